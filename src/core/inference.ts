import { billFormulas } from './bill.js';
import { type Demand, type DemandOptions, demandSheet, tokensPerWindow } from './demand.js';
import { fleetFormulas, fleetInputs } from './fleet.js';
import type { Formula, Input, Sheet } from './formula.js';
import { activeParameters, attentionFlops, flopsPerToken, parameters } from './model-size.js';

const KAPLAN = 'Kaplan et al. 2020, arXiv:2001.08361, section 2.1';

/** How the demand is told and prompts are made up, and what a token costs. */
export type InferenceOptions = DemandOptions & {
  /** FLOP of a prompt token and of a generated token are told apart, instead of 2·N for each. */
  readonly apart?: boolean;
  /** A token also costs what it looks at, beside 2·N. */
  readonly attention?: boolean;
};

const tokensPerSecond: Formula = {
  key: 'tokensPerSecond',
  symbol: 'λ',
  unit: 'tokens/s',
  after: 'windowSeconds',
  expression: 'λ = T ÷ t',
  inputs: ['tokensPerWindow', 'windowSeconds'],
  compute: (tokens, window) => tokens / window,
  source: 'definition: mean rate over the window',
};
const cost = (attention: boolean): Formula =>
  flopsPerToken(2, `${KAPLAN}: one multiply-add a parameter; attention over the context is left out`, attention);

/** C = c · T, over the tokens that are computed. */
function totalCompute(tokens: { key: string; symbol: string }): Formula {
  return {
    key: 'inferenceFlops',
    symbol: 'C',
    unit: 'FLOP',
    after: 'decodeFlops',
    expression: `C = c × ${tokens.symbol}`,
    inputs: ['flopsPerToken', tokens.key],
    compute: (flops, count) => flops * count,
    source: `definition: FLOP a token × tokens; with c = 2·N this is C = 2·N·T (${KAPLAN})`,
  };
}

/** FLOP of reading prompts and of generating, by what a token of each costs. */
function computeApart(prefill: { key: string; symbol: string }, decode: { key: string; symbol: string }): readonly Formula[] {
  const part = (
    key: string,
    symbol: string,
    after: string,
    cost: { key: string; symbol: string },
    tokens: string,
    count: string,
  ): Formula => ({
    key,
    symbol,
    unit: 'FLOP',
    after,
    expression: `${symbol} = ${cost.symbol} × ${tokens}`,
    inputs: [cost.key, count],
    compute: (flops, number) => flops * number,
    source: 'definition: FLOP a token × tokens that are computed',
  });
  return [
    part('prefillFlops', 'C_p', 'decodeFlopsPerToken', prefill, 'T_F', 'prefillTokensPerWindow'),
    part('decodeFlops', 'C_d', 'prefillFlops', decode, 'T_D', 'decodeTokensPerWindow'),
    {
      key: 'inferenceFlops',
      symbol: 'C',
      unit: 'FLOP',
      after: 'decodeFlops',
      expression: 'C = C_p + C_d',
      inputs: ['prefillFlops', 'decodeFlops'],
      compute: (prefillFlops, decodeFlops) => prefillFlops + decodeFlops,
      source: 'definition: reading and generating together',
    },
  ];
}

const meanFlopsPerToken: Formula = {
  key: 'flopsPerToken',
  symbol: 'c',
  unit: 'FLOP/token',
  after: 'tokensPerSecond',
  expression: 'c = C ÷ T_K',
  inputs: ['inferenceFlops', 'computedTokensPerWindow'],
  compute: (flops, tokens) => flops / tokens,
  source: 'definition: mean over the tokens that are computed',
};

/** What a token of a prompt and a generated one cost, where the architecture tells them apart. */
const apartInputs: readonly [Input, Input] = [
  { key: 'prefillFlopsPerToken', symbol: 'c_p', unit: 'FLOP/token', after: 'flopsPerToken' },
  { key: 'decodeFlopsPerToken', symbol: 'c_d', unit: 'FLOP/token', after: 'prefillFlopsPerToken' },
];

/** By parameters alone a token of a prompt costs what a generated one does. */
const alike: readonly Formula[] = apartInputs.map((input) => ({
  ...input,
  expression: `${input.symbol} = c`,
  inputs: ['flopsPerToken'],
  compute: (flops) => flops,
  source: 'definition: every token passes every active parameter once',
}));

function workload(demand: Demand, { prompted, apart, attention = false }: InferenceOptions): readonly Formula[] {
  const start = [tokensPerSecond, activeParameters];
  const perToken = cost(attention);
  const [prefill, decode] = apartInputs;
  if (demand === 'tokens' && apart) {
    return [...start, ...computeApart(prefill, decode), meanFlopsPerToken];
  }
  if (demand === 'tokens') return [...start, perToken, ...alike, ...computeApart(prefill, decode)];
  const computed = demand === 'words' && prompted ? { key: 'computedTokensPerWindow', symbol: 'T_K' } : tokensPerWindow;
  return [...start, perToken, totalCompute(computed)];
}

const shares: readonly Formula[] = [
  {
    key: 'costUsdPerMillionTokens',
    symbol: 'M_t',
    unit: 'USD/Mtok',
    after: 'costUsdPerWindow',
    expression: 'M_t = M ÷ T × 1000000',
    inputs: ['costUsdPerWindow', 'tokensPerWindow'],
    compute: (cost, tokens) => (cost / tokens) * 1_000_000,
    source: 'definition: cost ÷ tokens served, prompt and completion alike',
  },
  {
    key: 'energyJoulesPerToken',
    symbol: 'Q_t',
    unit: 'J/token',
    after: 'energyJoulesPerWindow',
    expression: 'Q_t = Q ÷ T',
    inputs: ['energyJoulesPerWindow', 'tokensPerWindow'],
    compute: (energy, tokens) => energy / tokens,
    source: 'definition: energy ÷ tokens served',
  },
];

/** C = 2·N·T and what follows, over a window of `windowSeconds`. */
export function inferenceSheet(demand: Demand, options: InferenceOptions = {}): Sheet {
  const asked = demandSheet(demand, options);
  return {
    inputs: [
      ...asked.inputs,
      { key: 'windowSeconds', symbol: 't', unit: 's', after: 'computedTokensPerWindow' },
      parameters,
      ...(demand === 'tokens' && options.apart ? apartInputs : []),
      ...(options.attention ? [attentionFlops] : []),
      ...fleetInputs,
    ],
    formulas: [
      ...asked.formulas,
      ...workload(demand, options),
      ...fleetFormulas({ flops: 'inferenceFlops', time: 'windowSeconds' }),
      ...billFormulas({ time: 'windowSeconds', suffix: 'PerWindow' }),
      ...shares,
    ],
  };
}
