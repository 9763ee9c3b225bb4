import type { Argument, Command, Option } from 'commander';
import { help } from '../words/en/help.js';

/** The words of help: one part of the program, which is loaded when help or a completion says them. */
export type Help = typeof help;

/** Gives a command, a flag or an argument its words; they are looked up when they are said. */
export function describedBy<Thing extends Command | Option | Argument>(thing: Thing, words: (said: Help) => string): Thing {
  const say = () => words(help);
  return Object.defineProperty(thing, 'description', isCommand(thing) ? { value: say } : { get: say });
}

function isCommand(thing: Command | Option | Argument): thing is Command {
  return 'commands' in thing;
}

/** Command lines to begin with. */
export function helpExamples(): string {
  return help.examples;
}

/** What stands above the examples of a command. */
export function examplesHeading(): string {
  return help.examplesHeading;
}

/** What the flag is for that every command has. */
export function helpOfHelp(): string {
  return help.help;
}

/** What the codes mean that the program ends with. */
export function exitCodesInHelp(): string {
  return help.exitCodes;
}

/** Puts a flag under a heading of help. */
export function under(group: keyof Help['groups'], option: Option): Option {
  return Object.defineProperty(option, 'helpGroupHeading', { get: () => `${help.groups[group]}:` });
}
