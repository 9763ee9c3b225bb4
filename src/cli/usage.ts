import type { Command, CommanderError } from 'commander';
import { type Diagnostic, diagnose, SizingError } from '../diagnostics/diagnostic.js';
import { nearest } from '../diagnostics/suggest.js';
import { examplesOf, unknownFlag } from './flags.js';
import { placeOf } from './place.js';

/** A topic of help that is no command. */
export function unknownTopic(topic: string, choices: readonly string[]): SizingError {
  return new SizingError([
    diagnose('unknown-command', { text: topic, choices, near: nearest(topic, choices) }, { kind: 'argument', index: 1 }),
  ]);
}

/** A mistake that the argument parser found, in our own words. */
export function misuse(error: CommanderError, program: Command, argv: readonly string[]): SizingError {
  return new SizingError([mistakeIn(error, program, argv)]);
}

function mistakeIn(error: CommanderError, program: Command, argv: readonly string[]): Diagnostic {
  const quoted = /'(.*)'/s.exec(error.message)?.[1] ?? '';
  if (error.code === 'commander.unknownCommand') {
    const parent = program.commands.find((command) => command.name() === argv[argv.indexOf(quoted) - 1]) ?? program;
    const choices = parent.commands.map((command) => command.name());
    return diagnose(
      'unknown-command',
      { text: quoted, choices, near: nearest(quoted, choices) },
      { kind: 'argument', index: argv.indexOf(quoted) },
    );
  }
  if (error.code === 'commander.optionMissingArgument') {
    const flag = /--[\w-]+/.exec(quoted)?.[0] ?? quoted;
    return diagnose('missing-value', { flag, examples: examplesOf(flag) }, placeOf(argv, flag));
  }
  if (error.code === 'commander.unknownOption') {
    const flags = program.options.flatMap(({ long, short }) => [long ?? '', short ?? '']);
    const where = { kind: 'argument', index: Math.max(0, argv.indexOf(quoted)) } as const;
    const behind = program.commands.find((command) => argv.indexOf(command.name()) > where.index);
    if (behind?.options.some(({ long, short }) => long === quoted || short === quoted))
      return diagnose('unknown-flag', { text: quoted, near: [], command: program.name(), elsewhere: [], behind: behind.name() }, where);
    return unknownFlag(program, quoted, flags, where);
  }
  if (error.code === 'commander.excessArguments') {
    const command = argv.find((argument) => program.commands.some((each) => each.name() === argument)) ?? 'llm-sizing';
    return diagnose('excess-argument', { text: argv.at(-1) ?? '', command }, { kind: 'argument', index: argv.length - 1 });
  }
  return diagnose('internal', { reason: { say: 'told', text: error.message } });
}
