import { type Remark, remark } from '../../diagnostics/remark.js';
import { formatQuantity } from '../../quantity/format.js';
import type { Prediction } from '../contract/prediction.js';
import { LARGEST_STEP } from './errors.js';
import { productionRange } from './remarks.js';

/** GPUs from which on whole runs were published that are called production here. */
const SMALLEST_RUN = 1024;
/** There is nothing to do about multiplying, and nothing that is known about what production runs lose. */
const UNAVOIDABLE: ReadonlySet<string> = new Set(['matmul', 'production']);

/** What to do about a predicted step. */
export function hintsOf({ gpus, parts, stepSeconds }: Prediction): readonly Remark[] {
  const avoidable = parts.filter(({ part }) => !UNAVOIDABLE.has(part));
  const { part, seconds } = avoidable.reduce((one, other) => (other.seconds > one.seconds ? other : one));
  return [
    remark('attack-first', { part, share: formatQuantity(seconds / stepSeconds, 'ratio') }),
    ...(gpus >= SMALLEST_RUN && gpus <= LARGEST_STEP ? [remark('production-slower', productionRange())] : []),
  ];
}
