import type { Dimension } from './dimension.js';

/** How people write the dimension; each of them parses. */
export const examples: Readonly<Record<Dimension, readonly string[]>> = {
  count: ['175B', '1.5T', '300e9', '3_000', '3000亿'],
  number: ['4', '1.2', '4/3'],
  ratio: ['50%', '0.5', '1/2'],
  duration: ['30d', '12h', '2h30m', '90min', '45s'],
  rate: ['3.5B/day', '120/s', '5000/min'],
  flop: ['3.15e23 FLOP', '350 GFLOP', '6e11'],
  flopRate: ['156T', '156 TFLOPS', '1.56e14 FLOP/s'],
  bytes: ['80GB', '80GiB', '1.5TB'],
  bandwidth: ['2 TB/s', '900GB/s'],
  power: ['700W', '10.2kW', '1.5MW'],
  money: ['$20M', '5e6', '2.5 USD'],
  hourlyPrice: ['$2.50', '2.5/h', '$60/day'],
  energyPrice: ['$0.12/kWh', '0.12', '120/MWh'],
  carbonIntensity: ['34.5 gCO2e/kWh', '475 g/kWh'],
  energy: ['420 MWh', '1.5 GWh', '5 J'],
  mass: ['180 t', '14.5 kg CO2e'],
  growth: ['10%/month', '2% a month'],
  months: ['24 months', '2 years'],
};

/** Units that most likely were left out, as they follow the number. */
export const endings: Readonly<Record<Dimension, readonly string[]>> = {
  count: ['T', 'B', 'e9'],
  number: [''],
  ratio: ['%', ''],
  duration: ['d', 'h'],
  rate: ['/day', '/s'],
  flop: ['T', ' TFLOP', ' FLOP'],
  flopRate: ['T', ' TFLOPS'],
  bytes: ['GB', 'GiB'],
  bandwidth: ['GB/s', 'TB/s'],
  power: ['W', 'kW'],
  money: [''],
  hourlyPrice: ['/h'],
  energyPrice: ['/kWh'],
  carbonIntensity: [' g/kWh', ' kg/MWh'],
  energy: [' MWh', ' kWh'],
  mass: [' t', ' kg'],
  growth: ['%/month'],
  months: [' months'],
};
