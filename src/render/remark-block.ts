import type { Result } from '../answer/contract/result.js';
import { termOf, type Words } from '../words/words.js';
import type { RemarkBlock } from './block.js';

/** Hints that say something of several answers as of one. */
const OF_SEVERAL: ReadonlySet<string> = new Set(['card-chosen', 'evidence-place']);
/** Scenarios that are named before a remark about them. */
const NAMED = 3;

/** Why there is no answer, what must be read with care, and the choices worth knowing; each said once, of the scenarios that it is about. */
export function remarksOf(results: readonly Result[], words: Words): RemarkBlock {
  const {
    labels,
    amounts: { marks },
  } = words;
  const seen = new Map<string, RemarkBlock['remarks'][number] & { readonly names: Set<string> }>();
  const add = (name: string, level: 'error' | 'warning' | 'hint', label: string, text: string) => {
    const names = seen.get(text)?.names ?? new Set();
    seen.set(text, { level, label, text, names: names.add(name) });
  };
  for (const { name, error, scenario, warnings, hints } of results) {
    const { note } = scenario;
    if (typeof note === 'string') add(name, 'hint', termOf('note', words).toLowerCase(), note);
    if (error) add(name, 'error', labels.noAnswer, words.mistake(error).message);
    for (const warning of warnings) add(name, 'warning', labels.warning, words.remark(warning));
    for (const hint of hints) {
      if (results.length === 1 || OF_SEVERAL.has(hint.code)) add(name, 'hint', labels.hint, words.remark(hint));
    }
  }
  // Answers of a file have names of their own; those of a sweep are told apart by their columns.
  const named = results.length > 1 && results.some(({ file }) => file !== undefined);
  const remarks = [...seen.values()].map(({ names, text, ...remark }) => {
    if (!named || names.size === results.length) return { ...remark, text };
    const few = [...names].slice(0, NAMED);
    return { ...remark, text: `${few.join(marks.list)}${names.size > NAMED ? ' …' : ''}${marks.colon}${text}` };
  });
  return { is: 'remarks', remarks };
}
