import type { Formula, Input, Sheet } from './formula.js';

/** What was measured in place of a utilisation. */
const throughput: Input = { key: 'throughputTokensPerSecond', symbol: 'θ', unit: 'tokens/s' };

const impliedUtilization: Formula = {
  key: 'utilization',
  symbol: 'U',
  unit: 'of the peak',
  after: 'peakFlopsPerGpu',
  expression: 'U = E ÷ P',
  inputs: ['effectiveFlopsPerGpu', 'peakFlopsPerGpu'],
  compute: (effective, peak) => effective / peak,
  source: 'Chowdhery et al. 2022 (PaLM), arXiv:2204.02311, appendix B: MFU is the observed throughput ÷ that at the peak',
};

const measured = { key: 'effectiveFlopsPerGpu', symbol: 'E', unit: 'FLOP/s', after: 'utilization' } as const;

const ofTraining: Formula = {
  ...measured,
  expression: 'E = θ × c',
  inputs: ['throughputTokensPerSecond', 'flopsPerToken'],
  compute: (rate, flops) => rate * flops,
  source: 'definition: measured tokens a second × FLOP of each',
};

/** Served tokens are those of prompts and those that are generated; what a cache holds was served without being computed. */
const ofServing: Formula = {
  ...measured,
  expression: 'E = θ × C ÷ T',
  inputs: ['throughputTokensPerSecond', 'inferenceFlops', 'tokensPerWindow'],
  compute: (rate, flops, tokens) => (rate * flops) / tokens,
  source: 'definition: measured tokens a second × mean FLOP of a token that is served',
};

/** A sheet whose accelerators do so many tokens a second: the utilisation follows, where there is a peak to compare with. */
export function withThroughput({ inputs, formulas }: Sheet): Sheet {
  const serves = formulas.some(({ key }) => key === 'inferenceFlops');
  return {
    inputs: inputs.map((input) => (input.key === 'utilization' ? throughput : input)),
    formulas: formulas.flatMap((formula) =>
      formula.key === 'effectiveFlopsPerGpu' ? [serves ? ofServing : ofTraining, impliedUtilization] : [formula],
    ),
  };
}
