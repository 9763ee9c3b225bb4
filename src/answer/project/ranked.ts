import { type Diagnostic, diagnose, SizingError, type Where } from '../../diagnostics/diagnostic.js';
import type { Kind } from '../../scenario/field.js';
import type { Result } from '../contract/result.js';
import { figures } from '../sheet/figures.js';
import { figureNamed, figuresLike, type Judged, judgedOf } from './figure-names.js';

/** The figure of each kind that a name means: `cost` is that of a run, or of a window of serving. */
export type SortedBy = (kind: Kind) => string | undefined;

/** Reads the name of a figure to rank by, as expectations call it; a name that none of the kinds knows is added to `diagnostics`. */
export function sortedBy(name: string, kinds: readonly Kind[], where: Where, diagnostics: Diagnostic[]): SortedBy | undefined {
  const keyIn = (kind: Kind) => figureNamed(name, { ...judgedOf(kind), figures: figures[kind] });
  if (kinds.some((kind) => keyIn(kind) !== undefined)) return keyIn;
  const choices = [...new Set(kinds.flatMap((kind) => figures[kind]))];
  const judged: Judged = { figures: choices, figureOf: (field) => field, sampled: false };
  diagnostics.push(diagnose('unknown-sort', { text: name, choices, near: figuresLike(name, judged) }, where));
  return undefined;
}

/** Answers in the order of a figure, smallest first; those without it come last. Throws a SizingError where none has it. */
export function ranked(results: readonly Result[], by: SortedBy, name: string, where: Where): readonly Result[] {
  const figureIn = ({ kind, answer }: Result): number => {
    const value = answer[by(kind) ?? ''];
    return typeof value === 'number' ? value : Number.POSITIVE_INFINITY;
  };
  if (results.every((result) => figureIn(result) === Number.POSITIVE_INFINITY))
    throw new SizingError([diagnose('unknown-everywhere', { figure: name }, where)]);
  return results.toSorted((a, b) => (figureIn(a) < figureIn(b) ? -1 : figureIn(a) > figureIn(b) ? 1 : 0));
}
