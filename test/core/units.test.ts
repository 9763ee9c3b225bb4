// Units are proved, not stated: the dimension of every formula follows from its expression and its inputs.
import { describe, expect, test } from 'vitest';
import type { Formula } from '../../src/core/formula.js';
import { derived, dimensionsOfQuantity, written } from './dimensions.js';
import { sheets } from './sheets.js';

function proof({ key, expression, inputs }: Formula, all: readonly Pick<Formula, 'key' | 'symbol' | 'unit'>[]): string {
  const symbols = new Map(all.filter((each) => inputs.includes(each.key)).map((each) => [each.symbol, dimensionsOfQuantity(each)]));
  return written(derived(expression, symbols, key === 'flopsPerToken'));
}

describe.each(sheets)('%s', (_, { inputs, formulas }) => {
  test('has in each formula the unit that it says', () => {
    const all = [...inputs, ...formulas];
    expect(formulas.map((formula) => `${formula.key}: ${proof(formula, all)}`)).toEqual(
      formulas.map((formula) => `${formula.key}: ${written(dimensionsOfQuantity(formula))}`),
    );
  });
});

describe('the proof notices', () => {
  const gpus = { key: 'gpus', symbol: 'n', unit: 'GPUs' } as const;
  const time = { key: 'durationSeconds', symbol: 't', unit: 's' } as const;
  const formula = (expression: string): Formula => ({
    key: 'gpuHours',
    symbol: 'H',
    unit: 'GPU·h',
    expression,
    inputs: ['gpus', 'durationSeconds'],
    compute: (a) => a,
    source: '',
  });
  const said = written(dimensionsOfQuantity(formula('')));

  test.each([
    ['a conversion that is left out', 'H = n × t'],
    ['a conversion the wrong way round', 'H = n × t × 3600'],
    ['a factor that is missing', 'H = n'],
    ['a quotient for a product', 'H = n ÷ t ÷ 3600'],
  ])('%s', (_, expression) => {
    expect(proof(formula(expression), [gpus, time])).not.toBe(said);
  });

  test('things added that have not the same unit', () => {
    expect(() => proof(formula('H = n + t'), [gpus, time])).toThrow('are added');
  });

  test('and nothing else', () => {
    expect(proof(formula('H = n × t ÷ 3600'), [gpus, time])).toBe(said);
  });
});
