type Formula = 'pipeline-bubble' | 'memory-bandwidth' | 'activations' | 'power-by-load';
type Figure = 'count' | 'mean' | 'median' | 'p90' | 'bias';

/** What a reader of `validate` reads, in one language. */
export type ValidationWords = {
  readonly headline: (suites: readonly string[], measurements: number) => string;
  /** Above a table: whose errors, and whether the constants knew them. */
  readonly section: (suite: string, sample: string, by: string) => string;
  /** What is predicted, and a group of measurements: names of makers, accelerators and engines stay as they are. */
  readonly suite: (suite: string) => string;
  readonly group: (group: string) => string;
  readonly columns: Readonly<Record<'group' | 'count' | 'mean' | 'median' | 'p90' | 'bias' | 'constantMfu' | 'speedOfLight', string>>;
  /** What the columns mean. */
  readonly legend: string;
  readonly baselines: string;
  /** Figures that are read, not reckoned. */
  readonly leftOut: string;
  readonly unpredicted: (count: number, reason: 'other-load') => string;
  /** Whether the figures are those that are quoted. */
  readonly verdict: (verdict: { readonly colour: 'green' | 'red'; readonly compared: number; readonly moved: number }) => string;
  readonly moved: Readonly<Record<'title' | 'figure' | 'quoted' | 'found', string>>;
  readonly figures: Readonly<Record<Figure, string>>;
  readonly distrust: {
    readonly title: string;
    readonly reason: string;
    readonly reasons: Readonly<Record<'far-off' | 'few', string>>;
    readonly explained: string;
  };
  readonly measured: (suite: string, gpus: number, of: number) => string;
  readonly proof: {
    readonly title: (proven: boolean) => string;
    readonly formula: string;
    readonly suite: string;
    readonly verdict: string;
    readonly groups: string;
    readonly worst: string;
    readonly shipped: string;
    readonly formulas: Readonly<Record<Formula, string>>;
    readonly colours: Readonly<Record<'green' | 'red', string>>;
    readonly of: (moved: number, compared: number) => string;
    readonly move: (group: string, figure: string, quoted: string, found: string) => string;
  };
};
