import type { Answers } from '../answer/answers.js';
import type { AnswerDocument } from '../answer/result.js';

/** The answers as one JSON document, each result written as it comes. */
export function* jsonText(answers: Answers, head: Omit<AnswerDocument, 'results'>): Iterable<string> {
  const opening = JSON.stringify({ ...head, results: [] }, null, 2).replace(/\[\]\n\}$/, '[');
  let separator = '\n';
  yield opening;
  for (const result of answers.results()) {
    yield `${separator}    ${JSON.stringify(result, null, 2).replaceAll('\n', '\n    ')}`;
    separator = ',\n';
  }
  yield '\n  ]\n}\n';
}

/** One JSON object a line and answer; each says by which contract it is written. */
export function* jsonLines(answers: Answers, { schemaVersion }: Omit<AnswerDocument, 'results'>): Iterable<string> {
  for (const result of answers.results()) yield `${JSON.stringify({ schemaVersion, ...result })}\n`;
}
