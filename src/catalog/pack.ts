import { PLACE_DIGITS, presetName } from './packed.js';

type Preset = { readonly id: string; readonly content: unknown };

/** The text of a module of presets, ASCII. Throws an error where two presets would have one name. */
export function packedPresets(presets: readonly Preset[]): string {
  const names = presets.map(({ id }) => presetName(id));
  const twice = names.find((name, place) => names.indexOf(name) !== place);
  if (twice !== undefined) throw new Error(`presets: two would be ${twice}`);
  const times = new Map<string, number>();
  for (const { content } of presets) for (const part of partsOf(content)) count(part, times);
  const shared = new Map<string, string>();
  const lines: string[] = [];
  const written = (value: unknown): string => {
    const text = ascii(JSON.stringify(value));
    if (!isWorthSharing(text, times.get(text) ?? 0)) return plain(value);
    const known = shared.get(text);
    if (known !== undefined) return known;
    const line = plain(value);
    const name = `$_${shared.size.toString(36)}`;
    shared.set(text, name);
    lines.push(`const ${name}=${line};\n`);
    return name;
  };
  const plain = (value: unknown): string => {
    if (Array.isArray(value)) return `[${value.map(written).join(',')}]`;
    if (typeof value !== 'object' || value === null) return ascii(JSON.stringify(value));
    return `{${Object.entries(value)
      .map(([key, part]) => `${ascii(JSON.stringify(key))}:${written(part)}`)
      .join(',')}}`;
  };
  const own = presets.map(({ content }, place) => `export const ${names[place]}=${plain(content)};\n`);
  return withIndex(lines, names, own);
}

/** The module with its first line: the name, the place and the length of each preset, then the place of each shared value, and where the last ends. */
function withIndex(shared: readonly string[], names: readonly string[], own: readonly string[]): string {
  /** The line is longer where its numbers are. */
  const index = (length: number): string => {
    let place = length;
    const next = (line: string): number => {
      const start = place;
      place += line.length;
      return start;
    };
    const values = [...shared, ''].map((line) => next(line).toString(36).padStart(PLACE_DIGITS, '0'));
    const presets = own.map((line, number) => `${names[number]} ${next(line)} ${line.length - 1}`);
    if (values.some((digits) => digits.length > PLACE_DIGITS)) throw new Error('presets: what is shared stands too far behind');
    return `// ${presets.join(' ')} =${values.join('')}\n`;
  };
  let length = 0;
  while (index(length).length !== length) length = index(length).length;
  return index(length) + shared.join('') + own.join('');
}

const partsOf = (value: unknown): readonly unknown[] => (typeof value === 'object' && value !== null ? Object.values(value) : []);

/** Counts a value, and what it holds where it is met for the first time: what only repeats with its holder is written once already. */
function count(value: unknown, times: Map<string, number>): void {
  const text = ascii(JSON.stringify(value));
  const before = times.get(text) ?? 0;
  times.set(text, before + 1);
  if (before === 0) for (const part of partsOf(value)) count(part, times);
}

/** Whether names in the place of a value, and the line that says it, are shorter than the value each time. */
function isWorthSharing(text: string, times: number): boolean {
  if (text.includes('$_')) throw new Error(`presets: $_ stands for what is shared: ${text.slice(0, 80)}`);
  return times > 1 && (times - 1) * text.length > 15 + times * 5;
}

/** The same JSON without a character beyond ASCII: bytes are characters then. */
function ascii(json: string): string {
  return json.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** The keys of objects apart from their values, so that what has the same keys says them once. */
export function withKeysApart(value: unknown): unknown {
  if (Array.isArray(value)) return [null, ...value.map(withKeysApart)];
  if (typeof value !== 'object' || value === null) return value;
  return [Object.keys(value), ...Object.values(value).map(withKeysApart)];
}
