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
  const [, prefix] = /^([kKMGT]?)[wW][hH]$/.exec(/^(?:度|千瓦时)$/.test(unit) ? 'kWh' : unit) ?? [];
  const scale = prefix === undefined ? undefined : prefixScale(prefix);
  if (scale === undefined) return { refused: 'unknown-unit', unit };
  return { exponent: 3 - (scale.exponent ?? 0) };
}

function symbol(prefix: string | undefined): string {
  return { kilo: 'k', mega: 'M', giga: 'G' }[(prefix ?? '').toLowerCase()] ?? '';
}

/** Joules from `420 MWh`, `1.5 GWh`, `3.6 MJ`, `5 J`. */
export function readEnergy({ number, digits, unit }: Written): Reading {
  if (unit === '') return { refused: 'missing-unit' };
  if (/^mwh$/i.test(unit) && !unit.startsWith('M')) return { refused: 'ambiguous', unit, alternatives: [`${digits}MWh`, `${digits}kWh`] };
  const [, prefix, kind = ''] = /^([kKMGT]?)([wW][hH]|J)$/.exec(unit) ?? [];
  const scale = prefix === undefined ? undefined : prefixScale(prefix);
  if (scale === undefined) return { refused: 'unknown-unit', unit };
  return kind === 'J' ? scaled(number, scale) : scaled(scaled(number, scale), { times: 3600n });
}

/** Grams CO2e from `180 t`, `14.5 kg CO2e`, `90 tCO2e`. */
export function readMass({ number, unit }: Written): Reading {
  if (unit === '') return { refused: 'missing-unit' };
  const [, mass] = /^(g|kg|t|kt|tons?|tonnes?) ?(?:co2(?:-?eq?)?)?$/i.exec(unit) ?? [];
  if (mass === undefined) return { refused: 'unknown-unit', unit };
  const exponent = { g: 0, kg: 3, kt: 9 }[mass.toLowerCase()] ?? 6;
  return scaled(number, { exponent });
}
