import type { Formula, Input, Sheet } from './formula.js';
import { roundUp } from './rounding.js';

/** How many servers stand by: none, a number of them (N+1), or a share of those that work. */
export type Spares = 'none' | 'count' | 'share';

const inputs: readonly Input[] = [
  { key: 'peakToAverage', symbol: 'a', unit: '' },
  { key: 'headroom', symbol: 'h', unit: '' },
];

const offeredFlopsPerSecond: Formula = {
  key: 'offeredFlopsPerSecond',
  symbol: 'R_o',
  unit: 'FLOP/s',
  expression: 'R_o = R × a ÷ (1 − h)',
  inputs: ['requiredFlopsPerSecond', 'peakToAverage', 'headroom'],
  compute: (required, peak, headroom) => (required * peak) / (1 - headroom),
  source: 'definition: mean rate × peak ÷ mean, of which a share is kept free',
};

const gpusExact: Formula = {
  key: 'gpusExact',
  symbol: 'x',
  unit: 'GPUs',
  expression: 'x = R_o ÷ E',
  inputs: ['offeredFlopsPerSecond', 'effectiveFlopsPerGpu'],
  compute: (offered, effective) => offered / effective,
  source: 'definition: offered rate ÷ rate of one GPU',
};

const workingGpus: Formula = {
  key: 'workingGpus',
  symbol: 'n_w',
  unit: 'GPUs',
  expression: 'n_w = ⌈x⌉',
  inputs: ['gpusExact'],
  compute: roundUp,
  source: 'rounded up: one GPU fewer would not carry the peak',
};

const gpus: Formula = {
  key: 'gpus',
  symbol: 'n',
  unit: 'GPUs',
  expression: 'n = n_w + n_s',
  inputs: ['workingGpus', 'spareGpus'],
  compute: (working, spare) => working + spare,
  source: 'definition: GPUs that work and GPUs that stand by',
};

/** GPUs that stand by, in whole servers. */
function spareGpus(spares: Exclude<Spares, 'none'>): { readonly input: Input; readonly formula: Formula } {
  const common = { key: 'spareGpus', symbol: 'n_s', unit: 'GPUs' };
  if (spares === 'count') {
    return {
      input: { key: 'spareServers', symbol: 'z', unit: 'servers' },
      formula: {
        ...common,
        expression: 'n_s = z × s',
        inputs: ['spareServers', 'gpusPerServer'],
        compute: (servers, perServer) => servers * perServer,
        source: 'definition: spare servers × GPUs a server holds',
      },
    };
  }
  return {
    input: { key: 'spareShare', symbol: 'z', unit: '' },
    formula: {
      ...common,
      expression: 'n_s = ⌈n_w ÷ s × z⌉ × s',
      inputs: ['workingGpus', 'gpusPerServer', 'spareShare'],
      compute: (working, perServer, share) => roundUp((working / perServer) * share) * perServer,
      source: 'definition: a share of the working servers, rounded up, × GPUs a server holds',
    },
  };
}

/** A sheet whose fleet carries the peak of the demand, keeps some of it free and has servers to spare. */
export function withCapacity(sheet: Sheet, spares: Spares): Sheet {
  const spare = spares === 'none' ? undefined : spareGpus(spares);
  return {
    inputs: [...sheet.inputs, ...inputs, ...(spare ? [spare.input] : [])],
    formulas: sheet.formulas.flatMap((formula) => {
      if (formula.key === 'gpusExact') return [offeredFlopsPerSecond, gpusExact];
      if (formula.key === 'gpus' && spare) return [workingGpus, spare.formula, gpus];
      return [formula];
    }),
  };
}
