import { billFormulas } from './bill.js';
import { fleetFormulas, fleetInputs } from './fleet.js';
import type { Formula, Input, Sheet } from './formula.js';
import { activeParameters, attentionFlops, flopsPerToken, parameters } from './model-size.js';

const KAPLAN = 'Kaplan et al. 2020, arXiv:2001.08361, section 2.1';

const inputs: readonly Input[] = [
  parameters,
  { key: 'tokens', symbol: 'D', unit: 'tokens', after: 'activeParameters' },
  { key: 'epochs', symbol: 'e', unit: '' },
  { key: 'durationSeconds', symbol: 't', unit: 's', after: 'trainingFlops' },
  ...fleetInputs,
];

const workload = (attention: boolean): readonly Formula[] => [
  activeParameters,
  flopsPerToken(6, `${KAPLAN}: 2 FLOP a parameter forward, 4 backward; attention over the context is left out`, attention),
  {
    key: 'trainingFlops',
    symbol: 'C',
    unit: 'FLOP',
    after: 'flopsPerToken',
    expression: 'C = c × D × e',
    inputs: ['flopsPerToken', 'tokens', 'epochs'],
    compute: (flops, tokens, epochs) => flops * tokens * epochs,
    source: `definition: FLOP a token × tokens; with c = 6·N this is C = 6·N·D (${KAPLAN})`,
  },
];

/** C = 6·N·D and what follows, down to money and carbon; with `attention` a token also costs what it looks at. */
export function trainingSheetWith({ attention }: { readonly attention: boolean }): Sheet {
  return {
    inputs: attention ? [...inputs, attentionFlops] : inputs,
    formulas: [
      ...workload(attention),
      ...fleetFormulas({ flops: 'trainingFlops', time: 'durationSeconds' }),
      ...billFormulas({ time: 'durationSeconds', suffix: '' }),
    ],
  };
}

/** C = 6·N·D and what follows, down to money and carbon. */
export const trainingSheet: Sheet = trainingSheetWith({ attention: false });
