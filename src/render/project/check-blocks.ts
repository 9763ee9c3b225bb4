import type { CheckReport, Verdict } from '../../answer/project/check.js';
import { formatQuantity } from '../../quantity/format.js';
import { spelled } from '../../words/quote.js';
import { termOf, type Words } from '../../words/words.js';
import { type Block, columns } from '../block.js';
import { shown, shownApart } from '../shown.js';

/** A check for people: every expectation in a table, then what is broken and what would mend it. */
export function checkBlocks({ verdicts, broken, evidence = [], unchecked = [] }: CheckReport, words: Words): readonly Block[] {
  const { scenario, figure, expected, found, margin } = words.project.columns;
  const several = new Set(verdicts.map(({ file }) => file)).size > 1;
  return [
    { is: 'title', text: words.check.headline(verdicts.length, broken) },
    {
      is: 'table',
      columns: [...columns(['', 'left'], [scenario, 'left'], [figure, 'left'], [expected, 'left'], [found, 'right'], [margin, 'right'])],
      rows: verdicts.map((verdict) => [
        verdict.holds ? words.check.holds : words.check.broken,
        several ? `${verdict.file}: ${scenarioOf(verdict, words)}` : scenarioOf(verdict, words),
        figureOf(verdict, words),
        verdict.expected,
        foundOf(verdict, words),
        marginText(verdict, words),
      ]),
    },
    ...evidence.map(
      ({ scenario: name, range }): Block => ({
        is: 'heading',
        text: `${name}${words.amounts.marks.colon}${words.outlook.uncertainty.evidence(range.runs.length, range.comparableBy)}`,
      }),
    ),
    {
      is: 'remarks',
      remarks: [
        ...verdicts
          .filter(({ holds }) => !holds)
          .map((verdict) => ({
            level: 'error' as const,
            label: placeOf(verdict),
            text: `${sentenceOf(verdict, words)}${words.clause}${mendText(verdict, words)}`,
          })),
        ...unchecked.map((file) => ({
          level: 'warning' as const,
          label: words.labels.warning,
          text: words.check.unchecked(spelled(file)),
        })),
      ],
    },
  ];
}

/** A broken expectation in one sentence. */
export function sentenceOf(verdict: Verdict, words: Words): string {
  const { figure, margin, max, value } = verdict;
  const off =
    margin === null
      ? ''
      : value !== null && max !== null && value >= max
        ? words.check.tooMany(shown(figure, -margin, words))
        : words.check.tooFew(shown(figure, -margin, words));
  return words.check.sentence({
    scenario: scenarioOf(verdict, words),
    figure: figureOf(verdict, words),
    found: foundOf(verdict, words, limitOf(verdict)),
    expected: verdict.expected,
    off: margin === 0 ? '' : off,
  });
}

/** What would make it hold. */
export function mendText({ scenario, mends, value, problem }: Verdict, words: Words): string {
  if (problem !== undefined) return words.mistake(problem).message;
  if (value === null) return words.check.unknownFigure;
  if (mends.length === 0) return scenario === null ? words.check.ofAll : words.check.noMend;
  return words.check.mends(mends.map(({ field, from, to }) => words.check.change(field, ...shownApart(field, to, from, words))));
}

/** Whose figure it is. */
export function scenarioOf({ scenario }: Verdict, words: Words): string {
  return scenario ?? words.project.total;
}

/** What a figure is called, with its percentile. */
export function figureOf({ figure, percentile }: Verdict, words: Words): string {
  const name = termOf(figure, words);
  return percentile === null ? name : words.check.percentile(percentile, name);
}

/** Where an expectation stands: file, line and column. */
function placeOf({ where, file }: Verdict): string {
  return where.kind === 'file' ? `${spelled(where.file)}:${where.line}:${where.column}` : spelled(file);
}

/** The limit that a value broke. */
function limitOf({ min, max, value }: Verdict): number | null {
  return value !== null && max !== null && value >= max ? max : min;
}

function foundOf({ figure, value, holds, problem }: Verdict, words: Words, limit: number | null = null): string {
  if (problem !== undefined) return words.check.noAnswer;
  if (value === null && holds) return words.check.never;
  return value === null ? words.labels.unknown : shownApart(figure, value, limit, words)[0];
}

function marginText({ figure, margin, marginShare }: Verdict, words: Words): string {
  if (margin === null) return '–';
  const sign = margin < 0 ? '−' : '+';
  const share = marginShare === null ? '' : ` (${sign}${formatQuantity(Math.abs(marginShare), 'ratio')})`;
  return `${margin === 0 ? '' : sign}${shown(figure, Math.abs(margin), words)}${margin === 0 ? '' : share}`;
}
