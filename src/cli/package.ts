import { type AnswerDocument, SCHEMA_VERSION } from '../answer/contract/result.js';

/** Version of the package; a test compares it with package.json. */
export const version = '0.1.0';

/** What every JSON document begins with. */
export const documentHead: Omit<AnswerDocument, 'results'> = {
  schemaVersion: SCHEMA_VERSION,
  tool: { name: 'llm-sizing', version },
};

/** Where the package keeps its JSON Schemas, seen from the source tree and from the build alike. */
export const schemasDirectory = `${import.meta.dirname}/../../schemas/`;
