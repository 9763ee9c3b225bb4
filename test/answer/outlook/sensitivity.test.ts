import { describe, expect, test } from 'vitest';
import { sizeInference, sizeTraining, type TrainingScenario } from '../../../src/index.js';

const run: TrainingScenario = { model: 'gpt3', gpu: 'a100' };
const sensitive = (scenario: TrainingScenario) => {
  const { sensitivity } = sizeTraining(scenario, { sensitivity: true });
  if (sensitivity === undefined) throw new Error('no sensitivity');
  return sensitivity;
};

describe('what moves the answer', () => {
  test('is every assumption by a tenth where there are no ranges, presets and defaults among them', () => {
    const { figure, value, step, swings, unmoved } = sensitive(run);
    expect([figure, value, step]).toEqual(['gpus', 1559, 0.1]);
    expect(swings.map(({ field }) => field).toSorted()).toEqual([
      'duration',
      'epochs',
      'goodput',
      'parameters',
      'peak',
      'tokens',
      'utilization',
    ]);
    expect(swings.every(({ by }) => by === 'step')).toBe(true);
    expect(unmoved).toEqual(['gpusPerServer', 'pue']);
  });

  test('is a range from end to end, and the rest by a tenth beside it', () => {
    const { swings } = sensitive({ ...run, utilization: '30%..50%' });
    expect(swings[0]).toEqual({
      field: 'utilization',
      by: 'range',
      low: { assumption: 0.3, figure: 2597, clipped: false },
      high: { assumption: 0.5, figure: 1559, clipped: false },
      swing: 1038,
    });
    expect(swings.slice(1).every(({ by }) => by === 'step')).toBe(true);
  });

  test('comes in the order of its swing, and each end is the answer there', () => {
    const { swings } = sensitive({ ...run, tokens: '200B..400B', goodput: '70%..90%' });
    const lengths = swings.map(({ swing }) => swing ?? 0);
    expect(lengths).toEqual(lengths.toSorted((a, b) => b - a));
    const tokens = swings.find(({ field }) => field === 'tokens');
    expect(tokens?.low.figure).toBe(sizeTraining({ ...run, tokens: 200e9, goodput: 0.8 }).answer['gpus']);
    expect(tokens?.high.figure).toBe(sizeTraining({ ...run, tokens: 400e9, goodput: 0.8 }).answer['gpus']);
  });

  test('keeps what swings as far in the order of the scenario', () => {
    const { sensitivity, scenario } = sizeTraining(run, { sensitivity: true });
    const keys = Object.keys(scenario);
    const swings = sensitivity?.swings ?? [];
    const tied = swings.filter(({ swing }, place) => [swings[place - 1]?.swing, swings[place + 1]?.swing].includes(swing));
    expect(tied.length).toBeGreaterThan(2);
    const inOrder = swings.toSorted((a, b) => (b.swing ?? 0) - (a.swing ?? 0) || keys.indexOf(a.field) - keys.indexOf(b.field));
    expect(swings.map(({ field }) => field)).toEqual(inOrder.map(({ field }) => field));
  });

  test('goes no further than an assumption may be', () => {
    const { swings } = sensitive({ ...run, utilization: 0.95 });
    const utilization = swings.find(({ field }) => field === 'utilization');
    expect(utilization?.high).toMatchObject({ assumption: 1, clipped: true });
    expect(utilization?.low).toMatchObject({ assumption: 0.95 * 0.9, clipped: false });
  });

  test('shows in few GPUs as in many: of fewer than a hundred the exact count is moved', () => {
    const { figure, swings } = sensitive({ ...run, model: 'llama-3.1-8b', tokens: 1e9, precision: 'bf16' });
    expect(figure).toBe('gpusExact');
    expect(swings.map(({ field }) => field)).toContain('utilization');
    expect(swings.every(({ swing }) => (swing ?? 0) > 0)).toBe(true);
  });

  test('is what was solved for, not always the GPUs', () => {
    const { figure, swings } = sensitive({ ...run, gpus: 1024 });
    expect(figure).toBe('durationSeconds');
    // Whole GPUs: 1,024 ± 10% outwards.
    expect(swings.find(({ field }) => field === 'gpus')).toMatchObject({ low: { assumption: 921 }, high: { assumption: 1127 } });
  });

  test('has ends without an answer, and then no swing', () => {
    const { swings } = sensitive({ ...run, gpus: 800, duration: '30d', solve: 'utilization' });
    const gpus = swings.find(({ field }) => field === 'gpus');
    expect(gpus).toMatchObject({ low: { figure: null }, swing: null });
    expect(swings[0]?.swing).toBeNull();
  });

  test('is the length of a sequence where the architecture counts', () => {
    expect(sensitive({ ...run, flops: 'exact' }).swings.map(({ field }) => field)).toContain('sequence');
    expect(sensitive(run).swings.map(({ field }) => field)).not.toContain('sequence');
  });

  test('is the demand of a service', () => {
    const { sensitivity } = sizeInference({ model: 'gpt3', gpu: 'a100', requests: '100/s', words: 425 }, { sensitivity: true });
    expect(sensitivity?.swings.map(({ field }) => field)).toEqual(
      expect.arrayContaining(['requests', 'words', 'tokensPerWord', 'questions', 'utilization']),
    );
  });
});

describe('what to find out first', () => {
  test('is what nobody gave and no preset knows, the farthest swing first', () => {
    const { findOutFirst, swings } = sensitive({ ...run, tokens: '200B..400B', duration: '30d' });
    // Tokens and time are given, the peak and the parameters are known: the rest is defaults.
    expect(findOutFirst).toEqual(['utilization', 'epochs', 'goodput']);
    expect(findOutFirst).toEqual(swings.map(({ field }) => field).filter((field) => findOutFirst.includes(field)));
    expect(sensitive({ ...run, utilization: 0.4, epochs: 1, goodput: 0.9, duration: '30d' }).findOutFirst).toEqual([]);
  });
});

describe('the shares of the spread', () => {
  const variance = (low: number, high: number) => (high - low) ** 2 / 12;
  const mean = (low: number, high: number) => (low + high) / 2;

  test('are those of a product of uniform numbers in closed form', () => {
    // Power goes with tokens × PUE.
    const { sobol, figure } = sensitive({ ...run, gpus: 1024, tokens: '200B..400B', epochs: '1..1.2' });
    expect(figure).toBe('durationSeconds');
    const [tokens, epochs] = [
      { mean: mean(200, 400), variance: variance(200, 400) },
      { mean: mean(1, 1.2), variance: variance(1, 1.2) },
    ];
    const all = (tokens.variance + tokens.mean ** 2) * (epochs.variance + epochs.mean ** 2) - (tokens.mean * epochs.mean) ** 2;
    const [ofTokens, ofEpochs, ofBoth] = [
      (tokens.variance * epochs.mean ** 2) / all,
      (epochs.variance * tokens.mean ** 2) / all,
      (tokens.variance * epochs.variance) / all,
    ];
    expect(sobol).toMatchObject({ points: 4096, unanswered: 0 });
    expect(sobol?.indices.map(({ fields }) => fields)).toEqual([['tokens'], ['epochs']]);
    for (const [place, first] of [ofTokens, ofEpochs].entries()) {
      expect(sobol?.indices[place]?.first).toBeCloseTo(first, 2);
      expect(sobol?.indices[place]?.total).toBeCloseTo(first + ofBoth, 2);
    }
  });

  test('are nothing for one range, which is all of it, and for ranges that move nothing', () => {
    expect(sensitive({ ...run, utilization: '30%..50%' }).sobol).toBeUndefined();
    expect(sensitive({ ...run, pue: '1.1..1.3', electricityPrice: '0.1/kWh..0.2/kWh' }).sobol).toBeUndefined();
  });

  test('are not told where a combination of the ranges has no answer', () => {
    const { sobol } = sensitive({ ...run, gpus: 2000, solve: 'utilization', tokens: '300B..1T', epochs: '1..1.2' });
    expect(sobol?.indices).toEqual([]);
    expect(sobol?.unanswered).toBeGreaterThan(1000);
  });

  test('are the same digits for the same seed, and of as many points as there are samples at most', () => {
    const scenario = { ...run, utilization: '30%..50%', tokens: '200B..400B' };
    const shares = (seed: number, samples = 10_000) => sizeTraining(scenario, { sensitivity: true, seed, samples }).sensitivity?.sobol;
    expect(shares(3)).toEqual(shares(3));
    expect(shares(3)?.indices).not.toEqual(shares(4)?.indices);
    expect(shares(3, 100)?.points).toBe(100);
  });
});
