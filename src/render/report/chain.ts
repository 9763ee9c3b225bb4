import type { Result } from '../../answer/contract/result.js';
import type { Step } from '../../answer/contract/step.js';
import { displayUnitOf } from '../../answer/contract/units.js';
import type { ReportWords } from '../../words/report.js';
import { termOf, type Words } from '../../words/words.js';
import { figureTerm } from '../figure-term.js';
import { amount, shown } from '../shown.js';
import { stepTexts } from '../step-text.js';
import { staleHtml } from './figure.js';
import { element, type Markup } from './markup.js';

/**
 * Each step in its own place: what it is, its value, formula, numbers and source, and the way to what it is made of and used by.
 * `scope` tells the places of one chain from those of another in the same page, `follows` which figures follow the fields of a page.
 */
export function chainHtml(
  steps: readonly Step[],
  { solved, evidence }: Pick<Result, 'solved' | 'evidence'>,
  words: Words,
  own: ReportWords,
  { scope = '', follows }: { readonly scope?: string; readonly follows?: (key: string) => boolean } = {},
): Markup {
  const nameOf = (key: string) => figureTerm(key, evidence, words);
  const known = steps.filter(({ value }) => value !== null);
  const texts = stepTexts(steps, words);
  const places = new Map(known.map(({ key }) => [key, `${scope}figure-${key}`]));
  const placeOf = (key: string) => places.get(key);
  return element(
    'ol',
    { class: 'chain' },
    known.map((step, place) => {
      const { key, inputs } = step;
      const madeOf = inputs.map((input) => input.key);
      const usedBy = known.filter((other) => other.inputs.some((input) => input.key === key)).map((other) => other.key);
      const [formula = '', ...rest] = texts[place]?.lines ?? [];
      return element(
        'li',
        { id: placeOf(key), class: key === solved ? 'solved' : undefined, 'data-inputs': madeOf.join(' ') },
        element(
          'details',
          {},
          element(
            'summary',
            {},
            element('span', { class: 'name' }, nameOf(key), staleHtml(follows?.(key) === false ? own.labels.original : undefined)),
            element('span', { class: 'formula' }, formula),
            element('span', { class: 'value', 'data-value': key }, shownOf(step, words)),
          ),
          rest.map((line) => element('code', {}, line)),
          element('p', { class: 'source' }, words.source(step.source)),
          element('p', { class: 'links' }, links(own.labels.madeOf, madeOf, placeOf, words)),
          element('p', { class: 'links' }, links(own.labels.usedBy, usedBy, placeOf, words)),
        ),
      );
    }),
  );
}

/** A value by what its key is shown in; parts of a step have seconds of their own. */
function shownOf({ key, unit, value }: Step, words: Words): string {
  return unit === 's' && typeof value === 'number' && displayUnitOf(key) === 'number'
    ? amount(value, 'duration', words)
    : shown(key, value, words);
}

function links(
  label: string,
  keys: readonly string[],
  placeOf: (key: string) => string | undefined,
  words: Words,
): readonly (Markup | string)[] {
  if (keys.length === 0) return [];
  const named = [...new Set(keys)].map((key) => {
    const place = placeOf(key);
    return place === undefined ? termOf(key, words) : element('a', { href: `#${place}` }, termOf(key, words));
  });
  return [
    `${label}${words.amounts.marks.colon}`,
    ...named.flatMap((each, place) => (place === 0 ? [each] : [words.amounts.marks.list, each])),
  ];
}
