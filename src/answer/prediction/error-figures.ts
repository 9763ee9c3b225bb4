import type { ErrorSummary, LeftOutErrors } from '../../core/statistics/errors.js';
import type { ErrorFigures, Suite, ValidationRow } from '../contract/validation.js';

export function errorFigures({ mean, median, p90, bias }: Pick<ErrorSummary, 'mean' | 'median' | 'p90' | 'bias'>): ErrorFigures {
  return { mean, median, p90, bias };
}

/** A line of the errors that came with the constants: they are read, not reckoned anew. */
export function leftOutRow(suite: Suite, known: LeftOutErrors): ValidationRow {
  return {
    suite,
    sample: 'left-out',
    by: 'left-out',
    group: `${known.left}: ${known.group}`,
    count: known.count,
    predicted: errorFigures(known),
    constantMfu: null,
    speedOfLight: null,
  };
}
