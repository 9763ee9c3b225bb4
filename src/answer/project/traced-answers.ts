import { type Diagnostic, SizingError } from '../../diagnostics/diagnostic.js';
import type { Answers } from '../contract/answers.js';
import type { Result } from '../contract/result.js';
import { type TraceAsked, traced } from './trace.js';

/** Answers with their traces. Throws a SizingError where none of the first ones has what was named. */
export function tracedAll(answers: Answers, asked: TraceAsked): Answers {
  const first: Result[] = [];
  for (const result of answers.results()) {
    first.push(result);
    if (result.steps !== undefined || first.length >= MOST_LOOKED_AT) break;
  }
  tracedResults(first, asked);
  return {
    ...answers,
    results: function* () {
      for (const result of answers.results()) yield traced(result, asked).result;
    },
  };
}

/** Answers that are looked at for one with steps before anything is written. */
const MOST_LOOKED_AT = 1000;

/** Results with their traces; what some lack others may have. */
export function tracedResults<Of extends Parameters<typeof traced>[0]>(results: readonly Of[], asked: TraceAsked): readonly Of[] {
  const all = results.map((result) => ({ ...traced(result, asked), explains: result.steps !== undefined }));
  const problems = all.flatMap(({ problem }): readonly Diagnostic[] => (problem === undefined ? [] : [problem]));
  if (problems[0] !== undefined && all.every(({ problem, explains }) => problem !== undefined || !explains))
    throw new SizingError([problems[0]]);
  // Where a scenario has no such figure, nothing of it is explained.
  return all.map(({ result, problem }) => (problem === undefined ? result : { ...result, steps: [] }));
}
