/** Rows of tables of n-grams: each head of each layer hashes into as many as a prime, one after the other from `base` on; a layer's are padded together. */
export function ngramRows(table: {
  readonly base: number;
  readonly heads: number;
  readonly layers: number;
  readonly divisor: number;
}): number {
  const { base, heads, layers, divisor } = table;
  let rows = 0;
  let prime = base - 1;
  for (let layer = 0; layer < layers; layer++) {
    let own = 0;
    for (let head = 0; head < heads; head++) {
      prime = primeAfter(prime);
      own += prime;
    }
    rows += Math.ceil(own / divisor) * divisor;
  }
  return rows;
}

function primeAfter(number: number): number {
  let next = number + 1;
  while (!isPrime(next)) next++;
  return next;
}

function isPrime(number: number): boolean {
  if (number < 2) return false;
  for (let factor = 2; factor * factor <= number; factor++) if (number % factor === 0) return false;
  return true;
}
