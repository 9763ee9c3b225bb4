import { beforeAll, describe, expect, test } from 'vitest';
import { calibratedPlanBy } from '../../src/answer/calibration/plan.js';
import { readCalibration } from '../../src/answer/calibration/read.js';
import type { Result } from '../../src/answer/contract/result.js';
import { planFor } from '../../src/answer/prediction/predictor.js';
import { answerOf } from '../../src/answer/sheet/answer.js';
import { useCostModels } from '../../src/answer/sheet/cost-models.js';
import { builtInCatalog } from '../../src/catalog/package-presets.js';
import { loadCostModel } from '../../src/cli/predictor.js';
import { SizingError } from '../../src/diagnostics/diagnostic.js';
import type { Given } from '../../src/scenario/draft.js';
import type { Kind } from '../../src/scenario/field.js';

type Factors = Readonly<Record<string, number>>;
const ERROR = '{ mean: 0.02, median: 0.02, p90: 0.05, bias: 0.01, low: -0.04, high: 0.05 }';
const group = (metric: string, factor: number, engine = '') => `  - metric: ${metric}
    gpu: h100-sxm-80gb
    models: dense
${engine === '' ? '' : `    engine: ${engine}\n`}    factor: ${factor}
    rows: 9
    configurations: 7
    modelsSeen: 2
    error: ${ERROR}
    leftOneOut: ${ERROR}
`;
const file = (factors: Factors, engine = '', program = '1.0.0') =>
  `version: 1\nprogram: ${program}\ngroups:\n${Object.entries(factors)
    .map(([metric, factor]) => group(metric, factor, engine))
    .join('')}`;

beforeAll(async () => {
  await loadCostModel();
  useCostModels({ calibrated: calibratedPlanBy('1.0.0') });
});

/** An answer, by a calibration where there is one. */
async function answered(kind: Kind, fields: Readonly<Record<string, string | number>>, text?: string): Promise<Result> {
  const where = { kind: 'field', path: 'x' } as const;
  const given = new Map<string, Given>(Object.entries(fields).map(([key, value]) => [key, { value, where }]));
  if (text !== undefined) {
    await readCalibration('ours.yaml', text);
    given.set('calibration', { value: 'ours.yaml', where });
  }
  const catalog = { ...builtInCatalog(), file: () => (text === undefined ? { reason: 'none' } : { text }) };
  const planned = planFor(kind, given, catalog);
  if (!planned.ok) throw new SizingError(planned.diagnostics);
  return answerOf(planned.plan, given, { catalog });
}

const STEP = { model: 'llama-3.1-8b', gpu: 'h100-sxm', gpus: 64, precision: 'bf16', sequence: 8192, utilization: 'auto', tokens: 1e12 };
const figure = (answer: Readonly<Record<string, unknown>> | null | undefined, key: string): number => answer?.[key] as number;

describe('training', () => {
  test('both stand in the answer, and the prediction stays as it is', async () => {
    const plain = await answered('train', STEP);
    const { calibrated, answer, scenario, sources } = await answered('train', STEP, file({ trainingSpeed: 0.8 }));
    expect(answer).toEqual(plain.answer);
    expect([scenario['calibration'], sources['calibration']]).toEqual(['ours.yaml', 'given']);
    for (const key of ['stepSeconds', 'durationSeconds', 'gpuHours', 'energyJoules'])
      expect(figure(calibrated?.answer, key)).toBeCloseTo(figure(answer, key) / 0.8, -3);
    for (const key of ['tokensPerSecondPerGpu', 'mfu', 'utilization'])
      expect(figure(calibrated?.answer, key) / figure(answer, key)).toBeCloseTo(0.8, 9);
    expect(calibrated?.answer?.['gpus']).toBe(64);
  });

  test('the range is the error that was left one out, around the calibrated figure', async () => {
    const { calibrated, uncertainty } = await answered('train', STEP, file({ trainingSpeed: 0.8 }));
    const speed = figure(calibrated?.answer, 'tokensPerSecondPerGpu');
    const { p10, p50, p90 } = uncertainty?.percentiles['tokensPerSecondPerGpu'] ?? { p10: 0, p50: 0, p90: 0 };
    expect([p10, p50, p90].map((each) => each / speed)).toEqual([1 / 1.05, 1 / 1.01, 1 / 0.96].map((each) => expect.closeTo(each, 9)));
    expect(uncertainty?.measured).toEqual({ group: 'dense models on h100-sxm-80gb (ours.yaml)', runs: 9, own: true });
    expect(calibrated?.percentiles).toEqual(uncertainty?.percentiles);
  });

  test('a slower machine needs more GPUs for the same time, and more money', async () => {
    const { gpus: _, ...fixed } = { ...STEP, duration: 30 * 86_400, price: 2 };
    const { calibrated, answer } = await answered('train', fixed, file({ trainingSpeed: 0.5 }));
    expect(figure(calibrated?.answer, 'gpus')).toBeGreaterThan(1.5 * figure(answer, 'gpus'));
    expect(figure(calibrated?.answer, 'costUsd')).toBeGreaterThan(1.5 * figure(answer, 'costUsd'));
  });

  test('memory has a factor of its own: a layout that does not fit by it is not taken', async () => {
    const fuller = await answered('train', STEP, file({ trainingMemory: 1.3 }));
    const given = { ...STEP, layout: 'tp=2,pp=1,cp=1', microBatch: 1 };
    const kept = await answered('train', given, file({ trainingMemory: 1.3 }));
    const total = (answer: unknown) => (answer as { memoryBytesPerGpu: { total: number } }).memoryBytesPerGpu.total;
    expect(total(kept.calibrated?.answer) / total(kept.answer)).toBeCloseTo(1.3, 9);
    expect(total(fuller.calibrated?.answer)).toBeLessThanOrEqual(80 * 2 ** 30);
  });

  test('a method and a goodput are calibrated too', async () => {
    const fields = { ...STEP, goodput: 'auto', method: 'sft' };
    const { calibrated, answer, method } = await answered('train', fields, file({ trainingSpeed: 0.8 }));
    expect(method?.method).toBe('sft');
    expect(figure(calibrated?.answer, 'durationSeconds') / figure(answer, 'durationSeconds')).toBeCloseTo(1.25, 6);
  });
});

describe('serving', () => {
  const SERVED = { model: 'llama-3.1-8b', gpu: 'h100-sxm', weights: 'bf16', input: 1000, output: 300, engine: 'vllm' };

  test('each metric moves by its own factor at a given load', async () => {
    const fields = { ...SERVED, concurrency: 32, layout: 'tp=1' };
    const { calibrated, answer } = await answered('infer', fields, file({ ttft: 1.2, tpot: 1.1, throughput: 0.9, energy: 1.3 }, 'vllm'));
    const moved = ['ttftSeconds', 'tpotSeconds', 'outputTokensPerSecondPerGpu', 'energyJoulesPerToken'].map(
      (key) => figure(calibrated?.answer, key) / figure(answer, key),
    );
    expect(moved).toEqual([1.2, 1.1, 0.9, 1.3].map((each) => expect.closeTo(each, 9)));
  });

  test('targets are kept by the calibrated time, with more replicas', async () => {
    const fields = { ...SERVED, requests: 100, ttft: 0.5, tpot: 0.02 };
    const { calibrated, answer } = await answered('infer', fields, file({ ttft: 1.5, tpot: 1.5 }, 'vllm'));
    expect(figure(calibrated?.answer, 'ttftSeconds')).toBeLessThanOrEqual(0.5);
    expect(figure(calibrated?.answer, 'tpotSeconds')).toBeLessThanOrEqual(0.02);
    expect(figure(calibrated?.answer, 'replicas')).toBeGreaterThan(figure(answer, 'replicas'));
  });

  test('what no calibrated machine reaches is said, and the prediction stays', async () => {
    const fields = { ...SERVED, requests: 100, tpot: 0.012 };
    const { calibrated, answer, warnings } = await answered('infer', fields, file({ tpot: 60 }, 'vllm'));
    expect(figure(answer, 'replicas')).toBeGreaterThan(0);
    expect(calibrated?.answer).toBeNull();
    expect(warnings.map(({ code }) => code)).toContain('calibrated-without-answer');
  });
});

test('a factor of one leaves the figures, and another group leaves the prediction alone', async () => {
  const { calibrated, answer } = await answered('train', STEP, file({ trainingSpeed: 1 }));
  for (const [key, value] of Object.entries(answer))
    if (typeof value === 'number') expect(figure(calibrated?.answer, key)).toBeCloseTo(value, 6);
  const other = await answered('train', { ...STEP, gpu: 'a100-sxm' }, file({ trainingSpeed: 0.5 }));
  expect(other.calibrated).toBeUndefined();
  expect(other.warnings.map(({ code }) => code)).toContain('calibration-unlike');
});

test('what is assumed is not calibrated, and a calibration for another version says so', async () => {
  const assumed = await answered('train', { model: 'gpt3', gpu: 'a100', utilization: 0.5 }, file({ trainingSpeed: 0.5 }));
  expect(assumed.calibrated).toBeUndefined();
  expect(assumed.warnings.map(({ code }) => code)).toContain('no-effect');
  expect(assumed.answer['gpus']).toBe(1559);
  const older = await answered('train', STEP, file({ trainingSpeed: 0.8 }, '', '0.9.0'));
  expect(older.warnings.map(({ code }) => code)).toContain('calibration-older');
});

test.each<[string, string, RegExp]>([
  ['a list', '- 1\n', /must have version, program and groups/],
  ['no version', 'groups: []\n', /version: 1 is missing/],
  ['no groups', 'version: 1\n', /groups must be a list/],
  ['an unknown key', 'version: 1\nfactors: []\ngroups: []\n', /no key ‘factors’/],
  ['an unknown metric', file({ speed: 1 }), /‘speed’ is not one of the choices/],
  ['a factor of zero', file({ trainingSpeed: 0 }), /factor must be a number, 0.01 to 100/],
  ['a factor in words', file({ trainingSpeed: 1 }).replace('factor: 1', 'factor: much'), /factor must be a number/],
  ['a group twice', file({ ttft: 1 }) + group('ttft', 2), /a second time/],
  ['a group without its accelerator', file({ ttft: 1 }).replace(/ {4}gpu:.*\n/, ''), /lacks gpu/],
  ['errors out of order', file({ ttft: 1 }).replace('low: -0.04', 'low: 0.9'), /in this order/],
  ['errors below −1', file({ ttft: 1 }).replace('low: -0.04', 'low: -1'), /above −1/],
  ['no errors', file({ ttft: 1 }).replace(/ {4}leftOneOut:.*\n/, ''), /leftOneOut must have/],
])('refuses %s with its place', async (_, text, message) => {
  const error = await readCalibration('ours.yaml', text).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(SizingError);
  const { diagnostics } = error as SizingError;
  expect(diagnostics.map((each) => each.message).join('\n')).toMatch(message);
  for (const { where } of diagnostics) expect(where).toMatchObject({ kind: 'file', file: 'ours.yaml' });
});
