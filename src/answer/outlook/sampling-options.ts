import { type Diagnostic, diagnose, type Where } from '../../diagnostics/diagnostic.js';

/** How uncertainty is computed. */
export type SamplingOptions = {
  readonly samples: number;
  readonly seed: number;
};

/** Samples unless the user says otherwise, and the most that fit a common memory. */
export const SAMPLES = 10_000;
const MOST_SAMPLES = 1_000_000;
export const SEED = 1;
const LARGEST_SEED = 2 ** 32 - 1;

/** How many samples there are and where they start, of what was asked for; a mistake is added to `diagnostics`. */
export function samplingWith(
  asked: { readonly samples: AskedNumber | undefined; readonly seed: AskedNumber | undefined },
  diagnostics: Diagnostic[],
): SamplingOptions {
  const whole = (number: AskedNumber | undefined, least: number, most: number, standard: number): number => {
    if (number === undefined) return standard;
    const { value, text, where } = number;
    const range = { say: 'whole-between', least: String(least), most: String(most) } as const;
    if (!Number.isInteger(value)) diagnostics.push(diagnose('not-whole', { text, range }, where));
    else if (value < least || value > most) diagnostics.push(diagnose('out-of-range', { text, range, near: [] }, where));
    else return value;
    return standard;
  };
  return { samples: whole(asked.samples, 1, MOST_SAMPLES, SAMPLES), seed: whole(asked.seed, 0, LARGEST_SEED, SEED) };
}

/** A number as it was given; NaN where it is none. */
type AskedNumber = { readonly value: number; readonly text: string; readonly where: Where };
