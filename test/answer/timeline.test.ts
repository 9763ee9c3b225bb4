import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Timeline } from '../../src/answer/contract/outlook.js';
import { runsOutInMonth, timelineOf } from '../../src/answer/outlook/timeline.js';
import { runsOutPercentiles } from '../../src/answer/outlook/timeline-range.js';
import { uncertainFields } from '../../src/answer/outlook/uncertainty.js';
import { planOf } from '../../src/answer/sheet/plan.js';
import { builtInCatalog } from '../../src/catalog/package-presets.js';
import { SizingError } from '../../src/diagnostics/diagnostic.js';
import type { Given } from '../../src/scenario/draft.js';
import type { Kind } from '../../src/scenario/field.js';
import { readQuestion } from '../../src/scenario/question.js';
import { resolve } from '../../src/scenario/resolve.js';
import { runsOf, seed } from '../helpers/fuzz.js';
import { runCli } from '../helpers/run-cli.js';

const catalog = builtInCatalog();

function computed(fields: Record<string, string>, kind: Kind = 'infer') {
  const where = { kind: 'field', path: '' } as const;
  const read = readQuestion(
    kind,
    Object.entries(fields).map(([key, text]) => ({ key, text, whereOf: () => where })),
    catalog,
  );
  if (!read.ok) throw new SizingError(read.diagnostics);
  const given = new Map(read.question.fields.map(({ key, values }) => [key, values[0] as Given]));
  const resolution = resolve(kind, given, catalog);
  if (!resolution.ok) throw new SizingError(resolution.diagnostics);
  const plan = planOf(resolution.resolved);
  const values = plan.inputs.slice();
  const problem = plan.compute(values);
  if (problem !== undefined) throw new SizingError([problem]);
  return { plan, values, given };
}

function timeline(fields: Record<string, string>, samples = 2000): Timeline {
  const { plan, values, given } = computed(fields);
  const found = timelineOf(plan, values, given, { samples, seed: 1 }, uncertainFields(given));
  if (found === undefined) throw new Error('nothing looks ahead');
  return found;
}

// 2 × 50e9 × 8.64e9 ÷ 86,400 s = 1e16 FLOP/s; a GPU of 200 TFLOPS at 50 % delivers 1e14: 100 GPUs.
const hundred = { parameters: '50B', tokens: '8.64B', peak: '200 TFLOPS' };

describe('a demand that grows', () => {
  test('takes as many GPUs as the sheet says of the demand of that month', () => {
    const { months, growthPerMonth } = timeline({ ...hundred, growth: '10%/month', horizon: '12 months' });
    expect(growthPerMonth).toBe(0.1);
    expect(months.map(({ month }) => month)).toEqual(Array.from({ length: 13 }, (_, month) => month));
    // 100 × 1.1^m: 100, 110, 121, 133.1, … 313.8
    expect(months.map(({ gpus }) => gpus)).toEqual([100, 110, 121, 134, 147, 162, 178, 195, 215, 236, 260, 286, 314]);
    expect(months[12]?.servers).toBe(40);
    expect(months[1]?.tokensPerWindow).toBeCloseTo(9.504e9, 0);
  });

  test('costs all GPUs of a month for 730 hours, and their electricity apart', () => {
    const priced = { ...hundred, gpu: 'a100', price: '2', electricityPrice: '0.1/kWh', growth: '0%/month', horizon: '1 month' };
    const { months } = timeline(priced);
    expect(months[1]).toMatchObject({ gpus: 100, costUsdPerMonth: 146_000, powerWatts: 37_500 });
    // 37.5 kW × 730 h × 0.10
    expect(months[1]?.electricityUsdPerMonth).toBeCloseTo(2737.5, 9);
  });

  test('does not know a cost or a power that nobody gave', () => {
    const { months } = timeline({ ...hundred, growth: '10%/month' });
    expect(months).toHaveLength(25);
    expect(months[3]).toMatchObject({ costUsdPerMonth: null, powerWatts: null, electricityUsdPerMonth: null });
    expect(months[3]).not.toHaveProperty('requestsPerSecond');
  });

  test('without growth stays', () => {
    const { months, growthPerMonth } = timeline({ ...hundred, fleet: '100' });
    expect(growthPerMonth).toBe(0);
    expect(new Set(months.map(({ gpus }) => gpus))).toEqual(new Set([100]));
  });

  test('that shrinks needs one GPU at least', () => {
    const { months } = timeline({ ...hundred, growth: '-90%/month', horizon: '400 months' });
    expect(months.slice(0, 4).map(({ gpus }) => gpus)).toEqual([100, 10, 1, 1]);
    expect(months[400]?.gpus).toBe(1);
  });

  test('beyond counting is unknown, never infinite', () => {
    const { months, fleet } = timeline({ ...hundred, growth: '1000%/month', horizon: '600 months', fleet: '1000000' });
    const last = months[600];
    expect(last).toMatchObject({ gpus: null, servers: null, tokensPerWindow: null });
    expect(JSON.stringify(months)).not.toMatch(/Infinity|NaN/);
    expect(fleet?.runsOutInMonth).toBe(4);
  });

  test('keeps what was solved for: the demand that 100 GPUs serve, and its growth', () => {
    const { tokens: _, ...open } = hundred;
    const { months } = timeline({ ...open, gpus: '100', growth: '10%/month', horizon: '2 months' });
    expect(months.map(({ gpus }) => gpus)).toEqual([100, 110, 121]);
  });
});

describe('a fleet', () => {
  test('runs out in the first month that needs more', () => {
    const at = (fleet: string) => timeline({ ...hundred, growth: '10%/month', horizon: '12 months', fleet }).fleet?.runsOutInMonth;
    expect([at('99'), at('100'), at('109'), at('110'), at('313'), at('314')]).toEqual([0, 1, 1, 2, 12, null]);
  });

  test('serves at most what needs all of it', () => {
    const { fleet } = timeline({ ...hundred, growth: '10%/month', fleet: '250' });
    expect(fleet?.tokensPerWindow).toBe(21_600_000_000);
  });

  test('carries the peak, keeps headroom, and its spares stand by', () => {
    // 100 × 2 ÷ 0.8 = 250 carry the peak; a server of 8 stands by. 508 serve twice that.
    const sizing = { peakToAverage: '2', headroom: '20%', spares: 'N+1', gpusPerServer: '8' };
    const { fleet, months } = timeline({ ...hundred, ...sizing, growth: '10%/month', fleet: '508' });
    expect(months[0]?.gpus).toBe(258);
    expect(fleet?.tokensPerWindow).toBe(17_280_000_000);
  });

  test('that its spares take whole serves nothing', () => {
    const { fleet } = timeline({ ...hundred, spares: 'N+1', gpusPerServer: '8', fleet: '8' });
    expect(fleet).toMatchObject({ runsOutInMonth: 0, tokensPerWindow: null });
  });

  test('in requests says the requests that it serves', () => {
    const { fleet, months } = timeline({ parameters: '50B', requests: '100/s', input: '900', output: '100', peak: '200T', fleet: '250' });
    expect(months[0]).toMatchObject({ gpus: 100, requestsPerSecond: 100 });
    expect(fleet?.requestsPerSecond).toBeCloseTo(250, 9);
  });

  test('is infinite to whoever asks for the month when it never runs out, and undefined when there is none', () => {
    const month = (fields: Record<string, string>) => {
      const { plan, values } = computed({ ...hundred, ...fields });
      return runsOutInMonth(plan, values);
    };
    expect(month({ growth: '10%/month', fleet: '150' })).toBe(5);
    expect(month({ growth: '10%/month', fleet: '150000' })).toBe(Number.POSITIVE_INFINITY);
    expect(month({ growth: '10%/month' })).toBeUndefined();
  });

  test('lasts as long as its month says, whatever the numbers', () => {
    const drawn = fc.record({
      growth: fc.integer({ min: -20, max: 40 }),
      fleet: fc.integer({ min: 50, max: 5000 }),
      spares: fc.constantFrom('', 'N+1', '10%'),
      headroom: fc.integer({ min: 0, max: 60 }),
    });
    fc.assert(
      fc.property(drawn, ({ growth, fleet, spares, headroom }) => {
        const more = { growth: `${growth}%/month`, headroom: `${headroom}%`, fleet: `${fleet}`, ...(spares !== '' && { spares }) };
        const { months, fleet: outlook } = timeline({ ...hundred, ...more });
        const first = months.findIndex(({ gpus }) => (gpus ?? Number.POSITIVE_INFINITY) > fleet);
        expect(outlook?.runsOutInMonth).toBe(first < 0 ? null : first);
        // What it serves at most is on the right side of each month.
        for (const { gpus, tokensPerWindow } of months) {
          const fits = (tokensPerWindow ?? 0) <= (outlook?.tokensPerWindow ?? 0) + 1;
          expect(fits, `${gpus} of ${fleet}`).toBe((gpus ?? 0) <= fleet);
        }
      }),
      { numRuns: runsOf(100), seed },
    );
  });
});

describe('with ranges', () => {
  const grown = { ...hundred, horizon: '12 months', fleet: '200' };

  test('the percentiles of a month are those of its growth, which a closed form says', () => {
    // Uniform growth: its P10 is 6 %, its P90 14 %; the demand grows with it, so do its percentiles.
    const { months, uncertainty } = timeline({ ...grown, growth: '5%..15%/month' }, 10_000);
    expect(uncertainty).toMatchObject({ samples: 10_000, growth: { low: 0.05, middle: 0.1, high: 0.15, shape: 'uniform' } });
    const { gpus } = months[12]?.percentiles ?? {};
    for (const [got, growth] of [
      [gpus?.p10, 1.06],
      [gpus?.p50, 1.1],
      [gpus?.p90, 1.14],
    ] as const) {
      expect(Math.abs((got ?? 0) / Math.ceil(100 * growth ** 12) - 1)).toBeLessThan(0.01);
    }
    expect(months[0]?.percentiles?.gpus).toEqual({ p5: 100, p10: 100, p50: 100, p90: 100, p95: 100 });
  });

  test('the month in which the fleet runs out is early, likely and late', () => {
    // 200 GPUs: at 14 % in month 6 (2.19 ×), at 10 % in month 8 (2.14 ×), at 6 % in month 12 (2.01 ×).
    const { fleet } = timeline({ ...grown, growth: '5%..15%/month' }, 10_000);
    expect(fleet?.runsOut).toMatchObject({ early: 6, likely: 8, late: 12 });
    // 2^(1/12) − 1 = 5.946 %: below it the fleet lasts, which is 9.46 % of the samples.
    expect(fleet?.runsOut?.never).toBeCloseTo(0.0946, 2);
  });

  test('any percentile of that month can be asked for, and is infinite where the fleet lasts', () => {
    const { plan, given } = computed({ ...grown, growth: '5%..15%/month' });
    const at = runsOutPercentiles(plan, [], given.get('growth')?.spread, { samples: 10_000, seed: 1 });
    // At 14.9 % in month 5 (2.002 ×), at 5.5 % beyond the horizon.
    expect([1, 10, 50, 90, 95].map((percentile) => at?.(percentile))).toEqual([5, 6, 8, 12, Number.POSITIVE_INFINITY]);
    const without = computed({ ...hundred, growth: '5%..15%/month' });
    expect(runsOutPercentiles(without.plan, [], without.given.get('growth')?.spread, { samples: 10, seed: 1 })).toBeUndefined();
  });

  test('that month has the same percentiles wherever it is asked for, however far the horizon is', () => {
    const scenario = { ...grown, growth: '1%..2%/month', horizon: '600 months', utilization: '40%..60%' };
    const { fleet, uncertainty } = timeline(scenario, 10_000);
    expect(uncertainty?.samples).toBeLessThan(10_000);
    const { plan, given } = computed(scenario);
    const at = runsOutPercentiles(plan, uncertainFields(given), given.get('growth')?.spread, { samples: 10_000, seed: 1 });
    expect([at?.(10), at?.(50), at?.(90)]).toEqual([fleet?.runsOut?.early, fleet?.runsOut?.likely, fleet?.runsOut?.late]);
    const few = runsOutPercentiles(plan, uncertainFields(given), given.get('growth')?.spread, {
      samples: uncertainty?.samples ?? 0,
      seed: 1,
    });
    for (let percentile = 1; percentile < 100; percentile++) expect(at?.(percentile)).toBe(few?.(percentile));
  });

  test('any other assumption may be one, and both together', () => {
    const { months } = timeline({ ...grown, growth: '10%/month', utilization: '40%..60%' });
    expect(months[0]?.percentiles?.gpus.p10).toBeLessThan(90);
    expect(months[0]?.percentiles?.gpus.p90).toBeGreaterThan(115);
    const both = timeline({ ...grown, growth: '10% ± 5%/month', utilization: '40%..60%' });
    expect(both.months[12]?.percentiles?.gpus.p90).toBeGreaterThan(months[12]?.percentiles?.gpus.p90 ?? 0);
  });

  test('samples without an answer are counted and left out', () => {
    const { tokens: _, ...open } = hundred;
    const { uncertainty } = timeline({ ...open, gpus: '30', spares: '50%..100%', gpusPerServer: '4..32', growth: '1%/month' });
    expect(uncertainty?.unanswered).toBeGreaterThan(0);
    expect(uncertainty?.unanswered).toBeLessThan(uncertainty?.samples ?? 0);
  });

  test('a long horizon takes fewer samples, and says how many', () => {
    const { uncertainty } = timeline({ ...hundred, growth: '0%..1%/month', horizon: '600 months' }, 10_000);
    expect(uncertainty?.samples).toBe(Math.ceil(2e6 / 601));
  });

  test('without any there are no percentiles', () => {
    const { months, uncertainty, fleet } = timeline({ ...grown, growth: '10%/month' });
    expect(uncertainty).toBeUndefined();
    expect(fleet).not.toHaveProperty('runsOut');
    expect(months[0]).not.toHaveProperty('percentiles');
  });
});

describe('growth', () => {
  test.each([
    ['5%..15%/month', 0.05, 0.15],
    ['5%/month..15%/month', 0.05, 0.15],
    ['5% .. 15% a month', 0.05, 0.15],
    ['10% ± 3%/month', 0.07, 0.13],
    ['10%/month ± 3%/month', 0.07, 0.13],
    ['-5%..5% per month', -0.05, 0.05],
  ])('%s', (text, low, high) => {
    const { growth } = timeline({ ...hundred, growth: text }, 10).uncertainty ?? {};
    expect(growth?.low).toBeCloseTo(low, 12);
    expect(growth?.high).toBeCloseTo(high, 12);
  });

  test.each(['5%..15%', '15%..5%/month', '5%..15%/year', '10% ± 20/month ± 3'])('%s is refused', (text) => {
    expect(() => timeline({ ...hundred, growth: text })).toThrow(SizingError);
  });

  test('of a training run is a clear error', async () => {
    const { code, stderr } = await runCli(['train', '--model', 'gpt3', '--gpu', 'a100', '--growth', '10%/month']);
    expect(code).toBe(2);
    expect(stderr).toContain('--growth');
    expect(stderr).toContain('infer');
  });
});

describe('the total of a file', () => {
  const file = (scenarios: string) => `version: 1\ndefaults: { peak: 200 TFLOPS, price: 2, gpusPerServer: 8 }\nscenarios:\n${scenarios}`;
  const total = async (scenarios: string) => {
    const { stdout } = await runCli(['run', '--format', 'json'], { inputs: { 'llm-sizing.yaml': file(scenarios) } });
    const read = JSON.parse(stdout) as { total: { timeline?: Record<string, number>[]; trainingCostUsd: number } };
    return { months: read.total.timeline ?? [], ...read.total };
  };
  const growing = '  a: { kind: infer, parameters: 50B, tokens: 8.64B, growth: 10%/month, horizon: 3 months }\n';
  const training = '  b: { kind: train, parameters: 10B, tokens: 100B, duration: 73d }\n';

  test('adds what grows to what stays, as far as the longest horizon', async () => {
    const longer = '  c: { kind: infer, parameters: 50B, tokens: 8.64B, growth: 0%/month, horizon: 5 months }\n';
    const constant = '  d: { kind: infer, parameters: 50B, tokens: 864M }\n';
    const { months } = await total([growing, longer, constant].join(''));
    // 100 × 1.1^m, 100 and 10 GPUs.
    expect(months.map(({ gpus }) => gpus)).toEqual([210, 220, 231, 244, 257, 272]);
    expect(months[0]).toMatchObject({ month: 0, trainingGpus: 0, servingGpus: 210, servers: 13 + 13 + 2, costUsdPerMonth: 210 * 730 * 2 });
  });

  test('has training while it lasts, and pays it once', async () => {
    const { months, trainingCostUsd } = await total(growing + training);
    // 73 days are 2.4 months.
    const { trainingGpus = 0 } = months[0] ?? {};
    expect(trainingGpus).toBeGreaterThan(0);
    expect(months.map((month) => month['trainingGpus'])).toEqual([trainingGpus, trainingGpus, trainingGpus, 0]);
    const serving = months.map(({ servingGpus = 0 }) => servingGpus * 730 * 2);
    const paid = months.reduce((sum, { costUsdPerMonth = 0 }, month) => sum + costUsdPerMonth - (serving[month] ?? 0), 0);
    expect(paid / trainingCostUsd).toBeCloseTo(1, 9);
  });

  test('leaves alternatives out, and does not know a cost that one scenario lacks', async () => {
    const alternatives = '  c: { kind: infer, parameters: 50B, tokens: 8.64B, growth: 10%/month, utilization: [40%, 50%] }\n';
    expect((await total(growing + alternatives)).months).toHaveLength(4);
    const unpriced = '  d: { kind: infer, parameters: 50B, tokens: 864M, price: null }\n';
    expect((await total(growing + unpriced)).months[0]).toMatchObject({ gpus: 110, costUsdPerMonth: null });
  });

  test('has no months where nothing looks ahead', async () => {
    expect((await total(training)).timeline).toBeUndefined();
  });
});
