/** Two parts of a set whose groups are kept together. */
export type Split<T> = { readonly train: readonly T[]; readonly test: readonly T[] };

/** So many random splits, a share of the groups in the first part. The same seed gives the same splits. */
export function randomSplits<T>(
  items: readonly T[],
  groupOf: (item: T) => string,
  share: number,
  count: number,
  seed: number,
): readonly Split<T>[] {
  const next = random(seed);
  const groups = [...new Set(items.map(groupOf))].sort();
  return Array.from({ length: count }, () => {
    const order = shuffled(groups, next);
    const chosen = new Set(order.slice(0, Math.round(share * order.length)));
    return { train: items.filter((item) => chosen.has(groupOf(item))), test: items.filter((item) => !chosen.has(groupOf(item))) };
  });
}

/** One split for each value of a key: all that have it in the second part. */
export function leaveOut<T>(items: readonly T[], keyOf: (item: T) => string): readonly Split<T>[] {
  return [...new Set(items.map(keyOf))].map((key) => ({
    train: items.filter((item) => keyOf(item) !== key),
    test: items.filter((item) => keyOf(item) === key),
  }));
}

function shuffled<T>(items: readonly T[], next: () => number): readonly T[] {
  const order = [...items];
  for (let at = order.length - 1; at > 0; at--) {
    const other = Math.floor(next() * (at + 1));
    [order[at], order[other]] = [order[other] as T, order[at] as T];
  }
  return order;
}

/** Mulberry32: 32 bits of state, enough to shuffle; only whole numbers, so the same on every machine. */
function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
