import { expect, test } from 'vitest';
import { Symbols, symbolOf } from '../../src/core/architecture/size.js';

test('no two dimensions of a model share a symbol', () => {
  const symbols = Object.values(symbolOf);
  expect(symbols).toEqual([...new Set(symbols)]);
});

test('a dimension with several values has a symbol for each', () => {
  const symbols = new Symbols();
  expect([128, 256, 128, 64].map((value) => symbols.size('headDim', value).text)).toEqual(['d', 'd_2', 'd', 'd_3']);
  expect(symbols.named.map(({ symbol, value }) => [symbol, value])).toEqual([
    ['d', 128],
    ['d_2', 256],
    ['d_3', 64],
  ]);
});
