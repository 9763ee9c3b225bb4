import { describe, expect, test } from 'vitest';
import { sampled, uncertainFields } from '../../../src/answer/outlook/uncertainty.js';
import { planOf } from '../../../src/answer/sheet/plan.js';
import { builtInCatalog } from '../../../src/catalog/package-presets.js';
import { evaluate, SizingError, sizeInference, sizeTraining, type TrainingScenario } from '../../../src/index.js';
import type { Given } from '../../../src/scenario/draft.js';
import { resolve } from '../../../src/scenario/resolve.js';

const run: TrainingScenario = { model: 'gpt3', gpu: 'a100' };
const Z95 = 1.6448536269514722;
const codesOf = (scenario: TrainingScenario) => {
  try {
    sizeTraining(scenario);
  } catch (error) {
    if (error instanceof SizingError) return error.diagnostics.map(({ code, allowed }) => [code, allowed]);
  }
  return [];
};

describe('ranges that go together', () => {
  // GPUs go with tokens ÷ time: of lognormal numbers the logarithms add up, with their correlation.
  const scenario = { ...run, tokens: '150B to 600B', duration: '15d to 60d' };
  const middle = (6 * 175e9 * 300e9) / 156e12 / 0.5 / 2_592_000;
  test.each([0.8, 0, -0.8])('spread a quotient by what is left of the difference: rank correlation %d', (rank) => {
    const { uncertainty } = sizeTraining({ ...scenario, together: { 'tokens+duration': rank } });
    const deviation = Math.log(2) / Z95;
    const correlation = 2 * Math.sin((Math.PI * rank) / 6);
    const spread = deviation * Math.sqrt(2 - 2 * correlation);
    const { p5 = 0, p50 = 0, p95 = 0 } = uncertainty?.percentiles['gpusExact'] ?? {};
    expect(p5 / middle / Math.exp(-Z95 * spread)).toBeCloseTo(1, 1.9);
    expect(p50 / middle).toBeCloseTo(1, 1.9);
    expect(p95 / middle / Math.exp(Z95 * spread)).toBeCloseTo(1, 1.9);
    // The ranges themselves stay what they are.
    expect((uncertainty?.percentiles['tokens']?.p95 ?? 0) / 600e9).toBeCloseTo(1, 2);
    expect(uncertainty?.together).toEqual([{ fields: ['tokens', 'duration'], rankCorrelation: rank }]);
  });

  test('are said as text, as keys or as flags, and echoed so that the same follows', () => {
    const written = ['tokens+duration=0.5', 'duration & tokens: 50%', '--tokens with --duration = 0.5', 'tokens and duration=1/2'];
    const found = written.map((together) => sizeTraining({ ...scenario, together }));
    for (const { uncertainty } of found) expect(uncertainty?.percentiles).toEqual(found[0]?.uncertainty?.percentiles);
    expect(found[0]?.scenario['together']).toBe('tokens+duration=0.5');
  });

  test('leave the digits alone where no two of them are ranges', () => {
    const { warnings, uncertainty } = sizeTraining({ ...run, tokens: '200B..400B', together: 'tokens+pue=0.5' });
    expect(uncertainty).toEqual(sizeTraining({ ...run, tokens: '200B..400B' }).uncertainty);
    expect(warnings.find(({ code }) => code === 'together-without-range')?.parameters).toEqual({ flags: ['--pue'] });
  });

  test('count as one in the shares of the spread', () => {
    const { sensitivity } = evaluate(
      { kind: 'train', ...scenario, utilization: '30% to 50%', together: 'tokens+duration=0.8' },
      { sensitivity: true },
    );
    const { indices = [] } = sensitivity?.sobol ?? {};
    expect(indices.map(({ fields }) => fields.toSorted())).toEqual([['duration', 'tokens'], ['utilization']]);
  });

  test('reach the months to come: the growth with the demand of today', () => {
    const service = {
      model: 'llama-3.1-70b',
      gpu: 'h100',
      requests: '8/s to 12/s',
      input: 1000,
      output: 300,
      horizon: '12 months',
    } as const;
    const last = (together?: string) => {
      const { timeline } = sizeInference({ ...service, growth: '5%/month to 15%/month', ...(together && { together }) });
      const { p5 = 0, p95 = 0 } = timeline?.months.at(-1)?.percentiles?.gpus ?? {};
      return (p95 ?? 0) / (p5 ?? 1);
    };
    expect(last('requests+growth=0.9')).toBeGreaterThan(last() * 1.05);
    expect(last('requests+growth=-0.9')).toBeLessThan(last() / 1.05);
  });

  test('may be one of published runs', () => {
    const plain = sizeTraining({ ...run, precision: 'bf16', tokens: '200B..400B' }, { uncertainty: 'evidence' });
    const tied = sizeTraining(
      { ...run, precision: 'bf16', tokens: '200B..400B', together: 'utilization+tokens=0.9' },
      { uncertainty: 'evidence' },
    );
    const width = ({ uncertainty }: typeof plain) => {
      const { p10 = 0, p90 = 0 } = uncertainty?.percentiles['gpusExact'] ?? {};
      return p90 / p10;
    };
    expect(width(tied)).toBeLessThan(width(plain) * 0.9);
  });

  test('are drawn in whole numbers too', () => {
    const given = new Map<string, Given>([
      ['model', { value: 'gpt3', where: { kind: 'field', path: 'model' } }],
      ['gpu', { value: 'a100', where: { kind: 'field', path: 'gpu' } }],
      ['gpusPerServer', { value: 4, where: { kind: 'field', path: 'x' }, spread: { is: 'uniform', low: 1, high: 8 } }],
      ['pue', { value: 1.2, where: { kind: 'field', path: 'x' }, spread: { is: 'uniform', low: 1.1, high: 1.3 } }],
      ['together', { value: 'gpusPerServer+pue=1', where: { kind: 'field', path: 'together' } }],
    ]);
    const resolution = resolve('train', given, builtInCatalog());
    if (!resolution.ok) throw new SizingError(resolution.diagnostics);
    const { sorted } = sampled(planOf(resolution.resolved), uncertainFields(given), ['servers'], { samples: 1000, seed: 1 });
    expect(new Set(sorted.get('servers')).size).toBe(8);
  });
});

describe('what goes together is refused', () => {
  const ranges = { ...run, tokens: '200B..400B', utilization: '30%..50%', duration: '20d..40d' };
  test.each([
    ['tokens', 'invalid-together'],
    ['tokens+utilization', 'invalid-together'],
    ['tokens+utilization=', 'invalid-together'],
    ['tokens=0.5', 'invalid-together'],
    ['tokens+gpu=0.5', 'invalid-together'],
    ['tokens+horizon=0.5', 'invalid-together'],
    ['tokens+tokens=0.5', 'invalid-together'],
    ['tokens+--tokens=0.5', 'invalid-together'],
    ['tokens+utilization=0.5,utilization+tokens=0.5', 'invalid-together'],
    ['tokens+utilization=1.5', 'invalid-together'],
    ['tokens+utilization=-2', 'invalid-together'],
    ['tokens+utilization=often', 'invalid-together'],
    ['tokens+utilization=0.5,', 'invalid-together'],
    ['', 'invalid-together'],
  ])('%s', (together, code) => {
    expect(codesOf({ ...ranges, together }).map(([found]) => found)).toEqual([code]);
  });

  test('where no numbers can, with what the last pair may be', () => {
    const together = { 'tokens+utilization': 0.9, 'utilization+duration': 0.9, 'tokens+duration': -0.9 };
    expect(codesOf({ ...ranges, together })).toEqual([
      ['impossible-correlation', 'with the others as they are (0 where nothing is said), tokens+duration from 0.64 to 1'],
    ]);
    // What is said to be allowed is.
    expect(codesOf({ ...ranges, together: { ...together, 'tokens+duration': 0.64 } })).toEqual([]);
  });
});
