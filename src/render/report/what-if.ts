import type { LiveQuestion } from '../../answer/library/live.js';
import type { ReportWords } from '../../words/report.js';
import { termOf, type Words } from '../../words/words.js';
import { shown } from '../shown.js';
import { element, type Markup } from './markup.js';
import type { Section } from './page.js';

/** Fields and sliders of what may be said otherwise; hidden where no script runs. */
export function whatIfSection(
  { kind, fields }: LiveQuestion,
  solved: string,
  value: number | null,
  words: Words,
  own: ReportWords,
): Section {
  const button = (text: string, data: object): Markup => element('button', { type: 'button', ...data }, text);
  return {
    id: 'what-if',
    title: own.sections.whatIf,
    class: 'what-if-section',
    hidden: true,
    follows: true,
    body: [
      element('p', { class: 'quiet' }, own.intro.whatIf),
      element(
        'p',
        { class: 'now', 'aria-live': 'polite', 'data-exact': value ?? '' },
        `${termOf(solved, words)}${words.amounts.marks.colon}`,
        element('span', { 'data-value': solved }, shown(solved, value, words)),
      ),
      element('p', { class: 'problem', role: 'alert' }),
      element('ul', { class: 'remarks' }),
      element(
        'div',
        { class: 'what-if', spellcheck: 'false' },
        fields.map((field) => fieldHtml(field, kind, words)),
      ),
      element(
        'p',
        {},
        button(own.labels.reset, { 'data-reset': true }),
        button(own.labels.copyCommand, { 'data-copy': 'command' }),
        button(own.labels.copyYaml, { 'data-copy': 'yaml' }),
      ),
      element('textarea', { hidden: true, readonly: true, rows: 4, 'aria-label': own.labels.copyCommand }),
    ],
  };
}

function fieldHtml(
  { key, text, choices, options, predicted }: LiveQuestion['fields'][number],
  kind: LiveQuestion['kind'],
  words: Words,
): Markup {
  const name = termOf(key, words);
  return element(
    'div',
    { 'data-field': key, title: words.help(key, kind) },
    element('label', { for: `field-${key}` }, name),
    options === undefined
      ? element('input', { type: 'text', id: `field-${key}`, value: text, placeholder: predicted })
      : element('select', { id: `field-${key}` }, optionsHtml(options, text, predicted)),
    choices.length === 0
      ? undefined
      : element('input', {
          type: 'range',
          max: choices.length - 1,
          value: choices.indexOf(text),
          'aria-label': name,
        }),
    element('span', { class: 'old' }),
  );
}

/** All that a field may be; first what was predicted, where nobody said it. */
function optionsHtml(options: readonly string[], text: string, predicted: string | undefined): readonly Markup[] {
  const open = text === '' ? [element('option', { value: '' }, predicted ?? '')] : [];
  return [...open, ...options.map((option) => element('option', { value: option, selected: option === text }, option))];
}
