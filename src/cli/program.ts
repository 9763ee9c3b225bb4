import { Command, CommanderError, Option } from 'commander';
import { diagnose, SizingError } from '../diagnostics/diagnostic.js';
import { nearest } from '../diagnostics/suggest.js';
import type { Words } from '../words/words.js';
import { widthFor } from './color.js';
import { addLaterCommands, laterNames } from './commands/later.js';
import { addSchemaCommand } from './commands/schema.js';
import { addSizingCommand } from './commands/sizing.js';
import { describedBy, helpExamples } from './described.js';
import { examplesOf, pathOf, unknownFlag } from './flags.js';
import { examplesText } from './help-examples.js';
import type { Invocation } from './invocation.js';
import { ClosedPipe, type Io } from './io.js';
import { version } from './package.js';
import { placeOf } from './place.js';

/** Lines of help are not longer than this in a wide terminal: nobody reads them. */
const WIDEST_HELP = 100;

/** Builds the command tree and runs the command that argv names. */
export async function runProgram(argv: readonly string[], io: Io, words: Words): Promise<number> {
  let output = '';
  let help = '';
  const program = titled(new Command('llm-sizing'))
    .addHelpOption(describedBy(new Option('-h, --help'), (said) => said.help))
    .addHelpCommand(describedBy(new Command('help').helpOption(false).arguments('[command]'), (said) => said.helpCommand))
    .exitOverride()
    // In a narrow terminal, too, the words beside a long name wrap.
    .configureHelp({ minWidthToWrap: 24 })
    .showSuggestionAfterError(false)
    .configureOutput({
      writeOut: (text) => {
        output += text;
      },
      // Help for a command that lacks its subcommand; messages of mistakes are worded in usage().
      writeErr: (text) => {
        help += text;
      },
      getOutHasColors: () => false,
      getOutHelpWidth: () => Math.min(WIDEST_HELP, widthFor(io.stdout, io.env)),
    });
  const invocation: Invocation = { argv, io, words, exitCode: 0 };
  await addCommands(program, invocation);
  program.addHelpText('after', () => helpExamples());
  program.addHelpText('afterAll', ({ command }) => (command === program ? '' : examplesText(pathOf(command))));

  try {
    refuseUnknownTopic(program, argv);
    if (argv.length === 0) program.outputHelp();
    else if ((await parse(program, argv)) && output === '') output = help;
    if (output !== '') await io.stdout.write(output);
  } catch (error) {
    // Whoever stops reading does not change the verdict.
    if (!(error instanceof ClosedPipe)) throw error;
  }
  return invocation.exitCode;
}

async function addCommands(program: Command, invocation: Invocation): Promise<void> {
  addSizingCommand(program, 'train', invocation);
  addSizingCommand(program, 'infer', invocation);
  await addLaterCommands(program, invocation, () => wholeTree(program, invocation));
  addSchemaCommand(program, invocation);
}

/** The program with its words, and the flag that every program has. */
function titled(program: Command): Command {
  program.version(version, '-V, --version');
  for (const option of program.options) describedBy(option, (said) => said.version);
  return describedBy(program, (said) => said.program);
}

/** The program with every flag of every command, to be described. */
async function wholeTree(program: Command, invocation: Invocation): Promise<Command> {
  const whole = titled(new Command(program.name()));
  await addCommands(whole, { ...invocation, argv: ['help', 'train', 'infer', ...laterNames] });
  return whole;
}

/** Runs the command; true when it only asks for a subcommand to be named. */
async function parse(program: Command, argv: readonly string[]): Promise<boolean> {
  try {
    await program.parseAsync([...argv], { from: 'user' });
    return false;
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.code === 'commander.help') return true;
    if (error.exitCode === 0) return false;
    throw new SizingError([usage(error, program, argv)]);
  }
}

/** `help trian`: the parser would print all of the help. */
function refuseUnknownTopic(program: Command, argv: readonly string[]): void {
  const [first, topic] = argv;
  const choices = program.commands.map((command) => command.name());
  if (first !== 'help' || topic === undefined || topic.startsWith('-') || choices.includes(topic) || topic === 'help') return;
  throw new SizingError([
    diagnose('unknown-command', { text: topic, choices, near: nearest(topic, choices) }, { kind: 'argument', index: 1 }),
  ]);
}

/** A mistake that the argument parser found, in our own words. */
function usage(error: CommanderError, program: Command, argv: readonly string[]) {
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

/** True when a flag without a value stands on the command line. */
export function isFlagGiven(argv: readonly string[], flag: string): boolean {
  const end = argv.indexOf('--');
  return argv.slice(0, end < 0 ? argv.length : end).includes(flag);
}
