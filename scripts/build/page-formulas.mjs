// Formulas and fields as a page computes with them: it explains and lists none, so what they say of themselves is left out.
import { literal, objectsOf, spliced } from './page-source.mjs';

/** What a formula says of itself that other texts are made of, and what only explanations and lists ask for. */
const TEXTS = new Set(['expression', 'source', 'unit']);
const LABELS = new Set(['after', 'group']);
/** Amounts in dollars are told in yuan too, by their unit, on a page of the sheet. */
const ASKED = /^USD/;

/** What the fields of the other kind are told to belong to. */
const OTHER = { train: 'infer', infer: 'train' };

/** A module of formulas or fields without them, and without the fields of the other kind; where a text was, an empty one is left. */
export function withoutTexts(source, script) {
  const [kind, predicted] = script.split('-');
  const objects = objectsOf(source);
  const ofOther = objects
    .filter(({ properties }) => properties.some(({ key, value }) => key?.name === 'kinds' && value.name === OTHER[kind]))
    .map(({ start, end }) => ({ start, end, put: '...[]' }));
  const places = objects
    .flatMap(({ properties }) => properties)
    .filter(({ type, shorthand }) => type === 'Property' && !shorthand)
    .flatMap(({ key, value, start, end }) => {
      if (TEXTS.has(literal(key)) && (predicted || !ASKED.test(value.value))) return [{ start: value.start, end: value.end, put: "''" }];
      return LABELS.has(literal(key)) ? [{ start, end, put: '...{}' }] : [];
    });
  return spliced(source, [...places, ...(/^export const \w+: readonly Field\[\] =/m.test(source) ? ofOther : [])]);
}
