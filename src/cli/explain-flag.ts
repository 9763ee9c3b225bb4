import { type Command, Option } from 'commander';
import type { Answers } from '../answer/contract/answers.js';
import type { TraceAsked } from '../answer/project/trace.js';
import type { Examples } from '../answer/sheet/steps.js';
import { type Diagnostic, diagnose } from '../diagnostics/diagnostic.js';
import { describedBy, under } from './described.js';
import { addValueFlag, type MetFlag } from './flags.js';
import { placeOf } from './place.js';

/** Adds `--explain`, alone or with a figure, and from what on. */
export function addExplainFlag(command: Command, met: MetFlag[]): void {
  command.addOption(
    under(
      'output',
      describedBy(new Option('--explain [figure]'), ({ flags }) => flags.explain),
    ),
  );
  under(
    'output',
    addValueFlag(command, '--from <quantity>', ({ flags }) => flags.from, met),
  );
}

type Options = { explain?: boolean | string; from?: string };

export function asksExplanation(command: Command): boolean {
  return command.opts<Options>().explain !== undefined;
}

/** The worked examples of formulas, where an explanation is asked for; read then and not before. A report explains by its own numbers. */
export async function examplesAsked(command: Command, format: string): Promise<Examples | undefined> {
  if (format === 'html') return new Map();
  return asksExplanation(command) ? (await import('../core/examples.js')).examples : undefined;
}

/** A word behind `--explain` that is no figure stands among the words of the command, as if the flag stood behind it. */
export function wordsWithExplained(command: Command, argv: readonly string[], isWord: (word: string) => boolean): void {
  const { explain } = command.opts<Options>();
  if (typeof explain !== 'string' || argv.includes(`--explain=${explain}`) || !isWord(explain)) return;
  command.setOptionValue('explain', true);
  command.args.push(explain);
  command.args.sort((one, other) => argv.lastIndexOf(one) - argv.lastIndexOf(other));
}

/** What is to be explained; undefined where nothing is. */
export function traceAsked(command: Command, argv: readonly string[], diagnostics: Diagnostic[]): TraceAsked | undefined {
  const { explain, from } = command.opts<Options>();
  const figure = typeof explain === 'string' ? { name: explain, where: placeOf(argv, '--explain', explain) } : undefined;
  if (from === undefined) return explain === undefined ? undefined : { figure };
  const where = placeOf(argv, '--from', from);
  if (figure === undefined) {
    diagnostics.push(
      diagnose('missing-argument', { argument: { say: 'a-figure' }, example: '--explain costUsd --from utilization' }, where),
    );
  }
  return { figure, from: { name: from, where } };
}

/** Answers with the trace that is asked for. Throws a SizingError where the first that has steps lacks what was named. */
export async function tracedAnswers(answers: Answers, asked: TraceAsked | undefined, format: string): Promise<Answers> {
  if (asked === undefined || format === 'html') return answers;
  const { tracedAll } = await import('../answer/project/traced-answers.js');
  return tracedAll(answers, asked);
}
