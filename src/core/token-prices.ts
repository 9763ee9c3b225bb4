import type { Formula, Sheet } from './formula.js';

const COMPUTE = 'definition: prompts and answers bear the cost by the compute that they take';

const formulas: readonly Formula[] = [
  {
    key: 'prefillShare',
    symbol: 's_p',
    unit: 'share',
    expression: 's_p = C_p ÷ C',
    inputs: ['prefillFlops', 'inferenceFlops'],
    compute: (prefill, all) => prefill / all,
    source: 'definition: FLOP of reading prompts ÷ all FLOP',
  },
  {
    key: 'costUsdPerMillionInputTokens',
    symbol: 'M_i',
    unit: 'USD/Mtok',
    after: 'memoryBytesPerGpu',
    expression: 'M_i = M × s_p ÷ (T − T_D) × 1000000',
    inputs: ['costUsdPerWindow', 'prefillShare', 'tokensPerWindow', 'decodeTokensPerWindow'],
    compute: (cost, share, tokens, generated) => ((cost * share) / (tokens - generated)) * 1_000_000,
    source: `${COMPUTE}; tokens of a prompt that a cache holds are served, too`,
  },
  {
    key: 'costUsdPerMillionOutputTokens',
    symbol: 'M_u',
    unit: 'USD/Mtok',
    after: 'costUsdPerMillionInputTokens',
    expression: 'M_u = M × (1 − s_p) ÷ T_D × 1000000',
    inputs: ['costUsdPerWindow', 'prefillShare', 'decodeTokensPerWindow'],
    compute: (cost, share, generated) => ((cost * (1 - share)) / generated) * 1_000_000,
    source: COMPUTE,
  },
];

/** A sheet of requests whose prompts and answers are told apart, with what a million tokens of each cost. */
export function withTokenPrices(sheet: Sheet): Sheet {
  return { ...sheet, formulas: [...sheet.formulas, ...formulas] };
}
