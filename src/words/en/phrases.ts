import { calibrationPhrases } from './calibration-phrases.js';
import { conflictPhrases } from './conflict-phrases.js';
import { filePhrases } from './file-phrases.js';
import { limitPhrases } from './limit-phrases.js';
import { predictionPhrases } from './prediction-phrases.js';
import { questionPhrases } from './question-phrases.js';
import { valuePhrases } from './value-phrases.js';

/** One writer a phrase. Its code and parameters stand in messages for other languages: they may be added, never renamed. */
export const phrases = {
  ...limitPhrases,
  ...valuePhrases,
  ...questionPhrases,
  ...predictionPhrases,
  ...filePhrases,
  ...conflictPhrases,
  ...calibrationPhrases,
} as const;
