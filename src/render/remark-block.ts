import type { Result } from '../answer/result.js';
import type { RemarkBlock } from './block.js';
import { termOf, type Words } from './words.js';

/** Why there is no answer, what must be read with care, and the choices worth knowing; each said once. */
export function remarksOf(results: readonly Result[], words: Words): RemarkBlock {
  const { labels } = words;
  const seen = new Map<string, RemarkBlock['remarks'][number]>();
  for (const { error, scenario, warnings, hints } of results) {
    const { note } = scenario;
    if (typeof note === 'string') seen.set(note, { level: 'hint', label: termOf('note', words).toLowerCase(), text: note });
    if (error) seen.set(error.message, { level: 'error', label: labels.noAnswer, text: error.message });
    for (const { message } of warnings) seen.set(message, { level: 'warning', label: labels.warning, text: message });
    for (const { code, message } of hints) {
      if (results.length === 1 || code === 'card-chosen') seen.set(message, { level: 'hint', label: labels.hint, text: message });
    }
  }
  return { is: 'remarks', remarks: [...seen.values()] };
}
