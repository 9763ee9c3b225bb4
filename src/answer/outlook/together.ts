import { correlator, type RankCorrelations } from '../../core/copula.js';
import { type Diagnostic, diagnose, SizingError } from '../../diagnostics/diagnostic.js';
import type { Given } from '../../scenario/draft.js';
import { type Pair, readTogether } from '../../scenario/together-text.js';
import type { Uncertainty } from '../contract/outlook.js';
import type { UncertainField } from './uncertain-field.js';

const NONE: ReadonlyMap<string, ReadonlyMap<string, number>> = new Map();

/**
 * With which other assumptions each goes together, as was given: by key, and the rank correlation. Throws a SizingError where
 * no numbers can.
 */
export function pairsIn(given: ReadonlyMap<string, Given>): ReadonlyMap<string, ReadonlyMap<string, number>> {
  const together = given.get('together');
  if (typeof together?.value !== 'string') return NONE;
  const read = readTogether(together.value);
  const pairs = read.ok ? read.pairs : [];
  if (correlator(matrixOf(pairs)) === undefined) throw new SizingError([impossible(pairs, together)]);
  return byKey(pairs);
}

function byKey(pairs: readonly Pair[]): ReadonlyMap<string, ReadonlyMap<string, number>> {
  const found = new Map<string, Map<string, number>>();
  const add = (key: string, other: string, rank: number) => found.set(key, (found.get(key) ?? new Map()).set(other, rank));
  for (const { one, other, rank } of pairs) {
    add(one, other, rank);
    add(other, one, rank);
  }
  return found;
}

function matrixOf(pairs: readonly Pair[]): RankCorrelations {
  const found = byKey(pairs);
  const keys = [...found.keys()];
  return keys.map((key) => keys.map((other) => (key === other ? 1 : (found.get(key)?.get(other) ?? 0))));
}

/** Says what the last pair may be where the others stay as they are, in hundredths. */
function impossible(pairs: readonly Pair[], { value, where }: Given): Diagnostic {
  const others = pairs.slice(0, -1);
  const { one, other } = pairs.at(-1) as Pair;
  const allowed = Array.from({ length: 201 }, (_, step) => (step - 100) / 100).filter(
    (rank) => correlator(matrixOf([...others, { one, other, rank }])) !== undefined,
  );
  const [from, to] = [allowed[0], allowed.at(-1)].map((rank) => (rank === undefined ? null : String(rank)));
  return diagnose('impossible-correlation', { text: String(value), pair: `${one}+${other}`, from: from ?? null, to: to ?? null }, where);
}

/** Gives uniform shares of uncertain fields, and of what else is uncertain, the correlations that they have; undefined where none have any. */
export function correlatorOf(fields: readonly UncertainField[], also: readonly string[]): ((shares: Float64Array) => void) | undefined {
  if (fields.every(({ together }) => together === undefined)) return undefined;
  const keys = [...fields.map(({ key }) => key), ...also];
  const rankOf = (key: string, other: string) => fields.find((field) => field.key === key)?.together?.get(other);
  return correlator(keys.map((key) => keys.map((other) => (key === other ? 1 : (rankOf(key, other) ?? rankOf(other, key) ?? 0)))));
}

/** Places of fields that go together, directly or through others, a group each. */
export function groupsOf(fields: readonly UncertainField[]): readonly (readonly number[])[] {
  const groups: number[][] = [];
  fields.forEach(({ key, together }, place) => {
    const tied = (group: readonly number[]) =>
      group.some((at) => {
        const other = fields[at] as UncertainField;
        return together?.get(other.key) !== undefined || other.together?.get(key) !== undefined;
      });
    const joined = groups.filter(tied);
    for (const group of joined) groups.splice(groups.indexOf(group), 1);
    groups.push([...joined.flat(), place].toSorted((one, other) => one - other));
  });
  return groups.toSorted((one, other) => (one[0] as number) - (other[0] as number));
}

/** Pairs of ranges that go together, as an answer states them. */
export function togetherIn(fields: readonly UncertainField[]): Pick<Uncertainty, 'together'> {
  const pairs = fields.flatMap(({ key, together }, place) =>
    fields.slice(place + 1).flatMap((other) => {
      const rankCorrelation = together?.get(other.key);
      return rankCorrelation === undefined ? [] : [{ fields: [key, other.key] as const, rankCorrelation }];
    }),
  );
  return pairs.length === 0 ? {} : { together: pairs };
}
