import type { Part } from '../phrase.js';
import { listed, quote } from '../quote.js';
import { gpusIn } from './gpus.js';
import { hintWords } from './hints.js';
import { type Basis, basisOf, type InferredFigure, inferredFigure } from './remark-parts.js';
import { say } from './say.js';
import { stepHints, stepWarnings } from './step-remarks.js';

type Exceeded = { weights: string; precision: string; gpus: string; memory: string; byLabel: boolean };

/** What was said, and beside what, or without what else, that has no effect. */
type NoEffect = { given: string; beside?: Part; without?: readonly Part[] };

type Held = Omit<Exceeded, 'precision'> & { cache: string; sequences: string };

type Likeness = 'accelerator' | 'precision' | 'scale';

/** One writer a code: warnings say that a figure must be read with care. */
const warnings = {
  'precision-fallback': ({ name, wanted, used }: { name: string; wanted: string; used: string }) =>
    `${name} has no ${wanted} peak; its ${used} peak is used`,
  'weights-exceed-memory': ({ weights, precision, gpus, memory, byLabel }: Exceeded) =>
    `the weights alone (${weights} at ${precision}) exceed the memory of ${gpusIn(gpus)} (${memory}${byLabel ? ' by the label' : ''}): the model does not fit`,
  'cache-exceeds-memory': ({ weights, cache, sequences, gpus, memory, byLabel }: Held) =>
    `the weights (${weights}) and the KV cache of ${sequences === '1' ? 'one sequence' : `${sequences} sequences`} (${cache}) exceed the memory of ${gpusIn(gpus)} (${memory}${byLabel ? ' by the label' : ''}): the model does not fit`,
  'memory-by-label': ({ name, memory }: { name: string | null; memory: string }) =>
    `what ${name ?? 'the GPU'} reports of its memory is not known: what fits is judged by its label (${memory}), of which 1 to 10% may be missing`,
  'no-list-price': ({ name }: { name: string }) => `no dated on-demand price is recorded for ${name}: its cost is unknown`,
  'answers-at-once': (_: Record<never, never>) =>
    'no time to answer is reckoned, so the users ask as often as they can: --response-time 10s',
  'no-effect': ({ given, beside, without = [] }: NoEffect) =>
    `${given} changes nothing ${beside === undefined ? `without ${without.map(say).join(' or ')}` : `with ${say(beside)}`}`,
  'peak-of-no-preset': ({ name, precision }: { name: string; precision: string }) =>
    `${name} has no ${precision} peak; the peak that is given is taken all the same`,
  'mixed-bases': ({ bases }: { bases: readonly Basis[] }) => `the rows rest on different bases: ${bases.map(basisOf).join('; ')}`,
  'unknown-power': ({ name }: { name: string }) => `the power of ${name} is not known, so power, energy and carbon are unknown`,
  'doubtful-instance': ({ name, doubt }: { name: string; doubt: string }) => `what is known of ${name} is not certain: ${doubt}`,
  'low-confidence': ({ name, confidence }: { name: string; confidence: 'low' | 'none' }) =>
    `the figures of ${name} are of ${confidence} confidence; llm-sizing presets show tells their sources`,
  'old-price': ({ price, provider, date, newest }: { price: string; provider: string; date: string; newest: string }) =>
    `${price} (${provider}) is a price of ${date}, more than a year before the newest of the catalogue (${newest}): prices have moved since`,
  'inferred-figures': ({ name, figures }: { name: string; figures: readonly InferredFigure[] }) =>
    `no document states ${listed(figures.map(inferredFigure))} of ${name}: ${figures.length === 1 ? 'it is' : 'they are'} inferred`,
  'assumed-dense': ({ name }: { name: string }) =>
    `${name} is a mixture of experts; with its own parameters set aside, every one of them is taken as active`,
  'estimated-family': ({ family }: { family: string }) =>
    `the family ${quote(family)} is not known: it is read as a plain decoder by what its keys usually mean, and the count is an estimate`,
  'estimated-keys': ({ keys }: { keys: readonly string[] }) =>
    `${listed(keys.map(quote))} may change the shape and ${keys.length === 1 ? 'is' : 'are'} not understood: the count is an estimate without ${keys.length === 1 ? 'it' : 'them'}`,
  'sequence-beyond-context': ({ sequence, context }: { sequence: string; context: string }) =>
    `${sequence} tokens are more than the ${context} that the model says it takes`,
  'passes-one-stack': ({ name, sheet }: { name: string; sheet: string }) =>
    `${name} is an encoder with a decoder: a token passes one of the two, and ${sheet} takes it through both; --flops exact counts each side`,
  'generates-nothing': ({ name }: { name: string }) =>
    `${name} is an encoder and generates no tokens; each token that is counted passes it once`,
  'range-without-effect': ({ flags }: { flags: readonly string[] }) => `the range of ${flags.join(', ')} moves no figure of this answer`,
  'together-without-range': ({ flags }: { flags: readonly string[] }) =>
    `${listed(flags)} ${flags.length === 1 ? 'is' : 'are'} no range here, so nothing goes together with ${flags.length === 1 ? 'it' : 'them'}`,
  'no-sample-answered': (_: Record<never, never>) => 'no sample of the ranges has an answer, so there are no percentiles',
  'evidence-not-taken': ({ because }: { because: 'range' | 'unknown' | 'serving' | 'none' }) =>
    `no published runs are taken: ${
      because === 'range'
        ? 'the utilisation has a range of its own'
        : because === 'unknown'
          ? 'the utilisation is what is asked for'
          : because === 'none'
            ? 'the catalogue has none'
            : 'none tell which share of the peak serving reaches'
    }`,
  'evidence-outside': ({ assumed, low, high, above }: { assumed: string; low: string; high: string; above: boolean }) =>
    `the assumed ${assumed} is ${above ? 'above' : 'below'} what published runs reached (P10 ${low}, P90 ${high}); read the percentiles, not the one figure`,
  'evidence-unlike': ({
    lacking,
    found,
    precision,
  }: {
    lacking: readonly Likeness[];
    found: readonly Likeness[];
    precision: string | null;
  }) =>
    `too few published runs are like this one in ${listed(
      lacking.map((likeness) => (likeness === 'precision' && precision !== null ? `precision (${precision})` : likeness)),
    )}: ${found.length === 0 ? 'all of them are taken' : `those that are in ${listed(found)} are taken`}, which says less`,
  'few-runs': ({ runs }: { runs: number }) => `percentiles of ${runs} published runs are rough`,
  'evidence-of-steps': (_: Record<never, never>) =>
    'these published runs were measured over steps: what failures and restarts take comes on top (--goodput)',
  'evidence-by-parameters': ({ flops }: { flops: string }) =>
    `the utilisation of the published runs is reckoned by 6·N; with --flops ${flops} more counts as compute, and they reach more`,
} as const;

/** Every remark’s writer, by its code. A code is a promise to scripts: it may be added, never renamed. */
export const remarkWords = { ...warnings, ...stepWarnings, ...hintWords, ...stepHints };
