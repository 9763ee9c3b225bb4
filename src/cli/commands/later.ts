import type { Command } from 'commander';
import type { Invocation } from '../invocation.js';

type LaterCommand = {
  /** Its name, and the arguments that the list of commands shows. */
  readonly name: string;
  readonly description: string;
  /** Gives the command its flags and its work; loaded only when it is the one that runs. */
  readonly load: () => Promise<(command: Command, invocation: Invocation, wholeTree: () => Promise<Command>) => void>;
};

/** The commands beside `train` and `infer`. Their modules are loaded only when the command line names them. */
const commands: readonly LaterCommand[] = [
  {
    name: 'model [names...]',
    description: 'take a model apart: parameters, FLOP, memory, structure',
    load: async () => (await import('./model.js')).completeModel,
  },
  {
    name: 'scale',
    description: 'the model and tokens of the lowest loss for a budget of FLOP, GPU-days, power or money',
    load: async () => (await import('./scale.js')).completeScale,
  },
  {
    name: 'run',
    description: 'size every scenario of a file, and the fleet they take together',
    load: async () => (await import('./run.js')).completeRun,
  },
  {
    name: 'check',
    description: 'check what a file expects of its scenarios; exit code 1 where it does not hold',
    load: async () => (await import('./check.js')).completeCheck,
  },
  {
    name: 'diff',
    description: 'show what a change of the file does, and which assumption causes it',
    load: async () => (await import('./diff.js')).completeDiff,
  },
  {
    name: 'init',
    description: 'write a scenario file to begin with: from the flags given, or an example',
    load: async () => (await import('./init.js')).completeInit,
  },
  {
    name: 'presets',
    description: 'the models, accelerators, instances and regions that come with the program',
    load: async () => (await import('./presets.js')).completePresets,
  },
  {
    name: 'validate [suites...]',
    description: 'predict the published measurements that come with the program anew: how far off it is',
    load: async () => (await import('./validate.js')).completeValidate,
  },
  {
    name: 'completion [shell]',
    description: 'print a script that completes commands in a shell, or a manual page',
    load: async () => (await import('./completion.js')).completeCompletion,
  },
];

/** Names of those commands. */
export const laterNames: readonly string[] = commands.map(({ name }) => name.replace(/ .*/, ''));

/** Adds every command but `train`, `infer` and `schema`. */
export async function addLaterCommands(program: Command, invocation: Invocation, wholeTree: () => Promise<Command>): Promise<void> {
  for (const { name, description, load } of commands) {
    const command = program.command(name).description(description);
    if (invocation.argv.includes(command.name())) (await load())(command, invocation, wholeTree);
  }
}
