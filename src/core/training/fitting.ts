import { leastSquares } from '../statistics/least-squares.js';
import { type ConstantName, type Constants, calibration, constantNames } from './calibration.js';
import type { Hardware } from './hardware.js';
import type { Setup } from './setup.js';
import { isHybrid, type ModelShape } from './shape.js';
import { stepOf } from './step.js';

/** A measured step: what was trained on what and how, and how fast it was. */
export type Measured = {
  readonly shape: ModelShape;
  readonly hardware: Hardware;
  readonly setup: Setup;
  readonly tokensPerSecondPerGpu: number;
  /** One model on one accelerator from one document: rows of a group are not independent. */
  readonly group: string;
};

/** Where every constant starts, and what each is held near. */
const startConstants = Object.fromEntries(constantNames.map((name) => [name, calibration[name].start])) as Constants;

/** Where the constants of one kind start. */
export function startsOf(kind: 'dense' | 'experts'): Partial<Constants> {
  return Object.fromEntries(Object.entries(startConstants).filter(([name]) => calibration[name as ConstantName].from === kind));
}

const SCALE = 0.1;
const PRIOR_WEIGHT = 0.05;
const DIGITS = 5;

/**
 * The constants that make measured steps come out: those of dense models first, then, with these kept,
 * those of experts. Soft-L1 least squares on the logarithm of predicted over measured, a row weighing
 * the inverse root of its group’s size. Starts at `from`; the result has five digits.
 */
export function fitConstants(rows: readonly Measured[], from: Constants = startConstants): Constants {
  const dense = fitKind(
    'dense',
    rows.filter(({ shape }) => !isHybrid(shape)),
    from,
  );
  return fitKind(
    'experts',
    rows.filter(({ shape }) => isHybrid(shape)),
    dense,
  );
}

/** The constants of one kind alone. */
export function fitKind(kind: 'dense' | 'experts', rows: readonly Measured[], from: Constants, tolerance = 1e-7): Constants {
  const names = constantNames.filter((name) => calibration[name].from === kind);
  if (rows.length === 0) return from;
  const trial: Record<ConstantName, number> = { ...from };
  const set = (values: ArrayLike<number>) => {
    for (let at = 0; at < names.length; at++) trial[names[at] as ConstantName] = values[at] as number;
  };
  const sizes = new Map<string, number>();
  for (const { group } of rows) sizes.set(group, (sizes.get(group) ?? 0) + 1);
  const best = leastSquares(
    {
      start: names.map((name) => from[name]),
      low: names.map((name) => calibration[name].low),
      high: names.map((name) => calibration[name].high),
      prior: names.map((name) => calibration[name].start),
      priorWeight: PRIOR_WEIGHT,
      weights: rows.map(({ group }) => (sizes.get(group) as number) ** -0.5),
      scale: SCALE,
      residuals: (values, into) => {
        set(values);
        for (let at = 0; at < rows.length; at++) into[at] = Math.log(predictedRatio(rows[at] as Measured, trial));
      },
    },
    { tolerance, rounds: 60 },
  );
  set(best.map((value) => Number(value.toPrecision(DIGITS))));
  return trial;
}

/** Predicted over measured speed. */
export function predictedRatio({ shape, hardware, setup, tokensPerSecondPerGpu }: Measured, constants: Constants): number {
  return stepOf(shape, hardware, setup, constants).tokensPerSecondPerGpu / tokensPerSecondPerGpu;
}
