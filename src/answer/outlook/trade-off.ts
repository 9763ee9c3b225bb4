import { slotOf } from '../../core/compile.js';
import type { TradeOff } from '../contract/outlook.js';
import { known } from '../sheet/figures.js';
import type { Plan } from '../sheet/plan.js';
import { leversOf } from './levers.js';

/** Times beside the one that was asked for, as shares of it. */
const SHARES = [1 / 8, 1 / 6, 1 / 4, 1 / 3, 1 / 2, 2 / 3, 0.8, 1, 1.25, 1.5, 2, 3, 4, 6, 8];

/** GPUs that a training run takes where it has less or more time; undefined where the GPUs are not what is solved for. */
export function tradeOffOf(plan: Plan): TradeOff | undefined {
  const { kind, unknown, scenario } = plan.resolved;
  const { duration } = scenario;
  if (kind !== 'train' || unknown.field !== 'gpus' || typeof duration !== 'number') return undefined;
  const levers = leversOf(plan, ['duration']);
  const slot = slotOf(plan.sheet.slots, 'gpus');
  const points = SHARES.flatMap((share) => {
    const values = plan.inputs.slice();
    levers(values, Float64Array.of(duration * share));
    const gpus = plan.compute(values) === undefined ? known(values[slot]) : null;
    return gpus === null ? [] : [{ x: duration * share, y: gpus }];
  });
  return { field: 'duration', figure: 'gpus', points };
}
