import type { Command } from 'commander';
import { describedBy, type Help } from '../described.js';
import type { Invocation } from '../invocation.js';
import { schemaNames } from '../schema-names.js';

type LazyCommand = {
  /** Its name, and the arguments that the list of commands shows. */
  readonly name: string;
  /** What help says of it, where that takes more than its name. */
  readonly words?: (help: Help) => string;
  /** Gives the command its flags and its work; loaded only when it is the one that runs. */
  readonly load: () => Promise<(command: Command, invocation: Invocation, wholeTree: () => Promise<Command>) => void>;
};

const loadSizing: LazyCommand['load'] = async () => (await import('./sizing.js')).completeSizing;

/** Every command, in the order of help. Their modules are loaded only when the command line names them. */
const commands: readonly LazyCommand[] = [
  { name: 'train', load: loadSizing },
  { name: 'infer', load: loadSizing },
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
  {
    name: 'schema [name]',
    words: (help) => help.schema(schemaNames),
    load: async () => (await import('./schema.js')).completeSchema,
  },
];

/** Names of the commands. */
export const commandNames: readonly string[] = commands.map(({ name }) => nameOf(name));

/** Adds the command that a command line begins with, else every command; the one that runs gets its flags and its work too. */
export async function addCommands(program: Command, invocation: Invocation, wholeTree: () => Promise<Command>): Promise<void> {
  const { argv } = invocation;
  const begun = commands.filter(({ name }) => nameOf(name) === argv[0]);
  for (const { name, words, load } of begun.length > 0 ? begun : commands) {
    const command = program.command(name);
    describedBy(command, words ?? (({ commands: said }) => said[command.name() as keyof typeof said]));
    if (argv.includes(command.name())) (await load())(command, invocation, wholeTree);
  }
}

/** The name without the arguments behind it. */
function nameOf(name: string): string {
  return name.replace(/ .*/, '');
}
