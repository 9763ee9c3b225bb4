import { expect, test } from 'vitest';
import { quote, visible } from '../../src/words/quote.js';

test('ordinary text is quoted as it is', () => {
  expect(quote('a100')).toBe('‘a100’');
  expect(quote('3000亿')).toBe('‘3000亿’');
  expect(quote('')).toBe('‘’');
});

test.each([
  ['\u001b[31m', '\\u{1b}[31m'],
  ['\u0000', '\\u{0}'],
  ['\n', '\\u{a}'],
  ['\u007f', '\\u{7f}'],
  ['\u009b', '\\u{9b}'],
  ['\u202e', '\\u{202e}'],
  ['\u2066', '\\u{2066}'],
  ['\u200b', '\\u{200b}'],
  ['\u2028', '\\u{2028}'],
  ['\ufeff', '\\u{feff}'],
  ['\ud800', '\\u{d800}'],
  ['\ue000', '\\u{e000}'],
  ['\u{e0041}', '\\u{e0041}'],
])('what a terminal would obey or hide is spelled out: %j', (text, shown) => {
  expect(visible(`a${text}b`)).toBe(`a${shown}b`);
});

test('long text is cut, and says so', () => {
  expect(visible('x'.repeat(60))).toBe('x'.repeat(60));
  expect(visible('x'.repeat(61))).toBe(`${'x'.repeat(60)}…`);
  expect(visible('x'.repeat(1_000_000)).length).toBeLessThan(100);
});

test('a character is not cut in two', () => {
  expect(visible(`${'x'.repeat(59)}😀😀`)).toBe(`${'x'.repeat(59)}😀…`);
});
