import type { Conflict, FoundValue, Stands, WantedValue } from './conflict.js';

/** What is wrong with a config.json, before it is worded. */
export type ConfigProblem =
  | { readonly is: 'missing'; readonly key: string; readonly alternatives: readonly string[] }
  | { readonly is: 'type'; readonly key: string; readonly wanted: WantedValue; readonly found: FoundValue }
  | { readonly is: 'range'; readonly key: string; readonly value: string; readonly range: Range }
  | { readonly is: 'conflict'; readonly key: string; readonly value: string | Stands; readonly why: Conflict };

type Range = { readonly say: 'whole-between'; readonly least: string; readonly most: string } | { readonly say: 'countable' };

/** Nobody's dimension is larger; products of several stay within what a number holds. */
const LARGEST = 1e9;
/** Layers are looked at one by one. */
export const MOST_LAYERS = 10_000;

type Fields = Readonly<Record<string, unknown>>;
/** A default that a reading leaned on: the key that the file lacks, and what its family's configuration says in its place; null for a group. */
export type Leaned = { readonly key: string; readonly value: string | null };
type Bounds = { readonly min?: number; readonly max?: number };

/**
 * A config.json, or a part of it, read key by key. `null` says that there is none; a key that is not
 * there takes the default of its family, where it has one, and that is noted. What is wrong is noted
 * too, and reading goes on with a harmless value, so that all mistakes are found together.
 */
export class Config {
  readonly problems: ConfigProblem[];
  private readonly fields: Fields;
  private readonly path: string;
  private readonly outer: Config | undefined;
  private readonly defaults: Fields | undefined;
  /** Defaults that were used, by key. */
  readonly leaned: Map<string, string | null>;
  /** Keys that were looked for, here and in nested objects. */
  readonly seen: Set<string>;
  /** Keys whose value is not understood: the reading is an estimate. */
  readonly doubts: Set<string>;

  constructor(fields: Fields, path = '', outer?: Config, defaults?: Fields) {
    this.fields = fields;
    this.path = path;
    this.outer = outer;
    this.defaults = defaults;
    this.problems = outer?.problems ?? [];
    this.leaned = outer?.leaned ?? new Map();
    this.seen = outer?.seen ?? new Set();
    this.doubts = outer?.doubts ?? new Set();
  }

  /** The same file, with what its family says where it is silent. */
  withDefaults(defaults: Fields | undefined): Config {
    if (defaults === undefined) return this;
    const own = new Config(this.fields, this.path, this.outer, defaults);
    return Object.assign(own, { problems: this.problems, leaned: this.leaned, seen: this.seen, doubts: this.doubts });
  }

  /** Whether the library has a configuration of its family. */
  get hasDefaults(): boolean {
    return this.defaults !== undefined;
  }

  /** Whether the key was looked for, or is one of the family's own configuration. */
  knows(name: string): boolean {
    return this.seen.has(name) || (this.defaults !== undefined && Object.hasOwn(this.defaults, name));
  }

  /** Marks keys as looked at whose say another key takes from them. */
  overruled(...names: readonly string[]): void {
    for (const name of names) this.seen.add(name);
  }

  /** Notes that a key says something that is not understood. */
  doubt(name: string): void {
    this.doubts.add(name);
  }

  /** What the file itself says, without defaults. */
  get said(): Config {
    return this.defaults === undefined ? this : this.withDefaults({});
  }

  /** True when one of the names has a value. */
  has(...names: readonly string[]): boolean {
    return this.find(names, true) !== undefined;
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
    const { name } = found;
    const value = one(found.value);
    if (typeof value !== 'number') {
      this.problems.push({ is: 'type', key: this.path + name, wanted: { say: 'whole' }, found: typeName(value) });
      return undefined;
    }
    if (!Number.isInteger(value) || value < min || value > max) {
      const range = { say: 'whole-between', least: String(min), most: String(max) } as const;
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
    this.problems.push({ is: 'type', key: this.path + name, wanted: { say: 'true-or-false' }, found: typeName(found.value) });
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

  private list<Item>(
    name: string,
    length: number,
    fits: (item: unknown) => item is Item,
    of: 'texts' | 'numbers',
  ): readonly Item[] | undefined {
    const value = this.find([name])?.value;
    if (value === undefined) return undefined;
    if (!Array.isArray(value)) {
      this.problems.push({ is: 'type', key: this.path + name, wanted: { say: 'list-of', of }, found: typeName(value) });
      return undefined;
    }
    if (value.length < length) {
      const why = { say: 'entry-count', of: 'entries', count: value.length, layers: length } as const;
      this.conflict(name, value, why, { say: 'list-of-length', length: value.length });
      return undefined;
    }
    const wrong = value.findIndex((item) => !fits(item));
    if (wrong < 0) return value as Item[];
    this.problems.push({
      is: 'type',
      key: `${this.path}${name}[${wrong}]`,
      wanted: { say: 'one-of-list', of },
      found: typeName(value[wrong]),
    });
    return undefined;
  }

  /** A nested object, as a config of its own. */
  inner(...names: readonly string[]): Config | undefined {
    const found = this.find(names);
    if (found === undefined) return undefined;
    if (isObject(found.value)) {
      const defaults = this.defaults?.[found.name];
      return new Config(found.value, `${this.path}${found.name}.`, this, isObject(defaults) ? defaults : undefined);
    }
    this.problems.push({ is: 'type', key: this.path + found.name, wanted: { say: 'object' }, found: typeName(found.value) });
    return undefined;
  }

  /** This config with the keys of a nested object among its own, which come first. */
  joined(name: string): Config {
    const nested = this.find([name])?.value;
    if (!isObject(nested)) return this;
    const defaults = this.defaults?.[name];
    return new Config({ ...nested, ...this.fields }, this.path, this, { ...(isObject(defaults) && defaults), ...this.defaults });
  }

  /** What the outermost level of a file says that says anything, and what is said here, by default included; the first name counts most. */
  flagAtBothEnds(...names: readonly string[]): { outermost: boolean | undefined; here: boolean | undefined } {
    let outermost: boolean | undefined;
    for (let config: Config | undefined = this; config !== undefined; config = config.outer) {
      const { said } = config;
      const name = names.find((one) => said.has(one));
      if (name !== undefined) outermost = said.flag(name, false);
    }
    const name = names.find((one) => this.has(one));
    return { outermost, here: name === undefined ? undefined : this.flag(name, false) };
  }

  /** The same key here, else one level further out. */
  rawHereOrOutside(name: string): unknown {
    for (let config: Config | undefined = this; config !== undefined; config = config.outer) {
      if (config.has(name)) return config.raw(name);
    }
    return undefined;
  }

  /** `model_type` of the whole file, where this is a part of it. */
  get wholeModelType(): string | undefined {
    let whole: Config = this;
    while (whole.outer !== undefined) whole = whole.outer;
    return whole === this ? undefined : whole.text('model_type');
  }

  /** What `per_layer_config` says of one layer in place of the rest of the file. */
  ofLayer(layer: number): Config | undefined {
    const all = this.raw('per_layer_config');
    const own = isObject(all) ? all[layerKey(all, layer)] : Array.isArray(all) ? all[layer] : undefined;
    return isObject(own) ? new Config(own, `${this.path}per_layer_config.${layer}.`, this) : undefined;
  }

  missing(names: readonly string[]): void {
    const [key = '', ...alternatives] = names;
    this.problems.push({ is: 'missing', key: this.path + key, alternatives });
  }

  /** Notes that a value cannot be counted; `stands` is said in its place. */
  conflict(name: string, value: unknown, why: Conflict, stands?: Stands): void {
    this.problems.push({ is: 'conflict', key: this.path + name, value: stands ?? String(value).slice(0, 200), why });
  }

  private find(names: readonly string[], silently = false): { name: string; value: unknown } | undefined {
    let none = false;
    for (const name of names) this.seen.add(name);
    for (const name of names) {
      if (!Object.hasOwn(this.fields, name)) continue;
      const value = this.fields[name];
      if (value !== null && value !== undefined) return { name, value };
      none = true;
    }
    if (none || this.defaults === undefined) return undefined;
    for (const name of names) {
      const value = this.defaults[name];
      if (value === null || value === undefined) continue;
      if (!silently) this.leaned.set(this.path + name, typeof value === 'object' ? null : String(value));
      return { name, value };
    }
    return undefined;
  }
}

/** The number that a list of one for each layer repeats (HunYuan). */
function one(value: unknown): unknown {
  return Array.isArray(value) && value.length > 1 && value.every((item) => item === value[0]) ? value[0] : value;
}

/** The number of a layer as the keys of an object write it: some are padded with zeros, so that they sort. */
function layerKey(all: Fields, layer: number): string {
  for (let width = 1; width <= 5; width++) {
    const key = String(layer).padStart(width, '0');
    if (Object.hasOwn(all, key)) return key;
  }
  return '';
}

export function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function typeName(value: unknown): FoundValue {
  if (value === null) return { say: 'null' };
  if (Array.isArray(value)) return { say: 'list' };
  const type = typeof value;
  if (type === 'string') return { say: 'text' };
  return type === 'object' || type === 'number' || type === 'boolean' ? { say: type } : { say: 'typeof', type };
}
