import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { refusedTypes } from '../../src/architecture/families/refused.js';
import { families, familyOf } from '../../src/architecture/families/registry.js';
import { type ReadModel, readArchitecture } from '../../src/architecture/read.js';
import { type Architecture, partsOf } from '../../src/core/architecture/architecture.js';
import { conventionFlops } from '../../src/core/architecture/conventions.js';
import { forwardFlops } from '../../src/core/architecture/flops.js';
import { cacheBytes } from '../../src/core/architecture/memory.js';
import type { Part, Reach } from '../../src/core/architecture/part.js';
import { meanKeys } from '../../src/core/architecture/reach.js';
import { runsOf, seed } from '../helpers/fuzz.js';
import { byFormula, caseOf, cases, libraryCases, published } from './data/cases.js';

type Json = Readonly<Record<string, unknown>>;

function read(config: Json): ReadModel {
  const result = readArchitecture(config);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result;
}

const model = (name: string) => read(caseOf(name).config).architecture;
const count = (config: Json) => read(config).count.parameters;
const extrasOf = ({ extras }: Architecture) => Object.fromEntries(extras.map(({ is, parameters }) => [is, parameters]));
const sum = (numbers: Iterable<number>): number => [...numbers].reduce((total, number) => total + number, 0);

/** Elements of a part's tensors, multiplied out here; those of tied matrices belong to the embedding. */
function elements({ tensors }: Part): number {
  return sum(
    tensors
      .filter(({ tied }) => !tied)
      .map(({ shape, copies }) => shape.reduce((product, { value }) => product * value, copies?.value ?? 1)),
  );
}

describe.each([
  ['published', published],
  ['by formula', byFormula],
])('counts %s', (_, group) => {
  test.each(group.map((one) => [one.model, one] as const))('%s', (_name, { config, parameters, activeParameters, extras }) => {
    const { architecture, count: counted } = read(config);
    expect(counted.parameters).toBe(parameters);
    expect(counted.activeParameters).toBe(activeParameters);
    expect(extrasOf(architecture)).toEqual(extras);
    expect(architecture.estimated).toBe(false);
  });
});

test.each(cases.map((one) => [one.model, one] as const))('the parts of %s make the whole', (_, { config }) => {
  const { architecture, count: counted } = read(config);
  for (const parts of [counted.components, counted.activeComponents]) {
    for (const part of Object.values(parts)) expect(Number.isSafeInteger(part) && part > 0).toBe(true);
  }
  expect(sum(Object.values(counted.components))).toBe(counted.parameters);
  expect(sum(Object.values(counted.activeComponents))).toBe(counted.activeParameters);
  expect(counted.embeddingParameters + counted.nonEmbeddingParameters).toBe(counted.parameters);

  const layerByLayer = architecture.stacks.flatMap(({ before, layers, order, after }) => [
    ...before,
    ...order.flatMap((kind) => [...partsOf(layers[kind]?.layer ?? { blocks: [] })]),
    ...after,
  ]);
  expect(sum([...architecture.embedding, ...layerByLayer, ...architecture.head].map(elements))).toBe(counted.parameters);
});

/** Families that are another one under a second name: each must count that one's model as the same. */
const sameAs: Readonly<Record<string, string>> = {
  Yi: '01-ai/Yi-6B',
  ministral: 'mistralai/Mistral-7B-v0.1',
  qwen2_vl_text: 'Qwen/Qwen2-VL-7B-Instruct',
  qwen2_5_vl_text: 'Qwen/Qwen2.5-VL-7B-Instruct',
  gemma3: 'google/gemma-3-1b-it',
  granitemoeshared: 'ibm-granite/granite-3.0-1b-a400m-instruct',
  grok: 'xai-org/grok-1',
  minimax_m3: 'MiniMaxAI/MiniMax-M3',
  minimax_m3_text: 'MiniMaxAI/MiniMax-M3',
  minimax_m3_vl_text: 'MiniMaxAI/MiniMax-M3',
  minimax: 'MiniMaxAI/MiniMax-Text-01',
  gemma4: 'google/gemma-4-31B-it',
  deci: 'nvidia/Llama-3_3-Nemotron-Super-49B-v1',
};

describe('families', () => {
  test('each has a model whose count is known, or is another name of one that has', () => {
    const nested = libraryCases.map(({ config }) => (config['text_config'] as Json | undefined)?.['model_type']);
    const named = [...cases, ...libraryCases].map(({ modelType }) => modelType);
    const known = new Set([...named, ...nested].map((name) => familyOf(String(name))?.name));
    const without = Object.keys(families).filter((family) => !known.has(family) && sameAs[family] === undefined);
    expect(without).toEqual([]);
  });

  test('that are refused by name are none of those that are described', () => {
    const refused = refusedTypes();
    expect(refused).toEqual([...new Set(refused)].sort());
    expect(refused.filter((name) => familyOf(name) !== undefined)).toEqual([]);
    for (const name of refused) {
      const read = readArchitecture({ ...caseOf('mistralai/Mistral-7B-v0.1').config, architectures: undefined, model_type: name });
      expect(read).toMatchObject({ ok: false, problems: [{ is: 'conflict', key: 'model_type', value: name }] });
    }
  });

  test.each(Object.entries(sameAs))('%s counts %s alike', (name, like) => {
    const { config, parameters } = caseOf(like);
    const { architectures: _, text_config: text, ...rest } = config as { architectures?: unknown; text_config?: object };
    const renamed = text === undefined ? { ...rest, model_type: name } : { ...rest, text_config: { ...text, model_type: name } };
    expect(count(renamed)).toBe(parameters);
  });
});

test.each([
  ['GPT-3 175B', 174_604_259_328],
  ['openai-community/openai-gpt', 116_534_784],
  ['google-bert/bert-base-uncased', 109_482_240],
  ['google-t5/t5-base', 222_903_552],
  ['deepseek-ai/DeepSeek-V3', 671_026_419_200],
])('%s has the parameters that everybody quotes', (name, parameters) => {
  expect(count(caseOf(name).config)).toBe(parameters);
});

describe('image encoders', () => {
  const towers = cases.filter(({ extras }) => extras.vision !== undefined);
  const garbage = ['x', -1, 0, 1.5, 1e300, null, [], {}, true];

  test.each(towers.map((one) => [one.model, one] as const))('whatever stands in that of %s, the language model is read', (_, one) => {
    const { vision_config: vision = {}, ...rest } = one.config as { vision_config?: Json };
    expect(extrasOf(read(rest).architecture)).not.toHaveProperty('vision');
    for (const key of Object.keys(vision)) {
      const { [key]: _left, ...others } = vision;
      for (const broken of [others, ...garbage.map((value) => ({ ...vision, [key]: value }))]) {
        const { architecture, count: counted } = read({ ...rest, vision_config: broken });
        expect(counted.parameters).toBe(one.parameters);
        const { vision: parameters = 1 } = extrasOf(architecture);
        expect(Number.isSafeInteger(parameters) && parameters > 0).toBe(true);
      }
    }
  });

  test('one of another kind is not counted', () => {
    const gemma = caseOf('google/gemma-3-27b-it').config as { vision_config: Json };
    const mistral = caseOf('mistralai/Mistral-Small-3.1-24B-Instruct-2503').config as { vision_config: Json };
    for (const config of [gemma, mistral]) {
      const other = { ...config, vision_config: { ...config.vision_config, model_type: 'clip_vision_model' } };
      expect(read(other).architecture.extras).toEqual([]);
    }
  });
});

describe('memory of a sequence in bf16', () => {
  const BYTES = 2;

  test('Llama-3.1-70B keeps keys and values of 8 heads of 128 in 80 layers', () => {
    expect(cacheBytes(model('meta-llama/Llama-3.1-70B'), 8192, 'bf16').perToken).toBe(80 * 2 * 8 * 128 * BYTES);
    expect(80 * 2 * 8 * 128 * BYTES).toBe(327_680);
  });

  test('DeepSeek-V3 keeps a vector of 512 and a rotary key of 64 in 61 layers', () => {
    expect(cacheBytes(model('deepseek-ai/DeepSeek-V3'), 8192, 'bf16').perToken).toBe(61 * (512 + 64) * BYTES);
    expect(61 * (512 + 64) * BYTES).toBe(70_272);
  });

  test('Gemma-3-27B: each 6th of 62 layers keeps all, the other 52 the last 1,024 tokens', () => {
    const layer = 2 * 16 * 128 * BYTES;
    const bytes = cacheBytes(model('google/gemma-3-27b-it'), 131_072, 'bf16');
    expect(bytes).toMatchObject({ perToken: 62 * layer, perTokenBeyondWindows: 10 * layer, state: 0 });
    expect(bytes.atContext).toBe(10 * 131_072 * layer + 52 * 1024 * layer);
    expect(bytes.atContext).toBe(11_173_625_856);
  });

  test('gpt-oss-120b: every other of 36 layers keeps the last 128 tokens only', () => {
    const layer = 2 * 8 * 64 * BYTES;
    const bytes = cacheBytes(model('openai/gpt-oss-120b'), 131_072, 'bf16');
    expect(bytes).toMatchObject({ perToken: 36 * layer, perTokenBeyondWindows: 18 * layer, state: 0 });
    expect(bytes.atContext).toBe(18 * 131_072 * layer + 18 * 128 * layer);
    expect(bytes.atContext).toBe(4_836_556_800);
  });
});

describe('FLOP by published conventions', () => {
  test('PaLM 540B at 2,048 tokens: 6N + 12·L·H·Q·T', () => {
    const { palm } = conventionFlops(model('PaLM 540B'), 540.35e9, 2048);
    expect(palm).toBe(6 * 540.35e9 + 12 * 118 * 48 * 256 * 2048);
    expect(palm).toBeCloseTo(3.2777e12, -8);
  });

  test('GPT-3 at 2,048 tokens with everything computed again: 1.366 × 6N', () => {
    const { megatronHardware } = conventionFlops(model('GPT-3 175B'), 175e9, 2048);
    const [l, h, s, v] = [96, 12_288, 2048, 50_257];
    // Narayanan et al. 2021: 96·B·s·l·h²·(1 + s/6h + V/16lh), for one token.
    expect(megatronHardware / (96 * l * h * h * (1 + s / (6 * h) + v / (16 * l * h)))).toBeCloseTo(1, 12);
    expect(megatronHardware / (6 * 175e9)).toBeCloseTo(1.366, 3);
  });
});

/** Dimensions of a generated model; each may grow by itself. */
const dimension = (max: number) => fc.integer({ min: 1, max });
const dimensions = fc.record({
  hidden: dimension(512),
  layers: dimension(12),
  vocabulary: dimension(5000),
  keyValueHeads: dimension(8),
  groups: dimension(8),
  headDim: dimension(64),
  width: dimension(1024),
});
type Dimensions = typeof dimensions extends fc.Arbitrary<infer Value> ? Value : never;

const llama = ({ hidden, layers, vocabulary, keyValueHeads, groups, headDim, width }: Dimensions) => ({
  model_type: 'llama',
  hidden_size: hidden,
  num_hidden_layers: layers,
  vocab_size: vocabulary,
  num_key_value_heads: keyValueHeads,
  num_attention_heads: keyValueHeads * groups,
  head_dim: headDim,
  intermediate_size: width,
  tie_word_embeddings: false,
});
const experts = (own: Dimensions) => ({
  ...llama(own),
  model_type: 'qwen2_moe',
  num_experts: own.groups + 1,
  num_experts_per_tok: 1,
  moe_intermediate_size: own.width,
  shared_expert_intermediate_size: own.headDim,
});
const latent = (own: Dimensions) => ({
  ...llama(own),
  model_type: 'deepseek_v3',
  num_key_value_heads: null,
  q_lora_rank: own.width,
  kv_lora_rank: own.headDim,
  qk_nope_head_dim: own.headDim,
  qk_rope_head_dim: own.keyValueHeads,
  v_head_dim: own.headDim,
  n_routed_experts: own.groups + 1,
  num_experts_per_tok: 1,
  n_shared_experts: 1,
  moe_intermediate_size: own.width,
  first_k_dense_replace: 0,
});

describe.each([
  ['Llama', llama],
  ['experts', experts],
  ['latent attention', latent],
])('generated models with %s', (_, build) => {
  const check = (property: (own: Dimensions) => void) => fc.assert(fc.property(dimensions, property), { numRuns: runsOf(100), seed });

  test('each dimension that grows makes the model larger', () => {
    check((own) => {
      for (const key of Object.keys(own) as (keyof Dimensions)[]) {
        expect(count(build({ ...own, [key]: own[key] + 1 })), key).toBeGreaterThan(count(build(own)));
      }
    });
  });

  test('twice the layers are the stack once more', () => {
    check((own) => {
      const ends = 2 * own.vocabulary * own.hidden + own.hidden;
      expect(count(build({ ...own, layers: 2 * own.layers })) - count(build(own))).toBe(count(build(own)) - ends);
    });
  });

  test('a tied output matrix is not counted again, and multiplied by all the same', () => {
    check((own) => {
      const untied = read(build(own));
      const tied = read({ ...build(own), tie_word_embeddings: true });
      expect(untied.count.parameters - tied.count.parameters).toBe(own.vocabulary * own.hidden);
      for (const { architecture } of [untied, tied]) {
        const flops = (head: boolean) => forwardFlops(architecture, { tokens: 64 }, { head }).total;
        expect(flops(true) - flops(false)).toBe(2 * own.vocabulary * own.hidden);
      }
    });
  });
});

test('the mean of the keys seen is the sum over the positions, one by one', () => {
  const reaches = fc.record({
    mask: fc.constantFrom<Reach['mask']>('causal', 'bidirectional'),
    limit: fc.option(dimension(200)),
    chunked: fc.boolean(),
    compression: fc.constantFrom(1, 4, 128),
    tokens: dimension(600),
    after: fc.integer({ min: 0, max: 600 }),
  });
  const keysAt = (
    position: number,
    { limit, chunked, compression }: Pick<Reach, 'limit' | 'chunked'> & { compression: number },
  ): number => {
    if (limit === null) return position / compression;
    return chunked ? ((position - 1) % limit) + 1 : Math.min(position / compression, limit);
  };
  fc.assert(
    fc.property(reaches, ({ mask, limit, chunked, compression: drawn, tokens, after }) => {
      // A chunk is of tokens, not of summaries of them.
      const compression = chunked ? 1 : drawn;
      const shape = { mask, limit, compression, ...(chunked && { chunked: true as const }) };
      const positions = Array.from({ length: tokens }, (_, place) => after + place + 1);
      // Without a mask every query sees every token: no family narrows that.
      const expected = mask === 'causal' ? sum(positions.map((position) => keysAt(position, shape))) / tokens : after + tokens;
      const flops = { text: '1', value: 1 };
      expect(meanKeys({ ...shape, flopsPerPair: flops }, tokens, after) / expected).toBeCloseTo(1, 10);
    }),
    { numRuns: runsOf(500), seed },
  );
});
