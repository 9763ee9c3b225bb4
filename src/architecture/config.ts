/** What is wrong with a config.json, before it is worded. */
export type ConfigProblem =
  | { readonly is: 'missing'; readonly key: string; readonly alternatives: readonly string[] }
  | { readonly is: 'type'; readonly key: string; readonly wanted: string; readonly found: string }
  | { readonly is: 'range'; readonly key: string; readonly value: string; readonly range: string }
  | { readonly is: 'conflict'; readonly key: string; readonly value: string; readonly why: string };

/** Nobody's dimension is larger; products of several stay within what a number holds. */
const LARGEST = 1e9;
/** Layers are looked at one by one. */
export const MOST_LAYERS = 10_000;

type Fields = Readonly<Record<string, unknown>>;
type Bounds = { readonly min?: number; readonly max?: number };

/**
 * A config.json, or a part of it, read key by key. `null` counts as missing. What is wrong is noted
 * and reading goes on with a harmless value, so that all mistakes are found together.
 */
export class Config {
  readonly problems: ConfigProblem[];
  private readonly fields: Fields;
  private readonly path: string;
  private readonly outer: Config | undefined;

  constructor(fields: Fields, path = '', outer?: Config) {
    this.fields = fields;
    this.path = path;
    this.outer = outer;
    this.problems = outer?.problems ?? [];
  }

  /** True when one of the names has a value. */
  has(...names: readonly string[]): boolean {
    return this.find(names) !== undefined;
  }

  /** The raw value of the first name that has one. */
  raw(...names: readonly string[]): unknown {
    return this.find(names)?.value;
  }

  /** A whole number that must be there. */
  whole(names: readonly string[], bounds: Bounds = {}): number {
    const found = this.optional(names, bounds);
    if (found !== undefined) return found;
    if (!this.has(...names)) this.missing(names);
    return 1;
  }

  /** A whole number, or `fallback` where it is not said. */
  wholeOr<Fallback>(fallback: Fallback, names: readonly string[], bounds: Bounds = {}): number | Fallback {
    return this.optional(names, bounds) ?? fallback;
  }

  private optional(names: readonly string[], { min = 1, max = LARGEST }: Bounds): number | undefined {
    const found = this.find(names);
    if (found === undefined) return undefined;
    const { name, value } = found;
    if (typeof value !== 'number') {
      this.problems.push({ is: 'type', key: this.path + name, wanted: 'a whole number', found: typeName(value) });
      return undefined;
    }
    if (!Number.isInteger(value) || value < min || value > max) {
      const range = `a whole number from ${min} to ${max}`;
      this.problems.push({ is: 'range', key: this.path + name, value: String(value), range });
      return undefined;
    }
    return value;
  }

  /** A yes or no. */
  flag(name: string, fallback: boolean): boolean {
    const found = this.find([name]);
    if (found === undefined) return fallback;
    if (typeof found.value === 'boolean') return found.value;
    this.problems.push({ is: 'type', key: this.path + name, wanted: 'true or false', found: typeName(found.value) });
    return fallback;
  }

  text(...names: readonly string[]): string | undefined {
    const value = this.find(names)?.value;
    return typeof value === 'string' ? value : undefined;
  }

  /** A list of texts, with one for each layer at least; longer ones (that go on with MTP modules) are taken from the front. */
  textList(name: string, length: number): readonly string[] | undefined {
    return this.list(name, length, (item): item is string => typeof item === 'string', 'texts');
  }

  /** A list of numbers or of yes and no. */
  numberList(name: string, length: number): readonly number[] | undefined {
    const value = this.find([name])?.value;
    if (!Array.isArray(value)) return undefined;
    return this.list(
      name,
      length,
      (item): item is number | boolean => typeof item === 'number' || typeof item === 'boolean',
      'numbers',
    )?.map(Number);
  }

  private list<Item>(name: string, length: number, fits: (item: unknown) => item is Item, of: string): readonly Item[] | undefined {
    const value = this.find([name])?.value;
    if (value === undefined) return undefined;
    if (!Array.isArray(value)) {
      this.problems.push({ is: 'type', key: this.path + name, wanted: `a list of ${of}`, found: typeName(value) });
      return undefined;
    }
    if (value.length < length) {
      const why = `has ${value.length} entries, and the model ${length} layers`;
      this.problems.push({ is: 'conflict', key: this.path + name, value: `a list of ${value.length}`, why });
      return undefined;
    }
    const wrong = value.findIndex((item) => !fits(item));
    if (wrong < 0) return value as Item[];
    this.problems.push({
      is: 'type',
      key: `${this.path}${name}[${wrong}]`,
      wanted: `one of a list of ${of}`,
      found: typeName(value[wrong]),
    });
    return undefined;
  }

  /** A nested object, as a config of its own. */
  inner(...names: readonly string[]): Config | undefined {
    const found = this.find(names);
    if (found === undefined) return undefined;
    if (isObject(found.value)) return new Config(found.value, `${this.path}${found.name}.`, this);
    this.problems.push({ is: 'type', key: this.path + found.name, wanted: 'an object', found: typeName(found.value) });
    return undefined;
  }

  /** This config with the keys of a nested object among its own, which come first. */
  joined(name: string): Config {
    const nested = this.find([name])?.value;
    return isObject(nested) ? new Config({ ...nested, ...this.fields }, this.path, this) : this;
  }

  /** The same key here, else one level further out: multimodal files say some things only there. */
  flagHereOrOutside(name: string): boolean | undefined {
    for (let config: Config | undefined = this; config !== undefined; config = config.outer) {
      if (config.has(name)) return config.flag(name, false);
    }
    return undefined;
  }

  rawHereOrOutside(name: string): unknown {
    for (let config: Config | undefined = this; config !== undefined; config = config.outer) {
      if (config.has(name)) return config.raw(name);
    }
    return undefined;
  }

  missing(names: readonly string[]): void {
    const [key = '', ...alternatives] = names;
    this.problems.push({ is: 'missing', key: this.path + key, alternatives });
  }

  conflict(name: string, value: unknown, why: string): void {
    this.problems.push({ is: 'conflict', key: this.path + name, value: String(value).slice(0, 200), why });
  }

  private find(names: readonly string[]): { name: string; value: unknown } | undefined {
    for (const name of names) {
      if (!Object.hasOwn(this.fields, name)) continue;
      const value = this.fields[name];
      if (value !== null && value !== undefined) return { name, value };
    }
    return undefined;
  }
}

export function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function typeName(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'an object' : typeof value === 'string' ? 'text' : `a ${typeof value}`;
}
