type Metric = 'trainingSpeed' | 'trainingMemory' | 'ttft' | 'tpot' | 'throughput' | 'energy';

/** What a reader of measurements, and of a calibration, reads in one language. */
export type CalibrationWords = {
  readonly metrics: Readonly<Record<Metric, string>>;
  readonly headline: (figures: number, file: string) => string;
  readonly columns: Readonly<
    Record<'group' | 'rows' | 'configurations' | 'mean' | 'median' | 'p90' | 'bias' | 'factor' | 'leftOneOut' | 'note', string>
  >;
  /** What a group is called. */
  readonly group: (metric: string, models: 'dense' | 'experts', gpu: string, engine: string | null) => string;
  readonly without: { readonly few: (needed: number) => string; readonly 'no-gain': string };
  readonly oneModel: string;
  readonly advice: (written: string | null, factors: number) => string;
  readonly legend: string;
  readonly unpredicted: (line: number, message: string) => string;
  /** In an answer: above the table, and its columns. */
  readonly answer: Readonly<Record<'predicted' | 'calibrated' | 'figure', string>> & {
    readonly title: (file: string) => string;
    readonly none: string;
  };
  /** Comments of the file, a line each. */
  readonly file: {
    readonly head: (source: string) => readonly string[];
    readonly none: string;
    readonly factor: string;
    readonly error: string;
    readonly leftOneOut: string;
  };
};
