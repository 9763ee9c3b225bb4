/** One line of the explanation. */
export type Step = {
  readonly key: string;
  readonly symbol: string;
  readonly unit: string;
  /** The formula in symbols. */
  readonly expression: string;
  /** Symbols of the formula and the values put in. */
  readonly inputs: readonly { readonly key: string; readonly symbol: string; readonly value: number | null }[];
  readonly value: number | null;
  /** Where the formula comes from. */
  readonly source: string;
  /** The formula with other numbers put in, from the deck or a paper, and what it gives. */
  readonly example?: {
    readonly inputs: readonly { readonly symbol: string; readonly value: number }[];
    readonly value: number;
    readonly source: string;
  };
};
