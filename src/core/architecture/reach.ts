import type { Reach } from './part.js';

/**
 * Keys that one query looks at, averaged over the positions `after + 1` to `after + tokens` of a
 * sequence (`after` tokens stand before them: a cached prefix, or a prompt). Both are whole numbers;
 * `tokens` is 1 or more. In attention without a mask every query sees all `after + tokens` keys.
 */
export function meanKeys({ mask, limit, chunked, compression = 1 }: Reach, tokens: number, after = 0): number {
  const last = after + tokens;
  if (mask !== 'causal') return last;
  if (chunked && limit !== null) return (chunkedKeys(last, limit) - chunkedKeys(after, limit)) / tokens;
  const seen = limit === null ? Number.POSITIVE_INFINITY : limit * compression;
  return (keysUpTo(last, seen) - keysUpTo(after, seen)) / tokens / compression;
}

/** Σ of min(position, limit) over the positions 1 to `last`. */
function keysUpTo(last: number, limit: number): number {
  const full = Math.min(last, limit);
  return (full * (full + 1)) / 2 + (last - full) * (Number.isFinite(limit) ? limit : 0);
}

/** Σ over the positions 1 to `last` of the place in a chunk of `size`. */
function chunkedKeys(last: number, size: number): number {
  const chunks = Math.floor(last / size);
  const rest = last - chunks * size;
  return chunks * ((size * (size + 1)) / 2) + (rest * (rest + 1)) / 2;
}
