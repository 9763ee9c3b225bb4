import type { Fault } from './json-fault.js';
import { BYTE_ORDER_MARK, type JsonPlace, pathText, placeAt } from './json-place.js';
import { JsonReader } from './json-reader.js';
import { afterSpace, afterString, afterValue, decoded } from './json-skip.js';

export { type JsonPlace, placeOf } from './json-place.js';

/** What is wrong with the text, before it is worded. */
type JsonFault =
  | Exclude<Fault, { is: 'duplicate-key' }>
  /** A key stands twice in one object: the place of the problem is the second, `first` the other. */
  | { readonly is: 'duplicate-key'; readonly key: string; readonly first: JsonPlace }
  /** Nothing but white space. */
  | { readonly is: 'empty' }
  /** A web page that was saved instead of the file. */
  | { readonly is: 'html' }
  /** What Git keeps in place of a large file that was not fetched. */
  | { readonly is: 'lfs' }
  /** NUL characters, or what is left of bytes that are no text. */
  | { readonly is: 'binary' }
  /** More characters than are read. */
  | { readonly is: 'too-large'; readonly characters: number; readonly largest: number };

/** The first mistake of a text: what, where, and in which key (`text_config.hidden_size`, `layers[3]`; empty at the outermost level). */
export type JsonProblem = JsonFault & { readonly path: string } & JsonPlace;

/** What is wrong with the text, without where it stands; `line` is that of the first of two keys. */
export type JsonMistake =
  | Exclude<JsonFault, { is: 'duplicate-key' }>
  | { readonly is: 'duplicate-key'; readonly key: string; readonly line: number };

/** The mistake of a problem alone. */
export function mistakeOf({ path: _, line: __, column: ___, source: ____, sourceIndex: _____, ...fault }: JsonProblem): JsonMistake {
  return fault.is === 'duplicate-key' ? { is: fault.is, key: fault.key, line: fault.first.line } : fault;
}

export type JsonRead = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly problem: JsonProblem };

/** UTF-16 units. The largest config.json in use has some hundred thousand. */
const LARGEST = 256 * 2 ** 20;
const LFS = 'version https://git-lfs.github.com/spec/v1';
/** What a decoder writes for bytes that are no text; as few as that happen in a text that was cut or copied badly. */
const REPLACEMENT = '\ufffd';
const FEW_REPLACEMENTS = 3;
/** Characters looked at, and the share of replacements among them from which on the text is none. */
const SAMPLE = 4096;
const BINARY_SHARE = 0.1;

/**
 * Reads the text of a config.json. Beyond strict JSON it takes what such files contain: a byte order mark, and bare `NaN`,
 * `Infinity` and `-Infinity`. Unlike `JSON.parse` it refuses a key that stands twice and more than 200 levels. Every key is
 * an own property, `__proto__` too. Never throws; takes time in proportion to the text.
 */
export function readJson(text: string): JsonRead {
  if (text.length > LARGEST) return refuse(text, { is: 'too-large', characters: text.length, largest: LARGEST }, 0);
  const start = text.startsWith(BYTE_ORDER_MARK) ? 1 : 0;
  const reader = new JsonReader(text, start);
  const value = reader.document();
  const { fault, at } = reader;
  if (fault === undefined) return { ok: true, value };
  const path = pathText(reader.path);
  if (fault.is === 'too-deep') return refuse(text, fault, at, path);
  if (fault.is === 'duplicate-key') {
    const first = placeAt(text, firstOf(text, fault.objectAt, fault.key));
    return refuse(text, { is: 'duplicate-key', key: fault.key, first }, at, path);
  }
  return noJson(text, start) ?? refuse(text, fault, at, path);
}

function refuse(text: string, fault: JsonFault, at: number, path = ''): JsonRead {
  return { ok: false, problem: { ...fault, path, ...placeAt(text, at) } };
}

/** A text that was never meant to be JSON says so better than by its first odd character. */
function noJson(text: string, start: number): JsonRead | undefined {
  const first = start + text.slice(start).search(/\S/);
  if (first < start) return refuse(text, { is: 'empty' }, start);
  if (text[first] === '<') return refuse(text, { is: 'html' }, first);
  if (text.startsWith(LFS, first)) return refuse(text, { is: 'lfs' }, first);
  const nul = text.indexOf('\0');
  if (nul >= 0) return refuse(text, { is: 'binary' }, nul);
  const sample = text.slice(0, SAMPLE);
  const replaced = sample.split(REPLACEMENT).length - 1;
  if (replaced <= FEW_REPLACEMENTS || replaced < BINARY_SHARE * sample.length) return undefined;
  return refuse(text, { is: 'binary' }, sample.indexOf(REPLACEMENT));
}

/** The offset of the first key of that name in the object that starts at `objectAt`; there is one. */
function firstOf(text: string, objectAt: number, key: string): number {
  let at = afterSpace(text, objectAt + 1);
  for (;;) {
    const end = afterString(text, at);
    if (decoded(text, at, end) === key) return at;
    const value = afterSpace(text, afterSpace(text, end) + 1);
    at = afterSpace(text, afterSpace(text, afterValue(text, value)) + 1);
  }
}
