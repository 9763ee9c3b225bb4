import type { Constants } from './calibration.js';
import type { Hardware } from './hardware.js';
import { activationsOfLayer, firstStageBytes, keepsOutputs, stateOf, withOverhead } from './memory.js';
import { type Found, Ranking } from './ranking.js';
import { type Rates, ratesOf } from './rates.js';
import { microBatchSizes, type Space, virtualStages } from './search-space.js';
import { type Backward, backwardOf, type Layout, type Setup, transferShare } from './setup.js';
import { isHybrid, type ModelShape, type ModelWeights, modelWeights } from './shape.js';
import { passesSeconds, sharesHead, withoutHead, withTraffic } from './stage.js';
import { exposedSeconds, legacyShare, mayBeFused, optimizerOf, pipelineSeconds } from './step.js';
import { holdingOf, sendsEveryMicroBatch, trafficSeconds } from './traffic.js';
import { workOf } from './work.js';

/** What a search found, fastest first. */
export type SearchResult = {
  readonly found: readonly Found[];
  /** Setups of the space that were timed, and those that bounds made needless to time. */
  readonly rated: number;
  readonly pruned: number;
  /** The setup of the least memory, where none fits. */
  readonly smallest: Found | null;
};

export type SearchOptions = {
  /** How many to keep. */
  readonly top: number;
  /** Bytes that a setup may take of an accelerator. */
  readonly memoryBytes: number;
  /** Time every setup of the space. */
  readonly exhaustive?: boolean;
};

/** What a layout has whatever its micro batch, recomputation and virtual stages; the rest by ZeRO stage. */
type Spread = {
  readonly layout: Layout;
  readonly zero: readonly Setup['zero'][];
  readonly traffic: readonly number[];
  readonly everyTime: readonly boolean[];
  readonly state: readonly number[];
  readonly optimizer: readonly number[];
  /** Accelerators that share what a stage sends to the next, and whether it keeps that. */
  readonly transferShare: number;
  readonly keepsOutputs: boolean;
};

/** What all layouts of one tensor, context and expert parallelism have in common for a micro batch. */
type Passes = {
  /** Head of each kind of release; both passes over all layers of each, by recomputation. */
  readonly head: readonly number[];
  readonly both: readonly (readonly number[])[];
};

/**
 * The fastest setups of a space that fit. Each term is computed once for all setups that share it:
 * work by tensor, context and expert parallelism and micro batch, data parallel traffic by layout,
 * activations by recomputation. What cannot fit or cannot beat the worst that is kept is not timed.
 */
export function search(
  model: ModelShape,
  hardware: Hardware,
  base: Setup,
  space: Space,
  constants: Constants,
  options: SearchOptions,
): SearchResult {
  return new Search(model, hardware, base, space, constants, options).run();
}

class Search {
  private readonly model: ModelShape;
  private readonly base: Setup;
  private readonly space: Space;
  private readonly constants: Constants;
  private readonly options: SearchOptions;
  private readonly rates: Rates;
  private readonly weights: ModelWeights;
  private readonly hybrid: boolean;
  /** Kinds of release to time, with the share of each. */
  private readonly kinds: readonly boolean[];
  private readonly backward: readonly Backward[];
  private readonly scale: number;
  private readonly ranking: Ranking;
  private rated = 0;
  private pruned = 0;

  constructor(model: ModelShape, hardware: Hardware, base: Setup, space: Space, constants: Constants, options: SearchOptions) {
    this.model = model;
    this.base = base;
    this.space = space;
    this.constants = constants;
    this.options = options;
    this.rates = ratesOf(hardware, base.precision, base.stack, constants);
    this.weights = modelWeights(model);
    this.hybrid = isHybrid(model);
    this.kinds = base.fused !== null ? [base.fused] : mayBeFused(model, hardware, base) ? [false, true] : [false];
    this.backward = space.recompute.map((recompute) => backwardOf({ ...base, recompute }, model.layers));
    this.scale = 1 + constants.scaleLoss * Math.log2(Math.max(1, base.gpus / 8));
    this.ranking = new Ranking(options.top, options.memoryBytes);
  }

  run(): SearchResult {
    const { tp, cp, ep } = this.space;
    for (const tensor of tp) {
      for (const context of cp) {
        for (const expert of ep) this.layouts(tensor, context, expert);
      }
    }
    const { found, smallest } = this.ranking.result();
    return { found, smallest, rated: this.rated, pruned: this.pruned };
  }

  private layouts(tp: number, cp: number, ep: number): void {
    const { base, space, model } = this;
    const shared = this.setupOf({ tp, pp: 1, vp: 1, cp, ep });
    const activations = space.recompute.map((recompute) => activationsOfLayer(model, { ...shared, recompute }));
    const passes = new Map<number, Passes>();
    for (const pp of space.pp) {
      const ranks = base.gpus / (tp * pp * cp);
      if (!Number.isInteger(ranks) || (ranks * cp * tp) % ep !== 0 || base.globalBatch % ranks !== 0) continue;
      const spread = this.spread({ tp, pp, vp: 1, cp, ep });
      const sequences = base.globalBatch / ranks;
      for (const microBatch of space.microBatch ?? microBatchSizes(sequences)) {
        if (sequences % microBatch !== 0) continue;
        let known = passes.get(microBatch);
        if (known === undefined) {
          known = this.passes({ ...shared, microBatch });
          passes.set(microBatch, known);
        }
        this.microBatch(spread, microBatch, sequences / microBatch, known, activations);
      }
    }
  }

  private setupOf(layout: Layout): Setup {
    const { base, space } = this;
    const selective = space.recompute.length === 1 && space.recompute[0] === 'selective';
    return { ...base, layout, sequenceParallel: layout.tp > 1 && (base.stack !== 'old' || selective) };
  }

  private passes(setup: Setup): Passes {
    const works = this.kinds.map((fused) => workOf(this.model, setup, this.rates, this.constants, fused));
    const both = this.backward.map((backward) => works.map((work) => passesSeconds(work, backward, this.constants)));
    return { head: works.map(({ head }) => head), both };
  }

  private spread(layout: Layout): Spread {
    const setup = this.setupOf(layout);
    const holding = holdingOf(this.model, this.weights, setup);
    // Gradients of several stages in flight cannot be spread before they are summed.
    const zero = this.space.zero.length > 1 && layout.pp > 1 ? this.space.zero.filter((stage) => stage !== 2) : this.space.zero;
    const each = zero.map((stage) => ({ ...setup, zero: stage }));
    return {
      layout,
      zero,
      traffic: each.map((one) => trafficSeconds(holding, one, this.rates)),
      everyTime: each.map(sendsEveryMicroBatch),
      state: each.map((one) => {
        const { weights, gradients, optimizer, gathered } = stateOf(this.model, this.weights, one);
        return weights + gradients + optimizer + gathered;
      }),
      optimizer: each.map((one) => optimizerOf(holding, one, this.rates, this.constants)),
      transferShare: transferShare(setup),
      keepsOutputs: keepsOutputs(setup),
    };
  }

  private microBatch(
    spread: Spread,
    microBatch: number,
    count: number,
    { head, both }: Passes,
    activations: readonly { readonly kept: number; readonly live: number }[],
  ): void {
    const { model, constants, space, rates, base, ranking } = this;
    const { tp, pp, cp } = spread.layout;
    const tokens = (microBatch * base.sequence) / cp;
    const stages = space.vp ?? virtualStages(model, pp, count);
    const logits = 4 * tokens * (model.vocabulary / tp) * model.outputHeads;
    const shares = sharesHead(model.layers, pp, this.hybrid, base.balanced) ? pp : 1;
    const elements = (tokens * model.hidden) / spread.transferShare;
    const less = shares > 1 ? head.map(() => 0) : head.map((seconds) => withoutHead(seconds, constants));
    const transfer = pipelineSeconds(elements, pp, 1, rates, constants);
    const sent = spread.keepsOutputs ? 2 * model.hidden * tokens * Math.min(count, pp) : 0;
    const leastState = Math.min(...spread.state);
    for (let again = 0; again < space.recompute.length; again++) {
      const passes = both[again] as readonly number[];
      const { kept, live } = activations[again] as { readonly kept: number; readonly live: number };
      const busy = (kind: number) => (passes[kind] as number) / pp + (head[kind] as number) / shares;
      const last = tokens * (kept * (model.layers / pp) + live) + logits;
      const fastest = passes.length === 1 ? busy(0) : Math.min(busy(0), busy(1));
      if (!this.options.exhaustive && this.hopeless(fastest * count, leastState + last)) {
        this.pruned += stages.length * spread.zero.length;
        continue;
      }
      for (let at = 0; at < spread.zero.length; at++) {
        const traffic = spread.traffic[at] as number;
        const everyTime = spread.everyTime[at] as boolean;
        const fixed = (spread.optimizer[at] as number) + rates.stepSeconds;
        const state = spread.state[at] as number;
        const stage = (kind: number) => (everyTime ? withTraffic(busy(kind), traffic, constants) : busy(kind));
        const once = (kind: number) => fixed + (everyTime ? 0 : exposedSeconds(busy(kind), traffic, base, constants));
        const one = stage(0);
        const oneOnce = once(0);
        const two = passes.length === 1 ? 0 : stage(1);
        const twoOnce = passes.length === 1 ? 0 : once(1);
        for (const vp of stages) {
          const first = pp === 1 ? 0 : firstStageBytes(kept, live, tokens * model.layers, tokens, count, pp, vp) + sent;
          const memoryBytes = withOverhead(state + Math.max(first, last));
          const waits = (pp - 1) / vp;
          const rounds = count + waits;
          let stepSeconds = (rounds * (one + transfer * vp) - waits * (less[0] as number) + oneOnce) * this.scale;
          if (passes.length === 2) {
            const fused = (rounds * (two + transfer * vp) - waits * (less[1] as number) + twoOnce) * this.scale;
            stepSeconds = stepSeconds ** legacyShare(false) * fused ** legacyShare(true);
          }
          this.rated++;
          if (ranking.wants(stepSeconds, memoryBytes)) {
            const setup = this.setupOf({ ...spread.layout, vp });
            const zero = spread.zero[at] as Setup['zero'];
            const recompute = space.recompute[again] as Setup['recompute'];
            ranking.add({ setup: { ...setup, zero, recompute, microBatch }, stepSeconds, memoryBytes });
          }
        }
      }
    }
  }

  /** No setup of a micro batch and recomputation can fit, or be faster than all that are kept. */
  private hopeless(seconds: number, bytes: number): boolean {
    return !this.ranking.mayFit(withOverhead(bytes)) || seconds * this.scale >= this.ranking.slowest;
  }
}
