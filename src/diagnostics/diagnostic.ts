import { messages } from '../words/en/messages.js';
import { mistakesEnglish } from '../words/en/mistakes.js';
import { visible } from '../words/quote.js';
import type { Wording } from '../words/wording.js';
import { type DiagnosticCode, exitCodeOf, type MessageParameters } from './codes.js';
import { leaving, type Parameters } from './parameters.js';
import type { Phrase } from './phrase.js';

/** Where the wrong thing stands. */
export type Where =
  /** On the command line: the argument at `index` of argv, and the part of it that is meant, `start` characters in. */
  | { readonly kind: 'argument'; readonly index: number; readonly flag?: string; readonly part?: string; readonly start?: number }
  /** In an object handed to the library, or in a file: the path of the key. */
  | { readonly kind: 'field'; readonly path: string }
  /** In a file: its name as given, the key, and where that stands (both from 1), with a stretch of the line around it. */
  | {
      readonly kind: 'file';
      readonly file: string;
      readonly key?: string;
      readonly line?: number;
      readonly column?: number;
      readonly source?: { readonly text: string; readonly start: number; readonly length: number };
    };

/** One mistake, or one question without an answer, in words and in parts. */
export type Diagnostic = {
  /** Stable: scripts may depend on it. */
  readonly code: DiagnosticCode;
  /** What is wrong, one sentence. */
  readonly message: string;
  /** What the sentence is made of, for other words and other languages. */
  readonly parameters: Parameters;
  readonly where?: Where;
  /** What would be accepted, or what to do instead. */
  readonly allowed?: string;
  /** Which of the two `allowed` is, for people. */
  readonly advises?: true;
  /** What was probably meant, best first; each can replace what was typed. */
  readonly suggestions: readonly string[];
  /** Exit code of a command that ends with this: 2 wrong input, 3 no answer, 70 a defect. */
  readonly exitCode: 2 | 3 | 70;
};

/** Words a diagnostic. */
export function diagnose<Code extends DiagnosticCode>(code: Code, parameters: MessageParameters<Code>, where?: Where): Diagnostic {
  const write = messages[code] as (parameters: MessageParameters<Code>) => Wording;
  const { message, try: advice, allowed = advice, suggestions = [] } = write(parameters);
  return {
    code,
    message,
    parameters: leaving(parameters),
    ...(where && { where }),
    ...(allowed && { allowed }),
    ...(advice && { advises: true }),
    suggestions,
    exitCode: exitCodeOf(code),
  };
}

/** A mistake as a part of the message of another; `name` is what it is in. */
export function withinOther({ code, message, parameters }: Diagnostic, name?: string): Phrase<'mistake'> {
  return { say: 'mistake', ...(name !== undefined && { name }), code, message, parameters };
}

/** Carries one or more diagnostics to whoever called: the command line, or a program using the library. */
export class SizingError extends Error {
  override readonly name = 'SizingError';
  /** Code of the first diagnostic. */
  readonly code: DiagnosticCode;
  readonly diagnostics: readonly Diagnostic[];

  constructor(diagnostics: readonly Diagnostic[]) {
    super(diagnostics.map(describe).join('\n'));
    this.code = diagnostics[0]?.code ?? 'internal';
    this.diagnostics = diagnostics;
  }
}

function placeInFile({ file, line, column }: Extract<Where, { kind: 'file' }>): string {
  return line === undefined ? visible(file) : `${visible(file)}:${line}:${column}`;
}

function describe({ where, message, allowed, suggestions }: Diagnostic): string {
  const place = where?.kind === 'field' ? `${visible(where.path)}: ` : where?.kind === 'file' ? `${placeInFile(where)}: ` : '';
  const meant = suggestions.length > 0 ? ` (${mistakesEnglish.meant(suggestions)})` : '';
  return `${place}${message}${meant}${allowed ? `; ${allowed}` : ''}`;
}
