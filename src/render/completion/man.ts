import { type CommandSpec, pathsOf, spellingsOf } from './spec.js';

/** A manual page in the macros of man(7). */
export function manPage(root: CommandSpec, version: string, exitCodes: string): string {
  const name = root.name;
  return [
    `.TH ${name.toUpperCase()} 1 "" "${name} ${version}"`,
    '.SH NAME',
    roff(`${name} - ${root.description}`),
    '.SH SYNOPSIS',
    `.B ${name}`,
    '.I command',
    '[flags]',
    '.SH COMMANDS',
    ...pathsOf(root)
      .slice(1)
      .flatMap(({ words, command }) => [
        `.SS ${roff(words.slice(1).join(' '))}`,
        roff(command.description),
        ...(command.examples.length === 0 ? [] : ['.PP', '.nf', ...command.examples.map((line) => `.B ${roff(line)}`), '.fi']),
        ...command.flags.flatMap((flag) => [
          '.TP',
          `.B ${roff(spellingsOf(flag).join(', '))}${flag.placeholder === undefined ? '' : ` \\fI${roff(flag.optional ? `[${flag.placeholder}]` : flag.placeholder)}\\fR`}`,
          roff(flag.description),
        ]),
      ]),
    '.SH EXIT STATUS',
    exitCodes,
    '',
  ].join('\n');
}

/** Text in which nothing is a request or an escape. */
function roff(text: string): string {
  return text
    .replaceAll('\\', '\\e')
    .replaceAll('-', '\\-')
    .replace(/^([.'])/, '\\&$1');
}
