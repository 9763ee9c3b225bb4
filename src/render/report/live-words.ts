import type { AmountWords } from '../../words/amounts.js';
import type { ChartWords, ReportWords } from '../../words/report.js';
import { type Term, termFor, type Words } from '../../words/words.js';

/** What a page says while it is used, as data: its script has no language of its own. */
export type LiveWords = Readonly<Record<'was' | 'copied' | 'table', string>> & {
  readonly amounts: AmountWords;
  /** Names of figures, and the picture of GPUs against time: its title, and its sentence with places for GPUs, time, and GPUs in half the time. */
  readonly tradeOff?: {
    readonly terms: Readonly<Record<string, Term>>;
    readonly duration: Readonly<Record<'title' | 'sentence', string>>;
  };
};

const PLACES = ['{gpus}', '{time}', '{half}'] as const;
/** Figures that the picture which follows the fields is about. */
const PICTURED = ['gpus', 'durationSeconds'];

/** Those words out of a language; those of the picture of GPUs against time only where it is there to be drawn anew. */
export function liveWordsOf(words: Words, { labels: { was, copied, table }, charts }: ReportWords, drawn: boolean): LiveWords {
  const { title, sentence } = charts.duration;
  const terms = PICTURED.flatMap((key) => {
    const term = termFor(key, words);
    return term === undefined ? [] : [[key, { name: term.name, meaning: '' }] as const];
  });
  return {
    was,
    copied,
    table,
    amounts: words.amounts,
    ...(drawn && { tradeOff: { terms: Object.fromEntries(terms), duration: { title, sentence: sentence(...PLACES) } } }),
  };
}

/** The same words of the picture as a language gives them. */
export function durationWords({ title, sentence }: NonNullable<LiveWords['tradeOff']>['duration']): ChartWords['duration'] {
  return { title, sentence: (...said) => PLACES.reduce((text, place, number) => text.replace(place, () => said[number] ?? ''), sentence) };
}
