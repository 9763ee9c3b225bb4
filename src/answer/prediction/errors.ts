import { knownErrors } from '../../core/training/errors.js';
import { type Hardware, isLowPrecision } from '../../core/training/hardware.js';
import type { KnownErrors } from '../../core/training/known-errors.js';
import type { Setup } from '../../core/training/setup.js';
import { isHybrid, type ModelShape } from '../../core/training/shape.js';
import type { Prediction } from '../contract/prediction.js';

/**
 * Published steps that are most like a step, and how far predictions of them were off. Beyond the largest benchmark the nearest
 * that there is are whole production runs: what is predicted is corrected by their median (`productionFactor`), and the
 * range is about it.
 */
export function errorsLike(shape: ModelShape, hardware: Hardware, setup: Setup): Prediction['measured'] {
  const steps = stepsLike(shape, hardware, setup);
  const share = productionShare(setup.gpus);
  if (share === 0) return toldOf(steps);
  const factor = productionFactor(setup.gpus);
  const mixed = (key: 'p10' | 'median' | 'p90') => ((1 + steps[key]) ** (1 - share) * (1 + production[key]) ** share) / factor - 1;
  return { ...toldOf(production), p10: mixed('p10'), median: mixed('median'), p90: mixed('p90') };
}

/** Whole production runs: how much longer they took than a benchmark is predicted to. */
export const production = knownErrors.find((one) => one.set === 'production') as KnownErrors;

/** GPUs of the largest step that was published alone. */
export const LARGEST_STEP = 3072;

/** How far what is predicted leans on production runs: not up to the largest benchmark, wholly from twice its size on. */
function productionShare(gpus: number): number {
  return Math.min(1, Math.max(0, Math.log2(gpus / LARGEST_STEP)));
}

/** How much longer a step of so many GPUs takes than a benchmark of it would: 1 where benchmarks were published. */
export function productionFactor(gpus: number): number {
  return (1 + production.median) ** productionShare(gpus);
}

/** The narrowest group of published steps that a step is of. */
function stepsLike(shape: ModelShape, { family }: Hardware, setup: Setup): KnownErrors {
  const set = setOf(shape, setup);
  const bits = bitsOf(setup);
  const wanted = [
    (one: KnownErrors) => one.family === family && one.bits === bits,
    (one: KnownErrors) => one.family === family && one.bits === 'any',
    (one: KnownErrors) => one.family === 'any' && one.bits === 'any',
  ];
  for (const alike of wanted) {
    const found = knownErrors.find((one) => one.set === set && alike(one));
    if (found !== undefined) return found;
  }
  throw new Error(`no published steps of ${set}`);
}

function toldOf(known: KnownErrors): Prediction['measured'] {
  const { steps, p10, median, p90 } = known;
  return { group: nameOf(known), steps, p10, median, p90 };
}

export function setOf(shape: ModelShape, { stack }: Setup): Exclude<KnownErrors['set'], 'production'> {
  if (isHybrid(shape)) return 'experts';
  return stack === 'old' ? 'old' : 'dense';
}

export function bitsOf({ precision }: Setup): 16 | 8 | 4 {
  if (!isLowPrecision(precision)) return 16;
  return precision === 'nvfp4' ? 4 : 8;
}

const families = {
  v100: 'V100',
  a100: 'A100',
  h100: 'H100 and H200',
  h100w: 'H100 of 500 W',
  b200: 'Blackwell',
  any: 'all accelerators',
} as const;
const sets = {
  dense: 'dense models',
  experts: 'mixtures of experts',
  old: 'unfused Megatron of 2021 and 2022',
  production: 'whole production runs',
} as const;

function nameOf({ set, family, bits }: KnownErrors): string {
  if (set === 'production') return `${sets[set]} of 1,024 GPUs and more, predicted from model, accelerator and number alone`;
  return `${sets[set]} on ${families[family]}${bits === 'any' ? '' : ` in ${bits} bits`}`;
}
