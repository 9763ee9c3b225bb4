import { powerShare } from '../../../core/serving/energy.js';
import { power } from '../../../core/serving/fitted.js';
import type { Step } from '../../contract/step.js';
import { type Line, stepOf, type Taken } from '../line.js';
import { loadLines } from './explanation/load.js';
import { memoryLines } from './explanation/memory.js';
import { poolLines } from './explanation/pools.js';
import type { ServingPrediction } from './predict.js';
import type { ServingRequest } from './request.js';

/** Relative difference that rounding alone may leave. */
const NOISE = 1e-9;

/** What the sheet says of the demand: FLOP and requests of a window, its seconds, GPUs before they are rounded up, and the peak of one. */
export type ServedDemand = {
  readonly flops: number;
  readonly requestsPerSecond: number;
  readonly seconds: number;
  readonly gpus: number;
  readonly peak: number;
};

/** How the figures of a predicted service come about, a replica at its load first; `watts` is what one GPU draws. */
export function explained(
  request: ServingRequest,
  prediction: ServingPrediction,
  demand: ServedDemand,
  watts: number | undefined,
): readonly Step[] {
  const { layout, gpusPerReplica, replicas, concurrency, point, requestsPerSecond, pools } = prediction;
  const load: Taken = ['concurrencyPerReplica', 'r_R', concurrency];
  const perGpu: Taken = ['outputTokensPerSecondPerGpu', 'r_g', point.outputTokensPerSecond / gpusPerReplica];
  const whole: Taken = ['outputTokensPerSecondPerReplica', 'λ_R', point.outputTokensPerSecond];
  const size: Taken = ['gpusPerReplica', 's_R', gpusPerReplica];
  const each: Taken = ['requestsPerSecondPerReplica', 'q', requestsPerSecond];
  const all: Taken = ['peakRequestsPerSecond', 'q_T', requestsPerSecond * replicas];
  const count: Taken = ['replicas', 'n_R', replicas];
  const flops = demand.flops / (demand.requestsPerSecond * demand.seconds);
  const lines: readonly Line[] = [
    [
      'gpusPerReplica',
      's_R',
      'GPUs',
      's_R = p_t × p_a × p_p',
      [
        ['tensorParallel', 'p_t', layout.tp],
        ['attentionDataParallel', 'p_a', layout.adp],
        ['pipelineParallel', 'p_p', layout.pp],
      ],
      gpusPerReplica,
      'definition: tensor parallel × attention data parallel × pipeline parallel',
    ],
    ...memoryLines(prediction),
    ...(pools === null ? loadLines(request, prediction) : poolLines(request, prediction)),
    [
      'outputTokensPerSecondPerGpu',
      'r_g',
      'tokens/s',
      'r_g = λ_R ÷ s_R',
      [whole, size],
      perGpu[2],
      'definition: tokens that a replica generates a second ÷ its GPUs',
    ],
    [
      'replicas',
      'n_R',
      'replicas',
      'n_R = q_T ÷ q',
      [all, each],
      replicas,
      'the fewest replicas that keep the targets, or those that the GPUs there are make; each has its share of the requests at the peak',
    ],
    ['totalConcurrency', 'r_T', 'requests', 'r_T = r_R × n_R', [load, count], concurrency * replicas, 'definition: all replicas together'],
    [
      'requestFlops',
      'C_q',
      'FLOP',
      'C_q = C ÷ (r × t)',
      [
        ['inferenceFlops', 'C', demand.flops],
        ['requestsPerSecond', 'r', demand.requestsPerSecond],
        ['windowSeconds', 't', demand.seconds],
      ],
      flops,
      'definition: FLOP of a window ÷ its requests',
    ],
    [
      'utilization',
      'U',
      'of the peak',
      'U = q_T × C_q ÷ (n_U × P)',
      [all, ['requestFlops', 'C_q', flops], ['servingGpus', 'n_U', demand.gpus], ['peakFlopsPerGpu', 'P', demand.peak]],
      (requestsPerSecond * replicas * flops) / (demand.gpus * demand.peak),
      'definition: FLOP of the requests a second at the peak ÷ the peak of the GPUs that serve them',
    ],
    ...energyLines(request, prediction, watts, perGpu),
  ];
  return lines.map(stepOf);
}

/** The energy of a generated token is of the GPUs alone, as it was measured: without their servers and the building. */
function energyLines(
  { tdpWatts }: ServingRequest,
  { joulesPerToken, pools, gpus, replicas, point }: ServingPrediction,
  watts: number | undefined,
  perGpu: Taken,
): readonly Line[] {
  if (watts === undefined || joulesPerToken === null || tdpWatts === null) return [];
  if (pools === null) {
    const source = 'definition: power of a GPU at this load ÷ tokens that it generates a second';
    return [['energyJoulesPerToken', 'Q_g', 'J/token', 'Q_g = w_g ÷ r_g', [['wattsPerGpu', 'w_g', watts], perGpu], joulesPerToken, source]];
  }
  const both = gpus / replicas;
  const inputs: readonly Taken[] = [
    ['wattsPerGpuOfBothPools', 'w_b', tdpWatts * powerShare(point.batch / both, power)],
    ['gpusOfBothPoolsPerReplica', 's_B', both],
    ['outputTokensPerSecondPerReplica', 'λ_R', point.outputTokensPerSecond],
  ];
  const source = 'definition: power of the GPUs of both pools for each replica that generates ÷ tokens that it generates a second';
  return [['energyJoulesPerToken', 'Q_g', 'J/token', 'Q_g = w_b × s_B ÷ λ_R', inputs, joulesPerToken, source]];
}

/** Steps that give the figures that are shown, to the noise of computing; what says otherwise says nothing. */
export function holding(steps: readonly Step[], figures: Readonly<Record<string, unknown>>): readonly Step[] {
  return steps.filter(({ key, value }) => {
    const shown = figures[key];
    return typeof shown !== 'number' || value === null || Math.abs(value - shown) <= NOISE * Math.abs(shown);
  });
}
