import { readable, rounded } from './digits.js';

/** A unit, its size in SI, and the SI value from which it is used. */
export type Step = { readonly at: number; readonly size: number; readonly name: string };

/** The value in the largest unit that its rounded form reaches, `45.65 d`; in the last unit if it reaches none. `names` are other names of them. */
export function inUnit(value: number, from: readonly Step[], significant?: number, names: Readonly<Record<string, string>> = {}): string {
  const size = Math.abs(value);
  const step = from.find(({ at, size: unit }) => rounded(size / unit, significant) >= at / unit) ?? from.at(-1);
  if (step === undefined) return readable(value, significant);
  const zero = value === 0 ? from.find((other) => other.size === 1) : undefined;
  const { size: unit, name } = zero ?? step;
  return `${readable(value / unit, significant)} ${names[name] ?? name}`;
}

const kilowattHour = 3.6e6; // J

/** Thresholds keep four digits before the unit changes: 1,266 kW, then 12.7 MW. */
export const steps = {
  duration: [
    { at: 86_400, size: 86_400, name: 'd' },
    { at: 3600, size: 3600, name: 'h' },
    { at: 120, size: 60, name: 'min' },
    { at: 1, size: 1, name: 's' },
    { at: 0, size: 1e-3, name: 'ms' },
  ],
  flopRate: [
    { at: 1e9, size: 1e12, name: 'TFLOPS' },
    { at: 1e6, size: 1e6, name: 'MFLOPS' },
    { at: 0, size: 1, name: 'FLOPS' },
  ],
  bytes: [
    { at: 1024 ** 6, size: 1024 ** 6, name: 'EiB' },
    { at: 1024 ** 5, size: 1024 ** 5, name: 'PiB' },
    { at: 1024 ** 4, size: 1024 ** 4, name: 'TiB' },
    { at: 1024 ** 3, size: 1024 ** 3, name: 'GiB' },
    { at: 1024 ** 2, size: 1024 ** 2, name: 'MiB' },
    { at: 1024, size: 1024, name: 'KiB' },
    { at: 0, size: 1, name: 'B' },
  ],
  bandwidth: [
    { at: 1e14, size: 1e12, name: 'TB/s' },
    { at: 1e9, size: 1e9, name: 'GB/s' },
    { at: 1e6, size: 1e6, name: 'MB/s' },
    { at: 0, size: 1, name: 'B/s' },
  ],
  power: [
    { at: 1e9, size: 1e9, name: 'GW' },
    { at: 1e7, size: 1e6, name: 'MW' },
    { at: 1e3, size: 1e3, name: 'kW' },
    { at: 0, size: 1, name: 'W' },
  ],
  energy: [
    { at: 1e7 * kilowattHour, size: 1e6 * kilowattHour, name: 'GWh' },
    { at: 1e4 * kilowattHour, size: 1e3 * kilowattHour, name: 'MWh' },
    { at: 0.01 * kilowattHour, size: kilowattHour, name: 'kWh' },
    { at: 0, size: 1, name: 'J' },
  ],
  mass: [
    { at: 1e6, size: 1e6, name: 't CO2e' },
    { at: 1e3, size: 1e3, name: 'kg CO2e' },
    { at: 0, size: 1, name: 'g CO2e' },
  ],
} as const satisfies Readonly<Record<string, readonly Step[]>>;
