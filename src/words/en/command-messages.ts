import type { Part } from '../phrase.js';
import { listed, quote, visible } from '../quote.js';
import type { Wording } from '../wording.js';
import { say, sayEither } from './say.js';

type Choice = { text: string; choices: readonly string[]; near: readonly string[] };
/** `field`: what a scenario file says of it; `behind`: the command that it must stand behind. */
type FlagProblem = {
  text: string;
  near: readonly string[];
  command: string;
  elsewhere: readonly string[];
  field?: string;
  behind?: string;
};

const list = (items: readonly string[]): string => items.join(', ');

/** What is wrong with the shape of a command line. */
export const commandMessages = {
  'unknown-command': ({ text, choices, near }: Choice): Wording => ({
    message: `there is no command ${quote(text)}`,
    suggestions: near,
    allowed: `commands: ${list(choices)}`,
  }),
  'unknown-flag': ({ text, near, command, elsewhere, field, behind }: FlagProblem): Wording => ({
    message: `${command} has no flag ${quote(text)}`,
    suggestions: near,
    try:
      behind !== undefined
        ? `llm-sizing ${behind} ${text}: flags stand behind the command`
        : field !== undefined
          ? `--set ${field}=…, which goes before what the file says`
          : elsewhere.length > 0
            ? `${listed(elsewhere.map((other) => `llm-sizing ${other}`))}, which ${elsewhere.length === 1 ? 'has' : 'have'} it`
            : `${command === 'llm-sizing' ? command : `llm-sizing ${command}`} --help, which lists the flags`,
  }),
  'missing-value': ({ flag, examples }: { flag: string; examples: readonly string[] }): Wording => ({
    message: `${flag} needs a value`,
    ...(examples.length > 0 && { allowed: `written as ${list(examples)}` }),
  }),
  'unexpected-value': ({ flag }: { flag: string }): Wording => ({
    message: `${flag} takes no value`,
  }),
  'repeated-flag': ({ flag }: { flag: string }): Wording => ({
    message: `${flag} is given twice`,
    allowed: `once, with a list to compare values: ${flag} a,b`,
  }),
  'excess-argument': ({ text, command }: { text: string; command: string }): Wording => ({
    message: `${command} does not expect ${quote(text)}`,
    try:
      (command === 'train' || command === 'infer') && text.trim() !== ''
        ? `--model ${visible(text)} where that is a model; llm-sizing ${command} --help lists the flags`
        : `llm-sizing ${command} --help`,
  }),
  'missing-argument': ({ argument, example }: { argument: Part; example: Part | readonly Part[] }): Wording => ({
    message: `${say(argument)} is missing`,
    try: sayEither(example),
  }),
} as const;
