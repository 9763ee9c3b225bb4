import fc from 'fast-check';
import type { Result } from '../../src/answer/contract/result.js';
import type { SizingError } from '../../src/diagnostics/diagnostic.js';
import { evaluate } from '../../src/index.js';
import { runsOf, seed } from '../helpers/fuzz.js';

/** Runs of a property. */
export const settings = { numRuns: runsOf(150), seed } as const;

export type Scenario = Readonly<Record<string, number | string | undefined>>;
export type Figures = Readonly<Record<string, number | null>>;

/** The whole result of a scenario that no type has checked. */
export function resultOf(scenario: Scenario, options: Parameters<typeof evaluate>[1] = {}): Result {
  return evaluate(scenario as never, options) as unknown as Result;
}

export function figuresOf(scenario: Scenario): Figures {
  return resultOf(scenario).answer;
}

/** A figure that is known. */
export function figure(scenario: Scenario, key: string): number {
  const value = figuresOf(scenario)[key];
  if (typeof value !== 'number') throw new Error(`${key} is ${value} in ${JSON.stringify(scenario)}`);
  return value;
}

/** The result, or the error that says why there is none; a defect of the program is neither. */
export function attempt(scenario: Scenario): Result | SizingError {
  try {
    return resultOf(scenario, { explain: true });
  } catch (error) {
    const sizing = error as SizingError;
    if (sizing.name !== 'SizingError' || sizing.code === 'internal') throw error;
    return sizing;
  }
}

/** A number from 10^low to 10^high, each magnitude as likely. */
export const magnitude = (low: number, high: number): fc.Arbitrary<number> =>
  fc.double({ min: low, max: high, noNaN: true }).map((exponent) => 10 ** exponent);
export const wholeMagnitude = (low: number, high: number): fc.Arbitrary<number> => magnitude(low, high).map(Math.round);
/** A share from a tenth of a per cent to 100 %. */
const share = fc.oneof(fc.double({ min: 0.001, max: 1, noNaN: true }), fc.constantFrom(0.3, 0.5, 1));

const models = ['gpt3', 'llama-3.1-8b', 'llama-3.1-70b', 'deepseek-v3', 'deepseek-moe-16b', 'dbrx', 'bloom-176b', 'gpt-4'];
const gpus = [
  'a100',
  'a100-sxm',
  'h100',
  'h100-sxm',
  'h200',
  'b200',
  'mi300x',
  'v100',
  'l4',
  'rtx-4090',
  'tpu-v5e',
  'mlu370-x8',
  'apple-m2-ultra',
];

const common = {
  model: fc.constantFrom(...models),
  parameters: wholeMagnitude(6, 13),
  activeParameters: wholeMagnitude(6, 11),
  flopsPerToken: magnitude(8, 14),
  flops: fc.constantFrom('6nd', 'palm', 'megatron', 'exact'),
  sequence: wholeMagnitude(0, 6),
  gpu: fc.constantFrom(...gpus),
  precision: fc.constantFrom('tf32', 'bf16', 'fp16', 'fp8'),
  sparsity: fc.constantFrom('none', '2:4'),
  peak: magnitude(12, 16),
  utilization: share,
  goodput: share,
  gpus: wholeMagnitude(0, 6),
  gpusPerServer: fc.integer({ min: 1, max: 72 }),
  price: fc.oneof(fc.constant('list'), magnitude(-2, 2)),
  budget: magnitude(2, 9),
  pue: fc.double({ min: 1, max: 3, noNaN: true }),
  electricityPrice: magnitude(-3, 0),
  spares: fc.oneof(fc.constantFrom('N+1', 'N+3'), fc.double({ min: 0.001, max: 1, noNaN: true })),
  region: fc.constantFrom('france', 'us-east-1', 'cn', 'tokyo'),
  weights: fc.constantFrom('bf16', 'fp8', 'int4', 'mxfp4'),
  memory: magnitude(10, 12),
  throughput: magnitude(0, 4),
  power: magnitude(2, 4),
  powerBudget: magnitude(4, 9),
  serverPrice: magnitude(4, 6),
  years: magnitude(0, 1),
  hosting: fc.oneof(fc.constant(0), magnitude(1, 3)),
  carbon: magnitude(0, 3),
  note: fc.constant('a note'),
};
const train = {
  ...common,
  kind: fc.constant('train'),
  tokens: magnitude(8, 14),
  epochs: magnitude(-1, 1),
  duration: magnitude(4, 8),
  solve: fc.constantFrom('gpus', 'duration', 'tokens', 'parameters', 'utilization', 'budget'),
};
const infer = {
  ...common,
  kind: fc.constant('infer'),
  tokens: magnitude(6, 14),
  requests: magnitude(-2, 5),
  questions: magnitude(0, 1),
  words: magnitude(1, 4),
  tokensPerWord: magnitude(-0.2, 0.5),
  input: wholeMagnitude(0, 5),
  output: wholeMagnitude(0, 4),
  shots: fc.integer({ min: 0, max: 10 }),
  tokensPerShot: magnitude(0, 3),
  cachedPrefix: fc.oneof(fc.constant(0), wholeMagnitude(0, 4)),
  cachedPrefixShare: fc.double({ min: 0, max: 1, noNaN: true }),
  turns: fc.integer({ min: 1, max: 9 }),
  users: wholeMagnitude(2, 8),
  messagesPerUser: magnitude(-5, -2),
  concurrentUsers: wholeMagnitude(0, 5),
  thinkTime: magnitude(0, 3),
  responseTime: fc.oneof(fc.constant(0), magnitude(0, 2)),
  tokenRate: magnitude(2, 7),
  outputTokenRate: magnitude(2, 6),
  kv: fc.constantFrom('bf16', 'fp8'),
  window: magnitude(2, 7),
  peakToAverage: fc.double({ min: 1, max: 10, noNaN: true }),
  headroom: fc.oneof(fc.constant(0), fc.double({ min: 0, max: 0.9, noNaN: true })),
  growth: fc.double({ min: -0.5, max: 1, noNaN: true }),
  horizon: fc.integer({ min: 1, max: 60 }),
  fleet: wholeMagnitude(0, 6),
  solve: fc.constantFrom('gpus', 'tokens', 'requests', 'parameters', 'utilization', 'budget'),
};

/**
 * Scenarios of both kinds with any of their fields, most of them in shapes that have an answer: the
 * demand described in one way, and one quantity left open.
 */
export function anyScenario(): fc.Arbitrary<Scenario> {
  return fc.oneof(ofShape(train, trainShapes), ofShape(infer, inferShapes));
}

const optional = [
  'precision',
  'sparsity',
  'peak',
  'utilization',
  'goodput',
  'gpusPerServer',
  'price',
  'pue',
  'electricityPrice',
  'region',
  'note',
  'spares',
  'peakToAverage',
  'headroom',
  'growth',
  'horizon',
  'fleet',
  'weights',
  'kv',
  'memory',
  'power',
  'carbon',
];
const sizes = [
  ['model'],
  ['model', 'flops'],
  ['model', 'flops', 'sequence'],
  ['model', 'parameters'],
  ['parameters'],
  ['parameters', 'activeParameters'],
  ['model', 'flopsPerToken'],
];
const trainShapes = [
  ['tokens', 'duration'],
  ['duration'],
  ['tokens', 'gpus'],
  ['tokens', 'epochs', 'gpus', 'duration', 'solve'],
  ['duration', 'gpus', 'solve'],
  ['budget', 'price', 'duration', 'solve'],
  ['budget', 'price', 'gpus'],
  ['tokens', 'duration', 'budget', 'price', 'solve'],
  ['tokens', 'throughput'],
  ['gpus', 'duration'],
  ['powerBudget', 'power'],
  ['powerBudget', 'power', 'duration', 'solve'],
  ['tokens', 'serverPrice', 'years', 'hosting', 'electricityPrice'],
];
const inferShapes = [
  ['tokens'],
  ['requests', 'words', 'questions', 'tokensPerWord'],
  ['requests', 'input', 'output', 'window'],
  ['requests', 'input', 'output', 'shots', 'tokensPerShot', 'cachedPrefix'],
  ['requests', 'input', 'output', 'cachedPrefix'],
  ['requests', 'words', 'shots', 'tokensPerShot'],
  ['gpus', 'input', 'output', 'shots', 'tokensPerShot'],
  ['gpus', 'input', 'output'],
  ['gpus', 'words'],
  ['gpus', 'window'],
  ['gpus', 'tokens', 'solve'],
  ['requests', 'words', 'gpus', 'solve'],
  ['budget', 'price', 'input', 'output', 'solve'],
  ['budget', 'price', 'tokens', 'solve'],
  ['users', 'messagesPerUser', 'input', 'output', 'turns', 'cachedPrefixShare'],
  ['messagesPerUser', 'input', 'output', 'gpus'],
  ['concurrentUsers', 'thinkTime', 'responseTime', 'words'],
  ['thinkTime', 'input', 'output', 'powerBudget', 'power'],
  ['tokenRate', 'throughput'],
  ['outputTokenRate', 'input', 'output', 'turns'],
  ['tokens', 'serverPrice', 'years', 'hosting', 'electricityPrice'],
];

function ofShape(fields: Readonly<Record<string, fc.Arbitrary<unknown>>>, shapes: readonly (readonly string[])[]): fc.Arbitrary<Scenario> {
  return fc
    .tuple(
      fc.constantFrom(...sizes),
      fc.constantFrom(...shapes),
      fc.subarray(
        optional.filter((key) => key in fields),
        { maxLength: 4 },
      ),
    )
    .chain(([size, shape, more]) => {
      const keys = new Set(['kind', 'gpu', ...size, ...shape, ...more]);
      return fc.record(Object.fromEntries([...keys].map((key) => [key, fields[key] as fc.Arbitrary<unknown>])));
    }) as fc.Arbitrary<Scenario>;
}
