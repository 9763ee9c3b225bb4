import { errorGroups } from '../../../core/serving/fitted-errors.js';
import { expertLayers } from '../../../core/serving/served.js';
import type { Instance } from '../../../core/serving/step.js';
import type { Uncertainty } from '../../contract/outlook.js';
import type { ServingRequest } from './request.js';

/** Figures whose error was measured, and the metric that it was measured as. */
const MEASURED: Readonly<Record<string, 'throughput' | 'tpot' | 'ttft' | 'energy'>> = {
  ttftSeconds: 'ttft',
  tpotSeconds: 'tpot',
  outputTokensPerSecondPerReplica: 'throughput',
  outputTokensPerSecondPerGpu: 'throughput',
  energyJoulesPerToken: 'energy',
};

/** What runs like this one measured, where this was predicted: tenth to ninetieth percentile of the nearest group of them. */
export function measuredRange(
  { engine, speculation, pools, factors }: ServingRequest,
  { model, hardware }: Pick<Instance, 'model' | 'hardware'>,
  figures: Readonly<Record<string, number | null>>,
): Uncertainty | null {
  // No published run guessed ahead, or had its prompts read elsewhere.
  if (speculation !== null || pools === 'two') return null;
  const kind = expertLayers(model) > 0 ? 'experts' : 'dense';
  const percentiles: Record<string, { p10: number; p50: number; p90: number }> = {};
  let named: { group: string; runs: number } | undefined;
  for (const [figure, metric] of Object.entries(MEASURED)) {
    const value = figures[figure];
    const own = factors.find((factor) => factor.metric === metric);
    if (own !== undefined && value !== null && value !== undefined) {
      const { low, bias, high, group, rows } = own;
      percentiles[figure] = { p10: value / (1 + high), p50: value / (1 + bias), p90: value / (1 + low) };
      named ??= { group, runs: rows };
      continue;
    }
    const nearest = errorGroups.find(
      (group) =>
        group.metric === metric &&
        group.kind === kind &&
        (group.engine === null || group.engine === engine) &&
        (group.link === null || group.link === hardware.link),
    );
    if (value === null || value === undefined || nearest === undefined) continue;
    percentiles[figure] = { p10: value / nearest.p90, p50: value / nearest.p50, p90: value / nearest.p10 };
    named ??= { group: nearest.name, runs: nearest.runs };
  }
  if (named === undefined) return null;
  return { samples: named.runs, seed: 0, unanswered: 0, ranges: {}, percentiles, measured: named };
}
