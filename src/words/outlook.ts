/** What a reader of ranges, sensitivities and timelines reads, in one language. */
export type OutlookWords = {
  readonly uncertainty: UncertaintyWords;
  readonly sensitivity: SensitivityWords;
  readonly timeline: TimelineWords;
};

type UncertaintyWords = Readonly<
  Record<
    'figure' | 'low' | 'likely' | 'high' | 'p5' | 'p10' | 'p50' | 'p90' | 'p95' | 'run' | 'reached' | 'basis' | 'source' | 'spread',
    string
  >
> & {
  readonly headline: (samples: string, seed: number, unanswered: string | undefined) => string;
  /** Published runs that were predicted alike. */
  readonly measured: (runs: string, group: string, own: boolean) => string;
  readonly unanswered: (samples: string) => string;
  readonly between: (low: string, high: string) => string;
  /** A value that is a percentile. */
  readonly percentileOf: (value: string, percentile: string) => string;
  /** Ranges that go together, by the rank correlation of their values. */
  readonly together: (pairs: readonly { readonly pair: string; readonly rank: string }[]) => string;
  readonly evidence: (runs: number, comparableBy: readonly string[]) => string;
  readonly bases: Readonly<Record<'whole run' | 'steps', string>>;
  readonly more: (runs: number) => string;
};

type SensitivityWords = Readonly<Record<'low' | 'high' | 'swing' | 'noAnswer' | 'narrow' | 'alone' | 'together', string>> & {
  readonly headline: (figure: string, value: string) => string;
  /** How far assumptions are moved: those with a range, those without, those that reach what they may be. */
  readonly how: (ranged: number, stepped: number, step: string, clipped: readonly string[]) => string;
  readonly unmoved: (count: number) => string;
  /** Defaults that are worth finding out, the one that matters most first. */
  readonly findOutFirst: (fields: readonly string[]) => string;
  /** How much of the spread the range that makes most of it is. */
  readonly spread: (share: string, field: string) => string;
  /** The same, how it was computed put behind. */
  readonly sobol: (sentence: string, points: string) => string;
  readonly noSobol: (unanswered: string) => string;
  /** Several ranges that go together, as one. */
  readonly group: (fields: readonly string[]) => string;
};

type TimelineWords = Readonly<Record<'month' | 'requests' | 'tokens' | 'range' | 'narrow', string>> & {
  /** `every` is the distance of the months that are shown. */
  readonly headline: (growth: string | undefined, every: number) => string;
  /** The same over all scenarios of a file. */
  readonly total: (every: number, trains: boolean) => string;
  /** How the percentiles came about; the growth where it is a range. */
  readonly sampling: (samples: string, seed: number, growth: { low: string; high: string } | undefined) => string;
  readonly runsOut: (gpus: string, month: number | null, months: number, most: string | undefined) => string;
  readonly runsOutRange: (early: string, likely: string, late: string, never: string | undefined) => string;
  readonly tokensServed: (tokens: string) => string;
  readonly requestsServed: (requestsADay: string) => string;
};
