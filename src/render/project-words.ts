/** What a reader of scenario files, checks and differences reads, in one language. */
export type ProjectWords = {
  readonly columns: Readonly<
    Record<
      | 'scenario'
      | 'kind'
      | 'cost'
      | 'training'
      | 'serving'
      | 'dayCost'
      | 'range'
      | 'expected'
      | 'found'
      | 'margin'
      | 'verdict'
      | 'figure'
      | 'before'
      | 'after'
      | 'change'
      | 'share'
      | 'part'
      | 'low'
      | 'likely'
      | 'high'
      | 'swing'
      | 'month'
      | 'monthCost'
      | 'run'
      | 'basis'
      | 'source'
      | 'p10'
      | 'p50'
      | 'p90',
      string
    >
  >;
  readonly kinds: Readonly<Record<'train' | 'infer', string>>;
  readonly total: string;
  /** Headline over several scenarios. */
  readonly headline: (scenarios: number, gpus: string, servers: string, power: string | undefined) => string;
  readonly leftOut: (names: string) => string;
  readonly trainingCost: (money: string) => string;
  readonly per: (cost: string, window: string) => string;
  readonly uncertain: (samples: string, seed: number, unanswered: string | undefined) => string;
  readonly sensitivity: (figure: string, step: string | undefined) => string;
  readonly evidence: (runs: number, comparableBy: readonly string[]) => string;
  readonly timeline: string;
  readonly runsOut: (gpus: string, month: number | null, months: number) => string;
};

/** The same in English. */
export const projectEnglish: ProjectWords = {
  columns: {
    scenario: 'Scenario',
    kind: 'Kind',
    cost: 'Cost',
    training: 'Training',
    serving: 'Serving',
    dayCost: 'Cost a day',
    range: 'P10 to P90',
    expected: 'Expected',
    found: 'Found',
    margin: 'Margin',
    verdict: '',
    figure: 'Figure',
    before: 'Before',
    after: 'After',
    change: 'Change',
    share: 'Share',
    part: 'Because of',
    low: 'Low',
    likely: 'Middle',
    high: 'High',
    swing: 'Swing',
    month: 'Month',
    monthCost: 'Cost a month',
    run: 'Published run',
    basis: 'Basis',
    source: 'Source',
    p10: 'P10',
    p50: 'P50',
    p90: 'P90',
  },
  kinds: { train: 'training', infer: 'serving' },
  total: 'Total',
  headline: (scenarios, gpus, servers, power) =>
    `${scenarios} ${scenarios === 1 ? 'scenario' : 'scenarios'}: ${gpus} GPUs in ${servers} servers together${power === undefined ? '' : `, ${power}`}`,
  leftOut: (names) => `not in the total, being alternatives or without an answer: ${names}`,
  trainingCost: (money) => `all training runs together, once: ${money}`,
  per: (cost, window) => `${cost} in ${window}`,
  uncertain: (samples, seed, unanswered) =>
    `${samples} quasi-random samples of the ranges (seed ${seed})${unanswered === undefined ? '' : `; ${unanswered} of them have no answer`}`,
  sensitivity: (figure, step) =>
    `What moves ${figure}: each assumption alone ${step === undefined ? 'from end to end of its range' : `by ±${step}`}`,
  evidence: (runs, comparableBy) =>
    comparableBy.length === 0
      ? `${runs} published runs, like this one in neither accelerator, precision nor scale`
      : `${runs} published ${runs === 1 ? 'run' : 'runs'} comparable by ${comparableBy.join(', ')}`,
  timeline: 'Month by month; a month has 365/12 days',
  runsOut: (gpus, month, months) =>
    month === null
      ? `${gpus} GPUs are enough for all ${months} months`
      : month === 0
        ? `${gpus} GPUs are not enough even now`
        : `${gpus} GPUs run out in month ${month}`,
};
