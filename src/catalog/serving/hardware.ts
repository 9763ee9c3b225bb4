import type { ServingHardware } from '../../core/serving/served.js';
import { type Accelerator, read } from '../facts.js';

/** Bytes a second of a PCIe slot of 16 lanes in one direction, before encoding, by generation. */
const PCIE_BYTES_PER_SECOND: Readonly<Record<number, number>> = { 3: 16e9, 4: 32e9, 5: 64e9, 6: 128e9 };
const OLDEST_PCIE = 3;
/** GPUs that a switch joins at least: a bridge between pairs does not carry a tensor-parallel group of a server. */
const SWITCHED = 4;

/** Share of the dense peak that a plain matrix product was measured to reach at most, where that is far from 1. */
const PEAK_FACTORS: Readonly<Record<string, number>> = { mi300x: 0.64, mi325x: 0.75, mi355x: 0.85 };

/** An accelerator for the serving cost model, in SI units; or which of its figures nobody has published. */
export function servingHardware(accelerator: Accelerator): ServingHardware | 'peak' | 'memory' | 'bandwidth' {
  const { id, peak, preset } = accelerator;
  const { architecture = '', links, memory } = preset;
  const peakBf16 = peak('bf16') ?? peak('fp16');
  const bandwidth = read(memory.bandwidth, 'bandwidth');
  // Engines size their pools by a share of the label's memory; what the driver keeps is in their reserve.
  const memoryBytes = read(memory.capacity, 'bytes');
  if (peakBf16 === undefined) return 'peak';
  if (memoryBytes === null) return 'memory';
  if (bandwidth === null) return 'bandwidth';
  const { scaleUp } = links;
  const joined = read(scaleUp?.bandwidth, 'bandwidth');
  const graceHost = /^g[bh]\d/.test(id);
  const switched = joined !== null && ((scaleUp?.domain ?? 1) > SWITCHED || graceHost);
  const slot = PCIE_BYTES_PER_SECOND[links.pcieGeneration ?? OLDEST_PCIE] ?? (PCIE_BYTES_PER_SECOND[OLDEST_PCIE] as number);
  return {
    peakBf16,
    peakFp8: peak('fp8') ?? null,
    peakFp4: peak('fp4') ?? null,
    bandwidth,
    memoryBytes,
    link: switched ? 'nvlink' : 'pcie',
    linkBytesPerSecond: switched ? joined : slot,
    graceHost,
    workstation: /sm_12/.test(architecture),
    peakFactor: PEAK_FACTORS[id] ?? 1,
  };
}
