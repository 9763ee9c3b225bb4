/** Version of the package; a test compares it with package.json. */
export const version = '0.1.0';

/** Where the package keeps its JSON Schemas, seen from the source tree and from the build alike. */
export const schemasDirectory = new URL('../../schemas/', import.meta.url);
