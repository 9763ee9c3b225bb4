import type { Dimension, QuantityProblem } from '../../quantity/parse.js';
import type { Part } from '../phrase.js';
import { quote, visible } from '../quote.js';
import type { Wording } from '../wording.js';
import { commandMessages } from './command-messages.js';
import { fileMessages } from './file-messages.js';
import { invalidJson } from './json-messages.js';
import { measuredMessages } from './measured-messages.js';
import { rangeMessages } from './range-messages.js';
import { say, sayEither } from './say.js';
import { stepMessages } from './step-messages.js';

const dimensionNames: Readonly<Record<Dimension, string>> = {
  count: 'a count',
  number: 'a number',
  ratio: 'a share',
  duration: 'a duration',
  rate: 'a rate',
  flop: 'a number of FLOP',
  flopRate: 'a rate in FLOP/s',
  bytes: 'a size in bytes',
  bandwidth: 'a bandwidth',
  power: 'a power',
  money: 'an amount in USD',
  hourlyPrice: 'a price in USD per GPU-hour',
  energyPrice: 'a price in USD per kWh',
  carbonIntensity: 'a carbon intensity',
  energy: 'an energy',
  mass: 'a mass',
  growth: 'a growth a month',
  months: 'a number of months',
};

const list = (items: readonly string[]): string => items.join(', ');
const written = (examples: readonly string[]): string => `written as ${list(examples)}`;

function quantityProblem(problem: QuantityProblem): string {
  const text = quote(problem.text);
  const wanted = dimensionNames[problem.dimension];
  switch (problem.kind) {
    case 'empty':
      return `${wanted} is missing`;
    case 'unknown-unit':
      return problem.unit === '' ? `${text} ends before it is ${wanted}` : `${text}: ${quote(problem.unit ?? '')} is no unit of ${wanted}`;
    case 'wrong-dimension':
      return `${text} is ${problem.found ? dimensionNames[problem.found] : 'something else'}, not ${wanted}`;
    case 'missing-unit':
      return `${text} needs a unit to be ${wanted}`;
    case 'ambiguous':
      return problem.unit === 'm' && problem.dimension === 'duration'
        ? `${text} may mean minutes or months`
        : `${text} can be read in more than one way`;
    case 'range':
      return `${text} is a range, and ${wanted} is one value`;
    case 'not-finite':
      // What is divided by zero, or says so itself, is no number, however large.
      return /nan|\/|÷/i.test(problem.text) ? `${text} is no number` : `${text} is too large for a number`;
    case 'too-large':
      return `${text} is 2^53 or more, too large for an exact count`;
    case 'syntax':
      return `${text} is not ${wanted}`;
  }
}

/** What people call a quantity that is solved for. */
const names: Readonly<Record<string, string>> = {
  gpus: 'GPUs',
  utilization: 'utilisation',
  durationSeconds: 'duration',
  tokensPerWindow: 'tokens',
  requestsPerSecond: 'requests',
};
const named = (quantity: string): string => names[quantity] ?? quantity;
const MORE = 'more GPUs, time or money, or less to compute';
const NAMELESS = 'a GPU without a preset';

type ChoiceProblem = { text: string; choices: readonly string[]; near: readonly string[] };
/** What is given, what could be asked instead, and whether time has no part in it. */
type NothingToSolve = { fixed: readonly string[]; offers?: readonly string[]; timeless?: boolean };
type PresetProblem = { text: string; near: readonly string[] };

function unknownPreset(thing: string, command: string) {
  return ({ text, near }: PresetProblem): Wording => ({
    message: `no ${thing} is called ${quote(text)}`,
    suggestions: near,
    try: `llm-sizing presets ${command}, which lists them`,
  });
}

/** One message writer a code. A code is a promise to scripts: it may be added, never renamed. */
export const messages = {
  ...commandMessages,
  'control-character': ({ text }: { text: string }): Wording => ({
    message: String(text).trim() === '' ? `${quote(text)} is empty` : `${quote(text)} has a control character in it`,
    allowed: 'text that shows all of itself',
  }),
  'unknown-field': ({ text, near, choices }: ChoiceProblem): Wording => ({
    message: `there is no field ${quote(text)}`,
    suggestions: near,
    allowed: `fields: ${list(choices)}`,
  }),
  'invalid-type': ({ wanted, found }: { wanted: Part; found: Part }): Wording => ({
    message: `this must be ${say(wanted)}, not ${say(found)}`,
  }),
  unreadable: ({ reason }: { reason: Part }): Wording => ({
    message: `what was passed in cannot be read: ${visible(say(reason))}`,
    allowed: 'a plain object',
  }),
  'invalid-quantity': (problem: QuantityProblem): Wording => ({
    message: quantityProblem(problem),
    suggestions: problem.alternatives,
    allowed: written(problem.examples),
  }),
  'out-of-range': ({ text, range, near }: { text: string; range: Part; near: readonly string[] }): Wording => ({
    message: `${quote(text)} is out of range`,
    suggestions: near,
    allowed: say(range),
  }),
  'not-whole': ({ text, range = { say: 'whole' } }: { text: string; range?: Part }): Wording => ({
    message: `${quote(text)} is not a whole number`,
    allowed: say(range),
  }),
  'unknown-choice': ({ text, choices, near }: ChoiceProblem): Wording => ({
    message: `${quote(text)} is not one of the choices`,
    suggestions: near,
    allowed: list(choices),
  }),
  'empty-item': ({ text }: { text: string }): Wording => ({
    message: `the list ${quote(text)} has an empty item`,
    allowed: 'values separated by single commas: a100,h100',
  }),
  ...rangeMessages,
  'list-refused': (_: Record<never, never>): Wording => ({
    message: 'a list is not one scenario',
    allowed: 'one value a call; call once for each',
  }),
  'unknown-model': unknownPreset('model', 'models'),
  'unknown-gpu': unknownPreset('accelerator', 'gpus'),
  'unknown-region': unknownPreset('region', 'regions'),
  'unknown-preset': unknownPreset('model, accelerator, instance or region', 'models, gpus, instances or regions'),
  'undisclosed-model': ({ name }: { name: string }): Wording => ({
    message: `the size of ${name} was never disclosed, so nothing can be computed from its name`,
    try: 'your own estimate as --parameters (and --active-parameters)',
  }),
  'missing-model': (_: Record<never, never>): Wording => ({
    message: 'which model? Neither a model nor a number of parameters is given',
    try: '--model gpt3, or --parameters 175B',
  }),
  'invalid-json': invalidJson,
  'missing-architecture': ({ name }: { name: string | null }): Wording => ({
    message:
      name === null
        ? 'the FLOP of a token can only be counted for a model'
        : `the architecture of ${name} is not known, so its FLOP cannot be counted`,
    try: '--flops 6nd, or a config.json as --model',
  }),
  'without-effect': ({ given, because }: { given: string; because: Part }): Wording => ({
    message: `${given} changes nothing with ${say(because)}`,
    try: 'one of the two',
  }),
  'cached-above-prompt': (_: Record<never, never>): Wording => ({
    message: 'more of a request is cached than it has in front of its answer',
    allowed: 'a cached prefix up to the length of the prompt',
  }),
  'missing-gpu': (_: Record<never, never>): Wording => ({
    message: 'which accelerator? Neither a GPU nor a peak is given',
    try: '--gpu a100, or --peak 312T',
  }),
  'missing-tokens': ({ name }: { name: string | null }): Wording => ({
    message: `the number of tokens ${name ?? 'the model'} is trained on is not known`,
    try: '--tokens 300B',
  }),
  'missing-demand': (_: Record<never, never>): Wording => ({
    message: 'how much is asked of the model? No demand is given',
    try: '--requests 3.5B/day or --users 2M --messages-per-user 20/day, with --words 425 or --input 1000 --output 300; or --tokens 8T a day',
  }),
  'conflicting-demand': ({ one, other }: { one: string; other: string }): Wording => ({
    message: `${one} and ${other} both describe the demand`,
    allowed: 'tokens in the window or a second; or requests, users or users at once, with words or with input and output tokens',
  }),
  'incomplete-demand': ({ missing, example }: { missing: string; example: Part | readonly Part[] }): Wording => ({
    message: `the demand is incomplete: ${missing} is missing`,
    try: sayEither(example),
  }),
  'active-above-total': (_: Record<never, never>): Wording => ({
    message: 'more parameters are active than the model has',
    allowed: 'active parameters up to the total',
  }),
  'unsupported-precision': ({ gpu, precision, choices }: { gpu: string; precision: string; choices: readonly string[] }): Wording => ({
    message: `${gpu} has no ${precision} peak`,
    ...(choices.length > 0 ? { allowed: `its precisions: ${list(choices)}` } : { try: 'a peak of your own: --peak 100T' }),
  }),
  'unsupported-sparsity': ({ gpu, precision }: { gpu: string; precision: string }): Wording => ({
    message: `${gpu} has no published ${precision} peak with 2:4 sparsity`,
    try: '--sparsity none, or a peak of your own: --peak 312T',
  }),
  'missing-list-price': ({ gpu }: { gpu: string | null }): Wording => ({
    message: `no dated on-demand price is recorded for ${gpu ?? NAMELESS}`,
    try: 'a price of your own: --price 2.50',
  }),
  'missing-price': ({ why }: { why: 'cost' | 'budget' }): Wording => ({
    message: `a ${why} needs a price`,
    try: '--price 2.50 (USD per GPU-hour), or --price list',
  }),
  'nothing-to-solve': ({ fixed, offers = [], timeless }: NothingToSolve): Wording => ({
    message: timeless
      ? `nothing is left to solve: ${fixed.join(' and ')} are both given, and what the ${fixed[0]} cost does not depend on the time: half the GPUs for twice the time cost the same`
      : `nothing is left to solve: ${fixed.length === 2 ? `${fixed.join(' and ')} are both` : `${list(fixed)} are all`} given`,
    try: `leave one out, or name the unknown${offers.length > 0 ? `: ${offers.join(', or ')}` : ' with --solve'}`,
  }),
  'conflicting-fields': ({ one, other, what }: { one: string; other: string; what: Part }): Wording => ({
    message: `${one} and ${other} both say ${say(what)}`,
    allowed: 'one of the two',
  }),
  'throughput-above-peak': ({ share }: { share: string }): Wording => ({
    message: `the measured throughput would be ${share} of the peak, which no GPU reaches`,
    allowed: 'the tokens a second of one GPU, at its precision and with the parameters that a token passes',
  }),
  'incomplete-ownership': ({ missing, example }: { missing: string; example: Part }): Wording => ({
    message: `what owned servers cost is incomplete: ${missing} is missing`,
    try: say(example),
  }),
  'incomplete-footprint': ({ what, missing, example }: { what: 'hardware' | 'water'; missing: string; example: string }): Wording => ({
    message: `${what === 'water' ? 'the water' : 'the carbon of making the hardware'} is incomplete: ${missing} is missing`,
    try: example,
  }),
  'missing-exchange-rate': ({ text, why }: { text: string; why: 'none' | 'several' }): Wording => ({
    message:
      why === 'none'
        ? `${quote(text)} is in yuan, and no exchange rate is built in`
        : `${quote(text)} is in yuan, and takes one exchange rate`,
    try: `${why === 'none' ? 'your own yuan for a dollar' : 'one number'}: --cny-per-usd 7.1 (in a file: cnyPerUsd: 7.1)`,
  }),
  'missing-power': ({ gpu }: { gpu: string | null }): Wording => ({
    message: `a power budget needs the power of a GPU, and that of ${gpu ?? NAMELESS} is not known`,
    try: 'a power of your own: --power 1275W',
  }),
  'solve-needs-fixed': ({ unknown, needs }: { unknown: string; needs: readonly Part[] }): Wording => ({
    message: `to solve for ${unknown}, something must limit it`,
    try: sayEither(needs),
  }),
  'solve-and-given': ({ unknown }: { unknown: string }): Wording => ({
    message: `${unknown} is to be solved for, and is given too`,
    allowed: 'one of the two',
  }),
  'solve-without-effect': ({ unknown, because }: { unknown: string; because: string }): Wording => ({
    message: `${unknown} cannot be solved for: with ${because} given it changes nothing`,
    try: `leave out ${because}, or solve for another quantity`,
  }),
  'no-solution': ({ unknown }: { unknown: string }): Wording => ({
    message: `no value of ${named(unknown)} answers this`,
    try: MORE,
  }),
  'above-possible': ({ unknown, needed, most }: { unknown: string; needed: string; most: string }): Wording => ({
    message: `this would need a ${named(unknown)} of ${needed}, and ${most} is all there is`,
    try: MORE,
  }),
  'below-one': ({ unknown }: { unknown: string }): Wording => ({
    message: `what is given is not enough for even one of the ${named(unknown)}`,
    try: MORE,
  }),
  'only-spares': ({ gpus }: { gpus: string }): Wording => ({
    message: `the spare servers take all of the ${gpus} GPUs there are`,
    try: 'more GPUs, or fewer spares',
  }),
  'too-large': ({ figure }: { figure: string }): Wording => ({
    message: `the number of ${named(figure)} comes out at 2^53 or more, beyond any exact count`,
    try: 'less to compute, or more time',
  }),
  ...measuredMessages,
  ...fileMessages,
  ...stepMessages,
  internal: ({ reason }: { reason: Part }): Wording => ({
    message: `a defect of llm-sizing: ${visible(say(reason))}`,
    try: 'reporting it with the command line that led here; --debug prints the stack',
  }),
} as const;
