import { billFormulas } from './bill.js';
import { fleetFormulas, fleetInputs } from './fleet.js';
import type { Formula, Input, Sheet } from './formula.js';
import { activeParameters, parameters } from './model-size.js';

const KAPLAN = 'Kaplan et al. 2020, arXiv:2001.08361, section 2.1';

/** How the demand is described: tokens in the window, a conversation in words, or prompt and completion tokens. */
export type Demand = 'window' | 'words' | 'tokens';

const tokensPerRequest: Readonly<Record<Exclude<Demand, 'window'>, { inputs: readonly Input[]; formula: Formula }>> = {
  words: {
    inputs: [
      { key: 'questions', symbol: 'q', unit: 'questions/request' },
      { key: 'words', symbol: 'v', unit: 'words/question' },
      { key: 'tokensPerWord', symbol: 'k', unit: 'tokens/word' },
    ],
    formula: {
      key: 'tokensPerRequest',
      symbol: 'T_r',
      unit: 'tokens/request',
      expression: 'T_r = q × v × k',
      inputs: ['questions', 'words', 'tokensPerWord'],
      compute: (questions, words, tokensPerWord) => questions * words * tokensPerWord,
      source: 'definition: questions a request × words a question and answer × tokens a word',
    },
  },
  tokens: {
    inputs: [
      { key: 'inputTokens', symbol: 'T_i', unit: 'tokens/request' },
      { key: 'outputTokens', symbol: 'T_o', unit: 'tokens/request' },
    ],
    formula: {
      key: 'tokensPerRequest',
      symbol: 'T_r',
      unit: 'tokens/request',
      expression: 'T_r = T_i + T_o',
      inputs: ['inputTokens', 'outputTokens'],
      compute: (input, output) => input + output,
      source: 'definition: prompt tokens + generated tokens; each passes the model once',
    },
  },
};

const tokensPerWindow: Formula = {
  key: 'tokensPerWindow',
  symbol: 'T',
  unit: 'tokens',
  expression: 'T = r × t × T_r',
  inputs: ['requestsPerSecond', 'windowSeconds', 'tokensPerRequest'],
  compute: (rate, window, tokens) => rate * window * tokens,
  source: 'definition: requests in the window × tokens a request',
};

function demandSheet(demand: Demand): Sheet {
  if (demand === 'window') {
    return { inputs: [{ key: 'tokensPerWindow', symbol: 'T', unit: 'tokens' }], formulas: [] };
  }
  const { inputs, formula } = tokensPerRequest[demand];
  return {
    inputs: [{ key: 'requestsPerSecond', symbol: 'r', unit: 'requests/s' }, ...inputs],
    formulas: [formula, tokensPerWindow],
  };
}

const workload: readonly Formula[] = [
  {
    key: 'tokensPerSecond',
    symbol: 'λ',
    unit: 'tokens/s',
    expression: 'λ = T ÷ t',
    inputs: ['tokensPerWindow', 'windowSeconds'],
    compute: (tokens, window) => tokens / window,
    source: 'definition: mean rate over the window',
  },
  activeParameters,
  {
    key: 'flopsPerToken',
    symbol: 'c',
    unit: 'FLOP/token',
    expression: 'c = 2 × N_a',
    inputs: ['activeParameters'],
    compute: (active) => 2 * active,
    source: `${KAPLAN}: one multiply-add a parameter; attention over the context is left out`,
  },
  {
    key: 'inferenceFlops',
    symbol: 'C',
    unit: 'FLOP',
    expression: 'C = c × T',
    inputs: ['flopsPerToken', 'tokensPerWindow'],
    compute: (flops, tokens) => flops * tokens,
    source: `${KAPLAN}: C = 2·N·T`,
  },
];

const perToken: readonly Formula[] = [
  {
    key: 'costUsdPerMillionTokens',
    symbol: 'M_t',
    unit: 'USD',
    expression: 'M_t = M ÷ T × 1000000',
    inputs: ['costUsdPerWindow', 'tokensPerWindow'],
    compute: (cost, tokens) => (cost / tokens) * 1_000_000,
    source: 'definition: cost ÷ tokens served, prompt and completion alike',
  },
  {
    key: 'energyJoulesPerToken',
    symbol: 'Q_t',
    unit: 'J/token',
    expression: 'Q_t = Q ÷ T',
    inputs: ['energyJoulesPerWindow', 'tokensPerWindow'],
    compute: (energy, tokens) => energy / tokens,
    source: 'definition: energy ÷ tokens served',
  },
];

/** C = 2·N·T and what follows, over a window of `windowSeconds`. */
export function inferenceSheet(demand: Demand): Sheet {
  const asked = demandSheet(demand);
  return {
    inputs: [...asked.inputs, { key: 'windowSeconds', symbol: 't', unit: 's' }, parameters, ...fleetInputs],
    formulas: [
      ...asked.formulas,
      ...workload,
      ...fleetFormulas({ flops: 'inferenceFlops', time: 'windowSeconds' }),
      ...billFormulas({ time: 'windowSeconds', suffix: 'PerWindow' }),
      ...perToken,
    ],
  };
}
