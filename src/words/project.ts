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
      | 'figure'
      | 'before'
      | 'after'
      | 'change'
      | 'share'
      | 'part',
      string
    >
  >;
  readonly kinds: Readonly<Record<'train' | 'infer', string>>;
  readonly total: string;
  /** Headline over several scenarios. */
  readonly headline: (scenarios: number, gpus: Counted, servers: Counted, power: string | undefined) => string;
  readonly leftOut: (names: string) => string;
  /** Said before the headings of columns of the total that a narrow terminal leaves out. */
  readonly narrow: string;
  readonly trainingCost: (money: string) => string;
  readonly per: (cost: string, window: string) => string;
  /** Notes in a file to begin with, and what is said when it was written. */
  readonly starter: {
    readonly head: readonly string[];
    readonly withoutSchema: readonly string[];
    readonly open: string;
    readonly expect: string;
    readonly written: (path: string, scenarios: number) => string;
  };
};

/** A count in words, and whether its noun is singular. */
type Counted = { readonly count: string; readonly one: boolean };
