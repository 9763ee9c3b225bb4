import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readArchitecture } from '../../src/architecture/read.js';
import { buildIndex } from '../../src/catalog/build-index.js';
import { uncoveredFigures } from '../../src/catalog/coverage.js';
import { type ModelArchitecture, readModel } from '../../src/catalog/facts.js';
import { builtInCatalog } from '../../src/catalog/package-presets.js';
import { type ModelPreset, modelPresetSchema } from '../../src/catalog/schema.js';
import { placedParts } from '../../src/core/architecture/architecture.js';

const DIRECTORY = new URL('../../presets/models/', import.meta.url);
const presets = readdirSync(DIRECTORY).map((name) => JSON.parse(readFileSync(new URL(name, DIRECTORY), 'utf8')) as ModelPreset);
const withConfig = presets.filter(({ config }) => config !== null);

function preset(id: string): ModelPreset {
  const found = presets.find((one) => one.id === id);
  if (found === undefined) throw new Error(`no preset ${id}`);
  return found;
}

function read(one: ModelPreset): ModelArchitecture {
  const architecture = readModel(one).architecture();
  if (architecture === null) throw new Error(`${one.id} cannot be read`);
  return architecture;
}

/** Heads, key-value heads, window and number of layers of each kind of attention that a preset has, in order. */
function attentionOf(id: string): readonly (readonly [unknown, unknown, unknown, number])[] {
  const parts = placedParts(read(preset(id)).architecture).filter(({ part }) => part.is === 'selfAttention');
  return parts.map(({ part: { facts }, layers }) => [facts['heads'], facts['keyValueHeads'], facts['window'], layers.value]);
}

test('no preset leans on a default of its family: what makes its shape or cache stands in its config', () => {
  const leaning = withConfig.flatMap(({ id, config }) => {
    const reading = readArchitecture(config);
    return reading.ok ? reading.leaned.map(({ key, value }) => `${id}: ${key} ${value}`) : [`${id} cannot be read`];
  });
  expect(leaning).toEqual([]);
  const windowed = ['mistral-nemo-12b', 'mistral-large-2', 'mistral-small-3-24b'].flatMap((id) =>
    attentionOf(id).map(([, , window]) => window),
  );
  expect(windowed.filter((window) => typeof window === 'number')).toEqual([]);
  expect(attentionOf('mistral-7b').map(([, , window]) => window)).toEqual([4096]);
});

describe('the number of parameters', () => {
  test('has a config to be counted from in all but the presets whose architecture no source gives or this program cannot count', () => {
    const without = presets.filter(({ config, parameters }) => config === null && parameters.total !== null);
    expect(without.map(({ id }) => id)).toEqual([
      'ernie-3.0-titan',
      'ernie-3.0',
      'glam',
      'hunyuan-100b',
      'hunyuan-large',
      'hyperclova-204b',
      'internlm-104b',
      'laguna-m.1',
      'ling-2.6-flash',
      'mistral-large-4',
      'pangu-sigma',
      'pangu-ultra-135b',
      'pangu-ultra-moe',
      'skywork-13b',
      'snowflake-arctic',
      'switch-c',
      'wudao-2.0',
      'yuan-1.0',
    ]);
  });

  test.each(withConfig.map((one) => [one.id, one] as const))(
    '%s: the config gives the published count, or the preset says why not',
    (_, one) => {
      const { count } = read(one);
      const { total, computed, nonEmbedding, note } = one.parameters;
      expect([computed, nonEmbedding]).toEqual([count.parameters, count.nonEmbeddingParameters]);
      expect(note !== undefined, `published ${total}, counted ${count.parameters}`).toBe(total !== count.parameters);
    },
  );

  test('is the published one to the digit where the preset calls it exact, active parameters too', () => {
    const exact = presets.filter(({ parameters }) => parameters.exact);
    expect(exact).toHaveLength(183);
    for (const one of exact) {
      const { count } = read(one);
      const { total, active } = one.parameters;
      expect([total, active], one.id).toEqual([count.parameters, count.activeParameters]);
    }
  });

  test('is within reason of the published one everywhere', () => {
    for (const one of withConfig) {
      // InstructGPT says 6B of the GPT-3 of 6.7B.
      const most = one.id === 'instructgpt-6b' ? 0.11 : 0.031;
      expect(Math.abs(read(one).count.parameters / (one.parameters.total ?? 0) - 1), one.id).toBeLessThan(most);
    }
  });

  test('of a dense model is that of its active parameters', () => {
    for (const one of withConfig) {
      const { architecture, count } = read(one);
      const sparse = placedParts(architecture).some(({ part }) => part.is === 'experts');
      expect(count.activeParameters < count.parameters, one.id).toBe(sparse);
      if (!sparse) expect(one.parameters.active, one.id).toBe(one.parameters.total);
    }
  });

  test('is an estimate only where the family has no reader of its own', () => {
    const estimated = withConfig.filter((one) => read(one).architecture.estimated).map(({ id }) => id);
    expect(estimated).toEqual(['glm-130b', 'lamda-137b']);
  });
});

describe('the config', () => {
  test('says whether the output matrix is the embedding, and how long a sequence may be where that is known', () => {
    const unknown: string[] = [];
    for (const { id, config } of withConfig) {
      const inner = (config?.['text_config'] ?? config) as Record<string, unknown>;
      expect(inner['tie_word_embeddings'] ?? config?.['tie_word_embeddings'], id).toBeTypeOf('boolean');
      if (read(preset(id)).architecture.contextTokens === null) unknown.push(id);
    }
    expect(unknown).toEqual(['glm-5.3-flash', 'lamda-137b', 'mamba-130m', 'transformer-base', 'transformer-big']);
  });

  test.each([
    ['gpt-3-175b', [[96, 96, null, 96]]],
    ['falcon-7b', [[71, 1, null, 32]]],
    ['llama-3-8b', [[32, 8, null, 32]]],
    [
      'gemma-3-27b',
      [
        [32, 16, 1024, 52],
        [32, 16, null, 10],
      ],
    ],
    [
      'gpt-oss-120b',
      [
        [64, 8, 128, 18],
        [64, 8, null, 18],
      ],
    ],
    [
      'mimo-v2-flash',
      [
        [64, 4, null, 1],
        [64, 8, 128, 39],
        [64, 4, null, 8],
      ],
    ],
    [
      'step-3.5-flash',
      [
        [64, 8, null, 1],
        [96, 8, 512, 2],
        [96, 8, 512, 31],
        [64, 8, null, 11],
      ],
    ],
  ])('of %s has these heads, key-value heads and windows, in so many layers', (id, expected) => {
    expect(attentionOf(id)).toEqual(expected);
  });

  test('keeps what a repository holds beside the language model', () => {
    const extras = (id: string) => read(preset(id)).architecture.extras.map(({ is, parameters }) => [is, parameters]);
    expect(extras('deepseek-v3')).toEqual([
      ['mtp', 11_610_068_224],
      ['blockScales', 41_540_496],
    ]);
    expect(extras('gemma-3-27b')).toEqual([['vision', 423_060_336]]);
    expect(extras('llama-4-scout')).toEqual([['vision', 871_932_416]]);
    expect(read(preset('gpt-oss-20b')).storedAs).toBe('mxfp4');
  });

  test('is a figure: without a source it is refused', () => {
    const { sources, ...rest } = preset('llama-3.1-8b');
    const weaker = sources.map((source) => ({ ...source, figures: source.figures.filter((figure) => figure !== 'config') }));
    expect(uncoveredFigures({ ...rest, sources: weaker.filter(({ figures }) => figures.length > 0) })).toEqual(['config']);
  });

  test('of the README’s example is read', () => {
    const [, example = ''] = readFileSync(new URL('../README.md', DIRECTORY), 'utf8').split('<!-- model -->');
    const content = JSON.parse(/```json\n([\s\S]*?)```/.exec(example)?.[1] ?? '') as ModelPreset;
    expect(presets.map(({ id }) => id)).not.toContain(content.id);
    expect(buildIndex({ gpus: [], grids: [], models: [{ id: content.id, content }] }).models).toHaveLength(1);
    expect(content.parameters.note).toBeDefined();
  });

  test('is an object of JSON with the name of a family', () => {
    const good = preset('llama-3.1-8b');
    const parses = (config: unknown) => modelPresetSchema.safeParse({ ...good, config }).success;
    const { model_type: _, ...nameless } = good.config ?? { model_type: '' };
    expect([good.config, null].map(parses)).toEqual([true, true]);
    expect([nameless, {}, [], 'llama', { model_type: '' }, { model_type: 'llama', hidden_size: 1n }].map(parses)).toEqual(
      new Array(6).fill(false),
    );
  });
});

describe('the build refuses', () => {
  const build = (change: Partial<ModelPreset>) => () => {
    const content = { ...preset('llama-3.1-8b'), ...change };
    return buildIndex({ gpus: [], grids: [], models: [{ id: 'llama-3.1-8b', content }] });
  };
  const { config, parameters } = preset('llama-3.1-8b');

  test('no preset as it is', () => {
    expect(build({})).not.toThrow();
  });

  test.each([
    ['vocab_size', null, 'config.vocab_size or padded_vocab_size or tgt_vocab_size or n_words is missing'],
    ['hidden_size', '4096', 'config.hidden_size must be a whole number, not text'],
    ['num_hidden_layers', -1, 'config.num_hidden_layers must be a whole number from 1 to 10000, not -1'],
    ['num_key_value_heads', 7, 'config.num_key_value_heads 7 does not divide the 32 query heads'],
  ])('a config whose %s is %j, and names the file', (key, value, problem) => {
    const broken = { model_type: 'llama', ...config, [key]: value };
    expect(build({ config: broken })).toThrow(`presets: llama-3.1-8b.json: its config cannot be read: ${problem}`);
  });

  test.each(['computed', 'nonEmbedding'] as const)('a parameters.%s that the config does not give', (key) => {
    const [stated, given] = [1 + (parameters[key] ?? 0), parameters[key]];
    expect(build({ parameters: { ...parameters, [key]: stated } })).toThrow(
      `presets: llama-3.1-8b.json: parameters.${key} is ${stated}, and its config gives ${given}`,
    );
    expect(build({ parameters: { ...parameters, [key]: null } })).toThrow(`parameters.${key} is null`);
  });
});

describe('a model of the catalogue', () => {
  test('reads its architecture when it is asked, and once', () => {
    let reads = 0;
    const one = preset('llama-3.1-8b');
    const watched = new Proxy(one, {
      get(target, key, receiver) {
        if (key === 'config') reads += 1;
        return Reflect.get(target, key, receiver);
      },
    });
    const model = readModel(watched);
    expect(reads).toBe(0);
    const first = model.architecture();
    expect(model.architecture()).toBe(first);
    expect(reads).toBe(1);
    expect(first?.count.parameters).toBe(8_030_261_248);
  });

  test('has none where the preset has no config', () => {
    const { found } = builtInCatalog().model('gpt-4');
    expect(found?.architecture()).toBeNull();
    expect(found?.architecture()).toBeNull();
  });
});
