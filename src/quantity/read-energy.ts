import { type Scale, scaled } from './exact.js';
import { prefixScale } from './magnitude.js';
import { perAsSlash } from './per-unit.js';
import type { Reading, Refusal, Written } from './written.js';

/** Watts from `700W`, `10.2 kW`, `12.7 MW`. */
export function readPower(written: Written): Reading {
  const { digits, number, unit } = written;
  if (unit === '') return { refused: 'missing-unit' };
  const word = unit.replace(/^(kilo|mega|giga)?watts?$/i, (_, prefix: string | undefined) => `${symbol(prefix)}W`);
  if (/^mw$/i.test(word) && !word.startsWith('M')) {
    return { refused: 'ambiguous', unit, alternatives: [`${digits}MW`, `${digits}kW`] };
  }
  const [, prefix] = /^([kKMGT]?)[wW]$/.exec(word) ?? [];
  const scale = prefix === undefined ? undefined : prefixScale(prefix);
  return scale === undefined ? { refused: 'unknown-unit', unit } : scaled(number, scale);
}

/** Grams CO2e per kWh from `34.5 gCO2e/kWh`, `475 g/kWh`, `475 kg/MWh`. */
export function readCarbonIntensity(written: Written): Reading {
  const { digits, number } = written;
  if (written.unit === '') return { refused: 'missing-unit' };
  const unit = perAsSlash(written.unit);
  const [, mass, , energy] = /^(g|kg|t) ?(co2(?:-?eq?)?)?(?:\/(.*))?$/i.exec(unit) ?? [];
  if (mass === undefined) return { refused: 'unknown-unit', unit: written.unit };
  if (energy === undefined) {
    return { refused: 'missing-unit', unit: written.unit, alternatives: [`${digits} ${unit}/kWh`] };
  }
  const perKwh = perKilowattHour(energy, (spelling) => `${digits} ${unit.slice(0, unit.indexOf('/'))}/${spelling}`);
  if ('refused' in perKwh) return perKwh;
  const grams = { g: 0, kg: 3, t: 6 }[mass.toLowerCase()] ?? 0;
  return scaled(scaled(number, { exponent: grams }), perKwh);
}

/** The factor of something per `kWh`, `MWh`, `GWh`, in 1/kWh; `spell` writes the whole value with another unit. */
export function perKilowattHour(unit: string, spell: (unit: string) => string): Scale | Refusal {
  if (/^mwh$/i.test(unit) && !unit.startsWith('M')) {
    return { refused: 'ambiguous', unit, alternatives: [spell('MWh'), spell('kWh')] };
  }
  const [, prefix] = /^([kKMGT]?)[wW][hH]$/.exec(unit) ?? [];
  const scale = prefix === undefined ? undefined : prefixScale(prefix);
  if (scale === undefined) return { refused: 'unknown-unit', unit };
  return { exponent: 3 - (scale.exponent ?? 0) };
}

function symbol(prefix: string | undefined): string {
  return { kilo: 'k', mega: 'M', giga: 'G' }[(prefix ?? '').toLowerCase()] ?? '';
}
