/** How loss falls with parameters N and tokens D: L = E + A/N^α + B/D^β. */
export type LossLaw = { readonly e: number; readonly a: number; readonly b: number; readonly alpha: number; readonly beta: number };

/** Fits of the law to Chinchilla’s runs. */
export const lossLaws = {
  /** Hoffmann et al. 2022, arXiv:2203.15556, equation 10 (approach 3). */
  chinchilla: { e: 1.69, a: 406.4, b: 410.7, alpha: 0.34, beta: 0.28 },
  /** Besiroglu et al. 2024, arXiv:2404.10102, table 1: the same data fitted anew. */
  besiroglu: { e: 1.8172, a: 482.01, b: 2085.43, alpha: 0.3478, beta: 0.3658 },
} as const satisfies Record<string, LossLaw>;

/** Approaches 1 and 2 of Hoffmann et al. 2022: parameters grow as a power of FLOP (table 2), through the row of 1B parameters (tables 3 and A3). */
const powers = { approach1: { exponent: 0.5, flops: 1.21e20 }, approach2: { exponent: 0.49, flops: 1.2e20 } } as const;
const ROW_PARAMETERS = 1e9;

export type ScalingApproach = 'approach1' | 'approach2' | keyof typeof lossLaws;

export type ComputeOptimal = { readonly parameters: number; readonly tokens: number; readonly loss: number | null };

/** Parameters and tokens of the lowest loss for a budget of FLOP, at C = 6 N D. */
export function computeOptimal(flops: number, approach: ScalingApproach): ComputeOptimal {
  if (approach === 'approach1' || approach === 'approach2') {
    const { exponent, flops: ofRow } = powers[approach];
    const parameters = ROW_PARAMETERS * (flops / ofRow) ** exponent;
    return { parameters, tokens: flops / (6 * parameters), loss: null };
  }
  const law = lossLaws[approach];
  const { a, b, alpha, beta } = law;
  const scale = ((alpha * a) / (beta * b)) ** (1 / (alpha + beta));
  const parameters = scale * (flops / 6) ** (beta / (alpha + beta));
  const tokens = flops / (6 * parameters);
  return { parameters, tokens, loss: lossOf(law, parameters, tokens) };
}

export function lossOf({ e, a, b, alpha, beta }: LossLaw, parameters: number, tokens: number): number {
  return e + a / parameters ** alpha + b / tokens ** beta;
}

/** Tokens that a model of another size needs for the same loss; null where it is too small ever to reach it. */
export function tokensForLoss({ e, a, b, alpha, beta }: LossLaw, parameters: number, loss: number): number | null {
  const left = loss - e - a / parameters ** alpha;
  return left > 0 ? (b / left) ** (1 / beta) : null;
}

export type OverTraining = {
  readonly parameters: number;
  readonly tokens: number;
  /** FLOP beyond the compute-optimal training of the same loss. */
  readonly extraFlops: number;
  /** Tokens served from which the smaller model has cost less in all. */
  readonly breakEvenTokens: number;
};

/** A model smaller than the compute-optimal one, trained for longer to the same loss; null where it cannot reach it. */
export function overTraining(flops: number, parameters: number, approach: keyof typeof lossLaws): OverTraining | null {
  const law = lossLaws[approach];
  const best = computeOptimal(flops, approach);
  const tokens = tokensForLoss(law, parameters, lossOf(law, best.parameters, best.tokens));
  if (tokens === null || parameters >= best.parameters) return null;
  const extraFlops = 6 * parameters * tokens - flops;
  return { parameters, tokens, extraFlops, breakEvenTokens: extraFlops / (2 * (best.parameters - parameters)) };
}
