import { constants } from '../../core/training/constants.js';
import { defaultRecompute, TIGHT } from '../../core/training/defaults.js';
import { memoryOf } from '../../core/training/memory.js';
import { search } from '../../core/training/search.js';
import { type Setup, usualStep } from '../../core/training/setup.js';
import { type Diagnostic, diagnose } from '../../diagnostics/diagnostic.js';
import { formatQuantity } from '../../quantity/format.js';
import { factorFor, readFactors } from '../../scenario/own-factors.js';
import type { Resolved } from '../../scenario/resolved.js';
import type { Outcome, Prediction, Predictor, RatedLayout } from '../contract/prediction.js';
import { explained } from './explain.js';
import { hintsOf } from './hints.js';
import { launchOf } from './launch.js';
import { withFactors } from './own-factors.js';
import { measuredRange } from './range.js';
import { warningsOf } from './remarks.js';
import { remediesOf } from './remedies.js';
import { type Asked, askedOf, completeLayout, impossible, setupOf, spaceFor } from './request.js';
import { fitsIn, predicted, ratedBeside, runStep } from './step.js';

// Where the model of a step is, its tables are: in one part of the program.
export { liveTables } from './live-tables.js';

/** Layouts that are kept beside the best. */
const KEPT = 10;
/** Layouts that may fit and are faster, which are named too. */
const TIGHT_KEPT = 3;
/** Larger clusters than this are not looked at. */
const LARGEST_CLUSTER = 2 ** 20;

/** Predicts the training steps of a scenario. */
export function predict(resolved: Resolved): Predictor {
  const { prediction: request } = resolved;
  if (request === null) throw new Error('no prediction was asked for');
  const asked = askedOf(resolved, request);
  if ('code' in asked) {
    const refused: Outcome = { ok: false, problem: asked };
    return { at: () => refused, smallest: () => refused };
  }
  const known = new Map<number, Outcome>();
  const at = (gpus: number): Outcome => {
    let outcome = known.get(gpus);
    if (outcome === undefined) {
      outcome = outcomeAt(asked, gpus);
      known.set(gpus, outcome);
    }
    return outcome;
  };
  return { at, smallest: (tokensPerSecond) => smallestCluster(asked, at, tokensPerSecond) };
}

function outcomeAt(asked: Asked, gpus: number): Outcome {
  if (!(gpus >= 1)) return { ok: false, problem: diagnose('below-one', { unknown: 'gpus' }) };
  const layout = completeLayout(asked, gpus);
  return layout === null ? searched(asked, gpus) : given(asked, gpus, layout);
}

/** A layout that is given as a whole: it is rated as it is, also where it does not fit. */
function given(asked: Asked, gpus: number, layout: Setup['layout']): Outcome {
  const { shape, hardware, request } = asked;
  const start = setupOf(asked, gpus, layout);
  const problem = impossible(asked, start);
  if (problem !== undefined) return { ok: false, problem };
  const open = request.recompute === null && request.recomputeLayers === null;
  const setup = open ? { ...start, recompute: defaultRecompute(shape, hardware, start) } : start;
  return told(asked, setup, [], { rated: 1, pruned: 0 });
}

/** The fastest layout that fits, or, where none does, that may fit. */
function searched(asked: Asked, gpus: number): Outcome {
  const { shape, hardware, request } = asked;
  const base = setupOf(asked, gpus, usualStep.layout);
  const wrong = wrongPart(asked, base);
  if (wrong !== undefined) return { ok: false, problem: wrong };
  const space = spaceFor(asked, gpus);
  const fuller = factorFor(readFactors(request.ownFactors), 'trainingMemory');
  const look = (memoryBytes: number, top: number) =>
    search(shape, hardware, base, space, constants, { top, memoryBytes: memoryBytes / fuller });
  const fitting = look(hardware.memoryBytes, KEPT + 1);
  const tight = look(TIGHT * hardware.memoryBytes, fitting.found.length === 0 ? KEPT + 1 : TIGHT_KEPT);
  const [best] = fitting.found.length === 0 ? tight.found : fitting.found;
  if (best === undefined) return { ok: false, problem: noLayout(asked, base, tight.smallest) };
  const faster = tight.found.filter(({ stepSeconds }) => stepSeconds < best.stepSeconds);
  const rest = (fitting.found.length === 0 ? tight.found : fitting.found).slice(1);
  const parts = predicted(shape, hardware, best.setup, asked.peak).parts;
  const others = [...faster, ...rest].slice(0, KEPT).map((found) => ratedBeside(shape, hardware, found, parts));
  const { dp } = request.layout;
  const kept = dp === undefined ? others : others.filter(({ layout }) => layout.dp === dp);
  return told(asked, best.setup, kept, { rated: fitting.rated, pruned: fitting.pruned });
}

/** What is wrong with the part of a layout that is given, whatever the rest will be. */
function wrongPart(asked: Asked, base: Setup): Diagnostic | undefined {
  const { tp = 1, pp = 1, cp = 1, vp = 1, ep = 1 } = asked.request.layout;
  const layout = { tp, pp, cp, vp, ep };
  const ranks = base.gpus / (tp * pp * cp);
  // The batch is what is left to search, where it goes with some layout.
  return impossible(asked, { ...base, layout, microBatch: 1, globalBatch: Number.isInteger(ranks) ? ranks : base.globalBatch });
}

function noLayout(asked: Asked, base: Setup, smallest: { readonly setup: Setup; readonly memoryBytes: number } | null): Diagnostic {
  const gpus = formatQuantity(base.gpus, 'integer');
  if (smallest === null) return diagnose('no-layout', { gpus, globalBatch: base.globalBatch });
  return diagnose('no-layout-fits', {
    gpus,
    least: formatQuantity(smallest.memoryBytes, 'bytes'),
    there: formatQuantity(asked.hardware.memoryBytes, 'bytes'),
    remedies: remediesOf(asked, smallest.setup),
  });
}

function told(asked: Asked, setup: Setup, others: readonly RatedLayout[], counted: Prediction['searched']): Outcome {
  const { shape, hardware, peak } = asked;
  const { ownFactors, launch } = asked.request;
  const factors = readFactors(ownFactors);
  const own = withFactors(predicted(shape, hardware, setup, peak), factors);
  const rated = factors.length === 0 ? own : { ...own, fits: fitsIn(own.memoryBytesPerGpu.total, hardware) };
  const framework = { old: 'megatron, unfused', torch: 'torch', compiled: 'torch-compile', megatron: 'megatron' }[setup.stack];
  const prediction = {
    ...rated,
    framework,
    ...(launch !== null && { launch: launchOf(launch, asked.assumed ? null : shape, setup) }),
    others,
    searched: counted,
  };
  return {
    ok: true,
    prediction,
    warnings: warningsOf(asked, setup, prediction),
    hints: hintsOf(prediction),
    explained: () => explained(shape, setup, runStep(shape, hardware, setup), memoryOf(shape, setup), peak),
    range: (solved, figureAt) => measuredRange(prediction, solved, figureAt),
  };
}

/** The fewest GPUs, in whole servers, that process so many tokens a second. */
function smallestCluster(asked: Asked, at: Predictor['at'], tokensPerSecond: number): Outcome {
  const { tp = 1, pp = 1, cp = 1, dp = 1 } = asked.request.layout;
  const part = tp * pp * cp * dp;
  const unit = part % asked.gpusPerServer === 0 ? part : asked.gpusPerServer % part === 0 ? asked.gpusPerServer : part;
  const enough = (gpus: number): boolean => {
    const outcome = at(gpus);
    if (!outcome.ok) return false;
    const rate = outcome.prediction.tokensPerSecondPerGpu;
    return (asked.request.pace?.(rate, asked.peak) ?? rate) * gpus >= tokensPerSecond;
  };
  let most = unit;
  while (!enough(most)) {
    if (most * 2 > LARGEST_CLUSTER) return noCluster(at(most));
    most *= 2;
  }
  let least = most === unit ? 0 : most / 2;
  while (most - least > unit) {
    const middle = least + unit * Math.round((most - least) / (2 * unit));
    if (enough(middle)) most = middle;
    else least = middle;
  }
  return at(most);
}

/** Why not even the largest cluster does it: a mistake of the layout comes first. */
function noCluster(last: Outcome): Outcome {
  if (!last.ok && last.problem.code !== 'no-layout' && last.problem.code !== 'no-layout-fits') return last;
  const why = last.ok ? 'time' : 'memory';
  return { ok: false, problem: diagnose('no-cluster', { most: formatQuantity(LARGEST_CLUSTER, 'integer'), why }) };
}
