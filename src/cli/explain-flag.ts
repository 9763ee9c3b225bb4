import { type Command, Option } from 'commander';
import type { Examples } from '../answer/sheet/steps.js';
import { describedBy, under } from './described.js';

/** Adds `--explain`. */
export function addExplainFlag(command: Command): void {
  command.addOption(
    under(
      'output',
      describedBy(new Option('--explain'), ({ flags }) => flags.explain),
    ),
  );
}

export function asksExplanation(command: Command): boolean {
  return command.opts<{ explain?: boolean }>().explain === true;
}

/** The worked examples of formulas, where an explanation is asked for; read then and not before. A report explains by its own numbers. */
export async function examplesAsked(command: Command, format: string): Promise<Examples | undefined> {
  if (format === 'html') return new Map();
  return asksExplanation(command) ? (await import('../core/examples.js')).examples : undefined;
}
