import { defaultStack } from '../../core/training/defaults.js';
import type { Hardware, Stack, TrainingPrecision } from '../../core/training/hardware.js';
import { multiplies } from '../../core/training/rates.js';
import { type Space, spaceOf } from '../../core/training/search-space.js';
import { type Recompute, type Setup, usualStep } from '../../core/training/setup.js';
import type { ModelShape } from '../../core/training/shape.js';
import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import { diagnose } from '../../diagnostics/diagnostic.js';
import { writtenLayout } from '../../scenario/layout-text.js';
import type { PredictionRequest } from '../../scenario/prediction-request.js';
import type { Resolved } from '../../scenario/resolved.js';
import { machineOf } from './hardware.js';
import { shapeOf } from './shape.js';

/** A scenario as the cost model takes it, for any number of GPUs. */
export type Asked = {
  readonly request: PredictionRequest;
  readonly shape: ModelShape;
  /** Only the size of the model is known. */
  readonly assumed: boolean;
  readonly hardware: Hardware;
  /** The accelerator whose efficiencies are borrowed. */
  readonly like: string | null;
  readonly name: string;
  readonly precision: TrainingPrecision;
  readonly sequence: number;
  /** Peak of the precision, which utilisations are shares of. */
  readonly peak: number;
  readonly gpusPerServer: number;
};

const SEQUENCE = 2048;
const precisions: Readonly<Record<string, TrainingPrecision>> = {
  bf16: 'bf16',
  fp16: 'fp16',
  fp8: 'fp8',
  mxfp8: 'mxfp8',
  nvfp4: 'nvfp4',
  fp4: 'nvfp4',
};

/** What a prediction starts from, or why there is none. */
export function askedOf(resolved: Resolved, request: PredictionRequest): Asked | Diagnostic {
  const { accelerator, scenario, stored, quantities } = resolved;
  const model = shapeOf(resolved);
  if (model === null) return diagnose('unknown-step', { what: { say: 'model-size' } });
  if (accelerator === null) return diagnose('unknown-step', { what: { say: 'an-accelerator' } });
  const memoryBytes = stored.memory?.basis === 'given' ? stored.memory.bytes : null;
  const machine = machineOf(accelerator);
  if (machine === null) return diagnose('unknown-step', { what: { say: 'memory-and-bandwidth', gpu: accelerator.name } });
  const { like } = machine;
  const hardware = withOwn(machine.hardware, request.networkBytesPerSecond, memoryBytes);
  const asked = String(scenario['precision']);
  const precision = precisions[asked];
  if (precision === undefined || !multiplies(hardware, precision)) {
    return diagnose('untrainable-precision', { gpu: accelerator.name, precision: asked, choices: trainablePrecisions(hardware) });
  }
  return {
    request,
    shape: model.shape,
    assumed: model.assumed,
    hardware,
    like,
    name: accelerator.name,
    precision,
    sequence: resolved.sequence ?? SEQUENCE,
    peak: quantities.get('peakFlopsPerGpu') ?? hardware.peak16FlopsPerSecond,
    gpusPerServer: quantities.get('gpusPerServer') ?? 8,
  };
}

/** An accelerator with a network or a memory of one’s own, where they are given. */
function withOwn(hardware: Hardware, networkBytesPerSecond: number | null, memoryBytes: number | null): Hardware {
  return {
    ...hardware,
    networkBytesPerSecond: networkBytesPerSecond ?? hardware.networkBytesPerSecond,
    memoryBytes: memoryBytes ?? hardware.memoryBytes,
  };
}

/** Precisions whose steps can be predicted on an accelerator. */
export function trainablePrecisions(hardware: Hardware): readonly string[] {
  return Object.keys(precisions).filter((each) => multiplies(hardware, precisions[each] as TrainingPrecision));
}

/** Sizes of a layout that leaves nothing open but what follows: null where something is left to search. */
export function completeLayout({ request, shape }: Asked, gpus: number): Setup['layout'] | null {
  const { tp, pp, vp = 1, dp, cp, ep } = request.layout;
  const experts = shape.blocks.some(({ is }) => is === 'experts');
  if (experts && ep === undefined) return null;
  const known = (tp ?? 1) * (pp ?? 1) * (cp ?? 1) * (dp ?? 0) === gpus || (tp !== undefined && pp !== undefined && cp !== undefined);
  return known ? { tp: tp ?? 1, pp: pp ?? 1, vp, cp: cp ?? 1, ep: ep ?? 1 } : null;
}

function stackOf({ request, shape, hardware, precision }: Asked): Stack {
  const old = hardware.family === 'v100' || precision === 'fp16';
  if (request.framework === 'torch') return 'torch';
  if (request.framework === 'torch-compile') return 'compiled';
  if (request.framework === 'megatron') return old ? 'old' : 'megatron';
  return defaultStack(shape, hardware, precision, request.zero ?? usualStep.zero);
}

/** A step on so many GPUs, with what is given and, for the rest, what people usually do. */
export function setupOf(asked: Asked, gpus: number, layout: Setup['layout']): Setup {
  const { request, precision, sequence } = asked;
  const stack = stackOf(asked);
  const microBatch = request.microBatch ?? usualStep.microBatch;
  return {
    ...usualStep,
    gpus,
    layout,
    // Unfused Megatron got it together with selective recomputation.
    sequenceParallel: layout.tp > 1 && (stack !== 'old' || request.recompute === 'selective'),
    zero: request.zero ?? usualStep.zero,
    microBatch,
    globalBatch: request.globalBatch ?? usualBatch(gpus, sequence, (gpus / (layout.tp * layout.pp * layout.cp)) * microBatch),
    sequence,
    precision,
    recompute: recomputeOf(request.recompute ?? 'none', stack),
    recomputeLayers: request.recomputeLayers,
    stack,
    overlap: stack !== 'old',
    optimizer: request.optimizer ?? usualStep.optimizer,
    adapters: request.adapters,
    besideBytes: request.besideBytes / gpus,
    gather8: stack === 'compiled' && precision === 'fp8',
    dispatcher: request.dispatcher,
  };
}

/** PyTorch’s selective recomputation goes by operations: about half of the forward pass. */
function recomputeOf(asked: Recompute, stack: Stack): Recompute {
  return asked === 'selective' && (stack === 'torch' || stack === 'compiled') ? 'selective-op' : asked;
}

/** Tokens of a step of a large run of today. */
const BATCH_TOKENS = 2 ** 22;

/** Sequences of a step where nobody says: about 4M tokens, in whole rounds of `unit` sequences. */
function usualBatch(gpus: number, sequence: number, unit: number): number {
  const wanted = Math.max(1, Math.round(BATCH_TOKENS / sequence));
  if (unit > 1) return unit * Math.max(1, Math.round(wanted / unit));
  if (gpus <= wanted) return gpus * Math.round(wanted / gpus);
  let batch = gpus;
  while (batch % 2 === 0 && batch > wanted) batch /= 2;
  return batch;
}

/** What a search may vary: what is given is kept. */
export function spaceFor({ request, shape, hardware, sequence }: Asked, gpus: number): Space {
  const all = spaceOf(shape, gpus, hardware.domain, sequence);
  const { layout } = request;
  const only = (given: number | undefined, open: readonly number[]) => (given === undefined ? open : [given]);
  return {
    tp: only(layout.tp, all.tp),
    pp: only(layout.pp, all.pp),
    vp: layout.vp === undefined ? null : [layout.vp],
    cp: only(layout.cp, all.cp),
    ep: only(layout.ep, all.ep),
    microBatch: request.microBatch === null ? null : [request.microBatch],
    zero: request.zero === null ? [0, 1, 3] : [request.zero],
    recompute: request.recomputeLayers !== null ? ['none'] : request.recompute === null ? all.recompute : [request.recompute],
  };
}

/** Why a layout cannot be run at all; undefined where it can. */
export function impossible({ shape, request }: Asked, setup: Setup): Diagnostic | undefined {
  const { gpus, layout, globalBatch, microBatch, recomputeLayers } = setup;
  const { tp, pp, vp, cp, ep } = layout;
  const { dp } = request.layout;
  const product = tp * pp * cp * (dp ?? 1);
  if (dp === undefined ? gpus % product !== 0 : product !== gpus)
    return diagnose('impossible-layout', { why: 'product', layout: writtenLayout(request.layout), product, gpus });
  for (const block of shape.blocks) {
    if (block.is === 'attention' && tp > block.heads) return diagnose('impossible-layout', { why: 'heads', tp, heads: block.heads });
  }
  const stack = shape.layers + shape.outputHeads + 1;
  if (pp > shape.layers) return diagnose('impossible-layout', { why: 'layers', pp, layers: shape.layers });
  if (vp > 1 && (pp === 1 || vp * pp > stack)) return diagnose('impossible-layout', { why: 'virtual', vp, pp, layers: shape.layers });
  if (recomputeLayers !== null && recomputeLayers > shape.layers)
    return diagnose('impossible-layout', { why: 'recomputed', recomputeLayers, layers: shape.layers });
  const ranks = gpus / (tp * pp * cp);
  const experts = shape.blocks.reduce((most, block) => (block.is === 'experts' ? Math.max(most, block.experts) : most), 1);
  if (ep > 1 && (experts % ep !== 0 || gpus % ep !== 0)) return diagnose('impossible-layout', { why: 'experts', ep, experts, gpus });
  if (globalBatch % (ranks * microBatch) !== 0) return diagnose('impossible-layout', { why: 'batch', globalBatch, ranks, microBatch });
  return undefined;
}
