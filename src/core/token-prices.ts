import type { Formula, Sheet } from './formula.js';

const COMPUTE = 'definition: prompts and answers bear the cost by the compute that they take';

/** Who pays for the accelerators, and what tells the cost of a window. */
const costs = {
  rented: { prefix: 'costUsd', symbol: 'M', input: 'M_i', output: 'M_u', after: 'memoryBytesPerGpu' },
  owned: { prefix: 'ownedCostUsd', symbol: 'M_o', input: 'M_oi', output: 'M_ou', after: 'ownedCostUsdPerMillionTokens' },
} as const;

const prefillShare: Formula = {
  key: 'prefillShare',
  symbol: 's_p',
  unit: 'share',
  expression: 's_p = C_p ÷ C',
  inputs: ['prefillFlops', 'inferenceFlops'],
  compute: (prefill, all) => prefill / all,
  source: 'definition: FLOP of reading prompts ÷ all FLOP',
};

function pricesOf({ prefix, symbol, input, output, after }: (typeof costs)[keyof typeof costs]): readonly Formula[] {
  return [
    {
      key: `${prefix}PerMillionInputTokens`,
      symbol: input,
      unit: 'USD/Mtok',
      after,
      expression: `${input} = ${symbol} × s_p ÷ (T − T_D) × 1000000`,
      inputs: [`${prefix}PerWindow`, 'prefillShare', 'tokensPerWindow', 'decodeTokensPerWindow'],
      compute: (cost, share, tokens, generated) => ((cost * share) / (tokens - generated)) * 1_000_000,
      source: `${COMPUTE}; tokens of a prompt that a cache holds are served, too`,
    },
    {
      key: `${prefix}PerMillionOutputTokens`,
      symbol: output,
      unit: 'USD/Mtok',
      after: `${prefix}PerMillionInputTokens`,
      expression: `${output} = ${symbol} × (1 − s_p) ÷ T_D × 1000000`,
      inputs: [`${prefix}PerWindow`, 'prefillShare', 'decodeTokensPerWindow'],
      compute: (cost, share, generated) => ((cost * (1 - share)) / generated) * 1_000_000,
      source: COMPUTE,
    },
  ];
}

/** Whose cost is told apart: that of rented accelerators, of owned ones, or of both. */
export type TokenPrices = { readonly rented: boolean; readonly owned: boolean };

/** A sheet of requests whose prompts and answers are told apart, with what a million tokens of each cost. */
export function withTokenPrices(sheet: Sheet, { rented, owned }: TokenPrices): Sheet {
  const told = [...(rented ? pricesOf(costs.rented) : []), ...(owned ? pricesOf(costs.owned) : [])];
  return { ...sheet, formulas: [...sheet.formulas, prefillShare, ...told] };
}
