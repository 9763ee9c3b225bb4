import type { CheckWords } from '../check.js';

/** What a reader of a check reads, in English. */
export const checkEnglish: CheckWords = {
  headline: (expectations, broken) =>
    broken === 0
      ? `✔ ${expectations === 1 ? 'the expectation holds' : `all ${expectations} expectations hold`}`
      : `✖ ${broken} of ${expectations} ${expectations === 1 ? 'expectation' : 'expectations'} ${broken === 1 ? 'does' : 'do'} not hold`,
  holds: '✔',
  broken: '✖',
  percentile: (percentile, figure) => `P${percentile} of ${figure}`,
  sentence: ({ scenario, figure, found, expected, off }) => `${scenario}: ${figure} ${found}, expected ${expected}${off}`,
  tooMany: (off) => `: ${off} too much`,
  tooFew: (off) => `: ${off} too little`,
  mends: (changes) => `it would hold with ${changes.join(', or ')}`,
  change: (key, to, from) => `${key}: ${to} (now ${from})`,
  noMend: 'no change to one assumption alone would make it hold',
  ofAll: 'llm-sizing run shows what each scenario takes of it',
  unknownFigure:
    'the figure is unknown: a cost takes a price, power a GPU whose power is known, carbon a region, the month in which it runs out a fleet',
  never: 'not in sight',
  noAnswer: 'no answer',
  unchecked: (file) => `${file} expects nothing of its scenarios, so nothing of it is checked`,
  notChecked: '✖ nothing could be checked',
  mistake: (message, meant, allowed) =>
    `${message}${meant.length > 0 ? ` (did you mean ${meant.join(' or ')}?)` : ''}${allowed === undefined ? '' : `; ${allowed}`}`,
};
