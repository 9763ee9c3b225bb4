import { afterWord } from './json-skip.js';

/** What the grammar expected. */
export type JsonWanted = 'value' | 'key' | 'key-or-brace' | 'value-or-bracket' | 'colon' | 'comma-or-brace' | 'comma-or-bracket' | 'end';

/** A mistake of grammar without its place; `found` repeats at most 40 characters of the text. */
export type Fault =
  | { readonly is: 'comment' | 'single-quotes' | 'trailing-comma' | 'trailing-text' | 'bad-number'; readonly found: string }
  /** Python's word for a value, and JSON's. */
  | { readonly is: 'python'; readonly found: string; readonly meant: 'true' | 'false' | 'null' }
  | { readonly is: 'unexpected'; readonly found: string; readonly wanted: JsonWanted }
  /** The text ends too soon; the place is after its last character that shows. */
  | { readonly is: 'unfinished'; readonly wanted: JsonWanted | 'rest' | 'closing-quote' }
  | { readonly is: 'bad-string'; readonly found: string; readonly because: 'control-character' | 'escape' }
  /** The bracket that opens one level more than `deepest`. */
  | { readonly is: 'too-deep'; readonly deepest: number }
  /** The key was seen before in the object whose bracket is at `objectAt`. */
  | { readonly is: 'duplicate-key'; readonly key: string; readonly objectAt: number };

const PYTHON: ReadonlyMap<string, 'true' | 'false' | 'null'> = new Map([
  ['True', 'true'],
  ['False', 'false'],
  ['None', 'null'],
]);
const WORDS = ['true', 'false', 'null', 'NaN', 'Infinity', '-Infinity'];
const BEGUN_NUMBER = /^-?(?:(?:0|[1-9]\d*)(?:\.|(?:\.\d+)?[eE][+-]?))?$/;
const FOUND = 40;

/** Why a word is no value; `isLast` where the text ends with it. */
export function wordFault(word: string, wanted: JsonWanted, isLast: boolean): Fault {
  if (isLast && (BEGUN_NUMBER.test(word) || WORDS.some((whole) => whole.startsWith(word)))) {
    return { is: 'unfinished', wanted: 'rest' };
  }
  const found = word.slice(0, FOUND);
  const meant = PYTHON.get(word);
  if (meant !== undefined) return { is: 'python', found, meant };
  return /^[-+.\d]/.test(word) ? { is: 'bad-number', found } : { is: 'unexpected', found, wanted };
}

/** Why what stands at `at` does not belong there. */
export function tokenFault(text: string, at: number, wanted: JsonWanted): Fault {
  if (at >= text.length) return { is: 'unfinished', wanted };
  const [comment] = /^(?:\/[/*]|#)/.exec(text.slice(at, at + 2)) ?? [];
  if (comment !== undefined) return { is: 'comment', found: comment };
  const end = Math.min(afterWord(text, at), at + FOUND);
  const found = end > at ? text.slice(at, end) : String.fromCodePoint(text.codePointAt(at) ?? 0);
  if (found === "'" && /value|key/.test(wanted)) return { is: 'single-quotes', found };
  return wanted === 'end' ? { is: 'trailing-text', found } : { is: 'unexpected', found, wanted };
}

/** Why the escape whose backslash is at `at` is none; undefined for one that is, or that the end of the text cuts. */
export function escapeFault(text: string, at: number): Fault | undefined {
  const letter = text.charAt(at + 1);
  if (letter === '' || '"\\/bfnrt'.includes(letter)) return undefined;
  const written = text.slice(at, at + 6);
  if (letter === 'u' && /^[\da-f]*$/i.test(written.slice(2))) return undefined;
  const found = letter === 'u' ? written : `\\${String.fromCodePoint(text.codePointAt(at + 1) ?? 0)}`;
  return { is: 'bad-string', found, because: 'escape' };
}
