import type { Part } from './phrase.js';

/** What a reader of a comparison reads, in one language. */
export type DiffWords = {
  readonly headline: (parts: { changed: number; added: number; removed: number; same: number }) => string;
  readonly total: (figure: string, before: string, after: string, share: string) => string;
  readonly nothing: (before: string, after: string) => string;
  readonly between: (before: string, after: string) => string;
  readonly marks: Readonly<Record<'added' | 'removed' | 'changed' | 'same', string>>;
  readonly key: string;
  readonly other: string;
  readonly none: string;
  /** Beside an assumption that changed with the one above it, since neither has an answer without the other. */
  readonly together: string;
  /** A figure that was known, and is not any more. */
  readonly lost: (figures: readonly string[], limit: string) => string;
  /** What was not there before, and what is not there any more. */
  readonly fresh: (figures: readonly string[], limit: string) => string;
  readonly gone: (figures: readonly string[], limit: string) => string;
  readonly why: string;
  readonly exceeded: (figures: readonly string[], limit: string) => string;
  readonly all: string;
  /** A file that the base holds nothing of. */
  readonly nothingAtBase: (file: string, why: Part) => string;
};
