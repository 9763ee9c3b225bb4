import type { Constants } from './calibration.js';
import { exchangeSeconds } from './exchange.js';
import { gemmSeconds, trafficSeconds } from './gemm.js';
import { isLowPrecision } from './hardware.js';
import type { Rates } from './rates.js';
import { type Setup, sequenceShare } from './setup.js';
import {
  type AttentionBlock,
  type ExpertsBlock,
  type FeedForwardBlock,
  headDims,
  isHybrid,
  keyValueWidth,
  type LatentRanks,
  type ModelShape,
  type RecurrentBlock,
} from './shape.js';

/**
 * Seconds of one micro batch on one accelerator, over all layers: what depends on `tp`, `cp`, `ep` and
 * the micro batch alone. Pipeline stages share it, and the step adds what comes once.
 */
export type Work = {
  /** Matrix multiplications of the forward pass; the backward pass has twice as many. */
  matmul: number;
  attentionForward: number;
  attentionBackward: number;
  /** What selective recomputation does again: attention, or the projections up from the ranks of latent attention and the activations of experts. */
  selected: number;
  /** Element-wise traffic, a third of it in the forward pass. */
  elementwise: number;
  /** Exposed tensor parallel traffic of one direction. */
  tensor: number;
  /** Exchange of keys and values between context parallel ranks. */
  context: number;
  /** Tokens to their experts and back, in one direction. */
  exchange: number;
  /** Launching the kernels of the forward pass. */
  launch: number;
  /** Host of blocks of experts. */
  host: number;
  /** Output head and loss, forward and backward: of the last stage. */
  head: number;
};

/** Experts of models with few of them are split by tensor parallel ranks too. */
const FEW_EXPERTS = 16;

function splitsExperts({ experts }: ExpertsBlock): boolean {
  return experts <= FEW_EXPERTS;
}

type StreamShare = { readonly attention: number; readonly feedForward: number; readonly heads: number };

type Context = {
  readonly setup: Setup;
  readonly rates: Rates;
  readonly constants: Constants;
  /** Tokens of a rank. */
  readonly tokens: number;
  readonly tp: number;
  readonly sp: number;
  readonly hidden: number;
  /** Share of a layer’s passes over the stream in an attention block, in a feed-forward one, and over queries, keys and values. */
  readonly streamShare: StreamShare;
  /** Seconds an element of a matrix, of layers and of what stays in 16 bits. */
  readonly traffic: number;
  readonly traffic16: number;
};

function streamShareOf({ stack }: Setup, hybrid: boolean, { streamOld, headsOld }: Constants): StreamShare {
  if (hybrid) return { attention: 0.5, feedForward: 0.5, heads: 0 };
  return stack === 'old' ? { attention: streamOld, feedForward: 0, heads: headsOld } : { attention: 1, feedForward: 0, heads: 0 };
}

/** Work of a micro batch, by (2) to (6) and (12) to (18). `fused` grouped multiplications have no host time. */
export function workOf(model: ModelShape, setup: Setup, rates: Rates, constants: Constants, fused: boolean): Work {
  const hybrid = isHybrid(model);
  const { tp, cp } = setup.layout;
  const context: Context = {
    setup,
    rates,
    constants,
    tokens: (setup.microBatch * setup.sequence) / cp,
    tp,
    sp: sequenceShare(setup),
    hidden: model.hidden,
    streamShare: streamShareOf(setup, hybrid, constants),
    traffic: trafficSeconds(constants.gemmSize, rates.matmulPeak, rates.memory, rates.matmul),
    traffic16: trafficSeconds(constants.gemmSize, rates.peak16, rates.memory, rates.matmul16),
  };
  const work: Work = {
    matmul: 0,
    attentionForward: 0,
    attentionBackward: 0,
    selected: 0,
    elementwise: 0,
    tensor: 0,
    context: 0,
    exchange: 0,
    launch: 0,
    host: 0,
    head: model.outputHeads * headSeconds(context, model.vocabulary),
  };
  let reduced = 0;
  let blocks = 0;
  for (const block of model.blocks) {
    blocks += block.count;
    if (block.is !== 'experts') reduced += block.count;
    else if (splitsExperts(block)) reduced += block.count * block.perToken * constants.expertReductions;
    switch (block.is) {
      case 'attention':
        addAttention(work, block, context);
        break;
      case 'feedForward':
        addFeedForward(work, block, context);
        break;
      case 'experts':
        addExperts(work, block, context, fused);
        break;
      case 'recurrent':
        addRecurrent(work, block, context);
    }
  }
  work.tensor = reduced * rates.tensorExposed * allReduceSeconds(context);
  work.launch = rates.launchSeconds * (hybrid ? blocks / 2 : model.layers);
  return work;
}

function gemm({ rates, traffic }: Context, m: number, n: number, k: number): number {
  return gemmSeconds(m, n, k, rates.matmul, traffic);
}

function gemm16({ rates, traffic16 }: Context, m: number, n: number, k: number): number {
  return gemmSeconds(m, n, k, rates.matmul16, traffic16);
}

function headSeconds(context: Context, vocabulary: number): number {
  const { tokens, tp, hidden, rates, constants } = context;
  return 3 * gemm16(context, tokens, vocabulary / tp, hidden) + (constants.logitBytes * tokens * vocabulary) / (tp * rates.memory);
}

/** Seconds of passes over `elements` of a rank: two bytes read and written for each. */
function passes({ tokens, rates }: Context, elements: number, count = rates.passes): number {
  return (2 * tokens * count * elements) / rates.memory;
}

/** One all-reduce of the stream between tensor parallel ranks (5). */
function allReduceSeconds({ tokens, tp, hidden, rates }: Context): number {
  const link = tp > rates.domain ? Math.min(rates.link, rates.domain * rates.network) / 2 : rates.link;
  return (((4 * (tp - 1)) / tp) * tokens * hidden) / link;
}

function addAttention(work: Work, block: AttentionBlock, context: Context): void {
  const { setup, rates, tokens, tp, sp, hidden } = context;
  const { count, heads } = block;
  work.matmul += count * attentionMatmul(block, context);
  const { key, value } = headDims(block);
  const reach = block.window === null ? setup.sequence / 2 : Math.min(block.window, setup.sequence);
  const flops = (2 * tokens * reach * heads * (key + value)) / tp;
  if (setup.stack === 'old') {
    // Scores of all pairs are computed and written, the masked half too.
    const scores = (context.constants.softmaxBytes * tokens * (heads / tp) * setup.sequence) / rates.memory;
    const forward = (1.5 * 2 * flops) / rates.matmul16 + scores;
    work.attentionForward += count * forward;
    work.selected += count * forward;
    work.attentionBackward += count * 2 * forward;
  } else {
    const forward = (flops / rates.attention) * (setup.layout.cp > 1 ? rates.contextPenalty : 1);
    work.attentionForward += count * forward;
    work.selected += count * (block.latent === null ? forward : upwardSeconds(heads, block.latent, context));
    work.attentionBackward += count * 2.5 * forward;
  }
  const inside = (context.streamShare.heads * (heads + 2 * block.keyValueHeads) * block.headDim) / tp;
  work.elementwise += count * passes(context, (context.streamShare.attention * hidden) / sp + inside);
  work.context += count * contextSeconds(block, context);
}

function attentionMatmul({ heads, keyValueHeads, headDim, latent }: AttentionBlock, context: Context): number {
  const { tokens, tp, hidden } = context;
  if (latent === null) {
    return (
      gemm(context, tokens, ((heads + 2 * keyValueHeads) * headDim) / tp, hidden) + gemm(context, tokens, hidden, (heads * headDim) / tp)
    );
  }
  const { queryRank, keyValueRank, ropeDim, valueDim } = latent;
  // The projections down to the ranks are not split.
  return (
    gemm(context, tokens, queryRank + keyValueRank + ropeDim, hidden) +
    upwardSeconds(heads, latent, context) +
    gemm(context, tokens, hidden, (heads * valueDim) / tp)
  );
}

/** Queries, keys and values of all heads, from the ranks of latent attention. */
function upwardSeconds(heads: number, { queryRank, keyValueRank, plainDim, ropeDim, valueDim }: LatentRanks, context: Context): number {
  const { tokens, tp, hidden } = context;
  const queries = (heads * (plainDim + ropeDim)) / tp;
  const query = queryRank === 0 ? gemm(context, tokens, queries, hidden) : gemm(context, tokens, queries, queryRank);
  return query + gemm(context, tokens, (heads * (plainDim + valueDim)) / tp, keyValueRank);
}

/** Keys and values of the whole context, gathered; in the backward pass half of it is exposed. */
function contextSeconds(block: AttentionBlock, { setup, rates, tp }: Context): number {
  const { cp } = setup.layout;
  const { domain, link, network } = rates;
  const bytes = (2 * setup.microBatch * setup.sequence * keyValueWidth(block)) / tp;
  const speed = tp * cp <= domain ? link : network * Math.max(1, domain / tp);
  return (((3 * (cp - 1)) / cp) * bytes) / speed;
}

function addFeedForward(work: Work, { count, width, gated }: FeedForwardBlock, context: Context): void {
  const { tokens, tp, sp, hidden, streamShare } = context;
  const up = gated ? 2 : 1;
  work.matmul += count * (gemm(context, tokens, (up * width) / tp, hidden) + gemm(context, tokens, hidden, width / tp));
  work.elementwise += count * passes(context, (streamShare.feedForward * hidden) / sp + (0.25 * up * width) / tp);
}

function addRecurrent(work: Work, { count, innerWidth, projectedWidth }: RecurrentBlock, context: Context): void {
  const { tokens, tp, sp, hidden, constants } = context;
  work.matmul += count * (gemm(context, tokens, projectedWidth / tp, hidden) + gemm(context, tokens, hidden, innerWidth / tp));
  work.elementwise += count * (passes(context, (0.5 * hidden) / sp) + passes(context, innerWidth / tp, constants.recurrentPasses));
}

function addExperts(work: Work, block: ExpertsBlock, context: Context, fused: boolean): void {
  const { setup, rates, constants, tokens, tp, sp, hidden } = context;
  const { ep } = setup.layout;
  const { count, experts, perToken, width, sharedWidth, latentWidth, gated } = block;
  const split = splitsExperts(block);
  const up = gated ? 2 : 1;
  const rows = (tokens / tp) * perToken * (split ? tp : 1);
  const own = width / (split ? tp : 1);
  const rowsOfExpert = (rows * ep) / experts;
  const size = split ? constants.fewExpertsSize : constants.groupedGemmSize;
  // Two FLOP for each row, weight and pass; the weights of an expert are read for its rows alone.
  const grouped = (n: number, k: number) =>
    ((2 * rows * n * k) / rates.matmul) * (1 + size * (rates.matmulPeak / rates.memory) * (1 / rowsOfExpert + 1 / n + 1 / k));
  const shared =
    sharedWidth === 0 ? 0 : gemm(context, tokens, (up * sharedWidth) / tp, hidden) + gemm(context, tokens, hidden, sharedWidth / tp);
  const latent = latentWidth < hidden ? 2 * gemm16(context, tokens / tp, latentWidth, hidden) : 0;
  work.matmul +=
    count * (grouped(up * own, latentWidth) + grouped(latentWidth, own) + gemm16(context, tokens / tp, experts, hidden) + shared + latent);
  const low = isLowPrecision(setup.precision);
  const expertTraffic =
    (2 * constants.expertPasses * rows * (latentWidth + (low ? constants.quantisedPasses : 1) * up * own)) / rates.memory;
  work.elementwise +=
    count *
    (passes(context, (0.5 * hidden) / sp + (0.25 * up * sharedWidth) / tp) + expertTraffic * (fused ? constants.fusedExpertTraffic : 1));
  // Read twice as wide where it is gated, and written.
  work.selected += (count * 2 * rows * (up + 1) * own) / rates.memory;
  const exchange = exchangeSeconds(
    block,
    { tokens: tokens / tp, tp, ep, precision: setup.precision, dispatcher: setup.dispatcher },
    split,
    rates,
    constants,
  );
  work.exchange += 2 * count * exchange;
  const quantised = setup.precision === 'mxfp8' || setup.precision === 'nvfp4' ? 1 : constants.hostWide;
  if (!fused) work.host += count * (constants.hostBlockSeconds + (constants.hostExpertSeconds * experts) / ep) * quantised;
}
