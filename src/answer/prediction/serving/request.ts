import { read } from '../../../catalog/facts.js';
import { servingHardware } from '../../../catalog/serving/hardware.js';
import type { EngineName } from '../../../core/serving/constants.js';
import type { Lengths } from '../../../core/serving/memory.js';
import type { ServedModel, ServingCache, ServingHardware, ServingLayout, ServingWeights } from '../../../core/serving/served.js';
import type { Speculation } from '../../../core/serving/speculative.js';
import type { Workload } from '../../../core/serving/workload.js';
import { type Diagnostic, diagnose } from '../../../diagnostics/diagnostic.js';
import type { Part, Phrase } from '../../../diagnostics/phrase.js';
import type { Given } from '../../../scenario/draft.js';
import { readLayout } from '../../../scenario/layout-text.js';
import { type OwnFactor, readFactors } from '../../../scenario/own-factors.js';
import type { Resolved } from '../../../scenario/resolved.js';
import { storedAs } from '../../../scenario/stored.js';

/** A limit: of the mean where there is no quantile. */
export type Target = { readonly seconds: number; readonly quantile: number | null };

/** What is to be predicted, with nothing left open but what is searched. SI units. */
export type ServingRequest = {
  readonly name: string;
  readonly gpuName: string;
  readonly model: ServedModel;
  readonly hardware: ServingHardware;
  readonly tdpWatts: number | null;
  readonly gpusPerServer: number;
  /** Network of one GPU to other servers; null where it is not known. */
  readonly networkBytesPerSecond: number | null;
  readonly weights: ServingWeights;
  readonly cache: ServingCache;
  readonly engine: EngineName;
  readonly lengths: Lengths;
  /** Null where layouts are searched. */
  readonly layout: ServingLayout | null;
  readonly concurrency: number | null;
  readonly batch: number | 'max' | null;
  readonly ttft: Target | null;
  readonly tpot: Target | null;
  readonly burstiness: number;
  /** How prompts differ from each other; null where they are all of the mean length. */
  readonly workload: Workload | null;
  /** The longest prompt and answer. */
  readonly longest: { readonly input: number; readonly output: number };
  readonly speculation: Speculation | null;
  /** Prompts are read on one pool of replicas, answers generated on another. */
  readonly pools: 'one' | 'two';
  /** Factors by the user’s own runs. */
  readonly factors: readonly OwnFactor[];
  readonly launch: LaunchEngine | null;
  /** Where the model is kept, and the format that it is kept in. */
  readonly repository: string;
  readonly stored: string;
};

/** Engines whose commands are known. */
export type LaunchEngine = EngineName;

type Read = { readonly ok: true; readonly request: ServingRequest } | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

/** What a prediction starts from: the plain scenario as it was resolved, and what was said of serving. */
export function servingRequest(resolved: Resolved, given: ReadonlyMap<string, Given>, lengths: Lengths, workload: Workload | null): Read {
  const { model, accelerator, stored } = resolved;
  const diagnostics: Diagnostic[] = [];
  const lacks = (name: Part, what: Phrase, key: string) =>
    diagnostics.push(diagnose('prediction-lacks', { name, what }, given.get(key)?.where));
  const shapes = model?.shapes() ?? null;
  const served = shapes?.serving ?? null;
  if (model === null)
    diagnostics.push(diagnose('prediction-needs', { what: { say: 'known-architecture' }, example: '--model llama-3.1-70b' }));
  else if (shapes === null) lacks(model.name, { say: 'architecture-unknown' }, 'model');
  else if (served === null) lacks(model.name, { say: 'attention-not-modelled' }, 'model');
  const hardware = accelerator === null ? null : servingHardware(accelerator);
  if (accelerator === null)
    diagnostics.push(diagnose('prediction-needs', { what: { say: 'accelerator-preset' }, example: '--gpu h100-sxm' }));
  else if (typeof hardware === 'string') lacks(accelerator.name, { say: 'hardware-unknown', what: hardware }, 'gpu');
  const weights = stored.weights === 'fp16' ? 'bf16' : stored.weights;
  if (weights === 'fp32') lacks({ say: 'fp32-weights' }, { say: 'served-in-16-bits' }, 'weights');
  const cache = stored.kv === 'fp16' ? 'bf16' : stored.kv;
  if (cache === 'fp32') lacks({ say: 'fp32-cache' }, { say: 'kept-in-16-bits' }, 'kv');
  const layout = layoutOf(given, diagnostics);
  for (const key of ['drafts', 'draftCost']) {
    const where = given.get(key)?.where;
    if (where === undefined || given.has('acceptance')) continue;
    diagnostics.push(diagnose('prediction-needs', { what: { say: 'accepted-share' }, example: '--acceptance 70%' }, where));
  }
  if (
    diagnostics.length > 0 ||
    model === null ||
    served === null ||
    accelerator === null ||
    hardware === null ||
    typeof hardware === 'string'
  ) {
    return { ok: false, diagnostics };
  }
  const number = (key: string) => {
    const value = given.get(key)?.value;
    return typeof value === 'number' ? value : null;
  };
  return {
    ok: true,
    request: {
      name: model.name,
      gpuName: accelerator.name,
      model: served,
      hardware: { ...hardware, memoryBytes: number('memory') ?? hardware.memoryBytes },
      tdpWatts: read(accelerator.preset.power.tdp, 'power'),
      gpusPerServer: (resolved.quantities.get('gpusPerServer') as number | undefined) ?? 8,
      networkBytesPerSecond: number('network') ?? read(accelerator.preset.links.scaleOut?.bandwidth, 'bandwidth'),
      weights: weights as ServingWeights,
      cache: cache as ServingCache,
      engine: engineOf(given),
      lengths,
      layout,
      concurrency: number('concurrency'),
      batch: given.get('batch')?.value === 'max' ? 'max' : number('batch'),
      ttft: targetOf(given, 'ttft'),
      tpot: targetOf(given, 'tpot'),
      burstiness: number('burstiness') ?? 1,
      workload,
      longest: workload?.longest ?? lengths,
      speculation: speculationOf(number),
      pools: given.get('pools')?.value === 'two' ? 'two' : 'one',
      factors: readFactors(given.get('ownFactors')?.value),
      launch: (given.get('launch')?.value as LaunchEngine | undefined) ?? null,
      // As it was typed where that names a repository of its own: what stands behind the name of the preset.
      repository: model.leftOut?.typed.includes('/') ? model.leftOut.typed : (model.preset?.repository ?? model.id),
      stored: storedAs(model),
    },
  };
}

/** That of the command that is asked for, and vLLM where nothing is said. */
export function engineOf(given: ReadonlyMap<string, Given>): EngineName {
  return ((given.get('engine') ?? given.get('launch'))?.value as EngineName | undefined) ?? 'vllm';
}

/** Guesses as they are made unless told otherwise: one at a time, as cheap as a layer or two. */
const GUESS = { drafts: 1, draftCost: 0.03 };

function speculationOf(number: (key: string) => number | null): Speculation | null {
  const acceptance = number('acceptance');
  if (acceptance === null) return null;
  return { acceptance, drafts: number('drafts') ?? GUESS.drafts, draftCost: number('draftCost') ?? GUESS.draftCost };
}

function targetOf(given: ReadonlyMap<string, Given>, key: string): Target | null {
  const value = given.get(key)?.value;
  if (value === undefined) return null;
  if (typeof value === 'number') return { seconds: value, quantile: null };
  const [percentile = '', seconds = ''] = value.slice(1).split(':');
  return { seconds: Number(seconds.slice(0, -1)), quantile: Number(percentile) / 100 };
}

function layoutOf(given: ReadonlyMap<string, Given>, diagnostics: Diagnostic[]): ServingLayout | null {
  const entry = given.get('layout');
  if (entry === undefined) return null;
  const text = String(entry.value);
  const fail = (part: string) => {
    diagnostics.push(diagnose('invalid-layout', { text, part, groups: ['tp', 'pp', 'ep', 'adp'], example: 'tp=8,ep=8' }, entry.where));
    return null;
  };
  const parsed = readLayout(text);
  if (!parsed.ok) return fail(parsed.part);
  const { tp = 1, pp = 1, ep = 1, adp = 1, vp, dp, cp } = parsed.layout;
  if (vp !== undefined || dp !== undefined || cp !== undefined) return fail(vp !== undefined ? 'vp' : dp !== undefined ? 'dp' : 'cp');
  if (ep > tp * adp || (tp * adp) % ep !== 0) return fail(`ep=${ep}`);
  return { tp, pp, ep, adp };
}
