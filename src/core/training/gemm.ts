/**
 * Seconds to multiply M × K by K × N: FLOP at the rate that is reached, and the traffic of the three
 * matrices, which small ones cannot hide. `rate` is reached FLOP/s, `traffic` seconds an element.
 */
export function gemmSeconds(m: number, n: number, k: number, rate: number, traffic: number): number {
  return (2 * m * n * k) / rate + traffic * (m * n + n * k + m * k);
}

/** Seconds an element of the matrices: 2 c (P/W)/(P e), from the size term of the reached rate. */
export function trafficSeconds(size: number, peak: number, memory: number, rate: number): number {
  return (2 * size * peak) / (memory * rate);
}
