/** What a reader of a check reads, in one language. */
export type CheckWords = {
  readonly headline: (expectations: number, broken: number) => string;
  readonly holds: string;
  readonly broken: string;
  readonly percentile: (percentile: number, figure: string) => string;
  /** A broken expectation in one sentence. */
  readonly sentence: (parts: { scenario: string; figure: string; found: string; expected: string; off: string }) => string;
  readonly tooMany: (off: string) => string;
  readonly tooFew: (off: string) => string;
  readonly mends: (changes: readonly string[]) => string;
  readonly change: (key: string, to: string, from: string) => string;
  readonly noMend: string;
  /** What would mend a total is for its scenarios to say. */
  readonly ofAll: string;
  readonly unknownFigure: string;
  /** A month that does not come within the horizon. */
  readonly never: string;
  readonly noAnswer: string;
  /** A file with scenarios of which nothing is expected. */
  readonly unchecked: (file: string) => string;
  /** Above mistakes that leave nothing to judge. */
  readonly notChecked: string;
  readonly mistake: (message: string, meant: readonly string[], allowed: string | undefined) => string;
};
