/**
 * Presets of a kind as the package carries them: one JavaScript module, a line each, `export const NAME={…};`, whose values
 * are JSON but for names of values that several of them share, `const $_0=…;` in the lines before, in the order of their
 * numbers. Its first line says where each preset stands. So bundlers take along what is imported of it, and a command that
 * needs one preset reads the beginning and that line.
 */
const SHARED = /\$_(\w+)/g;

/** A module that is not read at once: some of its bytes as text, fewer where it ends before. */
export type Module = (start: number, length: number) => string;

/** Most that is read at first; no beginning of a module is as long yet. */
const BEGINNING = 1 << 16;

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
export function openPresets(module: Module, damaged: () => Error): PackedPresets {
  let beginning = module(0, BEGINNING);
  const length = Number(/^\/\/ (\d+) /.exec(beginning)?.[1] ?? Number.NaN);
  if (length > BEGINNING) beginning = module(0, length);
  if (!(beginning.length >= length)) throw damaged();
  const index = beginning.slice(0, beginning.indexOf('\n'));
  /** What a line says behind a text, to its end. */
  const between = (line: string, text: string): string => {
    if (!line.startsWith(text) || !line.endsWith(';')) throw damaged();
    return line.slice(text.length, -1);
  };
  let lines: readonly string[] | undefined;
  const shared = (text: string): string =>
    text.replace(SHARED, (name, number: string) => {
      lines ??= beginning.slice(index.length + 1, length).split('\n');
      return shared(between(lines[Number.parseInt(number, 36)] ?? '', `const ${name}=`));
    });
  return {
    get names() {
      return [...index.matchAll(/ ([a-zA-Z_]\w*) /g)].map(([, name]) => name as string);
    },
    content: (name) => {
      const place = index.indexOf(` ${name} `);
      const [start, size] = place < 0 ? [] : index.slice(place + name.length + 2, place + name.length + 40).split(' ');
      return JSON.parse(shared(between(module(Number(start), Number(size)), `export const ${name}=`)));
    },
  };
}

/** A value as `withKeysApart` wrote it: an object as its keys and then its values, a list as null and then its entries. */
export function withKeys(value: unknown): unknown {
  if (!Array.isArray(value)) return value;
  const [keys, ...values] = value as unknown as readonly [readonly string[] | null, ...unknown[]];
  return keys === null ? values.map(withKeys) : Object.fromEntries(keys.map((key, place) => [key, withKeys(values[place])]));
}
