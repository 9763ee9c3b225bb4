import type { Result } from '../../answer/contract/result.js';
import { formatQuantity } from '../../quantity/format.js';
import { termOf, type Words } from '../../words/words.js';
import { type Bar, type Block, NO_BREAK } from '../block.js';
import { shown } from '../shown.js';

type Sensitivity = NonNullable<Result['sensitivity']>;
type Swing = Sensitivity['swings'][number];

/** Bars from the figure at one end of each assumption to that at the other; the longest is the assumption to know better. */
export function tornadoBlocks({ figure, value, step, swings, unmoved }: Sensitivity, words: Words): readonly Block[] {
  const { low, high, swing, noAnswer, narrow, headline, how, unmoved: rest } = words.outlook.sensitivity;
  const at = (field: string, end: Swing['low']) =>
    `${shown(field, end.assumption)} → ${end.figure === null ? noAnswer : shown(figure, end.figure)}`.replaceAll(' ', NO_BREAK);
  const ranged = swings.filter(({ by }) => by === 'range').length;
  const clipped = swings.filter((each) => each.low.clipped || each.high.clipped).map(({ field }) => termOf(field, words));
  const notes = [
    ...(swings.length > 0 ? [how(ranged, swings.length - ranged, formatQuantity(step, 'ratio'), clipped)] : []),
    ...(unmoved.length > 0 ? [rest(unmoved.length)] : []),
  ];
  return [
    { is: 'heading', text: [headline(termOf(figure, words), shown(figure, value)), ...notes].join('; ') },
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
              each.swing === null ? noAnswer : shown(figure, each.swing),
            ]),
            bars: barsOf(swings, value),
            narrowNote: narrow,
          },
        ]),
  ];
}

/** All bars on one scale, from the least figure at any end to the greatest. */
function barsOf(swings: readonly Swing[], value: number | null): readonly Bar[] {
  const figures = swings.map(({ low, high }) => [low.figure, high.figure, value].filter((each) => each !== null));
  const least = Math.min(...figures.flat());
  const width = Math.max(...figures.flat()) - least;
  const place = (figure: number) => (width > 0 ? (figure - least) / width : 0);
  return figures.map((own) => ({ from: place(Math.min(...own)), to: place(Math.max(...own)), base: place(value ?? least) }));
}
