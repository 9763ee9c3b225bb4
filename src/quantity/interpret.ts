import type { Dimension } from './dimension.js';
import { nearestDouble } from './exact.js';
import { readFlop, readFlopRate } from './read-compute.js';
import { readCount, readRate, readRatio } from './read-count.js';
import { readDuration } from './read-duration.js';
import { readCarbonIntensity, readEnergy, readMass, readPower } from './read-energy.js';
import { readGrowth, readMonths } from './read-growth.js';
import { readBandwidth, readBytes } from './read-memory.js';
import { readEnergyPrice, readHourlyPrice, readMoney } from './read-money.js';
import { tidy } from './tidy.js';
import { isRefusal, type Reading, type Refusal, takeApart, type Written } from './written.js';

/** The finite number that the text stands for in the dimension's SI unit, or why it stands for none. */
export function interpret(text: string, dimension: Dimension, nouns: readonly string[]): number | Refusal {
  const plain = tidy(text);
  if (typeof plain !== 'string') return plain;
  const reading = dimension === 'duration' ? duration(plain) : other(plain, dimension, nouns);
  if (isRefusal(reading)) return reading;
  const value = nearestDouble(reading);
  if (!Number.isFinite(value)) return { refused: 'not-finite' };
  // Above it a double skips whole numbers, and a count would not be the one that was written.
  if (dimension === 'count' && Math.abs(value) >= 2 ** 53) return { refused: 'too-large' };
  return value === 0 ? 0 : value;
}

function duration(text: string): Reading {
  const reading = readDuration(text);
  if (!isRefusal(reading) || reading.refused !== 'syntax') return reading;
  // `$20M` is no broken duration but money: let the caller find out.
  const written = takeApart(text, false);
  return !isRefusal(written) && written.currency !== '' ? { refused: 'unknown-unit', unit: written.currency } : reading;
}

function other(text: string, dimension: Dimension, nouns: readonly string[]): Reading {
  const written = takeApart(text, dimension === 'number' || dimension === 'ratio');
  if (isRefusal(written)) return written;
  const isMoney = dimension === 'money' || dimension === 'hourlyPrice' || dimension === 'energyPrice';
  if (written.currency !== '' && !isMoney) return { refused: 'unknown-unit', unit: written.currency };
  return read(written, dimension, nouns);
}

function read(written: Written, dimension: Dimension, nouns: readonly string[]): Reading {
  switch (dimension) {
    case 'count':
    case 'number':
      return readCount(written, nouns);
    case 'ratio':
      return readRatio(written);
    case 'rate':
      return readRate(written, nouns);
    case 'flop':
      return readFlop(written);
    case 'flopRate':
      return readFlopRate(written);
    case 'bytes':
      return readBytes(written);
    case 'bandwidth':
      return readBandwidth(written);
    case 'power':
      return readPower(written);
    case 'money':
      return readMoney(written);
    case 'hourlyPrice':
      return readHourlyPrice(written);
    case 'energyPrice':
      return readEnergyPrice(written);
    case 'carbonIntensity':
      return readCarbonIntensity(written);
    case 'energy':
      return readEnergy(written);
    case 'mass':
      return readMass(written);
    case 'growth':
      return readGrowth(written);
    case 'months':
      return readMonths(written);
    case 'duration':
      return { refused: 'syntax' };
  }
}
