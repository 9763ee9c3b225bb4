import { type Diagnostic, diagnose, type Where } from '../diagnostics/diagnostic.js';
import { HIDDEN } from './read.js';

/** Characters of a scenario’s name; it stands in tables and in the titles of reports. */
const LONGEST_NAME = 200;
/** Characters that make two names look alike: nothing is seen of them, and no script or emoji needs them. */
const UNSEEN = /[\u00ad\u180e\u200b\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff\u{e0000}-\u{e0fff}]/u;

/** What is wrong with what a scenario is called, wherever it is said. */
export function nameProblems(text: string, where: Where): readonly Diagnostic[] {
  const problems: Diagnostic[] = [];
  if (HIDDEN.test(text) || UNSEEN.test(text) || text.trim() === '') problems.push(diagnose('control-character', { text }, where));
  if (text.length > LONGEST_NAME) problems.push(diagnose('long-name', { text, length: text.length, limit: LONGEST_NAME }, where));
  return problems;
}
