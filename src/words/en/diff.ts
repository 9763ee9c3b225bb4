import type { DiffWords } from '../diff.js';
import { spelled } from '../quote.js';
import { say } from './say.js';

/** What a reader of a comparison reads, in English. */
export const diffEnglish: DiffWords = {
  headline: ({ changed, added, removed, same }) =>
    [
      [changed, 'changed'],
      [added, 'added'],
      [removed, 'removed'],
      [same, 'the same'],
    ]
      .filter(([count]) => Number(count) > 0)
      .map(([count, word]) => `${count} ${word}`)
      .join(', '),
  total: (figure, before, after, share) => `${before} → ${after} ${figure}${share === '' ? '' : ` (${share})`}`,
  nothing: (before, after) => `nothing differs between ${before} and ${after}`,
  between: (before, after) => `from ${before} to ${after}`,
  marks: { added: '+', removed: '−', changed: '~', same: '=' },
  key: '~ changed, + added, − removed',
  other: 'presets or program',
  none: 'not given',
  together: 'together',
  lost: (figures, limit) => `${figures.join(', ')} unknown now: it cannot be held against the ${limit} allowed`,
  fresh: (figures, limit) => `${figures.join(', ')} new: growth from nothing is more than the ${limit} allowed`,
  gone: (figures, limit) => `${figures.join(', ')} gone: what is not there cannot be held against the ${limit} allowed`,
  why: 'Why: each assumption changed in turn, in this order',
  exceeded: (figures, limit) => `${figures.join(', ')}: more than the ${limit} allowed`,
  all: 'all together',
  nothingAtBase: (file, why) => `${file} is compared with nothing, and all of it is new: ${spelled(say(why))}`,
};
