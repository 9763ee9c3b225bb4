/** A kind of request: its share of all requests, 0..1, and its lengths in tokens. Shares of a workload add up to 1. */
export type RequestClass = { readonly share: number; readonly input: number; readonly output: number };

/** What a mix of lengths comes to, in tokens. */
export type Workload = {
  /** Mean of a request. */
  readonly input: number;
  readonly output: number;
  /** Mean of the requests that run at a moment: each counts for as long as its answer takes. */
  readonly running: { readonly input: number; readonly output: number };
  readonly longest: { readonly input: number; readonly output: number };
  /** Coefficient of variation of the prompts. */
  readonly inputCv: number;
  /** The prompt, and the answer, that a share of requests does not exceed. */
  readonly inputQuantile: (quantile: number) => number;
  readonly outputQuantile: (quantile: number) => number;
};

export function workloadOf(classes: readonly RequestClass[]): Workload {
  const mean = (of: (each: RequestClass) => number) => classes.reduce((sum, each) => sum + each.share * of(each), 0);
  const input = mean((each) => each.input);
  const output = mean((each) => each.output);
  return {
    input,
    output,
    running: {
      input: mean((each) => each.output * each.input) / output,
      output: mean((each) => each.output ** 2) / output,
    },
    longest: {
      input: Math.max(...classes.map((each) => each.input)),
      output: Math.max(...classes.map((each) => each.output)),
    },
    inputCv: Math.sqrt(Math.max(0, mean((each) => each.input ** 2) / input ** 2 - 1)),
    inputQuantile: (quantile) => quantileOf(classes, 'input', quantile),
    outputQuantile: (quantile) => quantileOf(classes, 'output', quantile),
  };
}

function quantileOf(classes: readonly RequestClass[], length: 'input' | 'output', quantile: number): number {
  const sorted = [...classes].sort((one, other) => one[length] - other[length]);
  let below = 0;
  for (const each of sorted) {
    below += each.share;
    if (below >= quantile - ROUNDING) return each[length];
  }
  return (sorted.at(-1) as RequestClass)[length];
}

const ROUNDING = 1e-9;

/** A known percentile of lengths: the share of requests that do not exceed them. */
export type Percentile = { readonly quantile: number; readonly input: number; readonly output: number };

/** Slices that a distribution is cut into, each way. */
const SLICES = 20;

/**
 * Requests whose prompts and answers have these percentiles, told apart from each other: in between they grow
 * exponentially, below the lowest and above the highest they go on as they did.
 */
export function classesOf(percentiles: readonly Percentile[]): RequestClass[] {
  const ordered = [...percentiles].sort((one, other) => one.quantile - other.quantile);
  const middles = Array.from({ length: SLICES }, (_, slice) => (slice + 0.5) / SLICES);
  const inputs = middles.map((quantile) => lengthAt(ordered, 'input', quantile));
  const outputs = middles.map((quantile) => lengthAt(ordered, 'output', quantile));
  const share = 1 / SLICES ** 2;
  return inputs.flatMap((input) => outputs.map((output) => ({ share, input, output })));
}

function lengthAt(ordered: readonly Percentile[], length: 'input' | 'output', quantile: number): number {
  const [only] = ordered;
  if (ordered.length === 1) return (only as Percentile)[length];
  let at = 1;
  while (at < ordered.length - 1 && (ordered[at] as Percentile).quantile < quantile) at++;
  const [low, high] = [ordered[at - 1] as Percentile, ordered[at] as Percentile];
  const part = (quantile - low.quantile) / (high.quantile - low.quantile);
  return Math.max(1, low[length] * (high[length] / low[length]) ** part);
}

/** Where a log is cut by its prompts, and each part by its answers: finer where few requests are long, which run for longest. */
const CUTS = { input: [0.2, 0.4, 0.6, 0.8, 0.9, 0.95, 0.99, 1], output: [0.3, 0.6, 0.85, 0.95, 0.99, 1] } as const;

/** A log of requests as a few kinds of them, each the mean of those that are alike. */
export function classesOfLog(requests: readonly { readonly input: number; readonly output: number }[]): RequestClass[] {
  const byInput = [...requests].sort((one, other) => one.input - other.input);
  return partsOf(byInput, CUTS.input).flatMap((slice) => {
    const byOutput = [...slice].sort((one, other) => one.output - other.output);
    return partsOf(byOutput, CUTS.output).map((alike) => ({
      share: alike.length / requests.length,
      input: alike.reduce((sum, { input }) => sum + input, 0) / alike.length,
      output: alike.reduce((sum, { output }) => sum + output, 0) / alike.length,
    }));
  });
}

/** Items between one cut and the next, where there are any. */
function partsOf<Item>(items: readonly Item[], cuts: readonly number[]): Item[][] {
  let from = 0;
  return cuts.flatMap((cut) => {
    const to = Math.round(cut * items.length);
    const part = items.slice(from, to);
    from = to;
    return part.length === 0 ? [] : [part];
  });
}
