import { closedLoop, type OperatingPoint } from '../../../../core/serving/latency.js';
import { expertLayers } from '../../../../core/serving/served.js';
import type { Line, Taken } from '../../line.js';
import type { ServingPrediction } from '../predict.js';
import type { ServingRequest } from '../request.js';
import { ALMOST_NONE, MODEL } from './model.js';

/** One pool: times of a step at the load, and what they make of a token, a first token and a second. */
export function loadLines(
  request: ServingRequest,
  { served, concurrency, point, tail, requestsPerSecond }: ServingPrediction,
): readonly Line[] {
  const { instance, lengths, inMemory } = served;
  const { engine, model } = instance;
  const { output, input, prefix, equal = false } = lengths;
  const plain = closedLoop(served, concurrency);
  // Where a batch is asked for, it runs full, and no request waits for it.
  const full = request.batch !== null;
  const latency: OperatingPoint = tail === null ? point : { ...plain, outputTokensPerSecond: point.outputTokensPerSecond };
  const { batch } = plain;
  const share = equal ? engine.prefillWaitShareEqual : engine.prefillWaitShare;
  const decode = served.decode(batch);
  const mean = served.mean(batch, decode);
  const own = plain.ttftSeconds;
  const b: Taken = ['batch', 'b_s', batch];
  const o: Taken = ['outputTokens', 'T_o', output];
  const w: Taken = ['prefillWaitShare', 'a_w', share];
  const d: Taken = ['decodeStepSeconds', 't_d', decode];
  const m: Taken = ['meanStepSeconds', 't_m', mean];
  const token = plain.tpotSeconds;
  // Of a percentile, the load and its means stand beside what that share of requests sees.
  const [tokenKey, tokenSymbol] = tail === null && !full ? ['tpotSeconds', 't_O'] : ['meanTpotSeconds', 't_n'];
  const n: Taken = [tokenKey, tokenSymbol, token];
  const [firstKey, firstSymbol] = tail === null ? ['ttftSeconds', 't_F'] : ['meanTtftSeconds', 't_f'];
  const fixed: Taken = [
    'firstTokenFixedSeconds',
    't_k',
    engine.firstTokenSeconds + engine.firstTokenSecondsPerExpertLayer * expertLayers(model),
  ];
  const others: Taken = ['othersPromptsSeconds', 't_w', (share * (batch - 1) * (mean - decode) * output) / batch];
  const clumps: Taken = ['clumpSeconds', 't_c', equal ? engine.equalLengthClumps * (1 - 1 / batch) * (served.mixed(batch) - decode) : 0];
  const waiting: Taken = ['cacheWaitSeconds', 't_v', (Math.max(0, concurrency - batch) * output * token) / batch];
  const prompt: Taken = ['promptStepSeconds', 't_p', served.mixed(Math.max(batch - 1, ALMOST_NONE * instance.layout.pp))];
  const added = [others, clumps, waiting].filter(([, , seconds]) => seconds > 0);
  const running = concurrency <= inMemory;
  return [
    concurrencyLine(request, concurrency, point.outputTokensPerSecond, requestsPerSecond, output),
    running && concurrency >= 1
      ? [
          'batch',
          'b_s',
          'sequences',
          'b_s = r_R',
          [['concurrencyPerReplica', 'r_R', concurrency]],
          batch,
          `${MODEL}all that are under way run at once`,
        ]
      : [
          'batch',
          'b_s',
          'sequences',
          'b_s = b_m',
          [['sequencesInMemory', 'b_m', batch]],
          batch,
          `${MODEL}as many as the cache has room for, and one at least`,
        ],
    ['decodeStepSeconds', 't_d', 's', 't_d: f(b_s)', [b], decode, `${MODEL}a step in which all that run generate`],
    [
      'meanStepSeconds',
      't_m',
      's',
      't_m: f(b_s, T_f, T_o)',
      [b, ['computedPromptTokens', 'T_f', input - prefix], o],
      mean,
      `${MODEL}the mean step, some of which read a prompt beside those that generate`,
    ],
    [
      'promptStepSeconds',
      't_p',
      's',
      't_p: f(b_s, T_f)',
      [b, ['computedPromptTokens', 'T_f', input - prefix]],
      prompt[2],
      `${MODEL}a step that reads one prompt beside the others that generate`,
    ],
    [
      tokenKey as string,
      tokenSymbol as string,
      's/token',
      `${tokenSymbol} = t_d + (1 − a_w) × (t_m − t_d)`,
      [d, w, m],
      token,
      `${MODEL}a share of the prompts of others is waited for before the first token, the rest between tokens`,
    ],
    ...(full && tail === null
      ? ([
          ['tpotSeconds', 't_O', 's/token', 't_O = t_m', [m], point.tpotSeconds, `${MODEL}a batch that is always full: every step counts`],
        ] as const)
      : []),
    [
      'othersPromptsSeconds',
      't_w',
      's',
      't_w = a_w × (b_s − 1) × (t_m − t_d) × T_o ÷ b_s',
      [w, b, m, d, o],
      others[2],
      `${MODEL}prompts of others that are read before one’s own`,
    ],
    [
      firstKey as string,
      firstSymbol as string,
      's/request',
      `${firstSymbol} = t_k + t_p + ${tokenSymbol} ÷ 2 + ${['t_w', ...added.map(([, symbol]) => symbol).filter((symbol) => symbol !== 't_w')].join(' + ')}`,
      [fixed, prompt, n, others, ...added.filter(([, symbol]) => symbol !== 't_w')],
      own,
      `${MODEL}what the engine takes whatever the load, one’s own prompt, half a step until it begins, and what is waited for`,
    ],
    full
      ? [
          'outputTokensPerSecondPerReplica',
          'λ_R',
          'tokens/s',
          'λ_R = b_s ÷ t_O',
          [b, ['tpotSeconds', 't_O', point.tpotSeconds]],
          point.outputTokensPerSecond,
          'definition: sequences that run ÷ time of a token',
        ]
      : [
          'outputTokensPerSecondPerReplica',
          'λ_R',
          'tokens/s',
          `λ_R = r_R ÷ (${tokenSymbol} + ${firstSymbol} ÷ T_o)`,
          [['concurrencyPerReplica', 'r_R', concurrency], n, [firstKey as string, firstSymbol as string, own], o],
          latency.outputTokensPerSecond,
          'Little 1961: requests under way ÷ the time that one takes, in tokens',
        ],
    ...(tail === null ? [] : tailLines(served, tail, point, share, fixed)),
  ];
}

/** Where the requests under way in a replica come from. */
function concurrencyLine(
  { concurrency: asked, batch }: ServingRequest,
  concurrency: number,
  tokens: number,
  requests: number,
  output: number,
): Line {
  if (asked !== null || batch !== null)
    return [
      'concurrencyPerReplica',
      'r_R',
      'requests',
      'r_R = r_a',
      [['askedPerReplica', 'r_a', concurrency]],
      concurrency,
      'the load that was asked for, as far as memory allows',
    ];
  return [
    'concurrencyPerReplica',
    'r_R',
    'requests',
    'r_R: λ_R = q × T_o',
    [
      ['requestsPerSecondPerReplica', 'q', requests],
      ['outputTokens', 'T_o', output],
      ['generatedTokensPerSecond', 'λ_R', tokens],
    ],
    concurrency,
    'solved for: the load at which a replica generates what is asked of it, or the most that keeps the targets',
  ];
}

/** What a percentile of requests sees. */
function tailLines(
  served: ServingPrediction['served'],
  tail: NonNullable<ServingPrediction['tail']>,
  point: OperatingPoint,
  share: number,
  fixed: Taken,
): readonly Line[] {
  const crowded = served.decode(tail.crowded);
  const quiet = served.decode(tail.batch);
  const prompt = Math.max(0, served.mixed(tail.batch) - quiet);
  return [
    [
      'tpotSeconds',
      't_O',
      's/token',
      't_O = t_d2 + (1 − a_w) × (t_m2 − t_d2)',
      [
        ['crowdedStepSeconds', 't_d2', crowded],
        ['prefillWaitShare', 'a_w', share],
        ['crowdedMeanStepSeconds', 't_m2', served.mean(tail.crowded, crowded)],
      ],
      point.tpotSeconds,
      `${MODEL}the same with as many as run at that percentile of the load`,
    ],
    [
      'ttftSeconds',
      't_F',
      's/request',
      't_F = t_k + 2 × t_d1 + t_p1 + t_q',
      [
        fixed,
        ['steadyStepSeconds', 't_d1', quiet],
        ['steadyPromptSeconds', 't_p1', prompt],
        ['queueSeconds', 't_q', point.ttftSeconds - fixed[2] - 2 * quiet - prompt],
      ],
      point.ttftSeconds,
      `${MODEL}what the engine takes, two steps, one’s own prompt, and at that percentile the queue of prompts and longer ones (Kingman 1961, Allen and Cunneen)`,
    ],
  ];
}
