/** Written out: the classes of Unicode take half a millisecond to compile. */
const HAN = /[\u3005\u3007\u3400-\u9fff\uf900-\ufaff]/;
/** What Chinese keeps a space from: letters, digits, and signs that stand with them. */
const LATIN = /[A-Za-z\u00c0-\u024f\d$¥~–-]/;

/** A text with a space between Chinese and the letters or digits of what is put in, whichever of them it begins or ends with. */
export function spaced(texts: TemplateStringsArray, ...put: readonly (string | number)[]): string {
  return texts.reduce((whole, text, place) => apart(apart(whole, String(put[place - 1] ?? '')), text));
}

function apart(one: string, other: string): string {
  const [last, first] = [one.at(-1) ?? '', other.at(0) ?? ''];
  const needed = (HAN.test(last) && LATIN.test(first)) || (LATIN.test(last) && HAN.test(first));
  return needed ? `${one} ${other}` : one + other;
}
