// How far off the cost models are: docs/accuracy.md, and the table that `validate` compares its figures with.
import { writeFileSync } from 'node:fs';
import { suites } from '../../dist/answer/contract/validation.js';
import { validate } from '../../dist/answer/prediction/validate.js';
import { quotedText } from '../../dist/answer/prediction/verdict.js';
import { builtInCatalog } from '../../dist/catalog/package-presets.js';
import { validationText } from '../../dist/render/validation-formats.js';
import { english } from '../../dist/words/en/english.js';

const quoted = new URL('../../presets/measurements/quoted.csv', import.meta.url);
/** The part of docs/accuracy.md that the command prints. */
export const accuracyParts = {
  accuracy: async () => {
    if (!process.argv.includes('--check')) {
      // What was quoted before does not matter to what is quoted now.
      const { rows } = validate(suites, builtInCatalog());
      writeFileSync(quoted, quotedText(rows));
    }
    const chunks = await validationText(validate(suites, builtInCatalog()), 'markdown', { theme: {}, head: {}, words: english });
    return [...chunks].join('').trimEnd();
  },
};
