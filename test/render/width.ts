const WIDE = /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff01-\uff60]/u;

/** Columns that a terminal needs for a line. */
export function columnsOf(line: string): number {
  return [...line].reduce((sum, character) => sum + (WIDE.test(character) ? 2 : 1), 0);
}
