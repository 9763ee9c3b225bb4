import { type KnownErrors, knownErrors } from '../../core/training/errors.js';
import { type Hardware, isLowPrecision } from '../../core/training/hardware.js';
import type { Setup } from '../../core/training/setup.js';
import { isHybrid, type ModelShape } from '../../core/training/shape.js';
import type { Prediction } from '../contract/prediction.js';

/** Published steps that are most like a step, and how far predictions of them were off: the narrowest group there is. */
export function errorsLike(shape: ModelShape, { family }: Hardware, setup: Setup): Prediction['measured'] {
  // Beyond the largest benchmark, what production runs reached is the nearest that there is.
  const production = setup.gpus > LARGEST_STEP ? knownErrors.find((one) => one.set === 'production') : undefined;
  if (production !== undefined) return toldOf(production);
  const set = setOf(shape, setup);
  const bits = bitsOf(setup);
  const wanted = [
    (one: KnownErrors) => one.family === family && one.bits === bits,
    (one: KnownErrors) => one.family === family && one.bits === 'any',
    (one: KnownErrors) => one.family === 'any' && one.bits === 'any',
  ];
  for (const alike of wanted) {
    const found = knownErrors.find((one) => one.set === set && alike(one));
    if (found !== undefined) return toldOf(found);
  }
  throw new Error(`no published steps of ${set}`);
}

/** GPUs of the largest step that was published alone. */
const LARGEST_STEP = 3072;

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
