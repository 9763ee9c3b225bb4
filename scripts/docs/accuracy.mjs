// How far off the cost models are: docs/accuracy.md
import { suites } from '../../dist/answer/contract/validation.js';
import { validate } from '../../dist/answer/prediction/validate.js';
import { builtInCatalog } from '../../dist/catalog/package-presets.js';
import { validationText } from '../../dist/render/validation-formats.js';

const chunks = await validationText(validate(suites, builtInCatalog()), 'markdown', { theme: {}, head: {} });
const text = [...chunks].join('').trimEnd();

/** The part of docs/accuracy.md that the command prints. */
export const accuracyParts = { accuracy: () => text };
