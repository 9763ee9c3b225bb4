import type { Result } from '../../answer/contract/result.js';
import { formatQuantity } from '../../quantity/format.js';
import { termOf, type Words } from '../../words/words.js';
import { type Bar, type Block, columns, NO_BREAK } from '../block.js';
import { shown, shownShare } from '../shown.js';

type Sensitivity = NonNullable<Result['sensitivity']>;
type Swing = Sensitivity['swings'][number];

/** Bars from the figure at one end of each assumption to that at the other; the longest is the assumption to know better. */
export function tornadoBlocks(sensitivity: Sensitivity, words: Words): readonly Block[] {
  const { figure, value, step, swings, unmoved } = sensitivity;
  const { low, high, swing, noAnswer, narrow, headline, how, unmoved: rest } = words.outlook.sensitivity;
  const at = (field: string, end: Swing['low']) =>
    `${shown(field, end.assumption, words)} → ${end.figure === null ? noAnswer : shown(figure, end.figure, words)}`.replaceAll(
      ' ',
      NO_BREAK,
    );
  const ranged = swings.filter(({ by }) => by === 'range').length;
  const clipped = swings.filter((each) => each.low.clipped || each.high.clipped).map(({ field }) => termOf(field, words));
  const notes = [
    ...(swings.length > 0 ? [how(ranged, swings.length - ranged, formatQuantity(step, 'ratio'), clipped)] : []),
    ...(unmoved.length > 0 ? [rest(unmoved.length)] : []),
  ];
  return [
    { is: 'heading', text: [headline(termOf(figure, words), shown(figure, value, words)), ...notes].join(words.clause) },
    ...(swings.length === 0
      ? []
      : [
          {
            is: 'table' as const,
            columns: [
              { heading: words.columns.assumption, align: 'left' as const },
              { heading: low, align: 'right' as const, droppable: true },
              { heading: high, align: 'right' as const, droppable: true },
              { heading: swing, align: 'right' as const },
            ],
            rows: swings.map((each) => [
              termOf(each.field, words),
              at(each.field, each.low),
              at(each.field, each.high),
              each.swing === null ? noAnswer : shown(figure, each.swing, words),
            ]),
            bars: barsOf(swings, value),
            narrowNote: narrow,
          },
        ]),
    ...findOutFirst(sensitivity, words).map((text): Block => ({ is: 'heading', text })),
    ...sobolBlocks(sensitivity, words),
  ];
}

/** Assumptions that are worth a question; of the rest nobody notices the difference. */
const FIND_OUT = 3;

/** What to find out first, in a sentence; nothing where nothing was left to defaults. */
export function findOutFirst({ findOutFirst: fields }: Sensitivity, words: Words): readonly string[] {
  const named = fields.slice(0, FIND_OUT).map((field) => termOf(field, words));
  return named.length === 0 ? [] : [words.outlook.sensitivity.findOutFirst(named)];
}

/** Which range how much of the spread is. */
function sobolBlocks({ sobol }: Sensitivity, words: Words): readonly Block[] {
  if (sobol === undefined) return [];
  const said = words.outlook.sensitivity;
  const sentence = spreadSentence(sobol, words);
  if (sentence === undefined) return [{ is: 'heading', text: said.noSobol(shown('count', sobol.unanswered, words)) }];
  return [
    { is: 'heading', text: said.sobol(sentence, shown('count', sobol.points, words)) },
    {
      is: 'table',
      columns: columns([words.columns.assumption, 'left'], [said.alone, 'right'], [said.together, 'right']),
      rows: sobol.indices.map(({ fields, first, total }) => [groupName(fields, words), wholeShare(first), wholeShare(total)]),
    },
  ];
}

/** How much of the spread the range is that makes most of it; undefined where that is not known. */
export function spreadSentence({ indices }: NonNullable<Sensitivity['sobol']>, words: Words): string | undefined {
  const [most] = indices.toSorted((one, other) => other.first - one.first);
  return most && words.outlook.sensitivity.spread(wholeShare(most.first), groupName(most.fields, words));
}

/** A share that was estimated from samples, to the per cent that they tell. */
export function wholeShare(share: number): string {
  return shownShare(Math.round(share * 100) / 100);
}

/** One range, or several that go together, by name. */
export function groupName(fields: readonly string[], words: Words): string {
  return words.outlook.sensitivity.group(fields.map((field) => termOf(field, words)));
}

/** All bars on one scale, from the least figure at any end to the greatest. */
function barsOf(swings: readonly Swing[], value: number | null): readonly Bar[] {
  const figures = swings.map(({ low, high }) => [low.figure, high.figure, value].filter((each) => each !== null));
  const least = Math.min(...figures.flat());
  const width = Math.max(...figures.flat()) - least;
  const place = (figure: number) => (width > 0 ? (figure - least) / width : 0);
  return figures.map((own) => ({ from: place(Math.min(...own)), to: place(Math.max(...own)), base: place(value ?? least) }));
}
