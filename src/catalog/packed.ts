import type { Searched } from './searched.js';

/**
 * Presets of a kind as the package carries them: one JavaScript module, a line each, `export const NAME={…};`, whose values
 * are JSON but for names of values that several of them share, `const $_0=…;` in the lines before, in the order of their
 * numbers. Its first line says where each preset stands, and behind an equals sign where each shared value does. So bundlers
 * take along what is imported of it, and a command that needs one preset reads the beginning and that line.
 */
const SHARED = /\$_(\w+)/g;

/** Digits, of base 36, of the place of a shared value. */
export const PLACE_DIGITS = 4;

/** The name of a preset in its module: `h100-sxm-80gb` → `h100Sxm80gb`; a dot between two digits stays visible: `llama3_1_8b`. */
export function presetName(id: string): string {
  return id
    .replace(/(\d)[.-](?=\d)/g, '$1_')
    .replace(/[.-]+([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
    .replace(/^(?=\d)/, '_');
}

export type PackedPresets = {
  /** The names of the presets, in their order. */
  readonly names: readonly string[];
  /** The content of a preset by its name. */
  readonly content: (name: string) => unknown;
};

/** Opens a module; of one that is cut short or damaged it throws what it is given for that. */
export function openPresets({ find, slice }: Searched, damaged: () => Error): PackedPresets {
  const places = find('=') + 1;
  /** What a line says behind a text, to its end. */
  const between = (text: string, start: number, end: number): string => {
    const line = slice(start, end);
    if (!line.startsWith(text) || !line.endsWith(';')) throw damaged();
    return line.slice(text.length, -1);
  };
  const place = (number: number): number => {
    const start = places + number * PLACE_DIGITS;
    return Number.parseInt(slice(start, start + PLACE_DIGITS), 36);
  };
  const shared = (text: string): string =>
    text.replace(SHARED, (name, digits: string) => {
      const number = Number.parseInt(digits, 36);
      return shared(between(`const ${name}=`, place(number), place(number + 1) - 1));
    });
  return {
    get names() {
      return [...slice(0, places).matchAll(/ ([a-zA-Z_]\w*) /g)].map(([, name]) => name as string);
    },
    content: (name) => {
      const found = find(` ${name} `);
      const [start, size] = found < 0 ? [] : slice(found + name.length + 2, found + name.length + 40).split(' ');
      return JSON.parse(shared(between(`export const ${name}=`, Number(start), Number(start) + Number(size))));
    },
  };
}

/** A value as `withKeysApart` wrote it: an object as its keys and then its values, a list as null and then its entries. */
export function withKeys(value: unknown): unknown {
  if (!Array.isArray(value)) return value;
  const [keys, ...values] = value as unknown as readonly [readonly string[] | null, ...unknown[]];
  return keys === null ? values.map(withKeys) : Object.fromEntries(keys.map((key, place) => [key, withKeys(values[place])]));
}
