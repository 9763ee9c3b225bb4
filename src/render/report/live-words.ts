import type { Result } from '../../answer/contract/result.js';
import type { AmountWords } from '../../words/amounts.js';
import type { ReportWords } from '../../words/report.js';
import { type Term, termFor, termOf, type Words } from '../../words/words.js';

/** What a page says while it is used, as data: its script has no language of its own. Sentences have places, `{0}` the first. */
export type LiveWords = Readonly<Record<'was' | 'copied' | 'table', string>> & {
  readonly amounts: AmountWords;
  /** Of the picture of GPUs against time, where it is drawn anew. */
  readonly tradeOff?: { readonly terms: Readonly<Record<string, Term>>; readonly duration: Told };
  /** How sure the figure that answers is, where that was predicted. */
  readonly range?: string;
};

type Told = Readonly<Record<'title' | 'sentence', string>>;

const PLACES = ['{0}', '{1}', '{2}'] as const;
/** Figures that the picture of GPUs against time is about. */
const PICTURED = ['gpus', 'durationSeconds'];

/** Those words out of a language, for an answer that its page computes anew. */
export function liveWordsOf({ prediction, tradeOff, solved }: Result, words: Words, own: ReportWords): LiveWords {
  const { labels, charts } = own;
  const { was, copied, table } = labels;
  const terms = PICTURED.flatMap((key) => {
    const term = termFor(key, words);
    return term === undefined ? [] : [[key, { name: term.name, meaning: '' }] as const];
  });
  return {
    was,
    copied,
    table,
    amounts: words.amounts,
    ...(prediction && { range: own.range(termOf(solved, words), ...PLACES) }),
    ...(tradeOff && !prediction && { tradeOff: { terms: Object.fromEntries(terms), duration: told(charts.duration) } }),
  };
}

function told({ title, sentence }: { title: string; sentence: (...said: typeof PLACES) => string }): Told {
  return { title, sentence: sentence(...PLACES) };
}

/** A title, and its sentence with places, as a language gives them. */
export function written({ title, sentence }: Told): { title: string; sentence: (...said: readonly (string | undefined)[]) => string } {
  return { title, sentence: filled(sentence) };
}

/** A sentence with its places filled. */
export function filled(sentence: string): (...said: readonly (string | undefined)[]) => string {
  return (...said) => sentence.replace(/\{(\d)\}/g, (_, place: string) => said[Number(place)] ?? '');
}
