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

/** What is wrong with the shape of a command line, or with where its answer goes. */
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
  'unknown-sort': ({ text, choices, near }: Choice): Wording => ({
    message: `the answer has no figure ${quote(text)} to sort by`,
    suggestions: near,
    allowed: list(choices),
  }),
  'unknown-everywhere': ({ figure }: { figure: string }): Wording => ({
    message: `${figure} is unknown in every answer, so nothing can be sorted by it`,
    try: 'what it takes to know it: --price list for a cost, --region france for carbon',
  }),
  'too-many-rows': ({ rows, format, limit }: { rows: number; format: string; limit: number }): Wording => {
    if (format === 'ranking') {
      return { message: `${rows} combinations are too many to be ranked (at most ${limit})`, try: 'fewer values, or no --sort' };
    }
    return format === 'scenario'
      ? {
          message: `${rows} combinations are too many for one scenario (at most ${limit})`,
          try: 'fewer values; or llm-sizing train or infer with lists and --format csv, which streams any number of rows',
        }
      : {
          message: `${rows} rows do not make a readable ${format} (at most ${limit})`,
          try: '--format csv or jsonl, which stream any number of rows',
        };
  },
  'output-failed': ({ path, reason }: { path: string; reason: Part }): Wording => ({
    message: `cannot write ${quote(path)}: ${visible(say(reason))}`,
  }),
  'presets-unreadable': ({ path, reason }: { path: string; reason: Part }): Wording => ({
    message: `${quote(path)} of the package cannot be read: ${visible(say(reason))}`,
    try: 'install the package again; a bundle takes its presets from llm-sizing/browser',
  }),
} as const;
