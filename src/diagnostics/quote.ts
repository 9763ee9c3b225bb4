/** Longest part of a user's text that a message repeats. */
const MAX_QUOTED = 60;

/** What a user typed, safe to print: control and invisible characters are spelled out, long text is cut. */
export function quote(text: string): string {
  return `‘${visible(text)}’`;
}

/** The text without its quotation marks, with the same care. */
export function visible(text: string): string {
  const cut = text.length > MAX_QUOTED ? `${text.slice(0, MAX_QUOTED)}…` : text;
  if (PLAIN.test(cut)) return cut;
  return cut.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/gu, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`);
}

/** Text that needs no care; the Unicode classes above cost milliseconds to compile. */
const PLAIN = /^[ -~…]*$/;
