import type { Command } from 'commander';
import { type Diagnostic, diagnose, SizingError } from '../../diagnostics/diagnostic.js';
import { nearest } from '../../diagnostics/suggest.js';
import { bashCompletion } from '../../render/completion/bash.js';
import { carapaceSpec } from '../../render/completion/carapace.js';
import { fishCompletion } from '../../render/completion/fish.js';
import { manPage } from '../../render/completion/man.js';
import { powershellCompletion } from '../../render/completion/powershell.js';
import type { CommandSpec } from '../../render/completion/spec.js';
import { usageSpec } from '../../render/completion/usage.js';
import { zshCompletion } from '../../render/completion/zsh.js';
import { commandSpecOf, SHELLS } from '../command-spec.js';
import { describedBy, exitCodesInHelp } from '../described.js';
import { shapeProblems } from '../flags.js';
import type { Invocation } from '../invocation.js';
import { openOutput, writeAll } from '../output.js';
import { version } from '../package.js';

const writers: Readonly<Record<(typeof SHELLS)[number], (spec: CommandSpec) => string>> = {
  bash: bashCompletion,
  zsh: zshCompletion,
  fish: fishCompletion,
  powershell: powershellCompletion,
  carapace: carapaceSpec,
  usage: usageSpec,
  man: (spec) => manPage(spec, version, exitCodesInHelp()),
};

/** `completion SHELL`: a script that has every command, flag, choice and name, so that pressing TAB starts nothing. */
export function completeCompletion(command: Command, { argv, io }: Invocation, wholeTree: () => Promise<Command>): void {
  const [shell] = command.allowUnknownOption().allowExcessArguments().registeredArguments;
  if (shell !== undefined) describedBy(shell, (help) => help.arguments.shells(SHELLS));
  command.action(async () => {
    const [name, ...rest] = command.args;
    const diagnostics: Diagnostic[] = [...shapeProblems(command, [], name?.startsWith('-') ? [name, ...rest] : rest, argv)];
    const wanted = SHELLS.find((each) => each === name?.toLowerCase());
    if (name === undefined) {
      diagnostics.push(
        diagnose('missing-argument', { argument: { say: 'a-shell', choices: SHELLS }, example: 'llm-sizing completion bash' }),
      );
    } else if (wanted === undefined && !name.startsWith('-')) {
      const where = { kind: 'argument', index: argv.lastIndexOf(name) } as const;
      diagnostics.push(diagnose('unknown-choice', { text: name, choices: SHELLS, near: nearest(name, SHELLS) }, where));
    }
    if (wanted === undefined || diagnostics.length > 0) throw new SizingError(diagnostics);
    await writeAll([writers[wanted](commandSpecOf(await wholeTree()))], openOutput(undefined, io));
  });
}
