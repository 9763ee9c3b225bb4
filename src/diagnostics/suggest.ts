/** Edits between two words that still count as a slip of the keyboard. */
const MAX_EDITS = 3;
/** Words shorter than this resemble everything. */
const MIN_LENGTH = 2;

/** Mistakes for which a long list of names is searched for the one that was meant; the next ones go without. */
export const MOST_COMPARED = 30;
/** Nobody means a name longer than this. */
const LONGEST = 64;
/** Score of a candidate that only goes on where the word ends. */
const SURELY = 0.75;

/**
 * The candidates that `typed` may have meant, nearest first, at most `limit`: few edits apart,
 * beginning alike or containing it.
 */
export function nearest(typed: string, candidates: Iterable<string>, limit = 3): readonly string[] {
  const begun = `${typed.slice(0, LONGEST).toLowerCase()}-`;
  const word = simplify(typed);
  if (word.length < MIN_LENGTH) return [];
  const scored: { candidate: string; score: number }[] = [];
  for (const candidate of new Set(candidates)) {
    const score = candidate.toLowerCase().startsWith(begun) ? SURELY : distance(word, simplify(candidate));
    if (score !== undefined) scored.push({ candidate, score });
  }
  scored.sort((a, b) => a.score - b.score || a.candidate.length - b.candidate.length || (a.candidate < b.candidate ? -1 : 1));
  return scored.slice(0, limit).map(({ candidate }) => candidate);
}

function simplify(text: string): string {
  return text
    .slice(0, LONGEST)
    .toLowerCase()
    .replace(/[\s_-]+/g, '');
}

/** Letters that are taken for digits count as those digits: `a10O` is `a100` before it is `a10`. */
function lookAlike(text: string): string {
  return text.replaceAll('o', '0').replace(/[il]/g, '1');
}

function distance(word: string, candidate: string): number | undefined {
  if (lookAlike(word) === lookAlike(candidate)) return 0;
  const edits = editDistance(word, candidate);
  const allowed = Math.min(MAX_EDITS, Math.max(1, Math.floor(Math.max(word.length, candidate.length) / 3)));
  if (edits === 1 && candidate.startsWith(word)) return SURELY;
  // Half a name comes after one slip of the keyboard and before two.
  if (edits > 1 && word.length > 2 && candidate.startsWith(word)) return 1.5;
  if (edits > 1 && word.length > 2 && candidate.includes(word)) return 1.75;
  if (edits <= allowed) return edits;
  if (candidate.length > 2 && word.startsWith(candidate)) return MAX_EDITS + 1;
  return undefined;
}

/** Insertions, deletions, replacements and swaps of neighbours (optimal string alignment). */
function editDistance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let best = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) best = Math.min(best, (beforeLast[j - 2] ?? 0) + 1);
      row.push(best);
    }
    beforeLast = last;
    last = row;
  }
  return last[b.length] ?? 0;
}
