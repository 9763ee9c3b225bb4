import { describe, expect, test } from 'vitest';
import { builtInCatalog } from '../../src/catalog/package-presets.js';
import type { Kind } from '../../src/scenario/field.js';
import { fieldOf, fieldsOf } from '../../src/scenario/fields.js';
import { FAILURE_KEYS, METHOD_KEYS } from '../../src/scenario/method-fields.js';
import { readText } from '../../src/scenario/read.js';

const where = { kind: 'field', path: 'x' } as const;

function read(key: string, text: string, kind: Kind = 'train') {
  const field = fieldOf(key);
  if (field === undefined) throw new Error(`no field ${key}`);
  return readText(field, kind, text, where, builtInCatalog());
}

/** What is read: the value that stands for the range, and its spread; or the code and the first suggestion. */
function said(key: string, text: string, kind: Kind = 'train') {
  const result = read(key, text, kind);
  return result.ok ? [result.value, result.spread] : [result.diagnostics[0]?.code, result.diagnostics[0]?.suggestions[0]];
}

describe('a range is read', () => {
  test.each([
    ['utilization', '30%..50%', 0.4, { is: 'uniform', low: 0.3, high: 0.5 }],
    ['utilization', '0.3..50%', 0.4, { is: 'uniform', low: 0.3, high: 0.5 }],
    ['utilization', ' 30% .. 50% ', 0.4, { is: 'uniform', low: 0.3, high: 0.5 }],
    ['utilization', '30%..38%..50%', 0.38, { is: 'triangular', low: 0.3, mode: 0.38, high: 0.5 }],
    ['utilization', '30%..30%..50%', 0.3, { is: 'triangular', low: 0.3, mode: 0.3, high: 0.5 }],
    ['tokens', '300B ± 100B', 300e9, { is: 'uniform', low: 200e9, high: 400e9 }],
    ['tokens', '300B±10%', 300e9, { is: 'uniform', low: 270e9, high: 330e9 }],
    ['tokens', '300B +/- 50%', 300e9, { is: 'uniform', low: 150e9, high: 450e9 }],
    ['tokens', '3e11..4e11', 350e9, { is: 'uniform', low: 3e11, high: 4e11 }],
    ['duration', '20d..4 weeks', 24 * 86_400, { is: 'uniform', low: 20 * 86_400, high: 28 * 86_400 }],
    ['gpus', '8 ± 10%', 8, { is: 'uniform', low: 7, high: 9 }],
    ['gpus', '4..7', 6, { is: 'uniform', low: 4, high: 7 }],
    ['price', '1.5..2.5', 2, { is: 'uniform', low: 1.5, high: 2.5 }],
    ['utilization', '20% to 80%', 0.5, { is: 'logitnormal', low: 0.2, high: 0.8 }],
    ['utilization', '20% TO  0.8', 0.5, { is: 'logitnormal', low: 0.2, high: 0.8 }],
    ['utilization', '20%到80%', 0.5, { is: 'logitnormal', low: 0.2, high: 0.8 }],
    ['tokens', '1T to 4T', 2e12, { is: 'lognormal', low: 1e12, high: 4e12, floor: 0 }],
    ['gpus', '100 to 400', 200, { is: 'lognormal', low: 100, high: 400, floor: 0 }],
    ['price', '1 to 4', 2, { is: 'lognormal', low: 1, high: 4, floor: 0 }],
    ['pue', '1.1 to 1.4', expect.closeTo(1.2, 12), { is: 'lognormal', low: 1.1, high: 1.4, floor: 1 }],
    ['duration', '10d to 40d', 20 * 86_400, { is: 'lognormal', low: 864_000, high: 40 * 86_400, floor: 0 }],
  ])('%s %s', (key, text, value, spread) => {
    expect(said(key, text)).toEqual([value, spread]);
  });

  test.each(['5% to 15%/month', '5%/month to 15%/month'])('growth %s', (text) => {
    const [value, spread] = said('growth', text, 'infer');
    // Shrinking by all of it is the least: the middle is that of the factors.
    expect(value).toBeCloseTo(Math.sqrt(1.05 * 1.15) - 1, 12);
    expect(spread).toEqual({ is: 'lognormal', low: 0.05, high: 0.15, floor: -1 });
  });

  test.each(['10%/month ± 2%', '10% ± 2%/month', '10%/month ± 2%/month', '10% per month +- 2%'])('growth %s', (text) => {
    const [value, spread] = said('growth', text, 'infer');
    expect(value).toBe(0.1);
    expect(spread).toEqual({ is: 'uniform', low: 0.08, high: expect.closeTo(0.12, 12) });
  });

  test('in every quantity that may be uncertain, and in no other', () => {
    const refusing = (['train', 'infer'] as const).flatMap((kind) =>
      fieldsOf(kind).flatMap(({ key, type, example }) => {
        if (type.is !== 'quantity') return [];
        const ends = example === 'N+1' ? ['10%', '20%'] : [example, example.replace(/\d/, '9')];
        const result = read(key, ends.join('..'), kind);
        return result.ok || result.diagnostics[0]?.code === 'invalid-range' ? [] : [key];
      }),
    );
    // What a method is told decides phases: it is no number of the sheet.
    const own = [...METHOD_KEYS, ...FAILURE_KEYS];
    expect([...new Set(refusing)].filter((key) => !own.includes(key)).toSorted()).toEqual([
      'acceptance',
      'draftCost',
      'drafts',
      'fleet',
      'globalBatch',
      'horizon',
      'microBatch',
      'network',
      'recomputeLayers',
      'zero',
    ]);
  });
});

describe('a range is refused', () => {
  test.each([
    ['utilization', '50%..30%', 'invalid-range', '30%..50%'],
    ['utilization', '30%..45%..40%', 'invalid-range', '30%..40%..45%'],
    ['utilization', '30%..30%', 'invalid-range', undefined],
    ['utilization', '30%..', 'invalid-range', undefined],
    ['utilization', '..30%', 'invalid-range', undefined],
    ['utilization', '30%...50%', 'invalid-range', undefined],
    ['utilization', '10%..20%..30%..40%', 'invalid-range', undefined],
    ['utilization', '40% ±', 'invalid-range', undefined],
    ['utilization', '40% ± 0%', 'invalid-range', undefined],
    ['utilization', '40% ± 50%', 'out-of-range', undefined],
    ['utilization', '0.9 ± 0.2', 'out-of-range', undefined],
    ['utilization', '40 ± 5', 'out-of-range', '40% ± 5%'],
    ['utilization', '40 ± 5%', 'out-of-range', '40% ± 5%'],
    ['utilization', '30%..150%', 'out-of-range', undefined],
    ['utilization', '30..50', 'out-of-range', '30%..50%'],
    ['utilization', '30..50%', 'out-of-range', '30%..50%'],
    ['utilization', '40% ± 10 days', 'invalid-quantity', undefined],
    ['tokens', '200..400B', 'invalid-range', '200B..400B'],
    ['tokens', '1..2..3T', 'invalid-range', '1T..2T..3T'],
    ['tokens', '300B ± 400B', 'out-of-range', undefined],
    ['tokens', '300B..many', 'invalid-quantity', undefined],
    ['duration', '20..40d', 'invalid-quantity', '20d..40d'],
    ['gpusPerServer', '4.5..8', 'not-whole', undefined],
    ['gpusPerServer', '8 ± 1%', 'invalid-range', undefined],
    ['price', 'list..3', 'invalid-range', undefined],
    ['price', '1..list', 'invalid-range', undefined],
    ['pue', '0.5..1.5', 'out-of-range', undefined],
    // Nothing lies beyond these ends, so one in twenty cannot.
    ['utilization', '30% to 100%', 'invalid-range', '30%..100%'],
    ['pue', '1 to 1.5', 'invalid-range', '1..1.5'],
    ['utilization', '50% to 30%', 'invalid-range', '30% to 50%'],
    ['utilization', '30% to 40% to 50%', 'invalid-range', undefined],
    ['utilization', 'auto to 50%', 'invalid-range', undefined],
    ['utilization', '30 to 50%', 'out-of-range', '30% to 50%'],
    ['tokens', '200 to 400B', 'invalid-range', '200B to 400B'],
    ['duration', '20 to 40d', 'invalid-quantity', '20d to 40d'],
    // An end is one value, no range.
    ['utilization', '30%..40% to 50%', 'invalid-range', undefined],
    ['utilization', '30%..40% ± 5%', 'invalid-range', undefined],
    ['tokens', '1T to 2T ± 5%', 'invalid-range', undefined],
  ])('%s %s: %s', (key, text, code, meant) => {
    expect(said(key, text)).toEqual([code, meant]);
  });
});

describe('a number of spare servers that could be a share', () => {
  test.each([
    ['1', ['N+1', '100%']],
    ['2', ['N+2']],
    ['4.0', ['N+4']],
  ])('%s is asked about', (text, suggestions) => {
    const result = read('spares', text);
    expect(result.ok ? result.value : result.diagnostics).toMatchObject([{ code: 'invalid-quantity', suggestions }]);
  });

  test.each([
    ['0.1', 0.1],
    ['100%', 1],
    ['1%', 0.01],
    ['N+2', 'N+2'],
    ['10%..30%', 0.2],
  ])('%s is none', (text, value) => {
    expect(said('spares', text)[0]).toBe(value);
  });
});
