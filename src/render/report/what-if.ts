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
        { class: 'what-if' },
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

function fieldHtml({ key, text, choices }: LiveQuestion['fields'][number], kind: LiveQuestion['kind'], words: Words): Markup {
  const name = termOf(key, words);
  return element(
    'div',
    { 'data-field': key, title: words.help(key, kind) },
    element('label', { for: `field-${key}` }, name),
    element('input', { type: 'text', id: `field-${key}`, value: text, spellcheck: 'false', autocomplete: 'off' }),
    choices.length === 0
      ? undefined
      : element('input', {
          type: 'range',
          min: 0,
          max: choices.length - 1,
          step: 1,
          value: choices.indexOf(text),
          'aria-label': name,
          'aria-valuetext': text,
        }),
    element('span', { class: 'old' }),
  );
}
