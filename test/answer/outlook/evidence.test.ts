import { describe, expect, test } from 'vitest';
import { publishedRange } from '../../../src/answer/outlook/published-range.js';
import { planOf } from '../../../src/answer/sheet/plan.js';
import { builtInCatalog } from '../../../src/catalog/package-presets.js';
import type { PublishedRun } from '../../../src/catalog/runs.js';
import { SizingError, sizeInference, sizeTraining } from '../../../src/index.js';
import type { Given } from '../../../src/scenario/draft.js';
import { resolve } from '../../../src/scenario/resolve.js';

/** A run like GPT-3 on 1,024 A100 at bf16, but for what is said. */
const runOf = (utilization: number, but: Partial<PublishedRun> = {}): PublishedRun => ({
  model: `run at ${utilization}`,
  gpu: 'a100-sxm-80gb',
  line: 'a100',
  gpus: 1024,
  precision: 'bf16',
  parameters: 175e9,
  activeParameters: 175e9,
  utilization,
  basis: 'whole run',
  publication: 'A paper',
  document: 'A paper',
  date: '2024',
  ...but,
});
const five = (but: Partial<PublishedRun> = {}, from = 0.3) =>
  [0, 1, 2, 3, 4].map((step) => runOf((Math.round(from * 100) + step) / 100, but));

function taken(runs: readonly PublishedRun[], fields: Readonly<Record<string, string | number>> = {}) {
  const all = { model: 'gpt3', gpu: 'a100', precision: 'bf16', ...fields };
  const given = new Map(Object.entries(all).map(([key, value]): [string, Given] => [key, { value, where: { kind: 'field', path: key } }]));
  const resolution = resolve('train', given, builtInCatalog());
  if (!resolution.ok) throw new SizingError(resolution.diagnostics);
  const plan = planOf(resolution.resolved);
  const values = plan.inputs.slice();
  plan.compute(values);
  const { taken: found, warnings, hints } = publishedRange(plan, values, given, runs);
  return {
    by: found?.range.comparableBy,
    runs: found?.range.runs ?? [],
    field: found?.field,
    codes: [...warnings, ...hints].map(({ code }) => code),
  };
}

describe('published runs are taken', () => {
  test('that are like the scenario in everything, where there are enough', () => {
    const others = [
      ...five({ line: 'h100', gpu: 'h100-sxm-80gb' }, 0.1),
      ...five({ precision: 'fp8' }, 0.1),
      ...five({ parameters: 7e9, activeParameters: 7e9 }, 0.1),
    ];
    const { by, runs } = taken([...others, ...five()]);
    expect(by).toEqual(['accelerator', 'precision', 'scale']);
    expect(runs.map(({ utilization }) => utilization)).toEqual([0.3, 0.31, 0.32, 0.33, 0.34]);
  });

  test('in ascending order as a distribution, the nearest in size named first', () => {
    const runs = [runOf(0.5, { gpus: 2048 }), ...five(), runOf(0.2, { gpus: 780 })];
    const { field, runs: named } = taken(runs);
    expect(field?.distribution).toEqual({ is: 'observed', values: [0.2, 0.3, 0.31, 0.32, 0.33, 0.34, 0.5] });
    expect(named.map(({ gpus }) => gpus)).toEqual([780, 1024, 1024, 1024, 1024, 1024, 2048]);
  });

  test('at 16 bits for 16 bits, and where the precision is not known', () => {
    const runs = [runOf(0.3, { precision: 'fp16' }), runOf(0.31, { precision: null }), ...five().slice(2)];
    expect(taken(runs).by).toEqual(['accelerator', 'precision', 'scale']);
  });

  test('up to four times the size, by the parameters that a token passes', () => {
    const sized = (parameters: number) => taken(five({ parameters: 1e13, activeParameters: parameters })).by;
    expect(sized(4 * 175e9)).toEqual(['accelerator', 'precision', 'scale']);
    expect(sized(4.1 * 175e9)).toEqual(['accelerator', 'precision']);
    expect(sized(175e9 / 4.1)).toEqual(['accelerator', 'precision']);
    expect(taken(five({ gpus: 4 * 780 + 1 })).by).toEqual(['accelerator', 'precision']);
    expect(taken(five({ gpus: null })).by).toEqual(['accelerator', 'precision', 'scale']);
  });

  test('that are less and less like it, as a warning says', () => {
    const far = { parameters: 7e9, activeParameters: 7e9 };
    const steps: readonly (readonly [Partial<PublishedRun>, readonly string[]])[] = [
      [{ precision: 'fp8' }, ['accelerator', 'scale']],
      [{ precision: 'fp8', ...far }, ['accelerator']],
      [{ line: 'h100' }, ['precision', 'scale']],
      [{ line: 'h100', ...far }, ['precision']],
      [{ line: 'h100', precision: 'fp8' }, ['scale']],
      [{ line: 'h100', precision: 'fp8', ...far }, []],
    ];
    for (const [but, by] of steps) {
      const found = taken(five(but));
      expect(found.by, JSON.stringify(but)).toEqual(by);
      expect(found.codes).toContain('evidence-unlike');
    }
    expect(taken(five()).codes).not.toContain('evidence-unlike');
  });

  test('over whole runs before steps, which miss what failures take', () => {
    const both = [...five({ basis: 'steps' }, 0.5), ...five()];
    expect(taken(both).runs).toHaveLength(5);
    expect(taken(both).codes).not.toContain('evidence-of-steps');
    const few = [...five({ basis: 'steps' }, 0.5), ...five().slice(1)];
    expect(taken(few).runs).toHaveLength(9);
    expect(taken(few).codes).toContain('evidence-of-steps');
  });

  test('over steps alone where a goodput tells what failures take', () => {
    const both = [...five({ basis: 'steps' }, 0.5), ...five()];
    const { runs, codes } = taken(both, { goodput: 0.9 });
    expect(runs.every(({ basis }) => basis === 'steps')).toBe(true);
    expect(codes).not.toContain('evidence-of-steps');
  });

  test('also where the utilisation was given as one value, which is assumed all the same', () => {
    expect(taken(five(), { utilization: 0.4 }).by).toBeDefined();
  });

  test('with a word where they are few, and where they count less than the scenario does', () => {
    expect(taken(five()).codes).toContain('few-runs');
    expect(taken([...five(), ...five({}, 0.4)]).codes).not.toContain('few-runs');
    expect(taken(five(), { flops: 'exact' }).codes).toContain('evidence-by-parameters');
  });

  test('all of them where there are fewer than anybody could choose from', () => {
    const { by, runs } = taken([runOf(0.3, { line: 'h100' })]);
    expect([by, runs.length]).toEqual([[], 1]);
  });
});

describe('published runs are not taken', () => {
  test('where the utilisation is asked for', () => {
    expect(taken(five(), { gpus: 2000, duration: 2_592_000, solve: 'utilization' })).toMatchObject({
      runs: [],
      codes: ['evidence-not-taken'],
    });
  });

  test('where it has a range of its own', () => {
    const { uncertainty, warnings } = sizeTraining({ model: 'gpt3', gpu: 'a100', utilization: '30%..50%' }, { uncertainty: 'evidence' });
    expect(uncertainty?.evidence).toBeUndefined();
    expect(uncertainty?.ranges['utilization']?.shape).toBe('uniform');
    expect(warnings.map(({ code }) => code)).toContain('evidence-not-taken');
  });

  test('for serving', () => {
    const { uncertainty, warnings } = sizeInference({ model: 'gpt3', gpu: 'a100', tokens: 1e12 }, { uncertainty: 'evidence' });
    expect(uncertainty).toBeUndefined();
    expect(warnings.map(({ code }) => code)).toContain('evidence-not-taken');
  });
});

test('GPT-3 on A100 at tf32, at which nobody published a run: what is taken instead is said', () => {
  const { uncertainty, warnings, answer } = sizeTraining({ model: 'gpt3', gpu: 'a100' }, { uncertainty: 'evidence' });
  expect(uncertainty?.evidence?.comparableBy).toEqual(['accelerator', 'scale']);
  expect(uncertainty?.evidence?.runs.every(({ line, basis }) => line === 'a100' && basis === 'whole run')).toBe(true);
  expect(warnings.find(({ code }) => code === 'evidence-unlike')?.message).toContain('precision (tf32)');
  // The answer itself stays at the assumed utilisation.
  expect(answer['gpus']).toBe(1559);
  expect(uncertainty?.percentiles['gpus']?.p10).toBeGreaterThan(1559);
});
