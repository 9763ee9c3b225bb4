import { SizingError } from '../diagnostics/diagnostic.js';
import { amount, shown } from '../render/shown.js';
import { draw } from './draw.js';
import { answered } from './evaluate.js';
import { lightInputs } from './light.js';
import { type LivePage, live } from './live.js';
import { changedIn, commandOf, yamlOf } from './state.js';

/** Where a field is typed or chosen. */
const FIELD = 'input[type=text],select';

lightInputs();
// Languages that write large numbers in ways of their own write those of messages anew.
Object.assign(globalThis, { llmSizingAmount: amount });
enliven(live);

/** Fields and sliders that compute the answer anew with the program’s own formulas; what was changed is kept in the address. */
function enliven({ kind, given, fields, solved, words }: LivePage): void {
  const { open, close } = words.amounts.marks;
  const section = document.getElementById('what-if');
  if (section === null) return;
  section.hidden = false;
  const changed = new Map<string, string>();
  const problem = find(section, '.problem');
  const warnings = find(section, '.remarks');
  const now = find(section, '.now');

  const compute = () => {
    try {
      const result = answered(changed);
      const answer: Readonly<Record<string, number | object | null>> = result.answer;
      for (const place of document.querySelectorAll<HTMLElement>('[data-value]')) {
        const key = place.dataset['value'] ?? '';
        if (key in answer) place.textContent = shown(key, answer[key], words);
      }
      draw(result, words);
      now.dataset['exact'] = String(answer[solved]);
      problem.textContent = '';
      warnings.replaceChildren(
        ...result.warnings.map(({ message }) => {
          const item = document.createElement('li');
          item.className = 'warning';
          item.textContent = message;
          return item;
        }),
      );
    } catch (error) {
      if (!(error instanceof SizingError)) throw error;
      problem.textContent = error.diagnostics
        .map(({ message, allowed }) => (allowed === undefined ? message : `${message}${open}${allowed}${close}`))
        .join('\n');
    }
  };

  const show = () => {
    document.body.classList.toggle('asked', changed.size > 0);
    for (const { key, text, choices } of fields) {
      const place = find(section, `[data-field="${key}"]`);
      const value = changed.get(key) ?? text;
      const field = find<HTMLInputElement>(place, FIELD);
      if (field.value !== value) field.value = value;
      const slider = place.querySelector<HTMLInputElement>('input[type=range]');
      const stop = choices.indexOf(value);
      if (slider !== null && stop >= 0) slider.value = String(stop);
      if (slider !== null) slider.setAttribute('aria-valuetext', value);
      place.classList.toggle('changed', changed.has(key));
      find(place, '.old').textContent = changed.has(key) ? `${words.was} ${text}` : '';
    }
    compute();
  };

  const set = (key: string, text: string, value: string) => {
    if (value.trim() === text || value.trim() === '') changed.delete(key);
    else changed.set(key, value.trim());
    const state = new URLSearchParams([...changed]).toString();
    history.replaceState(null, '', state === '' ? location.pathname + location.search : `#${state}`);
    show();
  };

  for (const { key, text, choices } of fields) {
    const place = find(section, `[data-field="${key}"]`);
    find<HTMLInputElement>(place, FIELD).addEventListener('change', ({ target }) => set(key, text, (target as HTMLInputElement).value));
    place
      .querySelector('input[type=range]')
      ?.addEventListener('input', ({ target }) => set(key, text, choices[Number((target as HTMLInputElement).value)] ?? text));
  }
  const copied = (button: Element, text: string) => {
    const name = button.textContent;
    const output = find<HTMLTextAreaElement>(section, 'textarea');
    output.hidden = false;
    output.value = text;
    output.select();
    navigator.clipboard?.writeText(text).then(
      () => {
        button.textContent = words.copied;
        setTimeout(() => {
          button.textContent = name;
        }, 1500);
      },
      // The text is selected, to be copied by hand.
      () => undefined,
    );
  };
  const asked = () => ({ ...given, ...Object.fromEntries(changed) });
  find(section, '[data-copy=command]').addEventListener('click', ({ currentTarget }) =>
    copied(currentTarget as Element, commandOf(kind, asked())),
  );
  find(section, '[data-copy=yaml]').addEventListener('click', ({ currentTarget }) =>
    copied(currentTarget as Element, yamlOf(kind, asked())),
  );
  find(section, '[data-reset]').addEventListener('click', () => {
    changed.clear();
    history.replaceState(null, '', location.pathname + location.search);
    show();
  });
  const restore = () => {
    changed.clear();
    for (const [key, value] of changedIn(location.hash, fields)) changed.set(key, value);
    show();
  };
  addEventListener('hashchange', restore);
  restore();
}

function find<Found extends HTMLElement = HTMLElement>(within: ParentNode, selector: string): Found {
  const found = within.querySelector<Found>(selector);
  if (found === null) throw new Error(`the report has no ${selector}`);
  return found;
}
