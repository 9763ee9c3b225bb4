import type { Hardware, Stack, TrainingPrecision } from './hardware.js';
import { memoryOf } from './memory.js';
import type { Recompute, Setup, ZeroStage } from './setup.js';
import { hasGatedFeedForward, isHybrid, type ModelShape } from './shape.js';

/** Published layouts exceed an estimate by up to so much: what is above it does not fit. */
export const TIGHT = 1.25;
/** Accelerators of a server of unfused Megatron’s days. */
const SERVER = 8;

/** The software that a step of unknown software was most likely run with. */
export function defaultStack(model: ModelShape, { family }: Hardware, precision: TrainingPrecision, zero: ZeroStage): Stack {
  if (family === 'v100' || precision === 'fp16') return 'old';
  const sharded = zero === 2 || zero === 3;
  if (!sharded || family === 'b200') return 'megatron';
  // All that was published on the 500 W part was compiled.
  if (family === 'h100w') return 'compiled';
  return family === 'h100' && hasGatedFeedForward(model) ? 'megatron' : 'torch';
}

/**
 * What a step computes again where nobody says: nothing, unless it cannot fit without; runs of unfused
 * Megatron over several servers recomputed everything (all published ones that say so, but for those
 * that introduced selective recomputation with sequence parallelism).
 */
export function defaultRecompute(model: ModelShape, hardware: Hardware, setup: Setup): Recompute {
  if (isHybrid(model)) return 'none';
  if (setup.stack === 'old' && setup.gpus > SERVER && !setup.sequenceParallel) return 'full';
  const bytes = memoryOf(model, { ...setup, recompute: 'none', recomputeLayers: null }).total;
  return bytes > TIGHT * hardware.memoryBytes ? 'full' : 'none';
}
