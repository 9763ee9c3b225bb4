import { listed, quote } from '../quote.js';
import { gpusIn } from './gpus.js';
import { type Estimate, estimateOf, type Leaned, leanedKey } from './remark-parts.js';

/** How far the exact count of FLOP is from the sheet’s. */
type ExactFlops = {
  pass: 'forward' | 'forward-and-backward';
  difference: string;
  above: boolean;
  sheet: string;
  sequence: string;
  counted: string;
  select: boolean;
};
type Others = { typed: string; name: string; others: readonly string[] };
type Shortened = { typed: string; words: string; name: string; weights: string | null };

/** One writer a code: hints name the choice that would change the answer most. */
export const hintWords = {
  'card-chosen': ({ typed, name, others }: Others) =>
    `${quote(typed)} means ${name}; there ${others.length === 1 ? 'is' : 'are'} also ${others.join(', ')}`,
  'name-shortened': ({ typed, words, name, weights }: Shortened) =>
    `${quote(typed)} is taken as ${name}, without ${quote(words)}${weights === null ? '' : `; its weights are in ${weights}`}`,
  'try-bf16': ({ gpus }: { gpus: string }) => `at bf16, which most runs use today, the same needs ${gpusIn(gpus)}: --precision bf16`,
  'list-price': ({ price, provider, date, old }: { price: string; provider: string; date: string; old: boolean }) =>
    `for the money, --price list takes ${price} (${provider}, ${date}${old ? ', which is old' : ''}), or give your own`,
  'exact-flops': ({ pass, difference, above, sheet, sequence, counted, select }: ExactFlops) =>
    `exact ${pass === 'forward' ? pass : 'forward and backward'} is ${difference} ${above ? 'above' : 'below'} ${sheet} at sequence ${sequence}${select ? ' (--flops exact)' : ''}; the architecture counts ${counted} parameters`,
  'evidence-place': ({ assumed, above, runs }: { assumed: string; above: number; runs: number }) =>
    `the assumed ${assumed} is ${above === 0 ? `no more than any of these ${runs} runs` : above === runs ? `more than any of these ${runs} runs` : `more than ${above} of these ${runs} runs`} reached`,
  'published-differs': ({ label, counted, note }: { label: string; counted: string; note: string }) =>
    `published as ${label}, counted ${counted}${note === '' ? '' : `: ${note}`}`,
  'stored-estimated': ({ why }: { why: Estimate }) => `the bytes of its weights as stored are an estimate: ${estimateOf(why)}`,
  'stored-quantized': ({ format }: { format: string }) =>
    `the repository keeps its weights in ${quote(format)}: a count of its stored elements is not the number of parameters`,
  'config-defaults': ({ keys, from }: { keys: readonly Leaned[]; from: string }) =>
    `the file leaves out ${listed(keys.map(leanedKey))}: so says the configuration of the family (${from})`,
  'part-of-model': ({ whole }: { whole: string }) =>
    `only the language model of ${quote(whole)} is counted; its encoders of images or sound are not`,
  'pooler-counted': (_: Record<never, never>) => 'the pooler on the first token is counted; heads of a task are not',
  'sound-not-counted': (_: Record<never, never>) =>
    'the file describes an encoder of sound, which is not counted: the language model is, and the image encoder beside it',
  'mtp-not-stored': (_: Record<never, never>) =>
    'the file announces modules for further tokens that its repository does not hold; they are not counted',
  'idle-experts-counted': (_: Record<never, never>) =>
    'the library makes gates and first matrices for the experts that give back what they get, and they are counted; repositories do not hold them',
  'per-layer-lookup': (_: Record<never, never>) =>
    'the vectors of each token for each layer are looked up like the embedding: they are parameters and cost no FLOP',
} as const;
