import { englishUnits } from '../../quantity/unit-names.js';
import type { AmountWords } from '../amounts.js';

/** What values are written with, in English. */
export const amountsEnglish: AmountWords = {
  units: englishUnits,
  marks: { colon: ': ', comma: ', ', list: ', ', open: ' (', close: ')' },
  oneGpu: 'one GPU',
  config: 'config',
};
