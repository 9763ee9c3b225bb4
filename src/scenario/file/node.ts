import type { Where } from '../../diagnostics/diagnostic.js';
import type { Phrase } from '../../diagnostics/phrase.js';
import { placeIn, type Source } from './source.js';

/** A piece of a file, as YAML and JSON both have them, that knows where it stands. */
export type Node = MapNode | ListNode | ScalarNode;

type Placed = { readonly source: Source; readonly start: number; readonly end: number };

export type MapNode = Placed & { readonly is: 'map'; readonly entries: readonly Entry[] };
type ListNode = Placed & { readonly is: 'list'; readonly items: readonly Node[] };

/** A key of a map, with where it stands. */
export type Entry = { readonly key: string; readonly keyAt: Placed; readonly value: Node };

export type ScalarNode = Placed & {
  readonly is: 'scalar';
  /** `number` is a JSON number: in SI units. What YAML calls a number is text here, and read as people write. */
  readonly type: 'text' | 'number' | 'boolean' | 'null' | 'empty';
  readonly text: string;
  /** Where the text begins, when it stands in the file as it is. */
  readonly textStart: number | undefined;
};

/** Where a node, or a part of its text, stands. */
export function whereOf(placed: Placed): Where {
  return placeIn(placed.source, placed.start, placed.end);
}

/** Where a part of a scalar’s text stands that begins `start` characters in. */
export function partOf({ source, start, end, textStart, text }: ScalarNode, part: string, offset: number): Where {
  if (textStart === undefined || (offset === 0 && part === text)) return placeIn(source, start, end);
  return placeIn(source, textStart + offset, textStart + offset + part.length);
}

/** What a map holds under a key. */
export function entryOf({ entries }: MapNode, key: string): Entry | undefined {
  return entries.find((entry) => entry.key === key);
}

/** What a node is called in messages. */
export function nameOfNode(node: Node): Phrase<'keys' | 'list' | 'text' | 'number' | 'boolean' | 'null' | 'nothing'> {
  if (node.is === 'map') return { say: 'keys' };
  if (node.is === 'list') return { say: 'list' };
  return { say: node.type === 'empty' ? 'nothing' : node.type };
}

/** What was written of a node: its value, or all of what it holds as it stands in the file. */
export function writtenOf(node: Node): string {
  return node.is === 'scalar' ? node.text : node.source.text.slice(node.start, node.end).trim();
}
