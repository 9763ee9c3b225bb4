import { expertLayers } from '../../../../core/serving/served.js';
import type { Line, Taken } from '../../line.js';
import type { ServingPrediction } from '../predict.js';
import type { ServingRequest } from '../request.js';
import { ALMOST_NONE, MODEL } from './model.js';

/** Share of its time that a pool which reads prompts may be busy. */
const BUSIEST = 0.8;

/** Two pools: one reads prompts, the other generates. */
export function poolLines(
  request: ServingRequest,
  { pools, point, concurrency, requestsPerSecond, replicas }: ServingPrediction,
): readonly Line[] {
  if (pools === null) return [];
  const { sized, prefill } = pools;
  const { output } = request.lengths;
  const { engine, model, layout } = prefill.instance;
  const prompt = prefill.mixed(ALMOST_NONE);
  const fixed = engine.firstTokenSeconds + engine.firstTokenSecondsPerExpertLayer * expertLayers(model);
  const all = requestsPerSecond * replicas;
  const token: Taken = ['tpotSeconds', 't_O', sized.tpotSeconds];
  return [
    [
      'tpotSeconds',
      't_O',
      's/token',
      't_O: f(b_s)',
      [['poolBatch', 'b_s', pools.batch]],
      sized.tpotSeconds,
      `${MODEL}a step in which all that run generate`,
    ],
    [
      'ttftSeconds',
      't_F',
      's/request',
      't_F = t_k + t_p + t_q + t_v + t_O',
      [
        ['firstTokenFixedSeconds', 't_k', fixed],
        ['promptAloneSeconds', 't_p', prompt],
        ['queueSeconds', 't_q', sized.ttftSeconds - fixed - prompt - sized.transferSeconds - sized.tpotSeconds],
        ['transferSeconds', 't_v', sized.transferSeconds],
        token,
      ],
      sized.ttftSeconds,
      `${MODEL}what the engine takes, the prompt alone, its queue, the way of its cache to the other pool, and a step there`,
    ],
    [
      'prefillReplicas',
      'n_P',
      'replicas',
      'n_P = ⌈q_T × t_p ÷ a_b⌉',
      [
        ['peakRequestsPerSecond', 'q_T', all],
        ['promptAloneSeconds', 't_p', prompt],
        ['busiestShare', 'a_b', BUSIEST],
      ],
      sized.prefillReplicas,
      `${MODEL}busy for four fifths of the time at most`,
    ],
    [
      'prefillGpusPerReplica',
      's_P',
      'GPUs',
      's_P = p_t × p_a × p_p',
      [
        ['prefillTensorParallel', 'p_t', layout.tp],
        ['prefillAttentionDataParallel', 'p_a', layout.adp],
        ['prefillPipelineParallel', 'p_p', layout.pp],
      ],
      layout.tp * layout.adp * layout.pp,
      'definition: tensor parallel × attention data parallel × pipeline parallel',
    ],
    [
      'outputTokensPerSecondPerReplica',
      'λ_R',
      'tokens/s',
      'λ_R = q × T_o',
      [
        ['requestsPerSecondPerReplica', 'q', requestsPerSecond],
        ['outputTokens', 'T_o', output],
      ],
      point.outputTokensPerSecond,
      'definition: requests of a replica a second × tokens of an answer',
    ],
    [
      'concurrencyPerReplica',
      'r_R',
      'requests',
      'r_R = λ_R × t_O',
      [['outputTokensPerSecondPerReplica', 'λ_R', point.outputTokensPerSecond], token],
      concurrency,
      'Little 1961: requests under way are those that come a second × the time of one',
    ],
    [
      'batch',
      'b_s',
      'sequences',
      'b_s = r_R',
      [['concurrencyPerReplica', 'r_R', concurrency]],
      point.batch,
      `${MODEL}all that are under way run at once`,
    ],
  ];
}
