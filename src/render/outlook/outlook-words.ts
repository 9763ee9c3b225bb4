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

type TimelineWords = Readonly<Record<'month' | 'monthCost' | 'headline', string>> & {
  readonly runsOut: (gpus: string, month: number | null, months: number) => string;
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
    monthCost: 'Cost a month',
    headline: 'Month by month; a month has 365/12 days',
    runsOut: (gpus, month, months) =>
      month === null
        ? `${gpus} GPUs are enough for all ${months} months`
        : month === 0
          ? `${gpus} GPUs are not enough even now`
          : `${gpus} GPUs run out in month ${month}`,
  },
};
