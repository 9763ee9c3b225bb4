import type { Input } from '../formula.js';

/** Figures of a training step, which the sheet is told: behind the time that they lead to. */
export const stepFigures = [
  { key: 'mfu', symbol: 'M', unit: 'share', after: 'durationSeconds' },
  { key: 'hfu', symbol: 'H', unit: 'share', after: 'mfu' },
  { key: 'stepSeconds', symbol: 't_s', unit: 's', after: 'hfu' },
  { key: 'tokensPerSecondPerGpu', symbol: 'r', unit: 'tokens/s', after: 'stepSeconds' },
  { key: 'bubbleFraction', symbol: 'b', unit: 'share', after: 'tokensPerSecondPerGpu' },
] as const satisfies readonly Input[];

/** What a predicted step reaches, one number a figure. */
export type StepFigures = Readonly<Record<(typeof stepFigures)[number]['key'], number>>;
