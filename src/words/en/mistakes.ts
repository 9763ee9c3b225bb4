import type { MistakeWords } from '../mistakes.js';

/** What stands around the message of a mistake, in English. */
export const mistakesEnglish: MistakeWords = {
  label: (code) => `error[${code}]`,
  colon: ': ',
  try: 'try',
  allowed: 'allowed',
  meant: (suggestions) => `did you mean ${suggestions.join(' or ')}?`,
  more: (count) => `and ${count} more`,
};
