/** Bits of a coordinate. */
const BITS = 32;

/**
 * A dimension of Sobol’s sequence: degree and inner coefficients of its primitive polynomial, and the
 * odd numbers that its direction numbers begin with.
 */
type Direction = readonly [degree: number, coefficients: number, initial: readonly number[]];

/** Joe and Kuo 2008, ‘Constructing Sobol sequences with better two-dimensional projections’ (SIAM J. Sci. Comput. 30), table new-joe-kuo-6; after the first dimension, which needs none. */
const JOE_KUO: readonly Direction[] = [
  [1, 0, [1]],
  [2, 1, [1, 3]],
  [3, 1, [1, 3, 1]],
  [3, 2, [1, 1, 1]],
  [4, 1, [1, 1, 3, 3]],
  [4, 4, [1, 3, 5, 13]],
  [5, 2, [1, 1, 5, 5, 17]],
  [5, 4, [1, 1, 5, 5, 5]],
  [5, 7, [1, 1, 7, 11, 19]],
  [5, 11, [1, 1, 5, 1, 1]],
  [5, 13, [1, 1, 1, 3, 11]],
  [5, 14, [1, 3, 5, 5, 31]],
  [6, 1, [1, 3, 3, 9, 7, 49]],
  [6, 13, [1, 1, 1, 15, 21, 21]],
  [6, 16, [1, 3, 1, 13, 27, 49]],
  [6, 19, [1, 1, 1, 15, 7, 5]],
  [6, 22, [1, 3, 1, 15, 13, 25]],
  [6, 25, [1, 1, 5, 5, 19, 61]],
  [7, 1, [1, 3, 7, 11, 23, 15, 103]],
];

/** Dimensions that the table holds. */
export const SOBOL_DIMENSIONS = JOE_KUO.length + 1;

/** What each bit of a point’s number, the lowest first, adds (bit by bit, without carry) to its coordinate in a dimension (from 0), in units of 2^-32. */
export function directionNumbers(dimension: number): Uint32Array {
  const [degree, coefficients, initial] = JOE_KUO[dimension - 1] ?? FIRST;
  const numbers = new Uint32Array(BITS);
  for (let bit = 0; bit < BITS; bit++) {
    const start = initial[bit];
    if (degree === 0 || start !== undefined) {
      numbers[bit] = (start ?? 1) << (BITS - 1 - bit);
      continue;
    }
    const earlier = numbers[bit - degree] as number;
    let number = earlier ^ (earlier >>> degree);
    for (let term = 1; term < degree; term++) {
      if ((coefficients >>> (degree - 1 - term)) & 1) number ^= numbers[bit - term] as number;
    }
    numbers[bit] = number;
  }
  return numbers;
}

/** The first dimension turns the bits of the point’s number round. */
const FIRST: Direction = [0, 0, []];

/** Coordinate of a point, by its number, in units of 2^-32. */
export function sobolCoordinate(directions: Uint32Array, point: number): number {
  let coordinate = 0;
  for (let rest = point >>> 0, bit = 0; rest !== 0; rest >>>= 1, bit++) {
    if (rest & 1) coordinate ^= directions[bit] as number;
  }
  return coordinate >>> 0;
}
