import type { Result } from '../../answer/contract/result.js';
import { termOf, type Words } from '../../words/words.js';
import { shown } from '../shown.js';

/** Answers that are named in a headline. */
const NAMED = 3;

/** Percentiles of the figure that answers, where no published run like this one bears the assumed value out. */
function spreadOutside({ warnings, uncertainty, solved }: Result) {
  return warnings.some(({ code }) => code === 'evidence-outside') ? uncertainty?.percentiles[solved] : undefined;
}

/** The headline of one answer: a value that published runs do not bear out is not left to stand alone. */
export function withPercentiles(headline: string, result: Result, words: Words): string {
  const { solved } = result;
  const spread = spreadOutside(result);
  if (spread === undefined) return headline;
  return words.headlinePercentiles(headline, termOf(solved, words), shown(solved, spread.p10, words), shown(solved, spread.p90, words));
}

/** The same of answers side by side, each by its name there. */
export function withSpreads(headline: string, results: readonly Result[], nameOf: (result: Result) => string, words: Words): string {
  const outside = results.flatMap((result) => {
    const { solved } = result;
    const spread = spreadOutside(result);
    if (spread === undefined) return [];
    return [
      { name: nameOf(result), figure: termOf(solved, words), p10: shown(solved, spread.p10, words), p90: shown(solved, spread.p90, words) },
    ];
  });
  if (outside.length === 0) return headline;
  return words.headlineSpreads(headline, outside.slice(0, NAMED), Math.max(0, outside.length - NAMED));
}
