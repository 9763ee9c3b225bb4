import type { Architecture } from '../core/architecture/architecture.js';
import type { Config } from './config.js';
import { readDecoder, type Traits } from './decoder.js';

/** Reads a config.json of one `model_type`; `outer` is the whole file where the language model is nested in it. */
export type ReadFamily = (config: Config, outer: Config) => Architecture;

/** Families by `model_type`. */
export type Families = Readonly<Record<string, ReadFamily>>;

/** Decoders that traits describe. */
export function decoders(table: Readonly<Record<string, Traits>>): Families {
  return Object.fromEntries(
    Object.entries(table).map(([family, traits]): [string, ReadFamily] => [
      family,
      (config, outer) => readDecoder(config, family, traits, outer),
    ]),
  );
}
