import { directionNumbers, SOBOL_DIMENSIONS, sobolCoordinate } from './sobol.js';

const TWO_32 = 2 ** 32;

/**
 * So many points that fill the unit cube of so many dimensions more evenly than chance would. Each
 * call writes the next point, every coordinate of it above 0 and up to 1.
 *
 * The first coordinate goes up in equal steps (Hammersley’s set, which knows how many points there
 * will be); the others are Sobol’s, each scrambled after Owen by a hash of its bits (Burley 2020,
 * ‘Practical hash-based Owen scrambling’, J. Comput. Graph. Tech. 9; hash of Vegdahl 2021). The seed
 * chooses the scrambling; one dimension alone has none.
 *
 * Where the table of Sobol’s dimensions ends, it is used again from its beginning with the points in
 * another, likewise scrambled, order (Burley’s padding): each group of dimensions stays as even as the
 * first, and between two groups the points are as good as random ones.
 *
 * Only whole numbers of 32 bits are computed with, and one division: a seed gives the same digits on
 * every machine.
 */
export function quasiRandom(dimensions: number, points: number, seed: number): (point: Float64Array) => void {
  const rest = Math.max(0, dimensions - 1);
  const directions = Array.from({ length: Math.min(rest, SOBOL_DIMENSIONS) }, (_, place) => directionNumbers(place));
  const scrambles = Uint32Array.from({ length: rest }, (_, place) => hashed(seed + Math.imul(place + 1, GOLDEN)));
  const orders = Uint32Array.from({ length: Math.ceil(rest / SOBOL_DIMENSIONS) }, (_, group) => hashed(seed + Math.imul(group, ODD)));
  let number = 0;
  return (point) => {
    point[0] = (number + 0.5) / points;
    let shuffled = number;
    for (let place = 0; place < rest; place++) {
      const within = place % SOBOL_DIMENSIONS;
      if (within === 0 && place > 0) shuffled = scrambled(number, orders[place / SOBOL_DIMENSIONS] as number);
      const coordinate = sobolCoordinate(directions[within] as Uint32Array, shuffled);
      point[place + 1] = (scrambled(coordinate, scrambles[place] as number) + 0.5) / TWO_32;
    }
    number++;
  };
}

/** Odd multipliers that spread what is numbered from 0 over all 32 bits: 2^32 ÷ golden ratio, and one of MurmurHash3. */
const GOLDEN = 0x9e3779b9;
const ODD = 0x85ebca6b;

/**
 * Turns every bit or leaves it, as the bits above it and the seed decide: halves change places, and
 * halves of halves, so that what was evenly spread stays so.
 */
function scrambled(value: number, seed: number): number {
  let bits = turned(value);
  bits ^= Math.imul(bits, 0x3d20adea);
  bits = (bits + seed) | 0;
  bits = Math.imul(bits, (seed >>> 16) | 1);
  bits ^= Math.imul(bits, 0x05526c56);
  bits ^= Math.imul(bits, 0x53a22864);
  return turned(bits);
}

/** The 32 bits in the opposite order. */
function turned(value: number): number {
  let bits = (value >>> 16) | (value << 16);
  bits = ((bits & 0x00ff00ff) << 8) | ((bits >>> 8) & 0x00ff00ff);
  bits = ((bits & 0x0f0f0f0f) << 4) | ((bits >>> 4) & 0x0f0f0f0f);
  bits = ((bits & 0x33333333) << 2) | ((bits >>> 2) & 0x33333333);
  return (((bits & 0x55555555) << 1) | ((bits >>> 1) & 0x55555555)) >>> 0;
}

/** Every bit of the result depends on every bit of the seed (the finaliser of MurmurHash3, Appleby 2011). */
function hashed(seed: number): number {
  let bits = seed ^ (seed >>> 16);
  bits = Math.imul(bits, 0x85ebca6b);
  bits ^= bits >>> 13;
  bits = Math.imul(bits, 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}
