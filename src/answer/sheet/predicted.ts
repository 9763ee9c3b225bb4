import { type CompiledSheet, slotOf } from '../../core/compile.js';
import { stepFigures } from '../../core/training/figures.js';
import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import type { Resolved } from '../../scenario/resolved.js';
import type { PredictedParts } from '../contract/predicted-parts.js';
import type { Outcome } from '../contract/prediction.js';
import { costModel } from './cost-models.js';
import { known } from './figures.js';

/** What is added where nothing was predicted. */
export const NOTHING_PREDICTED: ReturnType<PredictedParts> = { figures: {}, evidence: {}, uncertainty: null };

type Compute = (values: Float64Array) => Diagnostic | undefined;

/**
 * Computes a sheet whose accelerators reach what is predicted: for the GPUs there are, or for the fewest
 * that make the time.
 */
export function withPrediction(
  { slots, evaluate }: CompiledSheet,
  resolved: Resolved,
  compute: Compute,
): { readonly compute: Compute; readonly predicted: PredictedParts } {
  const { prediction, unknown } = resolved;
  const predictor = costModel('train')(resolved);
  const rate = slotOf(slots, 'throughputTokensPerSecond');
  const limitSeconds = prediction?.limitSeconds ?? null;
  const given = slots.get(unknown.fixedBy === 'budget' && unknown.rents === 'gpus' ? 'affordableGpus' : 'gpusGiven');
  const outcomeOf = (values: Float64Array): Outcome => {
    if (limitSeconds === null) return predictor.at(Math.floor(given === undefined ? Number.NaN : (values[given] as number)));
    const at = (key: string) => values[slotOf(slots, key)] as number;
    return predictor.smallest((at('tokens') * at('epochs')) / (limitSeconds * at('goodput')));
  };
  return {
    predicted: (values) => {
      const outcome = outcomeOf(values);
      if (!outcome.ok) return NOTHING_PREDICTED;
      const { memoryBytesPerGpu, layout } = outcome.prediction;
      // Two figures have parts.
      const figures = { memoryBytesPerGpu, layout } as unknown as Readonly<Record<string, number | null>>;
      const figureAt = (key: string) => known(values[slots.get(key) ?? -1]);
      return {
        ...NOTHING_PREDICTED,
        figures,
        uncertainty: outcome.range(unknown.quantity ?? unknown.field, figureAt),
        prediction: outcome.prediction,
        warnings: outcome.warnings,
        hints: outcome.hints,
        explained: outcome.explained,
      };
    },
    compute: (values) => {
      // Any rate will do to find out how many GPUs there are.
      values[rate] = 1;
      evaluate(values);
      const outcome = outcomeOf(values);
      if (!outcome.ok) return outcome.problem;
      const { prediction: step } = outcome;
      for (const { key } of stepFigures) values[slotOf(slots, key)] = step[key];
      const peak = values[slotOf(slots, 'peakFlopsPerGpu')] as number;
      values[rate] = prediction?.pace?.(step.tokensPerSecondPerGpu, peak) ?? step.tokensPerSecondPerGpu;
      if (limitSeconds !== null && given !== undefined) values[given] = step.gpus;
      return compute(values);
    },
  };
}
