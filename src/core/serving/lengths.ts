/** Lengths of prompts or outputs in tokens, as much of a distribution as the cost model asks for. */
export type LengthDistribution = {
  readonly mean: number;
  /** Coefficient of variation. */
  readonly cv: number;
  /** The length that a share `quantile` stays below, over the mean. */
  readonly quantile: (quantile: number) => number;
};

/** All alike. */
export function equalLengths(mean: number): LengthDistribution {
  return { mean, cv: 0, quantile: () => 1 };
}

/** A list of lengths with how often each occurs; sorted or not. At least one must occur. */
export function weightedLengths(entries: readonly { readonly length: number; readonly weight: number }[]): LengthDistribution {
  const sorted = entries.toSorted((one, other) => one.length - other.length);
  let weight = 0;
  let sum = 0;
  let squares = 0;
  for (const entry of sorted) {
    weight += entry.weight;
    sum += entry.weight * entry.length;
    squares += entry.weight * entry.length ** 2;
  }
  const mean = sum / weight;
  const cv = Math.sqrt(Math.max(0, squares / weight / mean ** 2 - 1));
  return {
    mean,
    cv,
    quantile: (quantile) => {
      let passed = 0;
      for (const entry of sorted) {
        passed += entry.weight;
        if (passed >= quantile * weight) return entry.length / mean;
      }
      return (sorted.at(-1) as { readonly length: number }).length / mean;
    },
  };
}

/**
 * Lengths by their percentiles, `[share, length]` from low to high: each stretch between two shares is even, and the
 * ends are flat.
 */
export function percentileLengths(points: readonly (readonly [share: number, length: number])[], steps = 1000): LengthDistribution {
  const entries = Array.from({ length: steps }, (_, at) => ({ length: lengthAt(points, (at + 0.5) / steps), weight: 1 }));
  return weightedLengths(entries);
}

function lengthAt(points: readonly (readonly [number, number])[], share: number): number {
  const above = points.findIndex(([at]) => at >= share);
  const [first] = points;
  const last = points.at(-1);
  if (above === 0) return (first as readonly [number, number])[1];
  if (above < 0) return (last as readonly [number, number])[1];
  const [lowShare, low] = points[above - 1] as readonly [number, number];
  const [highShare, high] = points[above] as readonly [number, number];
  return low + ((high - low) * (share - lowShare)) / (highShare - lowShare);
}
