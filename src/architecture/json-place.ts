import { afterSpace, afterString, afterValue, decoded } from './json-skip.js';

/** Where something stands in a text, for people (line, column) and for programs (offset). */
export type JsonPlace = {
  /** From 1. A line ends with a line feed, a carriage return, or both together. */
  readonly line: number;
  /** From 1, in characters: a character outside the basic plane is one, and so is a tab; a byte order mark is none. */
  readonly column: number;
  /** From 0, in UTF-16 units, as `slice` counts; a byte order mark is one of them. */
  readonly offset: number;
  /** The line, or of a long one the stretch around the place: at most 80 characters, `…` where something was cut, a tab as one space. */
  readonly source: string;
  /** Where the place is in `source`, from 0, as `slice` counts; the length of `source` where the line ends. */
  readonly sourceIndex: number;
};

/** Keys of objects and positions in lists, outermost first. */
export type JsonPath = readonly (string | number)[];

export const BYTE_ORDER_MARK = '\ufeff';
const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;
/** Characters of a source line that are shown, and how many of them may stand before the place. */
const SHOWN = 80;
const SHOWN_BEFORE = 40;

/** The place of an offset; one pass over the text before it. */
export function placeAt(text: string, offset: number): JsonPlace {
  let line = 1;
  let start = text.startsWith(BYTE_ORDER_MARK) ? 1 : 0;
  for (let at = start; at < offset; at++) {
    const code = text.charCodeAt(at);
    if (code !== LINE_FEED && code !== CARRIAGE_RETURN) continue;
    if (code === CARRIAGE_RETURN && text.charCodeAt(at + 1) === LINE_FEED) at++;
    // Between the two halves of a line end the line is still the old one.
    if (at >= offset) break;
    line++;
    start = at + 1;
  }
  let column = 1;
  for (let at = start; at < offset; at++) {
    const isPair = isHigh(text.charCodeAt(at)) && isLow(text.charCodeAt(at + 1)) && at + 1 < offset;
    if (!isPair) column++;
  }
  return { line, column, offset, ...stretch(text, start, offset) };
}

/** The line around the offset, whole if it is short enough. */
function stretch(text: string, start: number, offset: number): { source: string; sourceIndex: number } {
  // Two units a character at most, and one character more than is shown, to know whether to cut.
  const reach = 2 * SHOWN + 2;
  const before = [...text.slice(Math.max(start, offset - reach), offset)];
  const [rest = ''] = text.slice(offset, offset + reach).split(/[\r\n]/, 1);
  const after = [...rest];
  const room = Math.max(SHOWN_BEFORE, SHOWN - after.length);
  const head = before.length > room ? ['…', ...before.slice(1 - room)] : before;
  const left = SHOWN - head.length;
  const tail = after.length > left ? [...after.slice(0, left - 1), '…'] : after;
  const shown = head.join('').replaceAll('\t', ' ');
  return { source: shown + tail.join('').replaceAll('\t', ' '), sourceIndex: shown.length };
}

function isHigh(code: number): boolean {
  return code >= 0xd800 && code < 0xdc00;
}

function isLow(code: number): boolean {
  return code >= 0xdc00 && code < 0xe000;
}

/** Longest key that a path repeats, and longest path that a message repeats, in UTF-16 units. */
const LONGEST_KEY = 60;
const LONGEST_PATH = 160;

/**
 * A path as people write it: `text_config.hidden_size`, `layers[3]`, and `["odd key"]` for a key that would be read as
 * something else. What is too long to read is cut with `…`; control characters are left for the caller to spell out.
 */
export function pathText(path: JsonPath): string {
  let written = '';
  for (const part of path) {
    if (typeof part === 'number') written += `[${part}]`;
    else if (!/^[^\s.[\]"]+$/.test(part)) written += `[${JSON.stringify(cut(part))}]`;
    else written += `${written === '' ? '' : '.'}${cut(part)}`;
  }
  return written.length > LONGEST_PATH ? `${written.slice(0, LONGEST_PATH / 2)}…${written.slice(-LONGEST_PATH / 2)}` : written;
}

function cut(key: string): string {
  return key.length > LONGEST_KEY ? `${key.slice(0, LONGEST_KEY)}…` : key;
}

/**
 * Finds the key, or the element of a list, that a path names, in a text that `readJson` accepts: the place of the key's
 * opening quote, or of the element's first character; the whole value for the empty path. A key may itself contain dots
 * (`text_config.hidden_size` finds either). Undefined where there is none. One pass over the text.
 */
export function placeOf(text: string, path: string): JsonPlace | undefined {
  const start = afterSpace(text, text.startsWith(BYTE_ORDER_MARK) ? 1 : 0);
  const found = path === '' ? start : offsetIn(text, start, path);
  return found === undefined ? undefined : placeAt(text, found);
}

/** The offset at which the rest of a path stands within the value that starts at `at`. */
function offsetIn(text: string, at: number, rest: string): number | undefined {
  const isList = text[at] === '[';
  if (!isList && text[at] !== '{') return undefined;
  let index = 0;
  for (let next = afterSpace(text, at + 1); next < text.length && text[next] !== ']' && text[next] !== '}'; ) {
    const afterKey = isList ? next : afterString(text, next);
    const remaining = isList ? after(rest, `[${index}]`) : afterName(rest, decoded(text, next, afterKey));
    const value = isList ? next : afterSpace(text, afterSpace(text, afterKey) + 1);
    if (remaining === '') return next;
    const inside = remaining === undefined ? undefined : offsetIn(text, value, remaining);
    if (inside !== undefined) return inside;
    const end = afterSpace(text, afterValue(text, value));
    next = text[end] === ',' ? afterSpace(text, end + 1) : end;
    index++;
  }
  return undefined;
}

function after(rest: string, part: string): string | undefined {
  return rest.startsWith(part) ? rest.slice(part.length) : undefined;
}

/** What is left of a path once it has gone through a key, written plain or in brackets. */
function afterName(rest: string, key: string): string | undefined {
  if (rest.startsWith('["')) return after(rest, `[${JSON.stringify(key)}]`);
  const plain = rest.startsWith('.') ? rest.slice(1) : rest;
  const left = key === '' ? undefined : after(plain, key);
  return left === undefined || left === '' || left.startsWith('.') || left.startsWith('[') ? left : undefined;
}
