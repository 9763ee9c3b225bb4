/** What a reader of ranges, sensitivities and timelines reads, in one language. */
export type OutlookWords = {
  readonly uncertainty: UncertaintyWords;
  readonly sensitivity: SensitivityWords;
  readonly timeline: TimelineWords;
};

type UncertaintyWords = Readonly<
  Record<'figure' | 'low' | 'likely' | 'high' | 'p10' | 'p50' | 'p90' | 'run' | 'reached' | 'basis' | 'source' | 'spread', string>
> & {
  readonly headline: (samples: string, seed: number, unanswered: string | undefined) => string;
  readonly unanswered: (samples: string) => string;
  readonly between: (low: string, high: string) => string;
  readonly evidence: (runs: number, comparableBy: readonly string[]) => string;
  readonly bases: Readonly<Record<'whole run' | 'steps', string>>;
  readonly more: (runs: number) => string;
};

type SensitivityWords = Readonly<Record<'low' | 'high' | 'swing' | 'noAnswer' | 'narrow', string>> & {
  readonly headline: (figure: string, value: string) => string;
  /** How far assumptions are moved: those with a range, those without, those that reach what they may be. */
  readonly how: (ranged: number, stepped: number, step: string, clipped: readonly string[]) => string;
  readonly unmoved: (count: number) => string;
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
    reached: 'Reached',
    spread: 'P10 to P90',
    basis: 'Basis',
    source: 'Source',
    headline: (samples, seed, unanswered) =>
      `${samples} quasi-random samples of the ranges (seed ${seed})${unanswered === undefined ? '' : `; ${unanswered} of them have no answer`}`,
    unanswered: (samples) => `${samples} of the samples have no answer`,
    between: (low, high) => `${low} to ${high}`,
    evidence: (runs, comparableBy) =>
      `utilisation as in ${runs} published ${runs === 1 ? 'run' : 'runs'}${
        comparableBy.length === 0 ? '' : `, like this one in ${listed(comparableBy)}`
      }`,
    bases: { 'whole run': 'whole run', steps: 'steps' },
    more: (runs) => `… and ${runs} more`,
  },
  sensitivity: {
    low: 'At its low end',
    high: 'At its high end',
    swing: 'Swing',
    noAnswer: 'no answer',
    narrow: 'too narrow to show (--format json has it):',
    headline: (figure, value) => `What moves the answer (${figure}: ${value}), each assumption alone`,
    how: (ranged, stepped, step, clipped) =>
      [
        ...(ranged > 0 ? [stepped > 0 ? 'ranges from end to end' : 'from end to end of its range'] : []),
        ...(stepped > 0 ? [ranged > 0 ? `the others by ±${step}` : `by ±${step}, having no range`] : []),
        ...(clipped.length > 0 ? [`${listed(clipped)} no further than it may be`] : []),
      ].join('; '),
    unmoved: (count) => `${count} ${count === 1 ? 'assumption does' : 'assumptions do'} not move it`,
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

function listed(items: readonly string[]): string {
  return items.join(', ').replace(/, (?=[^,]*$)/, ' and ');
}
