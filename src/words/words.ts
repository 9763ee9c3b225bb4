import type { AmountWords } from './amounts.js';
import type { CalibrationWords } from './calibration.js';
import type { CheckWords } from './check.js';
import type { DiffWords } from './diff.js';
import type { DrawingWords } from './drawing.js';
import type { MistakeWords, Said, SaidMistake } from './mistakes.js';
import type { OutlookWords } from './outlook.js';
import type { PredictionWords } from './prediction.js';
import type { ProjectWords } from './project.js';
import type { ReportWords } from './report.js';
import type { ScaleWords } from './scale.js';
import type { ValidationWords } from './validation.js';

/** What a quantity is called, and what it means in one line. */
export type Term = { readonly name: string; readonly meaning: string };

/** Percentiles of the figure that answers one of several questions. */
type Spread = { readonly name: string; readonly figure: string; readonly p10: string; readonly p90: string };

/** Everything that a reader of an answer reads, in one language. A second language is a second list. */
export type Words = {
  readonly amounts: AmountWords;
  /** Of fields and figures of a sheet. */
  readonly terms: Readonly<Record<string, Term>>;
  /** Of predicted steps, and of what a model is made of. */
  readonly otherTerms: readonly Readonly<Record<string, Term>>[];
  readonly columns: Readonly<Record<'assumption' | 'value' | 'origin' | 'result' | 'exact' | 'figure', string>>;
  readonly origins: Readonly<Record<'given' | 'preset' | 'default' | 'derived' | 'predicted', string>>;
  readonly powerBasis: Readonly<Record<'measured' | 'rated' | 'tdp', string>>;
  readonly labels: Readonly<Record<'warning' | 'hint' | 'noAnswer' | 'steps' | 'unknown' | 'narrow' | 'old', string>>;
  /** Headline of one answer: what was asked, and the figure that answers it. */
  readonly headline: (parts: HeadlineParts) => string;
  /** The same with the percentiles of the figure that answers. */
  readonly headlinePercentiles: (headline: string, figure: string, p10: string, p90: string) => string;
  /** The same of several answers, those that are named and how many more. */
  readonly headlineSpreads: (headline: string, spreads: readonly Spread[], more: number) => string;
  /** What a description of a model says beside its figures. */
  readonly model: ModelWords;
  /** Headline of one model taken apart; and of several side by side. */
  readonly modelHeadline: (name: string, parameters: string, active: string) => string;
  readonly modelComparison: (count: number) => string;
  /** Who rents an instance, and what it holds. */
  readonly instance: (provider: string, gpus: number) => string;
  /** How an instance is asked for, and where the figures of its accelerators are. */
  readonly instanceUse: (name: string, gpu: string) => string;
  /** How many presets of a kind there are. */
  readonly counted: (count: number, kind: 'models' | 'gpus' | 'instances' | 'regions') => string;
  /** What a model without a preset is called, by its parameters where they are known. */
  readonly unnamed: (parameters?: string) => string;
  /** A formula with numbers from a document put in, behind its source. */
  readonly example: (worked: string, source: string) => string;
  /** Ranges, sensitivities and time. */
  readonly outlook: OutlookWords;
  /** Scenario files, checks and differences. */
  readonly project: ProjectWords;
  readonly check: CheckWords;
  readonly diff: DiffWords;
  readonly prediction: PredictionWords;
  readonly drawing: DrawingWords;
  readonly report: ReportWords;
  readonly validation: ValidationWords;
  readonly calibration: CalibrationWords;
  readonly scale: ScaleWords;
  readonly mistakes: MistakeWords;
  /** What a remark says, by its code and what it is made of. */
  readonly remark: (remark: Said) => string;
  /** A mistake, or why there is no answer, in words of this language: by its code and what it is made of. */
  readonly mistake: <Mistake extends SaidMistake>(mistake: Mistake) => Mistake;
  /** Between the clauses of a line. */
  readonly clause: string;
  /** Which peak counts, as `tf32 dense`. */
  readonly peak: (english: string) => string;
  /** What `presets show` says of a preset. */
  readonly presets: PresetWords;
  /** What a field is for in a kind of scenario. */
  readonly help: (key: string, kind: string) => string;
  /** Units of formulas that are not symbols, where they are called otherwise. */
  readonly measures: Readonly<Record<string, string>>;
  /** Where a formula comes from: a document, or in words what it is. */
  readonly source: (english: string) => string;
  /** Headline of answers side by side: whose, how many, and what differs. */
  readonly comparison: (model: string, count: number, fields: readonly string[]) => string;
};

/** Headings of the tables of a preset, and what its remarks are called. */
export type PresetWords = Readonly<
  Record<
    | 'figure'
    | 'value'
    | 'known'
    | 'sources'
    | 'measured'
    | 'source'
    | 'price'
    | 'usd'
    | 'per'
    | 'date'
    | 'provider'
    | 'number'
    | 'disagreement'
    | 'note'
    | 'inferred',
    string
  >
> & { readonly standings: Readonly<Record<string, string>> };

export type ModelWords = {
  readonly component: string;
  readonly symbol: string;
  readonly perLayer: string;
  readonly active: string;
  readonly share: string;
  readonly layerKind: string;
  readonly apart: string;
  readonly total: string;
  readonly overSixN: string;
  readonly memory: string;
  readonly window: string;
  readonly chunk: string;
  readonly roles: Readonly<Record<'encoder' | 'decoder', string>>;
  readonly formats: Readonly<Record<'weights' | 'kv', string>>;
  /** Mixers and networks of a layer, by part or by kind. */
  readonly parts: Readonly<Record<string, string>>;
  readonly trainingAt: (sequence: string) => string;
  readonly flopHeads: (
    sequence: string,
    shape: 'decoder' | 'encoder' | 'encoder-decoder',
  ) => Readonly<Record<'title' | 'forward' | 'prefill' | 'decode', string>>;
};

export type HeadlineParts = {
  readonly kind: 'train' | 'infer';
  readonly unknown: string;
  readonly model: string;
  readonly gpu: string;
  readonly gpus: string;
  readonly servers: string;
  /** What the servers are called where they were asked for by name. */
  readonly instance: string | undefined;
  /** Replicas and the GPUs of each, where the serving was predicted. */
  readonly replicas: { readonly count: string; readonly gpus: string; readonly one: boolean } | undefined;
  readonly time: string;
  readonly tokens: string;
  readonly value: string;
  /** One GPU, one server: their nouns are singular. */
  readonly one: { readonly gpu: boolean; readonly server: boolean };
};

/** What a quantity is called, and what it means; undefined where there are no words for it. */
export function termFor(key: string, { terms, otherTerms }: Pick<Words, 'terms' | 'otherTerms'>): Term | undefined {
  return terms[key] ?? otherTerms.find((others) => Object.hasOwn(others, key))?.[key];
}

/** What a quantity is called. */
export function termOf(key: string, words: Pick<Words, 'terms' | 'otherTerms'>): string {
  return (termFor(key, words) ?? termFor(key.replace(/^components\./, ''), words))?.name ?? key;
}
