import type { PresetWords, Words } from '../words/words.js';
import type { Block } from './block.js';

/** Keys of a preset that the title, the prices or the sources say. */
const ELSEWHERE = new Set(['id', 'name', 'sources', 'prices', 'notes', 'disagreements', 'measured']);

type Preset = Readonly<Record<string, unknown>> & { readonly id: string; readonly name: string };
type Group = readonly Readonly<Record<string, unknown>>[];

/** Everything a preset says: each figure, how it is known (`standing` tells by its key path) and its sources, then prices, disagreements and notes. */
export function presetBlocks(
  preset: Preset,
  standing: (path: string) => string | undefined,
  { amounts, presets: words }: Words,
): readonly Block[] {
  const { open, close } = amounts.marks;
  const sources = group(preset['sources']);
  const figures = Object.entries(preset)
    .filter(([key]) => !ELSEWHERE.has(key))
    .flatMap(([key, value]) => leaves(key, value));
  const rows = figures.map(([path, text]) => [path, text, standingIn(words, standing(path)), sourcesOf(path, sources)]);
  const blocks: Block[] = [
    { is: 'title', text: `${preset.name}${open}${preset.id}${close}` },
    table([words.figure, words.value, words.known, words.sources], rows),
  ];
  const measured = group(preset['measured']);
  const prices = group(preset['prices']);
  if (measured.length > 0)
    blocks.push(
      table(
        [words.measured, words.value, words.source],
        measured.map((row) => [`${text(row['metric'])} ${text(row['precision'])}`.trim(), text(row['value']), claimed(row, words)]),
      ),
    );
  if (prices.length > 0) {
    blocks.push(
      table(
        [words.price, words.usd, words.per, words.date, words.provider, words.source],
        prices.map((row) => [...['kind', 'usd', 'per', 'date', 'provider'].map((key) => text(row[key])), claimed(row, words)]),
      ),
    );
  }
  blocks.push(
    table(
      [words.number, words.source, words.date, words.known],
      sources.map((row, place) => [String(place + 1), text(row['document']), text(row['date']), standingIn(words, text(row['standing']))]),
    ),
  );
  const remarks = [
    ...strings(preset['disagreements']).map((remark) => ({ level: 'warning' as const, label: words.disagreement, text: remark })),
    ...strings(preset['notes']).map((remark) => ({ level: 'hint' as const, label: words.note, text: remark })),
  ];
  if (remarks.length > 0) blocks.push({ is: 'remarks', remarks });
  return blocks;
}

function table(headings: readonly string[], rows: readonly (readonly string[])[]): Block {
  return { is: 'table', columns: headings.map((heading) => ({ heading, align: 'left' })), rows };
}

/** The source of a price or a measurement; that it is only inferred comes first. */
function claimed(row: Group[number], { inferred }: PresetWords): string {
  return row['standing'] === 'inferred' ? inferred + text(row['source']) : text(row['source']);
}

/** How a figure is known; nothing where nobody says. */
function standingIn({ standings }: PresetWords, standing = ''): string {
  return standings[standing] ?? standing;
}

/** Numbers of the sources that speak of a figure, or of the group it belongs to. */
function sourcesOf(path: string, sources: Group): string {
  const places = sources.flatMap((source, place) => {
    const covers = strings(source['figures']).some(
      (figure) => figure === path || path.startsWith(`${figure}.`) || figure.startsWith(`${path}.`),
    );
    return covers ? [String(place + 1)] : [];
  });
  return places.join(', ');
}

function leaves(path: string, value: unknown): readonly (readonly [string, string])[] {
  if (value === null || value === undefined) return [];
  if (typeof value === 'object' && !Array.isArray(value))
    return Object.entries(value).flatMap(([key, inner]) => leaves(`${path}.${key}`, inner));
  return [[path, text(value)]];
}

function text(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.map(text).join(', ');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function strings(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];
}

function group(value: unknown): Group {
  return Array.isArray(value) ? (value as Group) : [];
}
