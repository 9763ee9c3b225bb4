import type { Formula } from './formula.js';

/**
 * Money, energy and carbon of a fleet over a time: `time` is the key of its seconds (symbol t), and
 * `suffix` ends the keys of figures that stand for one window of many.
 */
export function billFormulas({ time, suffix }: { time: string; suffix: '' | 'PerWindow' }): readonly Formula[] {
  const energy = `energyJoules${suffix}`;
  const once = suffix === '';
  return [
    {
      key: `costUsd${suffix}`,
      symbol: 'M',
      unit: 'USD',
      after: once ? energy : 'energyJoulesPerToken',
      expression: 'M = H × p',
      inputs: ['gpuHours', 'priceUsdPerGpuHour'],
      compute: (hours, price) => hours * price,
      source: 'definition: rented GPU-hours × price',
    },
    {
      key: energy,
      symbol: 'Q',
      unit: 'J',
      after: 'powerWatts',
      expression: 'Q = W × t',
      inputs: ['powerWatts', time],
      compute: (power, seconds) => power * seconds,
      source: 'definition: power × time, all servers at load for the whole time',
    },
    {
      key: `electricityUsd${suffix}`,
      symbol: 'M_e',
      unit: 'USD',
      after: once ? 'costUsd' : 'costUsdPerMillionTokens',
      expression: 'M_e = Q ÷ 3600000 × p_e',
      inputs: [energy, 'electricityUsdPerKwh'],
      compute: (joules, price) => (joules / 3_600_000) * price,
      source: 'definition: kWh × price; not part of the cost, since a rented GPU-hour includes it',
    },
    {
      key: `co2eGrams${suffix}`,
      symbol: 'G',
      unit: 'g',
      after: `electricityUsd${suffix}`,
      expression: 'G = Q ÷ 3600000 × I',
      inputs: [energy, 'gridGramsPerKwh'],
      compute: (joules, intensity) => (joules / 3_600_000) * intensity,
      source: 'GHG Protocol, location-based: kWh × grid intensity',
    },
  ];
}
