import type { Command } from 'commander';
import { describedBy } from '../described.js';
import type { Invocation } from '../invocation.js';

type LaterCommand = {
  /** Its name, and the arguments that the list of commands shows. */
  readonly name: string;
  /** Gives the command its flags and its work; loaded only when it is the one that runs. */
  readonly load: () => Promise<(command: Command, invocation: Invocation, wholeTree: () => Promise<Command>) => void>;
};

/** The commands beside `train` and `infer`. Their modules are loaded only when the command line names them. */
const commands: readonly LaterCommand[] = [
  {
    name: 'model [names...]',
    load: async () => (await import('./model.js')).completeModel,
  },
  {
    name: 'scale',
    load: async () => (await import('./scale.js')).completeScale,
  },
  {
    name: 'run',
    load: async () => (await import('./run.js')).completeRun,
  },
  {
    name: 'check',
    load: async () => (await import('./check.js')).completeCheck,
  },
  {
    name: 'diff',
    load: async () => (await import('./diff.js')).completeDiff,
  },
  {
    name: 'init',
    load: async () => (await import('./init.js')).completeInit,
  },
  {
    name: 'presets',
    load: async () => (await import('./presets.js')).completePresets,
  },
  {
    name: 'validate [suites...]',
    load: async () => (await import('./validate.js')).completeValidate,
  },
  {
    name: 'completion [shell]',
    load: async () => (await import('./completion.js')).completeCompletion,
  },
];

/** Names of those commands. */
export const laterNames: readonly string[] = commands.map(({ name }) => name.replace(/ .*/, ''));

/** Adds every command but `train`, `infer` and `schema`. */
export async function addLaterCommands(program: Command, invocation: Invocation, wholeTree: () => Promise<Command>): Promise<void> {
  for (const { name, load } of commands) {
    const command = program.command(name);
    describedBy(command, ({ commands: said }) => said[command.name() as keyof typeof said]);
    if (invocation.argv.includes(command.name())) (await load())(command, invocation, wholeTree);
  }
}
