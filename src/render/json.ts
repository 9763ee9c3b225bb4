import type { Answers } from '../answer/contract/answers.js';
import type { AnswerDocument } from '../answer/contract/result.js';

/** The answers as one JSON document, each result written as it comes. */
export function* jsonText(answers: Answers, head: Omit<AnswerDocument, 'results'>): Iterable<string> {
  const opening = JSON.stringify({ ...head, results: [] }, null, 2).replace(/\[\]\n\}$/, '[');
  let separator = '\n';
  yield opening;
  for (const result of answers.results()) {
    yield `${separator}    ${jsonOf(result, 2).replaceAll('\n', '\n    ')}`;
    separator = ',\n';
  }
  yield '\n  ]\n}\n';
}

/** One JSON object a line and answer; each says by which contract it is written. */
export function* jsonLines(answers: Answers, { schemaVersion }: Omit<AnswerDocument, 'results'>): Iterable<string> {
  for (const result of answers.results()) yield `${jsonOf({ schemaVersion, ...result })}\n`;
}

/** JSON in which every character shows itself; indented by `indent`, or in one line. */
export function jsonOf(value: unknown, indent?: number): string {
  return JSON.stringify(value, null, indent).replace(UNSEEN, escaped);
}

/** Characters that JSON may hold as they are and that a terminal would obey or hide. */
const UNSEEN = /[\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
