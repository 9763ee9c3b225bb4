import type { JsonPlace, JsonProblem } from '../architecture/json.js';
import { quote } from '../diagnostics/visible.js';

const DOWNLOAD = 'the file itself: its raw address, not the page that shows it';

/** What is wrong with a text that should be JSON, in words. */
export function jsonProblemInWords(problem: JsonProblem): { readonly reason: string; readonly allowed: string } {
  switch (problem.is) {
    case 'comment':
      return { reason: `${quote(problem.found)} begins a comment`, allowed: 'no comments' };
    case 'single-quotes':
      return { reason: 'this is in single quotes', allowed: 'double quotes' };
    case 'trailing-comma':
      return { reason: 'nothing follows this comma', allowed: 'no comma after the last entry' };
    case 'trailing-text':
      return { reason: `${quote(problem.found)} follows after its end`, allowed: 'one object and nothing behind it' };
    case 'bad-number':
      return { reason: `${quote(problem.found)} is no number`, allowed: 'numbers as 12, -3, 1.5, 1e-6' };
    case 'python':
      return { reason: `${quote(problem.found)} is Python`, allowed: problem.meant };
    case 'unexpected':
      return { reason: `${quote(problem.found)} is not expected here`, allowed: problem.wanted };
    case 'unfinished':
      return { reason: 'it ends too soon', allowed: problem.wanted };
    case 'bad-string':
      return problem.because === 'escape'
        ? { reason: 'a text has an unknown escape', allowed: String.raw`\" \\ \/ \b \f \n \r \t \u0000` }
        : { reason: 'a text has a control character in it', allowed: String.raw`\n, \t and the like, written out` };
    case 'too-deep':
      return { reason: `it is nested deeper than ${problem.deepest} levels`, allowed: 'a config.json' };
    case 'duplicate-key':
      return { reason: `the key ${quote(problem.key)} is there twice, first in line ${problem.first.line}`, allowed: 'each key once' };
    case 'empty':
      return { reason: 'it is empty', allowed: 'a config.json' };
    case 'html':
      return { reason: 'it is a web page', allowed: DOWNLOAD };
    case 'lfs':
      return { reason: 'it is a pointer of Git LFS', allowed: 'the file that it points to: git lfs pull' };
    case 'binary':
      return { reason: 'it is a binary file', allowed: 'the config.json beside the weights' };
    case 'too-large':
      return { reason: `it has ${problem.characters} characters`, allowed: `at most ${problem.largest}` };
  }
}

/** Where a message points: the line, the column, and a stretch of the line. */
export function placeInFile({ line, column, source, sourceIndex }: JsonPlace, length: number) {
  return { line, column, source: { text: source, start: sourceIndex, length } };
}
