import type { Phrase } from '../diagnostics/phrase.js';
import type { Dimension } from '../quantity/parse.js';

/** What is sized: a training run, or the serving of a demand. */
export type Kind = 'train' | 'infer';
export const kinds: readonly Kind[] = ['train', 'infer'];

/** What a field may belong to: what is sized, or the description of a model. */
export type FieldKind = Kind | 'model';
export const fieldKinds: readonly FieldKind[] = [...kinds, 'model'];
type ByKind<Value> = Readonly<Partial<Record<FieldKind, Value>>>;

/** How a field's value is written and what it may be. Limits are in SI units. */
export type FieldType =
  | {
      readonly is: 'quantity';
      readonly dimension: Dimension;
      /** Smallest and largest value allowed. */
      readonly min?: number;
      readonly max?: number;
      /** Zero itself is not allowed. */
      readonly aboveZero?: true;
      readonly whole?: true;
      /** The range, for messages and help. */
      readonly range: Phrase;
      /** Nouns that may follow the number: `300B tokens`. */
      readonly nouns?: readonly string[];
      /** Words that may stand in place of a quantity. */
      readonly words?: readonly string[];
      /** A range makes no sense for it. */
      readonly certain?: true;
    }
  | { readonly is: 'choice'; readonly choices: readonly string[] | ByKind<readonly string[]> }
  | { readonly is: 'preset'; readonly of: 'model' | 'gpu' | 'region' }
  /** Sizes of parallel groups: `tp=8,pp=16`. */
  | { readonly is: 'layout' }
  /** A limit in seconds, of the mean or of a percentile: `50ms`, `p95:2s`. */
  | { readonly is: 'target' }
  /** Lengths of requests that differ: a preset, percentiles, a mix, a log in a file. */
  | { readonly is: 'workload' }
  /** A file of the user’s. */
  | { readonly is: 'file' }
  /** Ranges that go together: `utilization+tokens=0.6`. */
  | { readonly is: 'together' }
  | { readonly is: 'text' };

/** One thing a user may assume: declared here once for flags, files, the library, schemas and documentation. */
export type Field = {
  /** Key in files and in the library; the flag is its kebab-case. */
  readonly key: string;
  readonly kinds: readonly FieldKind[];
  readonly type: FieldType;
  /** The sheet's quantity that it sets, where it sets one. */
  readonly quantity?: string | ByKind<string>;
  /** Value used when neither the user nor a preset gives one. */
  readonly default?: number | string;
  /** How a person would write it; another way in kinds where that is none. */
  readonly example: string;
  readonly exampleIn?: ByKind<string>;
  /** Written so, it is another field that is meant: `20k/s` is no number of tokens, but a rate. */
  readonly otherwise?: { readonly written: RegExp; readonly key: string };
  /** Heading under which help lists it. */
  readonly group: 'workload' | 'accelerator' | 'serving' | 'step' | 'method' | 'failures' | 'growth' | 'money' | 'question';
};

/** How a person would write a field in a kind of scenario. */
export function exampleOf({ example, exampleIn }: Field, kind: FieldKind): string {
  return exampleIn?.[kind] ?? example;
}

/** The choices of a field of type `choice` in a kind of scenario. */
export function choicesOf({ choices }: Extract<FieldType, { is: 'choice' }>, kind: FieldKind): readonly string[] {
  return isList(choices) ? choices : (choices[kind] ?? []);
}

/** `gpusPerServer` → `--gpus-per-server`. */
export function flagOf(key: string): string {
  return `--${key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}

/** `--gpus-per-server` → `gpusPerServer`. */
function keyOfFlag(flag: string): string {
  return flag.replace(/^--/, '').replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

function isList(choices: readonly string[] | ByKind<readonly string[]>): choices is readonly string[] {
  return Array.isArray(choices);
}

/** A value rather than the next word of a sentence: it has a digit in it, or is a word that stands in place of one. */
const VALUE = /^(?:[^\s,;)]*\d|list\b|none\b)/;

/** What flags say, as the keys of a file: `--gpus-per-server 8` → `gpusPerServer: 8`. */
export function inKeys(text: string): string {
  return text.replace(/--([a-z][a-z-]*)(?= ?(.?\S*))/g, (_, flag: string, next: string) => {
    const key = keyOfFlag(flag);
    return VALUE.test(next) ? `${key}:` : key;
  });
}
