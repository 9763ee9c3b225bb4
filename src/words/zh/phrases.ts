import type { phrases } from '../en/phrases.js';
import { calibrationPhrasesChinese } from './calibration-phrases.js';
import { conflictPhrasesChinese } from './conflict-phrases.js';
import { filePhrasesChinese } from './file-phrases.js';
import { limitPhrasesChinese } from './limit-phrases.js';
import { predictionPhrasesChinese } from './prediction-phrases.js';
import { questionPhrasesChinese } from './question-phrases.js';
import { valuePhrasesChinese } from './value-phrases.js';

/** One writer a phrase, in Chinese. */
export const phrasesChinese: typeof phrases = {
  ...limitPhrasesChinese,
  ...valuePhrasesChinese,
  ...questionPhrasesChinese,
  ...predictionPhrasesChinese,
  ...filePhrasesChinese,
  ...conflictPhrasesChinese,
  ...calibrationPhrasesChinese,
};
