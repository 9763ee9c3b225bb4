import { termOf, type Words } from '../words/words.js';
import type { Block } from './block.js';
import { blocksText, type Paper } from './blocks-text.js';
import { cell } from './csv.js';
import { shown } from './shown.js';

/** Rows of one shape, as a command lists them: keys and SI values. */
export type Listing = {
  readonly title: string;
  /** Paths of what is shown to people, in order; programs get all of a row. */
  readonly columns: readonly string[];
  readonly rows: readonly object[];
};

/** A listing for people. */
function listingBlocks({ title, columns, rows }: Listing, words: Words): readonly Block[] {
  const heads = columns.map((key, place) => ({
    heading: termOf(key.slice(key.lastIndexOf('.') + 1), words),
    align: rows.some((row) => typeof valueAt(row, key) === 'number') ? ('right' as const) : ('left' as const),
    whole: key === 'id',
    droppable: place > 1,
  }));
  return [
    { is: 'title', text: title },
    ...(rows.length > 0
      ? [
          {
            is: 'table' as const,
            columns: heads,
            rows: rows.map((row) => columns.map((key) => shownValue(key, valueAt(row, key), words))),
            narrowNote: words.labels.narrow,
          },
        ]
      : []),
  ];
}

/** What stands in a row at a dotted path. */
export function valueAt(row: object, path: string): unknown {
  let value: unknown = row;
  for (const key of path.split('.'))
    value = typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined;
  return value;
}

function shownValue(key: string, value: unknown, words: Words): string {
  if (Array.isArray(value)) return value.join(', ');
  return typeof value === 'number' || typeof value === 'string' ? shown(key, value, words) : shown(key, null, words);
}

/** Rows for a spreadsheet: nested keys flattened with dots, lists joined by spaces. */
export function rowsCsv(rows: readonly object[]): string {
  const flat = rows.map((row) => flatten(row));
  const keys = [...new Set(flat.flatMap((row) => Object.keys(row)))];
  const lines = flat.map((row) => keys.map((key) => cell(row[key] ?? '')).join(','));
  return `${[keys.map(cell).join(','), ...lines].join('\n')}\n`;
}

function flatten(value: unknown, path = ''): Record<string, string> {
  if (value === null || value === undefined) return { [path]: '' };
  if (Array.isArray(value)) return { [path]: value.join(' ') };
  if (typeof value !== 'object') return { [path]: String(value) };
  const flat: Record<string, string> = {};
  for (const [key, inner] of Object.entries(value)) Object.assign(flat, flatten(inner, path === '' ? key : `${path}.${key}`));
  return flat;
}

/** A listing in any format. */
export async function listingText(listing: Listing, format: string, paper: Paper): Promise<Iterable<string>> {
  switch (format) {
    case 'json':
      return [`${JSON.stringify({ schemaVersion: 1, presets: listing.rows }, null, 2)}\n`];
    case 'jsonl':
      return listing.rows.map((row) => `${JSON.stringify(row)}\n`);
    case 'csv':
      return [rowsCsv(listing.rows)];
    default:
      return blocksText(listingBlocks(listing, paper.words), format, paper);
  }
}
