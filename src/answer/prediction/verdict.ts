import { packagedText } from '../../catalog/package-presets.js';
import type { ErrorFigures, Moved, Suite, ValidationRow, Verdict } from '../contract/validation.js';

/** A group as docs/accuracy.md quotes it: `presets/measurements/quoted.csv`. */
export type QuotedRow = Pick<ValidationRow, 'suite' | 'sample' | 'by' | 'group' | 'count' | 'predicted'>;

const figures = ['mean', 'median', 'p90', 'bias'] as const satisfies readonly (keyof ErrorFigures)[];
const HEAD = ['suite', 'sample', 'by', 'count', ...figures, 'group'];
/** Half of the last digit that is printed, 0.1 %. */
const PRINTED = 0.0005;
/** Digits that are kept of a share. */
const DIGITS = 5;

/** The quoted groups of the suites. */
export function quotedRows(suites: readonly Suite[], text = packagedText('measurements/quoted.csv')): readonly QuotedRow[] {
  const [, ...lines] = text.trimEnd().split('\n');
  return lines
    .map((line): QuotedRow => {
      // Names of groups have commas in them, and stand last.
      const [suite, sample, by, count, mean, median, p90, bias, ...group] = line.split(',');
      return {
        suite: suite as Suite,
        sample: sample as QuotedRow['sample'],
        by: by as QuotedRow['by'],
        group: group.join(','),
        count: Number(count),
        predicted: { mean: Number(mean), median: Number(median), p90: Number(p90), bias: Number(bias) },
      };
    })
    .filter(({ suite }) => suites.includes(suite));
}

/** The table that is quoted from. */
export function quotedText(rows: readonly ValidationRow[]): string {
  const lines = rows.map(({ suite, sample, by, group, count, predicted }) =>
    [suite, sample, by, count, ...figures.map((figure) => Number(predicted[figure].toFixed(DIGITS)) + 0), group].join(','),
  );
  return `${[HEAD.join(','), ...lines].join('\n')}\n`;
}

/** Whether every group has the quoted figures: red where one differs, is new, or is gone. */
export function verdictOf(rows: readonly QuotedRow[], quoted: readonly QuotedRow[]): Verdict {
  const known = new Map(quoted.map((row) => [nameOf(row), row]));
  const found = new Map(rows.map((row) => [nameOf(row), row]));
  const names = new Set([...found.keys(), ...known.keys()]);
  const moved = [...names].flatMap((name) => movedIn(found.get(name), known.get(name)));
  return { colour: moved.length === 0 ? 'green' : 'red', compared: names.size, moved };
}

const nameOf = ({ suite, sample, by, group }: QuotedRow): string => JSON.stringify([suite, sample, by, group]);

function movedIn(found: QuotedRow | undefined, quoted: QuotedRow | undefined): readonly Moved[] {
  const { suite, sample, by, group } = (found ?? quoted) as QuotedRow;
  const at = { suite, sample, by, group };
  if (found === undefined || quoted === undefined)
    return [{ ...at, figure: 'count', quoted: quoted?.count ?? null, found: found?.count ?? null }];
  const counts: readonly Moved[] =
    found.count === quoted.count ? [] : [{ ...at, figure: 'count', quoted: quoted.count, found: found.count }];
  return [
    ...counts,
    ...figures.flatMap((figure): readonly Moved[] => {
      const [one, other] = [found.predicted[figure], quoted.predicted[figure]];
      return Math.abs(one - other) <= PRINTED ? [] : [{ ...at, figure, quoted: other, found: one }];
    }),
  ];
}
