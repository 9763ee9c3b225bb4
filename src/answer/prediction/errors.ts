import { type KnownErrors, knownErrors } from '../../core/training/errors.js';
import { type Hardware, isLowPrecision } from '../../core/training/hardware.js';
import type { Setup } from '../../core/training/setup.js';
import { isHybrid, type ModelShape } from '../../core/training/shape.js';
import type { Prediction } from '../contract/prediction.js';

/** Published steps that are most like a step, and how far predictions of them were off: the narrowest group there is. */
export function errorsLike(shape: ModelShape, { family }: Hardware, setup: Setup): Prediction['measured'] {
  const set = setOf(shape, setup);
  const bits = bitsOf(setup);
  const wanted = [
    (one: KnownErrors) => one.family === family && one.bits === bits,
    (one: KnownErrors) => one.family === family && one.bits === 'any',
    (one: KnownErrors) => one.family === 'any' && one.bits === 'any',
  ];
  for (const alike of wanted) {
    const found = knownErrors.find((one) => one.set === set && alike(one));
    if (found !== undefined) return { group: nameOf(found), steps: found.steps, p10: found.p10, median: found.median, p90: found.p90 };
  }
  throw new Error(`no published steps of ${set}`);
}

export function setOf(shape: ModelShape, { stack }: Setup): KnownErrors['set'] {
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
const sets = { dense: 'dense models', experts: 'mixtures of experts', old: 'unfused Megatron of 2021 and 2022' } as const;

function nameOf({ set, family, bits }: KnownErrors): string {
  return `${sets[set]} on ${families[family]}${bits === 'any' ? '' : ` in ${bits} bits`}`;
}
