import type { Formula, Input } from './formula.js';
import { quotient, roundUp } from './rounding.js';

/** What a fleet of accelerators is told, whatever it computes. */
export const fleetInputs: readonly Input[] = [
  { key: 'goodput', symbol: 'g', unit: 'share' },
  { key: 'peakFlopsPerGpu', symbol: 'P', unit: 'FLOP/s', after: 'requiredFlopsPerSecond' },
  { key: 'utilization', symbol: 'U', unit: 'share', after: 'peakFlopsPerGpu' },
  { key: 'gpusPerServer', symbol: 's', unit: 'GPUs/server' },
  { key: 'powerPerGpuWatts', symbol: 'w', unit: 'W' },
  { key: 'pue', symbol: 'PUE', unit: '' },
  { key: 'priceUsdPerGpuHour', symbol: 'p', unit: 'USD/GPU-hour' },
  { key: 'electricityUsdPerKwh', symbol: 'p_e', unit: 'USD/kWh' },
  { key: 'gridGramsPerKwh', symbol: 'I', unit: 'g/kWh' },
];

/**
 * From FLOP within a time to accelerators, servers, hours and power: the same for every workload.
 * `flops` (symbol C) and `time` (symbol t, seconds) are the keys that the workload gives them.
 */
export function fleetFormulas({ flops, time }: { flops: string; time: string }): readonly Formula[] {
  return [
    {
      key: 'requiredFlopsPerSecond',
      symbol: 'R',
      unit: 'FLOP/s',
      after: flops,
      expression: 'R = C ÷ (t × g)',
      inputs: [flops, time, 'goodput'],
      compute: (work, seconds, goodput) => work / (seconds * goodput),
      source: 'definition: work ÷ the part of the time that makes progress',
    },
    {
      key: 'effectiveFlopsPerGpu',
      symbol: 'E',
      unit: 'FLOP/s',
      after: 'utilization',
      expression: 'E = P × U',
      inputs: ['peakFlopsPerGpu', 'utilization'],
      compute: (peak, utilization) => peak * utilization,
      source: 'Chowdhery et al. 2022 (PaLM), arXiv:2204.02311, appendix B: utilisation is the share of the peak that does model FLOPs',
    },
    {
      key: 'gpusExact',
      symbol: 'x',
      unit: 'GPUs',
      after: 'effectiveFlopsPerGpu',
      expression: 'x = R ÷ E',
      inputs: ['requiredFlopsPerSecond', 'effectiveFlopsPerGpu'],
      compute: quotient,
      source: 'definition: needed rate ÷ rate of one GPU',
    },
    {
      key: 'gpus',
      symbol: 'n',
      unit: 'GPUs',
      after: 'gpusExact',
      expression: 'n = ⌈x⌉',
      inputs: ['gpusExact'],
      compute: roundUp,
      source: 'rounded up: one GPU fewer would miss the time',
    },
    {
      key: 'serversExact',
      symbol: 'y',
      unit: 'servers',
      after: 'gpus',
      expression: 'y = n ÷ s',
      inputs: ['gpus', 'gpusPerServer'],
      compute: (gpus, perServer) => gpus / perServer,
      source: 'definition: GPUs ÷ GPUs a server holds',
    },
    {
      key: 'servers',
      symbol: 'S',
      unit: 'servers',
      after: 'serversExact',
      expression: 'S = ⌈y⌉',
      inputs: ['serversExact'],
      compute: roundUp,
      source: 'rounded up: servers are bought whole',
    },
    {
      key: 'gpuHours',
      symbol: 'H',
      unit: 'GPU·h',
      after: 'servers',
      expression: 'H = n × t ÷ 3600',
      inputs: ['gpus', time],
      compute: (gpus, seconds) => (gpus * seconds) / 3600,
      source: 'definition: whole GPUs, held for the whole time',
    },
    {
      key: 'powerWatts',
      symbol: 'W',
      unit: 'W',
      after: 'gpuHours',
      expression: 'W = n × w × PUE',
      inputs: ['gpus', 'powerPerGpuWatts', 'pue'],
      compute: (gpus, power, pue) => gpus * power * pue,
      source: 'a GPU’s share of its server’s power × PUE (ISO/IEC 30134-2)',
    },
  ];
}
