/** What a reader of ranges, sensitivities and timelines reads, in one language. */
export type OutlookWords = {
  readonly uncertainty: UncertaintyWords;
  readonly sensitivity: SensitivityWords;
  readonly timeline: TimelineWords;
};

type UncertaintyWords = Readonly<
  Record<'figure' | 'low' | 'likely' | 'high' | 'p10' | 'p50' | 'p90' | 'run' | 'basis' | 'source', string>
> & {
  readonly headline: (samples: string, seed: number, unanswered: string | undefined) => string;
  readonly evidence: (runs: number, comparableBy: readonly string[]) => string;
};

type SensitivityWords = Readonly<Record<'low' | 'high' | 'swing', string>> & {
  readonly headline: (figure: string, step: string | undefined) => string;
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

/** The same in English. */
export const outlookEnglish: OutlookWords = {
  uncertainty: {
    figure: 'Figure',
    low: 'Low',
    likely: 'Middle',
    high: 'High',
    p10: 'P10',
    p50: 'P50',
    p90: 'P90',
    run: 'Published run',
    basis: 'Basis',
    source: 'Source',
    headline: (samples, seed, unanswered) =>
      `${samples} quasi-random samples of the ranges (seed ${seed})${unanswered === undefined ? '' : `; ${unanswered} of them have no answer`}`,
    evidence: (runs, comparableBy) =>
      comparableBy.length === 0
        ? `${runs} published runs, like this one in neither accelerator, precision nor scale`
        : `${runs} published ${runs === 1 ? 'run' : 'runs'} comparable by ${comparableBy.join(', ')}`,
  },
  sensitivity: {
    low: 'Low',
    high: 'High',
    swing: 'Swing',
    headline: (figure, step) =>
      `What moves ${figure}: each assumption alone ${step === undefined ? 'from end to end of its range' : `by ±${step}`}`,
  },
  timeline: {
    month: 'Month',
    requests: 'Requests a day',
    tokens: 'Tokens a window',
    range: 'P10 to P90',
    narrow: 'too narrow to show (--format json has them):',
    headline: (growth, every) => `Month by month${growth === undefined ? '' : ` at ${growth}`}; ${months(every)}`,
    total: (every, trains) => `All scenarios together, month by month; ${trains ? 'training begins now; ' : ''}${months(every)}`,
    sampling: (samples, seed, growth) =>
      `P10 to P90 of ${samples} quasi-random samples (seed ${seed})${growth === undefined ? '' : `, growth from ${growth.low} to ${growth.high}`}`,
    runsOut: (gpus, month, months, most) => {
      const served = most === undefined ? '' : `; at most they serve ${most}`;
      if (month === null) return `${gpus} GPUs are enough up to month ${months}${served}`;
      return month === 0 ? `${gpus} GPUs are not enough even now${served}` : `${gpus} GPUs run out in month ${month}${served}`;
    },
    runsOutRange: (early, likely, late, never) =>
      `they run out in month ${early} early, ${likely} likely, ${late} late (P10, P50, P90)${never === undefined ? '' : `; in ${never} of the samples they last`}`,
    tokensServed: (tokens) => `${tokens} tokens a window`,
    requestsServed: (requests) => `${requests} requests a day`,
  },
};

function months(every: number): string {
  return `month 0 is now, a month has 365/12 days${every === 1 ? '' : `; every ${every} months are shown, JSON has all`}`;
}
