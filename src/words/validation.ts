/** What a reader of `validate` reads, in one language. */
export type ValidationWords = {
  readonly headline: (suites: readonly string[], measurements: number) => string;
  /** Above a table: whose errors, and whether the constants knew them. */
  readonly section: (suite: string, sample: string, by: string) => string;
  readonly columns: Readonly<Record<'group' | 'count' | 'mean' | 'median' | 'p90' | 'bias' | 'constantMfu' | 'speedOfLight', string>>;
  /** What the columns mean. */
  readonly legend: string;
  readonly baselines: string;
  /** Figures that are read, not reckoned. */
  readonly leftOut: string;
  readonly unpredicted: (count: number, reason: 'other-load') => string;
};
