import type { Formula, Input } from './formula.js';

export const parameters: Input = { key: 'parameters', symbol: 'N', unit: 'parameters', after: '' };

/** FLOP that attention over the context adds to a token, where a convention counts it beside the parameters. */
export const attentionFlops: Input = { key: 'attentionFlopsPerToken', symbol: 'a', unit: 'FLOP/token' };

/** FLOP of a token: `perParameter` for each active parameter (6 to train, 2 to serve), and those of attention where they are counted. */
export function flopsPerToken(perParameter: 2 | 6, source: string, attention: boolean): Formula {
  const after = perParameter === 6 ? 'tokens' : 'tokensPerSecond';
  const common = { key: 'flopsPerToken', symbol: 'c', unit: 'FLOP/token', after } as const;
  if (!attention) {
    const compute = (active: number) => perParameter * active;
    return { ...common, expression: `c = ${perParameter} × N_a`, inputs: ['activeParameters'], compute, source };
  }
  return {
    ...common,
    expression: `c = ${perParameter} × N_a + a`,
    inputs: ['activeParameters', attentionFlops.key],
    compute: (active, scores) => perParameter * active + scores,
    source: 'Chowdhery et al. 2022 (PaLM), arXiv:2204.02311, appendix B: every key is counted for every query',
  };
}

/** A dense model uses every parameter for every token; a mixture of experts is told its own count. */
export const activeParameters: Formula = {
  key: 'activeParameters',
  symbol: 'N_a',
  unit: 'parameters',
  after: 'parameters',
  expression: 'N_a = N',
  inputs: ['parameters'],
  compute: (total) => total,
  source: 'definition: a dense model passes each token through all parameters',
};
