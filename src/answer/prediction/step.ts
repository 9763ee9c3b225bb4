import { constants } from '../../core/training/constants.js';
import { TIGHT } from '../../core/training/defaults.js';
import type { Hardware } from '../../core/training/hardware.js';
import { memoryOf } from '../../core/training/memory.js';
import type { Found } from '../../core/training/ranking.js';
import { backwardOf, dataParallel, type Setup } from '../../core/training/setup.js';
import type { ModelShape } from '../../core/training/shape.js';
import { forwardSeconds } from '../../core/training/stage.js';
import { countedFlopsPerToken, recomputedFactor, type Step, stepOf } from '../../core/training/step.js';
import type { Prediction, RatedLayout, StepPart, StepPartName } from '../contract/prediction.js';
import { errorsLike, productionFactor } from './errors.js';

/** The step of a run: beyond the largest benchmark it takes longer than one, as production runs do. */
export function runStep(shape: ModelShape, hardware: Hardware, setup: Setup): Step {
  const step = stepOf(shape, hardware, setup, constants);
  const factor = productionFactor(setup.gpus);
  return { ...step, stepSeconds: step.stepSeconds * factor, tokensPerSecondPerGpu: step.tokensPerSecondPerGpu / factor };
}

/** A setup rated: its step, its memory, and its shares of the peak of the precision. */
export function predicted(
  shape: ModelShape,
  hardware: Hardware,
  setup: Setup,
  peak: number,
): Omit<Prediction, 'others' | 'searched' | 'framework'> {
  const step = runStep(shape, hardware, setup);
  const { logits, other, ...memory } = memoryOf(shape, setup);
  const parts = partsOf(shape, setup, step);
  const mfu = (step.tokensPerSecondPerGpu * countedFlopsPerToken(shape, setup)) / peak;
  const bubble = parts.find(({ part }) => part === 'bubble')?.seconds ?? 0;
  return {
    gpus: setup.gpus,
    layout: { ...setup.layout, dp: dataParallel(setup) },
    microBatch: setup.microBatch,
    globalBatch: setup.globalBatch,
    sequence: setup.sequence,
    zero: setup.zero,
    recompute: setup.recompute,
    ...(setup.recomputeLayers !== null && { recomputeLayers: setup.recomputeLayers }),
    precision: setup.precision,
    optimizer: setup.optimizer,
    stepSeconds: step.stepSeconds,
    tokensPerSecondPerGpu: step.tokensPerSecondPerGpu,
    mfu,
    hfu: mfu * recomputedFactor(shape, setup),
    bubbleFraction: bubble / step.stepSeconds,
    memoryBytesPerGpu: { ...memory, other: other + logits },
    fits: fitsIn(memory.total, hardware),
    parts,
    measured: errorsLike(shape, hardware, setup),
  };
}

/** Whether so many bytes fit: up to a quarter more may. */
export function fitsIn(bytes: number, { memoryBytes }: Hardware): Prediction['fits'] {
  if (bytes <= memoryBytes) return 'yes';
  return bytes <= TIGHT * memoryBytes ? 'tightly' : 'no';
}

/** Where the time of a step goes. What overlaps is shown as what it adds; the parts add up to the step. */
function partsOf(shape: ModelShape, setup: Setup, step: Step): readonly StepPart[] {
  const { work } = step;
  const { pp } = setup.layout;
  const backward = backwardOf(setup, shape.layers);
  const again = backward.recomputed * forwardSeconds(work) + (backward.selective ? work.selected : 0);
  const weightPasses = backward.frozen ? 2 : 3;
  const computing: readonly (readonly [StepPartName, number])[] = [
    ['matmul', weightPasses * work.matmul],
    ['attention', work.attentionForward + work.attentionBackward],
    ['elementwise', work.elementwise],
    ['recomputation', again],
    ['tensorTraffic', 2 * work.tensor],
    ['contextTraffic', work.context / 2],
    ['expertTraffic', 2 * work.exchange],
  ];
  const perStage = computing.map(([part, seconds]) => ({ part, seconds: (seconds / pp) * step.microBatches }));
  const computed = step.forwardSeconds + step.backwardSeconds;
  const everyTime = step.exposedTrafficSeconds === 0 && step.trafficSeconds > 0 ? step.stageSeconds - step.computingSeconds : 0;
  const rest: readonly StepPart[] = [
    { part: 'launch', seconds: (step.computingSeconds - step.headSeconds - computed) * step.microBatches },
    { part: 'head', seconds: step.headSeconds * step.microBatches },
    { part: 'pipelineTraffic', seconds: step.pipelineTrafficSeconds * step.microBatches },
    { part: 'bubble', seconds: step.bubbleSeconds },
    { part: 'dataTraffic', seconds: everyTime * step.microBatches + step.exposedTrafficSeconds },
    { part: 'optimizer', seconds: step.optimizerSeconds },
  ];
  const known = [...perStage, ...rest];
  const benchmark = step.stepSeconds / productionFactor(setup.gpus);
  // What scale and the mean of two releases add is spread evenly, so that all adds up.
  const sum = known.reduce((total, { seconds }) => total + seconds, step.fixedSeconds);
  const factor = benchmark / sum;
  const spread = [...known, { part: 'fixed' as const, seconds: step.fixedSeconds }].map(({ part, seconds }) => ({
    part,
    seconds: seconds * factor,
  }));
  return [...spread, { part: 'production', seconds: step.stepSeconds - benchmark }];
}

/** A layout beside the best: what it reaches, and the part on which it loses most. */
export function ratedBeside(shape: ModelShape, hardware: Hardware, { setup, memoryBytes }: Found, best: readonly StepPart[]): RatedLayout {
  const step = runStep(shape, hardware, setup);
  const losses = partsOf(shape, setup, step).map(({ part, seconds }) => ({
    part,
    lost: seconds - (best.find((other) => other.part === part)?.seconds ?? 0),
  }));
  const worst = losses.reduce((one, other) => (other.lost > one.lost ? other : one));
  return {
    layout: { ...setup.layout, dp: dataParallel(setup) },
    microBatch: setup.microBatch,
    zero: setup.zero,
    recompute: setup.recompute,
    stepSeconds: step.stepSeconds,
    tokensPerSecondPerGpu: step.tokensPerSecondPerGpu,
    memoryBytes,
    fits: fitsIn(memoryBytes, hardware),
    ...(worst.lost > 0 && { losesOn: worst.part }),
  };
}
