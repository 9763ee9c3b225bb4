import { memoryOf } from '../../core/training/memory.js';
import type { Setup } from '../../core/training/setup.js';
import { type Remark, remark } from '../../diagnostics/remark.js';
import { formatQuantity } from '../../quantity/format.js';
import type { Prediction } from '../contract/prediction.js';
import { LARGEST_STEP, production, productionFactor } from './errors.js';
import { remediesOf } from './remedies.js';
import type { Asked } from './request.js';

/** What to know of a predicted step. */
export function warningsOf(asked: Asked, setup: Setup, { fits, mfu }: Prediction): readonly Remark[] {
  const { shape, hardware, like, name, assumed } = asked;
  const { tp, pp } = setup.layout;
  const needed = formatQuantity(memoryOf(shape, setup).total, 'bytes');
  const there = formatQuantity(hardware.memoryBytes, 'bytes');
  return [
    ...(fits === 'tightly' ? [remark('fits-tightly', { needed, there })] : []),
    ...(fits === 'no' ? [remark('does-not-fit', { needed, there, remedies: remediesOf(asked, setup) })] : []),
    ...(tp > hardware.domain ? [remark('tp-across-servers', { tp, domain: hardware.domain })] : []),
    ...(shape.layers % pp === 0 ? [] : [remark('uneven-stages', { layers: shape.layers, stages: pp })]),
    ...(setup.gpus > LARGEST_STEP ? [productionPace(setup.gpus, mfu)] : []),
    ...(like === null ? [] : [remark('step-beyond-measurements', { gpu: name, like })]),
    ...(assumed ? [remark('shape-assumed', {})] : []),
  ];
}

/** How much longer production runs took than they are predicted to: times. */
export function productionRange() {
  const times = (error: number) => formatQuantity(1 + error, 'number');
  return { runs: production.steps, low: times(production.p10), middle: times(production.median), high: times(production.p90) };
}

function productionPace(gpus: number, mfu: number): Remark {
  const factor = productionFactor(gpus);
  return remark('production-pace', {
    ...productionRange(),
    largest: formatQuantity(LARGEST_STEP, 'integer'),
    factor: formatQuantity(factor, 'number'),
    benchmark: formatQuantity(mfu * factor, 'ratio'),
  });
}
