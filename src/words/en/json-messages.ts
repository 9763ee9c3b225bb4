import type { JsonMistake } from '../../architecture/json.js';
import { quote } from '../quote.js';
import type { Wording } from '../wording.js';

const DOWNLOAD = 'the file itself: its raw address, not the page that shows it';

/** What was expected, or what a text that ends too soon lacks. */
const wanted = {
  value: 'a value',
  key: 'a key in double quotes',
  'key-or-brace': 'a key in double quotes or "}"',
  'value-or-bracket': 'a value or "]"',
  colon: '":"',
  'comma-or-brace': '"," or "}"',
  'comma-or-bracket': '"," or "]"',
  end: 'the end of the text',
  rest: 'the rest of a value',
  'closing-quote': 'a closing quote',
} as const;

type Said = { readonly reason: string; readonly allowed: string };

function said(mistake: JsonMistake): Said {
  switch (mistake.is) {
    case 'comment':
      return { reason: `${quote(mistake.found)} begins a comment`, allowed: 'no comments' };
    case 'single-quotes':
      return { reason: 'this is in single quotes', allowed: 'double quotes' };
    case 'trailing-comma':
      return { reason: 'nothing follows this comma', allowed: 'no comma after the last entry' };
    case 'trailing-text':
      return { reason: `${quote(mistake.found)} follows after its end`, allowed: 'one object and nothing behind it' };
    case 'bad-number':
      return { reason: `${quote(mistake.found)} is no number`, allowed: 'numbers as 12, -3, 1.5, 1e-6' };
    case 'python':
      return { reason: `${quote(mistake.found)} is Python`, allowed: mistake.meant };
    case 'unexpected':
      return { reason: `${quote(mistake.found)} is not expected here`, allowed: wanted[mistake.wanted] };
    case 'unfinished':
      return { reason: 'it ends too soon', allowed: wanted[mistake.wanted] };
    case 'bad-string':
      return mistake.because === 'escape'
        ? { reason: 'a text has an unknown escape', allowed: String.raw`\" \\ \/ \b \f \n \r \t \u0000` }
        : { reason: 'a text has a control character in it', allowed: String.raw`\n, \t and the like, written out` };
    case 'too-deep':
      return { reason: `it is nested deeper than ${mistake.deepest} levels`, allowed: 'a config.json' };
    case 'duplicate-key':
      return { reason: `the key ${quote(mistake.key)} is there twice, first in line ${mistake.line}`, allowed: 'each key once' };
    case 'empty':
      return { reason: 'it is empty', allowed: 'a config.json' };
    case 'html':
      return { reason: 'it is a web page', allowed: DOWNLOAD };
    case 'lfs':
      return { reason: 'it is a pointer of Git LFS', allowed: 'the file that it points to: git lfs pull' };
    case 'binary':
      return { reason: 'it is a binary file', allowed: 'the config.json beside the weights' };
    case 'too-large':
      return { reason: `it has ${mistake.characters} characters`, allowed: `at most ${mistake.largest}` };
  }
}

/** What is wrong with a text that should be JSON. */
export function invalidJson(mistake: JsonMistake): Wording {
  const { reason, allowed } = said(mistake);
  return { message: `this is no JSON: ${reason}`, allowed };
}
