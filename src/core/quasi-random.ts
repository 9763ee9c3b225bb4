const TWO_32 = 2 ** 32;

/**
 * Points that fill the unit cube of so many dimensions evenly, from a start that the seed moves
 * (Roberts 2018, ‘The unreasonable effectiveness of quasirandom sequences’: steps are powers of the
 * generalised golden ratio). Each call writes the next point, every number of it above 0 and below 1.
 * The steps are whole numbers modulo 2^32, so that a seed gives the same points on every machine.
 */
export function quasiRandom(dimensions: number, seed: number): (point: Float64Array) => void {
  const steps = new Uint32Array(dimensions);
  const state = new Uint32Array(dimensions);
  const ratio = 1 / goldenRatio(dimensions);
  let power = 1;
  for (let place = 0; place < dimensions; place++) {
    power *= ratio;
    steps[place] = Math.floor(power * TWO_32);
    state[place] = scrambled((seed + Math.imul(place + 1, 0x9e3779b9)) >>> 0);
  }
  return (point) => {
    for (let place = 0; place < dimensions; place++) {
      state[place] = (state[place] as number) + (steps[place] as number);
      point[place] = ((state[place] as number) + 0.5) / TWO_32;
    }
  };
}

/** The positive root of x^(d+1) = x + 1, by Newton’s steps, which end well before the last. */
function goldenRatio(dimensions: number): number {
  let x = 2;
  for (let step = 0; step < 100; step++) {
    let power = 1;
    for (let times = 0; times < dimensions; times++) power *= x;
    x -= (power * x - x - 1) / ((dimensions + 1) * power - 1);
  }
  return x;
}

/** Every bit of the result depends on every bit of the seed (the finaliser of MurmurHash3, Appleby 2011). */
function scrambled(seed: number): number {
  let bits = seed ^ (seed >>> 16);
  bits = Math.imul(bits, 0x85ebca6b);
  bits ^= bits >>> 13;
  bits = Math.imul(bits, 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}
