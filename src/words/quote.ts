/** Longest part of a user's text that a message repeats. */
const MAX_QUOTED = 60;

/** Text that needs no care; the Unicode classes below cost milliseconds to compile. */
const PLAIN = /^[ -~\u00a1-\u00ac\u00ae-\u02ff\u2010-\u2027\u2190-\u22ff\u4e00-\u9fff]*$/;

/** What a user typed, safe to print: control and invisible characters are spelled out, long text is cut. */
export function quote(text: string): string {
  return `‘${visible(text)}’`;
}

/** The text without its quotation marks, with the same care. */
export function visible(text: string): string {
  const characters = [...text.slice(0, 2 * MAX_QUOTED + 2)];
  return spelled(characters.length > MAX_QUOTED ? `${characters.slice(0, MAX_QUOTED).join('')}…` : text);
}

/** Words as a sentence lists them: `a, b and c`. */
export function listed(words: readonly string[]): string {
  return words.join(', ').replace(/, (?=[^,]*$)/, ' and ');
}

/** All of the text, control and invisible characters spelled out. */
export function spelled(text: string): string {
  if (PLAIN.test(text)) return text;
  return text.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/gu, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`);
}
