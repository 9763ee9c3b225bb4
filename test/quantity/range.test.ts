import { describe, expect, test } from 'vitest';
import { takeRangeApart } from '../../src/quantity/range.js';

const at = (text: string, start: number) => ({ text, start });

describe('a range is taken apart', () => {
  test.each([
    ['30%..50%', { is: 'ends', parts: [at('30%', 0), at('50%', 5)] }],
    ['30% .. 38%..50%', { is: 'ends', parts: [at('30%', 0), at('38%', 7), at('50%', 12)] }],
    ['1..2..3..4', { is: 'ends', parts: [at('1', 0), at('2', 3), at('3', 6), at('4', 9)] }],
    [' 40% ±  5%', { is: 'about', middle: at('40%', 1), off: at('5%', 8) }],
    ['40 +/- 5', { is: 'about', middle: at('40', 0), off: at('5', 7) }],
    ['40 +- 5', { is: 'about', middle: at('40', 0), off: at('5', 6) }],
    ['30d  to  40d', { is: 'likely', parts: [at('30d', 0), at('40d', 9)] }],
    ['30 TO 40', { is: 'likely', parts: [at('30', 0), at('40', 6)] }],
    ['30到40', { is: 'likely', parts: [at('30', 0), at('40', 3)] }],
    ['30 至 40', { is: 'likely', parts: [at('30', 0), at('40', 5)] }],
    ['1 to 2..3', { is: 'ends', parts: [at('1 to 2', 0), at('3', 8)] }],
  ] as const)('%j', (text, range) => {
    expect(takeRangeApart(text)).toEqual(range);
  });

  test.each([
    ...['30', '', '..', '1..', '..2', '1....2', '1...2', '1.. ..3', '1.5', '±5', '40 ±', '40±', ' ± ', '1e+-5', '1E+/-5'],
    ...['to 40', ' to 40', '30 to ', '30 to', '1 to 2 to 3', '到40', '30到', '1到2到3', 'tomato', '30to40'],
  ])('%j is none', (text) => {
    expect(takeRangeApart(text)).toBeUndefined();
  });
});
