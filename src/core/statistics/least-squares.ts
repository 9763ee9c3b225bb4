/** A fit of constants to measurements. All constants are positive and fitted by their logarithms. */
export type Problem = {
  /** Where the fit starts, and the bounds, of each constant. */
  readonly start: readonly number[];
  readonly low: readonly number[];
  readonly high: readonly number[];
  /** What each constant is held near, in proportion, and how much (weight of a squared logarithm). */
  readonly prior: readonly number[];
  readonly priorWeight: number;
  /** Weight of each measurement. */
  readonly weights: readonly number[];
  /** Logarithm of predicted over measured for each measurement, written into `residuals`. */
  readonly residuals: (constants: Float64Array, residuals: Float64Array) => void;
  /** Error up to which a measurement counts by its square; beyond, by its size alone (soft L1). */
  readonly scale: number;
};

const DIFFERENCE = 1e-5;
const MAXIMUM_DAMPING = 1e8;

/**
 * Least squares with soft-L1 loss by Levenberg and Marquardt, within bounds. Deterministic. Ends when
 * a step makes the loss less than `tolerance` smaller in proportion, or after `rounds` of them.
 */
export function leastSquares(
  problem: Problem,
  { tolerance, rounds }: { readonly tolerance: number; readonly rounds: number },
): readonly number[] {
  const count = problem.start.length;
  const low = problem.low.map(Math.log);
  const high = problem.high.map(Math.log);
  const clamp = (value: number, at: number) => Math.min(high[at] as number, Math.max(low[at] as number, value));
  let at = Float64Array.from(problem.start, (value, place) => clamp(Math.log(value), place));
  const rows = problem.weights.length;
  const residuals = new Float64Array(rows);
  const shifted = new Float64Array(rows);
  const constants = new Float64Array(count);
  const evaluate = (logs: Float64Array, into: Float64Array): void => {
    for (let place = 0; place < count; place++) constants[place] = Math.exp(logs[place] as number);
    problem.residuals(constants, into);
  };
  const prior = problem.prior.map(Math.log);
  evaluate(at, residuals);
  let loss = lossOf(residuals, at, prior, problem);
  let damping = 1e-3;
  for (let round = 0; round < rounds; round++) {
    const { normal, gradient } = linearised(at, residuals, shifted, prior, problem, evaluate);
    let gained = 0;
    while (damping < MAXIMUM_DAMPING) {
      const step = solve(dampened(normal, damping, at, gradient, low, high), gradient);
      const next = at.map((value, place) => clamp(value - (step[place] as number), place));
      evaluate(next, shifted);
      const lossThere = lossOf(shifted, next, prior, problem);
      if (lossThere < loss) {
        gained = (loss - lossThere) / loss;
        at = next;
        loss = lossThere;
        residuals.set(shifted);
        damping = Math.max(1e-9, damping / 5);
        break;
      }
      damping *= 4;
    }
    if (gained < tolerance) break;
  }
  return Array.from(at, Math.exp);
}

function lossOf(residuals: Float64Array, at: Float64Array, prior: readonly number[], { weights, scale, priorWeight }: Problem): number {
  let loss = 0;
  for (let row = 0; row < residuals.length; row++) {
    const share = (residuals[row] as number) / scale;
    loss += (weights[row] as number) * 2 * scale * scale * (Math.sqrt(1 + share * share) - 1);
  }
  for (let place = 0; place < at.length; place++) loss += priorWeight * ((at[place] as number) - (prior[place] as number)) ** 2;
  return loss;
}

/** Normal matrix and gradient of the loss about a point, each measurement weighted as the loss does there. */
function linearised(
  at: Float64Array,
  residuals: Float64Array,
  shifted: Float64Array,
  prior: readonly number[],
  { weights, scale, priorWeight }: Problem,
  evaluate: (logs: Float64Array, into: Float64Array) => void,
): { readonly normal: readonly Float64Array[]; readonly gradient: Float64Array } {
  const count = at.length;
  const slopes = Array.from({ length: count }, (_, place) => {
    const moved = at.slice();
    moved[place] = (at[place] as number) + DIFFERENCE;
    evaluate(moved, shifted);
    return shifted.map((value, row) => (value - (residuals[row] as number)) / DIFFERENCE);
  });
  const influence = residuals.map((value, row) => (weights[row] as number) / Math.sqrt(1 + (value / scale) ** 2));
  const normal = slopes.map(() => new Float64Array(count));
  const gradient = new Float64Array(count);
  for (let one = 0; one < count; one++) {
    const slope = slopes[one] as Float64Array;
    const weighted = slope.map((value, row) => value * (influence[row] as number));
    let sum = priorWeight * ((at[one] as number) - (prior[one] as number));
    for (let row = 0; row < residuals.length; row++) sum += (weighted[row] as number) * (residuals[row] as number);
    gradient[one] = sum;
    for (let other = 0; other <= one; other++) {
      const against = slopes[other] as Float64Array;
      let product = one === other ? priorWeight : 0;
      for (let row = 0; row < residuals.length; row++) product += (weighted[row] as number) * (against[row] as number);
      (normal[one] as Float64Array)[other] = product;
      (normal[other] as Float64Array)[one] = product;
    }
  }
  return { normal, gradient };
}

/** Damped by the diagonal; a constant at a bound that the gradient presses against stays there. */
function dampened(
  normal: readonly Float64Array[],
  damping: number,
  at: Float64Array,
  gradient: Float64Array,
  low: readonly number[],
  high: readonly number[],
): readonly Float64Array[] {
  const held = Array.from(at, (value, place) => {
    const slope = gradient[place] as number;
    return (value <= (low[place] as number) && slope > 0) || (value >= (high[place] as number) && slope < 0);
  });
  return normal.map((row, one) =>
    row.map((value, other) => {
      if (one === other) return value * (1 + damping) + 1e-12;
      return held[one] || held[other] ? 0 : value;
    }),
  );
}

/** Solves a symmetric positive definite system by Cholesky's decomposition. */
function solve(matrix: readonly Float64Array[], right: Float64Array): Float64Array {
  const count = right.length;
  const lower = matrix.map((row) => row.slice());
  const cell = (row: number, column: number) => (lower[row] as Float64Array)[column] as number;
  for (let column = 0; column < count; column++) {
    for (let row = column; row < count; row++) {
      let sum = cell(row, column);
      for (let k = 0; k < column; k++) sum -= cell(row, k) * cell(column, k);
      (lower[row] as Float64Array)[column] = row === column ? Math.sqrt(sum) : sum / cell(column, column);
    }
  }
  const solution = right.slice();
  for (let row = 0; row < count; row++) {
    let sum = solution[row] as number;
    for (let k = 0; k < row; k++) sum -= cell(row, k) * (solution[k] as number);
    solution[row] = sum / cell(row, row);
  }
  for (let row = count - 1; row >= 0; row--) {
    let sum = solution[row] as number;
    for (let k = row + 1; k < count; k++) sum -= cell(k, row) * (solution[k] as number);
    solution[row] = sum / cell(row, row);
  }
  return solution;
}
