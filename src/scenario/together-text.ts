import { nearest } from '../diagnostics/suggest.js';
import { parseQuantity } from '../quantity/parse.js';
import { flagOf } from './field.js';
import { fields } from './fields.js';
import { keysMeant } from './synonyms.js';

/** Two ranges that go together, and the rank correlation (Spearman’s, −1 to 1) of their values. */
export type Pair = { readonly one: string; readonly other: string; readonly rank: number };

export type TogetherRead =
  | { readonly ok: true; readonly pairs: readonly Pair[] }
  | { readonly ok: false; readonly part: string; readonly why: TogetherProblem; readonly near: readonly string[] };

/** Not two names and a number; no range by that name; a range with itself; a pair that stands twice; a number that no correlation is. */
type TogetherProblem = 'shape' | 'field' | 'itself' | 'twice' | 'rank';

const PART = /^(.+?)\s*(?:\+|&|\band\b|\bwith\b)\s*(.+?)\s*[=:]\s*(\S+)$/;

/** Reads `utilization+tokens=0.6`, or several of them with commas between. Whether its names are ranges depends on the scenario. */
export function readTogether(text: string): TogetherRead {
  const pairs: Pair[] = [];
  for (const written of text.split(/[,，;]/)) {
    const part = written.trim();
    const fail = (why: TogetherProblem, near: readonly string[] = []): TogetherRead => ({ ok: false, part, why, near });
    const [, first, second, number] = PART.exec(part) ?? [];
    if (first === undefined || second === undefined || number === undefined) return fail('shape');
    const [one, other] = [keyOf(first), keyOf(second)];
    for (const [key, name] of [
      [one, first],
      [other, second],
    ] as const) {
      if (key === undefined) return { ok: false, part: name, why: 'field', near: near(name) };
    }
    if (one === other) return fail('itself');
    if (pairs.some((pair) => [pair.one, pair.other].includes(one as string) && [pair.one, pair.other].includes(other as string))) {
      return fail('twice');
    }
    const rank = rankOf(number);
    if (rank === undefined) return fail('rank');
    pairs.push({ one: one as string, other: other as string, rank });
  }
  return { ok: true, pairs };
}

/** Pairs as one writes them. */
export function writtenTogether(pairs: readonly Pair[]): string {
  return pairs.map(({ one, other, rank }) => `${one}+${other}=${rank}`).join(',');
}

/** A number from −1 to 1, or as many per cent; a minus sign may be the typographer’s. */
function rankOf(text: string): number | undefined {
  const read = parseQuantity(text.replace('−', '-'), 'ratio');
  return read.ok && Math.abs(read.value) <= 1 ? read.value : undefined;
}

/** Fields that may be ranges. */
function uncertainKeys(): readonly string[] {
  return fields.flatMap(({ key, type }) => (type.is === 'quantity' && !type.certain ? [key] : []));
}

/** The field of a name: its key, or its flag with dashes before it or without. */
function keyOf(name: string): string | undefined {
  const wanted = name.trim();
  return uncertainKeys().find((key) => key === wanted || flagOf(key) === wanted || flagOf(key) === `--${wanted}`);
}

function near(name: string): readonly string[] {
  const keys = uncertainKeys();
  const meant = keysMeant(name.trim(), keys);
  return meant.length > 0 ? meant : nearest(name, keys);
}
