import type { Formula, Input, Sheet } from './formula.js';
import { quotient, roundUp } from './rounding.js';

/** How many servers stand by: none, a number of them (N+1), or a share of those that work. */
type Spares = 'none' | 'count' | 'share';

export type CapacityOptions = {
  /** The demand has a peak, and some of the fleet is kept free. */
  readonly peak: boolean;
  readonly spares: Spares;
};

const peakInputs: readonly Input[] = [
  { key: 'peakToAverage', symbol: 'a', unit: '' },
  { key: 'headroom', symbol: 'h', unit: 'share' },
];
const spareServers = { key: 'spareServers', symbol: 'S_s', unit: 'servers', after: 'workingServers' } as const;
const spareShare: Input = { key: 'spareShare', symbol: 'z', unit: 'share' };

const offeredFlopsPerSecond: Formula = {
  key: 'offeredFlopsPerSecond',
  symbol: 'R_o',
  unit: 'FLOP/s',
  after: 'effectiveFlopsPerGpu',
  expression: 'R_o = R × a ÷ (1 − h)',
  inputs: ['requiredFlopsPerSecond', 'peakToAverage', 'headroom'],
  compute: (required, peak, headroom) => (required * peak) / (1 - headroom),
  source: 'definition: mean rate × peak ÷ mean, so large that its peak leaves the headroom free',
};

const gpusAtPeak: Formula = {
  key: 'gpusExact',
  symbol: 'x',
  unit: 'GPUs',
  after: 'effectiveFlopsPerGpu',
  expression: 'x = R_o ÷ E',
  inputs: ['offeredFlopsPerSecond', 'effectiveFlopsPerGpu'],
  compute: quotient,
  source: 'definition: offered rate ÷ rate of one GPU',
};

/** GPUs that work, the servers that hold them, servers that stand by, and all GPUs together. */
function spareFormulas(spares: 'count' | 'share'): readonly Formula[] {
  return [
    {
      key: 'workingGpus',
      symbol: 'n_w',
      unit: 'GPUs',
      after: 'gpusExact',
      expression: 'n_w = ⌈x⌉',
      inputs: ['gpusExact'],
      compute: roundUp,
      source: 'rounded up: one GPU fewer would not do the work',
    },
    {
      key: 'workingServers',
      symbol: 'S_w',
      unit: 'servers',
      after: 'workingGpus',
      expression: 'S_w = ⌈n_w ÷ s⌉',
      inputs: ['workingGpus', 'gpusPerServer'],
      compute: (gpus, perServer) => roundUp(gpus / perServer),
      source: 'rounded up: a server that works in part fails as a whole',
    },
    ...(spares === 'share'
      ? [
          {
            ...spareServers,
            expression: 'S_s = ⌈S_w × z⌉',
            inputs: ['workingServers', 'spareShare'],
            compute: sparesOf,
            source: 'definition: a share of the working servers, rounded up to whole ones',
          },
        ]
      : []),
    {
      key: 'spareGpus',
      symbol: 'n_s',
      unit: 'GPUs',
      after: 'spareServers',
      expression: 'n_s = S_s × s',
      inputs: ['spareServers', 'gpusPerServer'],
      compute: (servers, perServer) => servers * perServer,
      source: 'definition: servers that stand by × GPUs a server holds',
    },
    {
      key: 'gpus',
      symbol: 'n',
      unit: 'GPUs',
      after: 'gpusExact',
      expression: 'n = n_w + n_s',
      inputs: ['workingGpus', 'spareGpus'],
      compute: (working, spare) => working + spare,
      source: 'definition: GPUs that work and GPUs that stand by; power and money count both, since both are switched on and paid for',
    },
  ];
}

function sparesOf(workingServers: number, share: number): number {
  return roundUp(workingServers * share);
}

/** A sheet whose fleet carries the peak of the demand, keeps some of it free and has servers to spare. */
export function withCapacity({ inputs, formulas }: Sheet, { peak, spares }: CapacityOptions): Sheet {
  const told = spares === 'none' ? [] : [spares === 'count' ? spareServers : spareShare];
  return {
    inputs: [...inputs, ...(peak ? peakInputs : []), ...told],
    formulas: formulas.flatMap((formula) => {
      if (formula.key === 'gpusExact' && peak) return [offeredFlopsPerSecond, gpusAtPeak];
      if (formula.key === 'gpus' && spares !== 'none') return spareFormulas(spares);
      return [formula];
    }),
  };
}

/**
 * Most GPUs of a fleet that can work, the rest standing by: `spare` is a number of servers or a share
 * of the working ones. Zero or less where the spares take all of it.
 */
export function mostWorking(gpus: number, perServer: number, spares: 'count' | 'share', spare: number): number {
  if (spares === 'count') return gpus - spare * perServer;
  const whole = (servers: number) => servers + sparesOf(servers, spare);
  let servers = Math.floor(gpus / perServer / (1 + spare)) + 1;
  while (servers > 0 && whole(servers) * perServer > gpus) servers--;
  // One server more may still work in part.
  return Math.max(servers * perServer, gpus - sparesOf(servers + 1, spare) * perServer);
}
