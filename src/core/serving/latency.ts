import { STEP_TOKEN_BUDGET } from './constants.js';
import { type Lengths, largestBatch, type ServingMemory, sequencesInMemory, servingMemory } from './memory.js';
import { expertLayers } from './served.js';
import { tokensPerStep } from './speculative.js';
import { compileStep, type Instance, type Step } from './step.js';

/** An instance at one length of requests, ready to be asked at any load. Times in seconds, rates a second. */
export type ServedInstance = {
  readonly instance: Instance;
  readonly lengths: Lengths;
  readonly step: Step;
  readonly memory: ServingMemory;
  /** Sequences that the cache holds, over all attention ranks; not rounded. */
  readonly inMemory: number;
  /** Sequences at most; 0 where not one fits. */
  readonly largestBatch: number;
  /** Seconds a token in steps in which `batch` sequences of the instance decode. */
  readonly decode: (batch: number) => number;
  /** A step with one whole prompt beside them. */
  readonly mixed: (batch: number) => number;
  /** Mean step of a full mix: what a token costs when prefills are charged to the tokens between them. `decode` is that of the batch, where it is known. */
  readonly mean: (batch: number, decode?: number) => number;
};

export function serve(instance: Instance, lengths: Lengths): ServedInstance {
  const { adp, pp } = instance.layout;
  const { input, output, prefix } = lengths;
  const prompt = input - prefix;
  const step = compileStep(instance);
  const memory = servingMemory(instance);
  const inMemory = adp * sequencesInMemory(instance, memory, lengths);
  const running = lengths.running ?? lengths;
  const cached = running.input + running.output / 2;
  // A step that checks guesses has their tokens too, takes the time of guessing, and gives more than one token.
  const { speculation } = instance;
  const width = speculation === undefined ? 1 : speculation.drafts + 1;
  const cost = speculation === undefined ? 1 : 1 + speculation.drafts * speculation.draftCost;
  const given = speculation === undefined ? 1 : tokensPerStep(speculation);
  // A prompt longer than the budget of a step is spread over the attention ranks.
  const fallen = adp > 1 ? Math.max(1 / adp, Math.min(1, STEP_TOKEN_BUDGET / prompt)) : 1;
  const decodingStep = (batch: number) => {
    const own = batch / pp;
    return cost * step((width * own) / adp, width * own, 0, prompt, prefix, own / adp, cached);
  };
  const mixedOf = (batch: number, prefills: number) => {
    const own = batch / pp;
    const tokens = width * own;
    return cost * step(tokens / adp + prefills * fallen * prompt, tokens + prefills * prompt, prefills, prompt, prefix, own / adp, cached);
  };
  /** The engine aligns the prefills of all attention ranks. */
  const aligned = (batch: number, each: number) => {
    const own = batch / pp;
    const tokens = width * own;
    return cost * step(tokens / adp + each * prompt, tokens + each * adp * prompt, each, prompt, prefix, own / adp, cached);
  };
  const decode = (batch: number) => decodingStep(batch) / given;
  return {
    instance,
    lengths,
    step,
    memory,
    inMemory,
    largestBatch: inMemory < 1 ? 0 : Math.max(1, largestBatch(instance, inMemory / adp, lengths)),
    decode,
    mixed: (batch) => mixedOf(batch, 1),
    mean: (batch, plain = decode(batch)) => {
      const prefills = (given * batch) / pp / output;
      if (adp === 1) {
        if (prefills >= 1) return mixedOf(batch, prefills) / given;
        return (1 - prefills) * plain + (prefills * mixedOf(batch, 1)) / given;
      }
      const each = prefills / adp;
      if (each >= 1) return aligned(batch, each) / given;
      return (1 - each) * plain + (each * aligned(batch, 1)) / given;
    },
  };
}

/** What a load does to an instance. Seconds, and tokens a second of the whole instance. */
export type OperatingPoint = {
  /** Sequences that run at once. */
  readonly batch: number;
  readonly tpotSeconds: number;
  readonly ttftSeconds: number;
  readonly outputTokensPerSecond: number;
};

/** As many requests as the instance can run, none waiting: time of a token and output tokens a second. */
export function saturated({ mean }: ServedInstance, batch: number): Pick<OperatingPoint, 'tpotSeconds' | 'outputTokensPerSecond'> {
  const tpotSeconds = mean(batch);
  return { tpotSeconds, outputTokensPerSecond: batch / tpotSeconds };
}

/** A run of so many requests in all, the last wave not full: tokens a second. For comparison with pages that ran few. */
export function finiteRun({ mean, lengths: { output } }: ServedInstance, batch: number, requests: number): number {
  const running = Math.min(batch, requests);
  const waves = Math.floor(requests / running);
  const rest = requests - waves * running;
  const seconds = waves * output * mean(running) + (rest >= 1 ? output * mean(rest) : 0);
  return (requests * output) / seconds;
}

/** In a step with no sequence of its own, attention is launched all the same. */
const ALMOST_NONE = 1e-9;

/** A closed loop: `concurrency` requests are always under way, and those that the cache has no room for wait. */
export function closedLoop(served: ServedInstance, concurrency: number): OperatingPoint {
  const { instance, lengths, inMemory } = served;
  const { engine, layout } = instance;
  const { output, equal = false } = lengths;
  const batch = Math.max(1, Math.min(concurrency, inMemory));
  const decode = served.decode(batch);
  const mean = served.mean(batch, decode);
  const share = equal ? engine.prefillWaitShareEqual : engine.prefillWaitShare;
  const tpotSeconds = decode + (1 - share) * (mean - decode);
  const others = share * (batch - 1) * (((mean - decode) * output) / batch);
  const clumps = equal ? engine.equalLengthClumps * (1 - 1 / batch) * (served.mixed(batch) - decode) : 0;
  const waiting = (Math.max(0, concurrency - batch) * output * tpotSeconds) / batch;
  const own = served.mixed(Math.max(batch - 1, ALMOST_NONE * layout.pp));
  const fixed = engine.firstTokenSeconds + engine.firstTokenSecondsPerExpertLayer * expertLayers(instance.model);
  const ttftSeconds = fixed + own + tpotSeconds / 2 + others + clumps + waiting;
  return { batch, tpotSeconds, ttftSeconds, outputTokensPerSecond: concurrency / (tpotSeconds + ttftSeconds / output) };
}
