import { Command, CommanderError, Option } from 'commander';
import type { Words } from '../words/words.js';
import { widthFor } from './color.js';
import { pathOf } from './command-path.js';
import { addCommands, commandNames } from './commands/tree.js';
import { describedBy, helpExamples } from './described.js';
import { examplesText } from './help-examples.js';
import type { Invocation } from './invocation.js';
import { ClosedPipe, type Io } from './io.js';
import { version } from './package.js';

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
  await addCommands(program, invocation, () => wholeTree(program, invocation));
  program.addHelpText('after', () => helpExamples());
  program.addHelpText('afterAll', ({ command }) => (command === program ? '' : examplesText(pathOf(command))));

  try {
    await refuseUnknownTopic(program, argv);
    if (argv.length === 0) program.outputHelp();
    else if ((await parse(program, argv)) && output === '') output = help;
    if (output !== '') await io.stdout.write(output);
  } catch (error) {
    // Whoever stops reading does not change the verdict.
    if (!(error instanceof ClosedPipe)) throw error;
  }
  return invocation.exitCode;
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
  await addCommands(whole, { ...invocation, argv: ['help', ...commandNames] }, async () => whole);
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
    throw (await import('./usage.js')).misuse(error, program, argv);
  }
}

/** `help trian`: the parser would print all of the help. */
async function refuseUnknownTopic(program: Command, argv: readonly string[]): Promise<void> {
  const [first, topic] = argv;
  const choices = program.commands.map((command) => command.name());
  if (first !== 'help' || topic === undefined || topic.startsWith('-') || choices.includes(topic) || topic === 'help') return;
  throw (await import('./usage.js')).unknownTopic(topic, choices);
}
