/** A discrete-event simulation of a queue with several servers, first come first served. Seeded: the same numbers every time. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Positive numbers of a mean and a coefficient of variation: gamma-distributed, as load generators draw arrivals. */
function drawn(random: () => number, mean: number, cv: number): () => number {
  if (cv === 0) return () => mean;
  if (cv === 1) return () => -mean * Math.log(1 - random());
  const shape = 1 / cv ** 2;
  return () => (mean / shape) * gamma(random, shape);
}

/** Marsaglia and Tsang 2000: a gamma variable of a shape and scale 1. */
function gamma(random: () => number, shape: number): number {
  if (shape < 1) return gamma(random, shape + 1) * (1 - random()) ** (1 / shape);
  const d = shape - 1 / 3;
  for (;;) {
    const x = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
    const v = (1 + x / Math.sqrt(9 * d)) ** 3;
    if (v > 0 && Math.log(1 - random()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v;
  }
}

export type Simulated = { readonly servers: number; readonly utilization: number; readonly serviceCv: number; readonly arrivalCv: number };

/** Waits in units of the mean service of so many arrivals, shortest first; the first tenth is not counted. */
export function simulatedWaits({ servers, utilization, serviceCv, arrivalCv }: Simulated, arrivals: number, seed: number): Float64Array {
  const random = randomFrom(seed);
  const between = drawn(random, 1 / (servers * utilization), arrivalCv);
  const service = drawn(random, 1, serviceCv);
  const free = new Float64Array(servers);
  const waits = new Float64Array(arrivals);
  let now = 0;
  for (let at = 0; at < arrivals; at++) {
    now += between();
    let first = 0;
    for (let server = 1; server < servers; server++) if ((free[server] as number) < (free[first] as number)) first = server;
    const start = Math.max(now, free[first] as number);
    waits[at] = start - now;
    free[first] = start + service();
  }
  return waits.subarray(Math.floor(arrivals / 10)).sort();
}
