import {
  type ComputeOptimal,
  computeOptimal,
  lossLaws,
  type OverTraining,
  overTraining,
  type ScalingApproach,
} from '../../../core/training/scaling.js';

/** A budget of compute, told in one way. SI units. */
export type ScaleBudget = { readonly flops: number; readonly gpuSeconds: number | null };

/** The best use of a budget by one approach; and a smaller model trained for longer to the same loss, where one is asked for. */
export type ScaleRow = ComputeOptimal & {
  readonly approach: ScalingApproach;
  readonly source: string;
  readonly tokensPerParameter: number;
  /** Null where the approach has no law of the loss, or the model cannot reach it or is no smaller. */
  readonly overTraining: OverTraining | null;
};

export type ScaleAnswer = { readonly budget: ScaleBudget; readonly rows: readonly ScaleRow[] };

const HOFFMANN = 'Hoffmann et al. 2022, arXiv:2203.15556';
const approaches: readonly (readonly [approach: ScalingApproach, source: string])[] = [
  ['besiroglu', 'Besiroglu et al. 2024, arXiv:2404.10102: approach 3 fitted anew'],
  ['approach1', `${HOFFMANN}, approach 1: sizes trained for different times`],
  ['approach2', `${HOFFMANN}, approach 2: sizes at equal FLOP`],
  ['chinchilla', `${HOFFMANN}, approach 3: a law of the loss`],
];

export const approachNames: readonly ScalingApproach[] = approaches.map(([approach]) => approach);

/** Parameters and tokens of the lowest loss for a budget, by each approach; `parameters` is a smaller model to train instead. */
export function scaled(budget: ScaleBudget, parameters: number | null): ScaleAnswer {
  const rows = approaches.map(([approach, source]): ScaleRow => {
    const best = computeOptimal(budget.flops, approach);
    const over =
      parameters === null || !(approach in lossLaws) ? null : overTraining(budget.flops, parameters, approach as keyof typeof lossLaws);
    return { approach, source, ...best, tokensPerParameter: best.tokens / best.parameters, overTraining: over };
  });
  return { budget, rows };
}
