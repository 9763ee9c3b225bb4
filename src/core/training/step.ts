import type { Constants } from './calibration.js';
import type { Hardware } from './hardware.js';
import { type Rates, ratesOf } from './rates.js';
import { backwardOf, microBatches, type Setup, transferShare } from './setup.js';
import { frozenFlopsPerToken, isHybrid, type ModelShape, modelFlopsPerToken, modelWeights } from './shape.js';
import { backwardSeconds, forwardSeconds, passesSeconds, sharesHead, withoutHead, withTraffic } from './stage.js';
import { type Holding, holdingOf, sendsEveryMicroBatch, trafficSeconds } from './traffic.js';
import { type Work, workOf } from './work.js';

/** Seconds of a training step and where they go. What is per micro batch is of one pipeline stage. */
export type Step = {
  readonly stepSeconds: number;
  readonly tokensPerSecondPerGpu: number;
  /** Micro batches of a step. */
  readonly microBatches: number;
  /** Work of a micro batch over all stages, and that of one stage: both passes, and the head. */
  readonly work: Work;
  readonly forwardSeconds: number;
  readonly backwardSeconds: number;
  readonly launchSeconds: number;
  readonly headSeconds: number;
  /** One micro batch on the slowest stage: what launching adds and the head among it. */
  readonly computingSeconds: number;
  /** The same with the data parallel traffic that comes with it. */
  readonly stageSeconds: number;
  readonly pipelineTrafficSeconds: number;
  readonly bubbleSeconds: number;
  /** Data parallel traffic: with every micro batch (ZeRO 2 and 3), else once; what of it is exposed once. */
  readonly trafficSeconds: number;
  readonly exposedTrafficSeconds: number;
  readonly optimizerSeconds: number;
  /** What a step costs beside its micro batches, and how much a large cluster adds. */
  readonly fixedSeconds: number;
  readonly scaleFactor: number;
};

/** Share of releases in which grouped multiplications are not fused. */
const LEGACY_SHARE = 0.7;

export function legacyShare(fused: boolean): number {
  return fused ? 1 - LEGACY_SHARE : LEGACY_SHARE;
}

/** Time of a step, by (1) to (10) and (12) to (19). */
export function stepOf(model: ModelShape, hardware: Hardware, setup: Setup, constants: Constants): Step {
  const rates = ratesOf(hardware, setup.precision, setup.stack, constants);
  if (setup.fused !== null) return stepWith(model, setup, constants, rates, setup.fused);
  const legacy = stepWith(model, setup, constants, rates, false);
  if (!mayBeFused(model, hardware, setup)) return legacy;
  const fused = stepWith(model, setup, constants, rates, true);
  return { ...legacy, ...paced(setup, legacy.stepSeconds ** LEGACY_SHARE * fused.stepSeconds ** (1 - LEGACY_SHARE)) };
}

/** Recent releases fuse grouped multiplications in MXFP8 on whole racks of Blackwell. */
export function mayBeFused({ blocks }: ModelShape, { variant }: Hardware, { precision }: Setup): boolean {
  if (precision !== 'mxfp8' || (variant !== 'gb200' && variant !== 'gb300')) return false;
  return blocks.some(({ is }) => is === 'experts') && !blocks.some(({ is }) => is === 'recurrent');
}

function stepWith(model: ModelShape, setup: Setup, constants: Constants, rates: Rates, fused: boolean): Step {
  const { pp, vp } = setup.layout;
  const work = workOf(model, setup, rates, constants, fused);
  const backward = backwardOf(setup, model.layers);
  const shared = sharesHead(model.layers, pp, isHybrid(model), setup.balanced);
  const headSeconds = work.head / (shared ? pp : 1);
  const computing = passesSeconds(work, backward, constants) / pp + headSeconds;
  const holding = holdingOf(model, modelWeights(model), setup);
  const traffic = trafficSeconds(holding, setup, rates);
  const everyTime = sendsEveryMicroBatch(setup);
  const stageSeconds = everyTime ? withTraffic(computing, traffic, constants) : computing;
  const exposed = everyTime ? 0 : exposedSeconds(computing, traffic, setup, constants);
  const elements = (setup.microBatch * setup.sequence * model.hidden) / (setup.layout.cp * transferShare(setup));
  const pipelineTraffic = pipelineSeconds(elements, pp, vp, rates, constants);
  const count = microBatches(setup);
  const passed = stageSeconds - (shared ? 0 : withoutHead(headSeconds, constants));
  const bubbleSeconds = ((pp - 1) / vp) * (passed + pipelineTraffic);
  const optimizerSeconds = optimizerOf(holding, setup, rates, constants);
  const scaleFactor = 1 + constants.scaleLoss * Math.log2(Math.max(1, setup.gpus / 8));
  const busy = count * (stageSeconds + pipelineTraffic) + bubbleSeconds + exposed + optimizerSeconds + rates.stepSeconds;
  return {
    ...paced(setup, busy * scaleFactor),
    microBatches: count,
    work,
    forwardSeconds: forwardSeconds(work) / pp,
    backwardSeconds: backwardSeconds(work, backward) / pp,
    launchSeconds: ((3 + backward.recomputed) * work.launch) / pp,
    headSeconds,
    computingSeconds: computing,
    stageSeconds,
    pipelineTrafficSeconds: pipelineTraffic,
    bubbleSeconds,
    trafficSeconds: traffic,
    exposedTrafficSeconds: exposed,
    optimizerSeconds,
    fixedSeconds: rates.stepSeconds,
    scaleFactor,
  };
}

function paced({ globalBatch, sequence, gpus }: Setup, stepSeconds: number): Pick<Step, 'stepSeconds' | 'tokensPerSecondPerGpu'> {
  return { stepSeconds, tokensPerSecondPerGpu: (globalBatch * sequence) / (gpus * stepSeconds) };
}

/** What cannot be hidden of traffic that comes once a step: behind its last micro batch. */
export function exposedSeconds(stage: number, traffic: number, { overlap }: Pick<Setup, 'overlap'>, constants: Constants): number {
  return overlap ? Math.max(traffic - constants.overlapWindow * stage, constants.exposedTraffic * traffic) : traffic;
}

/** Activations between pipeline stages, for one micro batch: `elements` of one boundary on a rank, crossed once for each virtual stage. */
export function pipelineSeconds(elements: number, pp: number, vp: number, { network }: Rates, { exposedPipeline }: Constants): number {
  return pp > 1 ? (exposedPipeline * 4 * vp * elements) / network : 0;
}

export function optimizerOf(holding: Holding, { zero }: Pick<Setup, 'zero'>, { memory }: Rates, { optimizerBytes }: Constants): number {
  const { sentParameters, ranks, expertParameters, expertRanks } = holding;
  const parameters = zero === 0 ? sentParameters + expertParameters : sentParameters / ranks + expertParameters / expertRanks;
  return (optimizerBytes * parameters) / memory;
}

/** FLOP of a token in a step, as MFU counts them: with attention over the whole sequence, without gradients that are not needed. */
export function countedFlopsPerToken(model: ModelShape, { sequence, adapters }: Setup): number {
  return modelFlopsPerToken(model, sequence, 'full') - (adapters === null ? 0 : frozenFlopsPerToken(model));
}

/** Hardware FLOP over model FLOP: a forward pass is a third of a step, or half of one without gradients of weights. */
export function recomputedFactor(model: ModelShape, setup: Setup): number {
  const { recomputed, frozen } = backwardOf(setup, model.layers);
  return 1 + recomputed / (frozen ? 2 : 3);
}
