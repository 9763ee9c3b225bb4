import { readFileSync } from 'node:fs';

/** A model whose count is known from outside: the content of its config.json, and what it must come to. */
export type Case = {
  readonly model: string;
  /** Family under which the registry knows it. */
  readonly modelType: string;
  readonly config: Readonly<Record<string, unknown>>;
  readonly parameters: number;
  readonly activeParameters: number;
  /** What its repository stores beside the language model, and is counted. */
  readonly extras: Readonly<Partial<Record<'mtp' | 'vision' | 'ngram' | 'blockScales', number>>>;
  readonly source: string;
};

const read = (name: string): readonly Case[] => JSON.parse(readFileSync(new URL(name, import.meta.url), 'utf8'));

/** Counts that were published to the last digit. */
export const published = read('counts.json');
/** Models of which only a rounded count is published: the number is the family's formula, evaluated by hand. */
export const byFormula = read('by-formula.json');
export const cases: readonly Case[] = [...published, ...byFormula];

/** A config that the transformers library built and counted; tables of n-grams, which stand apart here, are left out. */
export type LibraryCase = {
  readonly modelType: string;
  /** full, diff (from defaults), sparse, bare, multimodal, published, re-saved; generated: drawn at random; by hand: its matrices written out. */
  readonly form: string;
  readonly parameters: number;
  readonly active?: number;
  /** Biases that balance experts: a buffer there, so that either sum is right, in both counts alike. */
  readonly biases?: number;
  /** Of the library. */
  readonly version: string;
  readonly config: Readonly<Record<string, unknown>>;
};

const lines = readFileSync(new URL('library.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n');
export const libraryCases = lines.map((line): LibraryCase => JSON.parse(line));

export function caseOf(model: string): Case {
  const found = cases.find((one) => one.model === model);
  if (found === undefined) throw new Error(`no case ${model}`);
  return found;
}
