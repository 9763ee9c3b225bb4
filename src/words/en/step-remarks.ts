import type { Part } from '../phrase.js';
import type { StepPartName } from '../prediction.js';
import { quote, visible } from '../quote.js';
import { sayEither } from './say.js';

/** What to know of a training step that was predicted. */
export const stepWarnings = {
  'fits-tightly': ({ needed, there }: { needed: string; there: string }) =>
    `the layout takes about ${needed} of the ${there} of a GPU: tight, it may fit (published layouts exceed the estimate by up to 25%)`,
  'does-not-fit': ({ needed, there, remedies }: { needed: string; there: string; remedies: readonly Part[] }) =>
    `the layout takes about ${needed}, more than the ${there} of a GPU: it does not fit; what would: ${sayEither(remedies)}`,
  'tp-across-servers': ({ tp, domain }: { tp: number; domain: number }) =>
    `tp=${tp} goes beyond the ${domain} GPUs that share a fast link: every layer then waits for the network`,
  'step-beyond-measurements': ({ gpu, like }: { gpu: string; like: string }) =>
    `no training step was measured on ${gpu}: it is taken to reach the shares of peak that ${like} reaches`,
  'shape-assumed': (_: Record<never, never>) =>
    'only the number of parameters is known: the step is that of a plain decoder of usual proportions',
  'uneven-stages': ({ layers, stages }: { layers: number; stages: number }) =>
    `${layers} layers do not divide into ${stages} stages: the mean is taken, the fullest stage is slower`,
  'calibration-unlike': ({ file }: { file: string }) =>
    `${quote(file)} has no runs of this accelerator, kind of model and engine: the prediction stands as it is`,
  'calibration-older': ({ file, program }: { file: string; program: string }) =>
    `${quote(file)} was made for the predictions of ${program === '' ? 'an unknown version' : `version ${visible(program)}`}: make it anew`,
  'calibrated-without-answer': ({ file }: { file: string }) => `by ${quote(file)} there is no answer: only the prediction as it is has one`,
  'production-pace': ({
    runs,
    low,
    middle,
    high,
    largest,
    factor,
    benchmark,
  }: Runs & { largest: string; factor: string; benchmark: string }) =>
    `no benchmark of more than ${largest} GPUs was published: a step takes ${factor} times as long as one would (MFU ${benchmark}), as ${runs} whole runs took ${low} to ${high} times as long as predicted, in the middle ${middle}`,
} as const;
type Runs = { runs: number; low: string; middle: string; high: string };
export const stepHints = {
  'attack-first': ({ part, share }: { part: StepPartName; share: string }) =>
    `the part of the step to attack first, beside multiplying: ${part.replace(/[A-Z]/, (letter) => ` ${letter.toLowerCase()}`)} (${share})`,
  'production-slower': ({ runs, low, middle, high }: Runs) =>
    `this is the pace of a benchmark: ${runs} whole runs of 1,024 GPUs and more took ${low} to ${high} times as long, in the middle ${middle}`,
} as const;
