import { diagnose, SizingError } from '../../diagnostics/diagnostic.js';
import type { Entry, Node, ScalarNode } from './node.js';
import { placeIn, type Source } from './source.js';

/** Maps and lists within each other; nobody needs more, and a deeper file would exhaust the stack. */
const DEEPEST = 100;
const SPACE = /[ \t\r\n]*/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[\da-fA-F]{4})/y;
const WORD = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

/** What the grammar expected. */
type Wanted = 'key' | 'value' | 'colon' | 'comma-or-bracket' | 'comma-or-brace' | 'end';

/** Reads JSON (RFC 8259) as nodes that know where they stand. A key may stand only once in a map. */
export function readJson(source: Source): Node {
  const { text } = source;
  let place = text.charCodeAt(0) === 0xfeff ? 1 : 0;

  const fail = (wanted: Wanted): never => {
    const found = /\S{0,20}/.exec(text.slice(place, place + 20))?.[0] ?? '';
    const mistake = place >= text.length ? ({ is: 'unfinished', wanted } as const) : ({ is: 'unexpected', found, wanted } as const);
    throw new SizingError([diagnose('invalid-json', mistake, placeIn(source, place, place + 1))]);
  };
  const match = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = place;
    const found = pattern.exec(text)?.[0];
    if (found !== undefined) place += found.length;
    return found;
  };
  const skip = (): string => {
    match(SPACE);
    return text.charAt(place);
  };
  const string = (): string => {
    const start = place;
    place = endOfString(text, start);
    return place === start ? fail('key') : (JSON.parse(text.slice(start, place)) as string);
  };

  const value = (depth: number): Node => {
    if (depth > DEEPEST) throw new SizingError([diagnose('too-deep', { limit: DEEPEST }, placeIn(source, place, place + 1))]);
    const opening = skip();
    const start = place;
    if (opening === '{') return { is: 'map', source, start, entries: members(depth), end: place };
    if (opening === '[') return { is: 'list', source, start, items: items(depth), end: place };
    if (opening === '"') return scalar('text', start, string());
    const word = match(WORD);
    if (word === undefined) return fail('value');
    return scalar(word === 'null' ? 'null' : word === 'true' || word === 'false' ? 'boolean' : 'number', start, word);
  };
  const scalar = (type: ScalarNode['type'], start: number, content: string): ScalarNode => {
    const asIs = text.startsWith(content, type === 'text' ? start + 1 : start);
    return {
      is: 'scalar',
      type,
      source,
      start,
      end: place,
      text: content,
      textStart: asIs ? start + (type === 'text' ? 1 : 0) : undefined,
    };
  };
  const sequence = (closing: ']' | '}', each: () => void): void => {
    place++;
    if (skip() !== closing) {
      do {
        each();
      } while (skip() === ',' && place++ >= 0);
    }
    if (skip() !== closing) fail(closing === ']' ? 'comma-or-bracket' : 'comma-or-brace');
    place++;
  };
  const items = (depth: number): readonly Node[] => {
    const list: Node[] = [];
    sequence(']', () => list.push(value(depth + 1)));
    return list;
  };
  const members = (depth: number): readonly Entry[] => {
    const entries: Entry[] = [];
    const seen = new Set<string>();
    sequence('}', () => {
      skip();
      const start = place;
      const key = string();
      const keyAt = { source, start, end: place };
      if (seen.has(key)) throw new SizingError([diagnose('duplicate-key', { key }, placeIn(source, start, place))]);
      seen.add(key);
      if (skip() !== ':') fail('colon');
      place++;
      entries.push({ key, keyAt, value: value(depth + 1) });
    });
    return entries;
  };

  const root = value(0);
  if (skip() !== '') fail('end');
  return root;
}

/** Where the string ends that begins at a place, or that place where none does. A pattern would need a stack as long as the text. */
function endOfString(text: string, start: number): number {
  if (text[start] !== '"') return start;
  for (let place = start + 1; place < text.length; place++) {
    const character = text[place] as string;
    if (character === '"') return place + 1;
    if (character < ' ') return start;
    if (character !== '\\') continue;
    ESCAPE.lastIndex = place;
    if (!ESCAPE.test(text)) return start;
    place = ESCAPE.lastIndex - 1;
  }
  return start;
}
