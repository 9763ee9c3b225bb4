// The explanation of a model cannot lie: what a step says in symbols is the figure of the answer.
import { describe, expect, test } from 'vitest';
import { describeModel, type ModelResult, type Step } from '../../src/index.js';
import { cases } from '../architecture/data/cases.js';
import { liesOf, same } from './lies.js';

const SEQUENCES = [1, 100, 2048, 131_072] as const;
const WEIGHTS = ['bf16', 'fp32', 'fp16', 'fp8', 'int8', 'int4', 'mxfp4', 'nvfp4'] as const;
const KV = ['bf16', 'fp32', 'fp16', 'fp8', 'int8'] as const;

/** Formats rotate, so that each model meets all of them over its sequences and its neighbours. */
const rotated = cases.flatMap(({ model, config }, index) =>
  SEQUENCES.map((sequence, turn) => ({
    model,
    config,
    sequence,
    weights: WEIGHTS[(index + 3 * turn) % WEIGHTS.length] as (typeof WEIGHTS)[number],
    kv: KV[(index + 2 * turn) % KV.length] as (typeof KV)[number],
  })),
);

/** Figures of the answer by the keys that steps have. */
function figuresOf({ answer }: ModelResult): ReadonlyMap<string, number> {
  const { flopsPerToken, components, ...rest } = answer;
  const numbers = (entries: object, prefix = '') =>
    Object.entries(entries).flatMap(([key, value]) => (typeof value === 'number' ? [[prefix + key, value] as const] : []));
  return new Map([...numbers(rest), ...numbers(components, 'components.'), ...numbers(flopsPerToken, 'flopsPerToken.')]);
}

const EVERY_MODEL = ['parameters', 'activeParameters', 'nonEmbeddingParameters', 'weightsBytes'];
const EVERY_FLOP = ['forward', 'training', 'sixN', 'palm'].map((key) => `flopsPerToken.${key}`);
const ONE_STACK = ['megatron', 'megatronHardware'].map((key) => `flopsPerToken.${key}`);

describe.each(SEQUENCES)('over %d tokens', (length) => {
  test.each(rotated.filter(({ sequence }) => sequence === length))('$model, weights in $weights, cache in $kv', (one) => {
    const { config, ...options } = one;
    const result = describeModel(config, { explain: true, sequence: options.sequence, weights: options.weights, kv: options.kv });
    const { steps = [], answer } = result;
    expect(liesOf(steps)).toEqual([]);

    const figures = figuresOf(result);
    const explained = new Map(steps.map(({ key, value }) => [key, value ?? Number.NaN]));
    const wrong = [...explained].filter(([key, value]) => figures.has(key) && !same(value, figures.get(key) as number));
    expect(wrong).toEqual([]);

    const isPair = answer.structure.shape === 'encoder-decoder';
    const needed = [
      ...EVERY_MODEL,
      ...EVERY_FLOP,
      ...(isPair ? [] : ONE_STACK),
      ...(isPair || answer.flopsPerToken.decode === null ? [] : ['flopsPerToken.decode', 'flopsPerToken.prefill']),
      ...Object.keys(answer.components).map((component) => `components.${component}`),
      ...(['kvBytesPerToken', 'kvBytesAtContext', 'stateBytes'] as const).filter((key) => answer[key] !== 0),
    ];
    expect(needed.filter((key) => !explained.has(key))).toEqual([]);
  });
});

test('a step that says something else than it computes is caught', () => {
  const { config } = cases.find(({ modelType }) => modelType === 'llama') as (typeof cases)[number];
  const [first, ...rest] = describeModel(config, { explain: true }).steps as Step[];
  const honest = first as Step;
  expect(liesOf([honest])).toEqual([]);
  expect(liesOf([{ ...honest, value: (honest.value ?? 0) + 1 }])).toHaveLength(1);
  expect(liesOf([{ ...honest, expression: `${honest.expression} × L` }])).not.toEqual([]);
  expect(liesOf([{ ...honest, inputs: honest.inputs.slice(1) }])).not.toEqual([]);
  expect(liesOf([honest, { ...(rest[0] as Step), symbol: honest.symbol }])).not.toEqual([]);
});
