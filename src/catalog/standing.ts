import { publisherOf } from './documents.js';

/** How a claim is known, best first. */
export const STANDINGS = ['verified', 'read', 'inferred'] as const;
export type Standing = (typeof STANDINGS)[number];

/** What a claim of a preset says of itself; `verified` is what `standing` was before there were three. */
type Claim = { readonly standing?: Standing | undefined; readonly verified?: boolean | undefined };

type SourceClaim = Claim & { readonly figures: readonly string[]; readonly document: string };

/** How the document of one claim is known by itself. */
export function standingOf({ standing, verified }: Claim): Standing {
  return standing ?? (verified === false ? 'inferred' : 'read');
}

/**
 * How a figure is known by all that speak of it: verified by its maker’s own document, by arithmetic that
 * is repeated, or by two documents of different publishers. Undefined where no source speaks of it.
 */
export function standingOfFigure(figure: string, sources: readonly SourceClaim[]): Standing | undefined {
  const speaking = sources.filter(({ figures }) => figures.some((path) => figure === path || figure.startsWith(`${path}.`)));
  const of = (standing: Standing) => speaking.filter((source) => standingOf(source) === standing);
  if (of('verified').length > 0) return 'verified';
  const read = of('read');
  if (read.length > 0) return read.length > 1 && new Set(read.map(({ document }) => publisherOf(document))).size > 1 ? 'verified' : 'read';
  return speaking.length > 0 ? 'inferred' : undefined;
}
