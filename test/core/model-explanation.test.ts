// The explanation of a model cannot lie: what a step says in symbols is the figure of the answer.
import { describe, expect, test } from 'vitest';
import { describeModel, type ModelResult, type Step } from '../../src/index.js';
import { cases } from '../architecture/data/cases.js';
import { evaluateEquation, symbolsOf } from './expression.js';

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

function same(a: number, b: number): boolean {
  return a === b || Math.abs(a / b - 1) <= 1e-12;
}

/** Everything that a step says wrongly. */
function liesOf(steps: readonly Step[]): readonly string[] {
  const lies: string[] = [];
  const meaning = new Map<string, string>();
  for (const { key, symbol, expression, inputs, value, unit, source } of steps) {
    const [, right = ''] = expression.split(' = ');
    const listed = inputs.map((input) => input.symbol);
    if (new Set(listed).size !== listed.length) lies.push(`${key}: an input is listed twice`);
    if (unit === '' || source.length < 10) lies.push(`${key}: no unit or no source`);
    if (JSON.stringify([...symbolsOf(right)].toSorted()) !== JSON.stringify(listed.toSorted()))
      lies.push(`${key}: ${expression} has the inputs ${listed}`);
    for (const input of [...inputs, { key, symbol, value }]) {
      const said = `${input.key} ${input.value}`;
      const before = meaning.get(input.symbol);
      if (before !== undefined && before !== said) lies.push(`${input.symbol} is ${before}, and ${said}`);
      meaning.set(input.symbol, said);
    }
    const symbols = new Map(inputs.map((input) => [input.symbol, input.value ?? Number.NaN]));
    const said = evaluate(expression, symbols);
    if (said === undefined) lies.push(`${key}: ${expression} cannot be evaluated`);
    else if (said.symbol !== symbol) lies.push(`${key} is ${symbol}, and its expression says ${said.symbol}`);
    else if (!same(said.value, value ?? Number.NaN)) lies.push(`${key}: ${expression} is ${said.value}, computed ${value}`);
  }
  return lies;
}

function evaluate(expression: string, symbols: ReadonlyMap<string, number>) {
  try {
    return evaluateEquation(expression, symbols);
  } catch {
    return undefined;
  }
}

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
