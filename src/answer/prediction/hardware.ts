import type { Accelerator } from '../../catalog/facts.js';
import type { Family, Hardware } from '../../core/training/hardware.js';
import { machines } from '../../core/training/machines.js';
import type { Dimension } from '../../quantity/parse.js';
import { parseQuantity } from '../../quantity/parse.js';

/** An accelerator as the cost model sees it; `like` names the one whose efficiencies it borrows, where none were measured on it. */
export type Machine = { readonly hardware: Hardware; readonly like: string | null };

/** Network of an accelerator whose preset says nothing of one. */
const ETHERNET = 12.5e9;
const SERVER = 8;

/** The machine of an accelerator: as its steps were measured, or from the figures of its preset; null where these do not say enough. */
export function machineOf(accelerator: Accelerator): Machine | null {
  const known = machines[accelerator.id];
  return known === undefined ? derivedFrom(accelerator) : { hardware: known, like: null };
}

const families: readonly (readonly [pattern: RegExp, family: Family, name: string])[] = [
  [/^v100|^p100|^titan-v/, 'v100', 'V100'],
  [/^(h|gh)\d/, 'h100', 'H100'],
  [/^(b|gb)\d|^rubin|^rtx-(50|pro)/, 'b200', 'B200'],
  [/^a\d|^rtx-(30|a)/, 'a100', 'A100'],
];

/** From the figures of a preset, with the efficiencies of the family that it belongs to, or of H100. */
function derivedFrom({ id, preset, peak, memoryBytes, gpusPerServer }: Accelerator): Machine | null {
  const [, family, like] = families.find(([pattern]) => pattern.test(id)) ?? ([/./, 'h100', 'H100'] as const);
  const peak16 = peak('bf16') ?? peak('fp16');
  const bandwidth = read(preset.memory.bandwidth, 'bandwidth');
  if (peak16 === undefined || bandwidth === null || memoryBytes === null) return null;
  const peak8 = peak('fp8') ?? 0;
  const { scaleUp, scaleOut } = preset.links;
  return {
    like,
    hardware: {
      family,
      variant: null,
      peak16FlopsPerSecond: peak16,
      peak8FlopsPerSecond: family === 'a100' || family === 'v100' ? 0 : peak8,
      peak4FlopsPerSecond: family === 'b200' && peak('fp4') !== undefined ? 2 * peak8 : 0,
      memoryBytesPerSecond: bandwidth,
      memoryBytes,
      linkBytesPerSecond: read(scaleUp?.bandwidth, 'bandwidth') ?? ETHERNET,
      networkBytesPerSecond: read(scaleOut?.bandwidth, 'bandwidth') ?? ETHERNET,
      domain: scaleUp?.domain ?? (scaleUp ? (gpusPerServer ?? SERVER) : 1),
    },
  };
}

function read(text: string | null | undefined, dimension: Dimension): number | null {
  if (text === null || text === undefined) return null;
  const parsed = parseQuantity(text, dimension);
  return parsed.ok ? parsed.value : null;
}
