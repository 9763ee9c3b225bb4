import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Result } from '../../src/answer/contract/result.js';
import type { SizingError } from '../../src/diagnostics/diagnostic.js';
import { anyScenario, attempt, type Figures, settings } from './scenarios.js';

const runs = { ...settings, numRuns: settings.numRuns * 4 };

/** Answers of random scenarios; those without one are left out. */
function forAnswers(check: (result: Result) => void): number {
  let answered = 0;
  fc.assert(
    fc.property(anyScenario(), (scenario) => {
      const result = attempt(scenario);
      if (!('answer' in result)) return;
      answered++;
      check(result);
    }),
    runs,
  );
  return answered;
}

/** Both unknown, or equal to one part in 1e12. */
function expectSame(left: number | null, right: number | null, what: string): void {
  if (left === null || right === null) expect([left, right], what).toEqual([null, null]);
  else expect(Math.abs(left - right), `${what}: ${left}, ${right}`).toBeLessThanOrEqual(Math.abs(right) * 1e-12);
}

/** A product; unknown when a factor is. */
const times = (...factors: readonly (number | null | undefined)[]): number | null =>
  factors.reduce<number | null>(
    (product, factor) => (product === null || factor === null || factor === undefined ? null : product * factor),
    1,
  );

test('random scenarios are answered or refused for a reason, both often', () => {
  const codes = new Map<string, number>();
  fc.assert(
    fc.property(anyScenario(), (scenario) => {
      const result = attempt(scenario);
      const code = 'answer' in result ? 'answered' : (result as SizingError).code;
      codes.set(code, (codes.get(code) ?? 0) + 1);
    }),
    runs,
  );
  expect(codes.get('answered') ?? 0).toBeGreaterThan(runs.numRuns / 3);
  expect(codes.size).toBeGreaterThan(Math.min(5, runs.numRuns / 50));
});

test('figures are finite and not negative; what is unknown is null, and never zero', () => {
  forAnswers(({ answer }) => {
    for (const [key, value] of Object.entries(answer)) {
      if (value === null) continue;
      // A prompt may be cached as a whole: then nothing of it is read. The first turn has nothing before it. Hosting may be free.
      const least = key.startsWith('prefill') || key === 'historyTokens' || /^hosting(Usd|Cny)/.test(key) ? 0 : Number.MIN_VALUE;
      expect(Number.isFinite(value) && value >= least, `${key} is ${value}`).toBe(true);
    }
  });
});

test('counts of GPUs and servers are whole, cover what is needed, and not by one too many', () => {
  forAnswers(({ answer, scenario }) => {
    const spared = 'spares' in scenario;
    for (const [whole, exact] of [
      [spared ? 'workingGpus' : 'gpus', 'gpusExact'],
      ['servers', 'serversExact'],
    ] as const) {
      const [count, needed] = [answer[whole] as number, answer[exact] as number];
      expect(Number.isInteger(count), whole).toBe(true);
      expect(count, whole).toBeGreaterThanOrEqual(needed * (1 - 1e-12));
      expect(count === 1 || count - 1 < needed, `${count} for ${needed}`).toBe(true);
    }
    if (!spared) return;
    const { gpus, servers, workingGpus, workingServers, spareServers, spareGpus } = answer as Record<string, number>;
    expect(gpus).toBe((workingGpus as number) + (spareGpus as number));
    expect(servers).toBe((workingServers as number) + (spareServers as number));
    expect(spareServers).toBeGreaterThanOrEqual(1);
  });
});

describe('the parts of an answer agree', () => {
  const common = (scenario: Readonly<Record<string, unknown>>, answer: Figures, seconds: number | null) => {
    const { goodput, pue, price, gpusPerServer, electricityPrice } = scenario as Record<string, number>;
    const get = (key: string): number | null => answer[key] ?? null;
    expectSame(get('effectiveFlopsPerGpu'), times(get('peakFlopsPerGpu'), get('utilization')), 'rate of a GPU');
    const { peakToAverage, headroom } = scenario as Record<string, number>;
    const peak = peakToAverage === undefined ? 1 : peakToAverage / (1 - (headroom ?? 0));
    expectSame(times(get('gpusExact'), get('effectiveFlopsPerGpu')), times(get('requiredFlopsPerSecond'), peak), 'rate needed');
    expectSame(times(get('serversExact'), gpusPerServer), get('gpus'), 'servers');
    expectSame(times(get('gpuHours'), 3600), times(get('gpus'), seconds), 'hours');
    return { get, goodput, pue, price, electricityPrice };
  };

  test('training: energy is power × time, cost hours × price, work the rate × time', () => {
    let seen = 0;
    forAnswers(({ kind, scenario, answer }) => {
      if (kind !== 'train') return;
      seen++;
      const { get, goodput, price, electricityPrice } = common(scenario, answer, answer['durationSeconds'] ?? null);
      expectSame(get('trainingFlops'), times(get('flopsPerToken'), get('tokens'), scenario['epochs'] as number), 'work');
      expectSame(get('trainingFlops'), times(get('requiredFlopsPerSecond'), get('durationSeconds'), goodput), 'work over time');
      expectSame(get('energyJoules'), times(get('powerWatts'), get('durationSeconds')), 'energy');
      expectSame(get('costUsd'), times(get('gpuHours'), price), 'cost');
      expectSame(get('electricityUsd'), times(get('energyJoules'), 1 / 3.6e6, electricityPrice), 'electricity');
    });
    expect(seen).toBeGreaterThan(runs.numRuns / 10);
  });

  test('serving: the same, over the window and for a token', () => {
    let seen = 0;
    forAnswers(({ kind, scenario, answer }) => {
      if (kind !== 'infer') return;
      seen++;
      const { get, goodput, price, electricityPrice } = common(scenario, answer, answer['windowSeconds'] ?? null);
      const computed = get('computedTokensPerWindow') ?? get('tokensPerWindow');
      expectSame(get('inferenceFlops'), times(get('flopsPerToken'), computed), 'work');
      expectSame(get('inferenceFlops'), times(get('requiredFlopsPerSecond'), get('windowSeconds'), goodput), 'work over time');
      expectSame(times(get('tokensPerSecond'), get('windowSeconds')), get('tokensPerWindow'), 'tokens');
      if ('requestsPerSecond' in answer)
        expectSame(times(get('requestsPerSecond'), get('windowSeconds'), get('tokensPerRequest')), get('tokensPerWindow'), 'requests');
      expectSame(get('energyJoulesPerWindow'), times(get('powerWatts'), get('windowSeconds')), 'energy');
      expectSame(times(get('energyJoulesPerToken'), get('tokensPerWindow')), get('energyJoulesPerWindow'), 'energy of a token');
      expectSame(get('costUsdPerWindow'), times(get('gpuHours'), price), 'cost');
      expectSame(times(get('costUsdPerMillionTokens'), get('tokensPerWindow'), 1e-6), get('costUsdPerWindow'), 'cost of a token');
      expectSame(get('electricityUsdPerWindow'), times(get('energyJoulesPerWindow'), 1 / 3.6e6, electricityPrice), 'electricity');
    });
    expect(seen).toBeGreaterThan(runs.numRuns / 10);
  });

  test('power and carbon follow from the card and the region', () => {
    forAnswers(({ kind, scenario, answer, evidence }) => {
      const suffix = kind === 'train' ? '' : 'PerWindow';
      const own = (key: string) => scenario[key] as number | undefined;
      const watts = times(answer['gpus'], own('power') ?? evidence.power?.wattsPerGpu, own('pue'));
      expectSame(answer['powerWatts'] ?? null, watts, 'power');
      const grams = times(answer[`energyJoules${suffix}`], 1 / 3.6e6, own('carbon') ?? evidence.carbon?.gramsPerKwh);
      expectSame(answer[`co2eGrams${suffix}`] ?? null, grams, 'carbon');
    });
  });
});
