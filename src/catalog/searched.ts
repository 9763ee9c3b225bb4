/** A text that is searched where it lies, and of which strings are made only where they are asked for. */
export type Searched = {
  /** Where a text stands in it, or in its beginning, from a place on; -1 where it does not. */
  readonly find: (text: string, from?: number) => number;
  /** Some of it, less where it ends before. */
  readonly slice: (start: number, end: number) => string;
};

/** The same of a text that is in memory anyway. */
export function searched(text: string): Searched {
  return { find: (part, from) => text.indexOf(part, from), slice: (start, end) => text.slice(start, end) };
}
