import type { Catalog } from '../../../catalog/catalog.js';
import { usualCache } from '../../../catalog/serving/usual-cache.js';
import { slotOf } from '../../../core/compile.js';
import type { Lengths } from '../../../core/serving/memory.js';
import { type Diagnostic, diagnose, type Where } from '../../../diagnostics/diagnostic.js';
import type { Phrase } from '../../../diagnostics/phrase.js';
import type { Given } from '../../../scenario/draft.js';
import { flagOf } from '../../../scenario/field.js';
import { fields } from '../../../scenario/fields.js';
import { resolve } from '../../../scenario/resolve.js';
import type { Origin, Resolved } from '../../../scenario/resolved.js';
import { SERVING_KEYS } from '../../../scenario/serving-fields.js';
import { type Plan, planOf } from '../../sheet/plan.js';
import type { Planned } from '../../sheet/planned.js';
import { predictedParts, prefillShare } from './figures.js';
import { predictOwn } from './own-factors.js';
import type { ServingPrediction } from './predict.js';
import { engineOf, type ServingRequest, servingRequest } from './request.js';
import { type GivenWorkload, readWorkload } from './workload.js';

type GivenFields = ReadonlyMap<string, Given>;

/** Fields that tell how much is asked, or how many GPUs there are to ask it of. */
const DEMAND = ['tokens', 'requests', 'users', 'messagesPerUser', 'concurrentUsers', 'tokenRate', 'outputTokenRate', 'words', 'questions'];
const FLEET = ['gpus', 'powerBudget', 'budget'];
/** Stands in until the prediction is made; the sheet is linear in it. */
const FIRST_GUESS = 0.5;

/**
 * The plan of a service whose utilisation is predicted: the sheet is resolved as for an assumed one, the cost model finds
 * replicas for its demand (or what its GPUs carry), and the utilisation that gives the same GPUs is put into the sheet.
 */
export function predictedPlan(given: GivenFields, catalog: Catalog, compared: boolean): Planned {
  const conflict = conflictIn(given);
  if (conflict !== undefined) return { ok: false, diagnostics: [conflict] };
  const plain = new Map([...given].filter(([key]) => !SERVING_KEYS.has(key) && key !== 'utilization'));
  const asked = given.get('workload');
  const differing = asked === undefined ? null : readWorkload(asked, catalog);
  if (asked !== undefined && differing !== null) {
    if (!differing.ok) return differing;
    const { workload } = differing.given;
    plain.set('input', { value: rounded(workload.input), where: asked.where });
    plain.set('output', { value: rounded(workload.output), where: asked.where });
  }
  const mix = differing?.ok ? differing.given : null;
  const alone = !DEMAND.some((key) => plain.has(key)) && !FLEET.some((key) => plain.has(key));
  if (alone) plain.set('requests', { value: 1, where: HERE });
  const first = settled(plain, given, catalog, compared);
  if (!first.ok) return first;
  const { plan, sheetGiven } = first;
  const values = plan.inputs.slice();
  const problem = plan.compute(values);
  if (problem !== undefined) return { ok: false, diagnostics: [problem] };
  const lengths = lengthsOf(plan, values, given, mix);
  if (lengths === null) {
    return {
      ok: false,
      diagnostics: [diagnose('prediction-needs', { what: { say: 'request-lengths' }, example: '--input 1000 --output 300' })],
    };
  }
  const read = servingRequest(plan.resolved, given, lengths, mix?.workload ?? null);
  if (!read.ok) return read;
  const sized = sizeOf(read.request, plan, values, alone);
  if ('diagnostics' in sized) return { ok: false, diagnostics: sized.diagnostics };
  const { prediction, utilization } = sized;
  sheetGiven.set('utilization', { value: utilization, where: HERE });
  if (alone) sheetGiven.set('requests', { value: prediction.requestsPerSecond, where: HERE });
  const resolution = resolve('infer', sheetGiven, catalog, compared);
  if (!resolution.ok) return resolution;
  const asStated = stated(resolution.resolved, given, plan.resolved.stored.kv, alone, mix);
  const resolved = { ...asStated, quantities: new Map([...asStated.quantities, ['prefillShare', prefillShare(prediction)]]) };
  const sheet = planOf(resolved);
  return { ok: true, plan: { ...sheet, predicted: predictedParts(read.request, prediction, sheet.sheet, mix) } };
}

/** Tenths of a token are more than anyone knows. */
function rounded(tokens: number): number {
  return Math.max(1, Math.round(10 * tokens) / 10);
}

const HERE: Where = { kind: 'field', path: 'utilization' };

/** Lengths that a workload says already. */
const LENGTHS = ['input', 'output', 'words', 'questions', 'turns', 'shots'];

/** Two fields that say the same: lengths of requests, an engine; a utilisation or a throughput of one's own leaves nothing to predict. */
function conflictIn(given: GivenFields): Diagnostic | undefined {
  const twice = (one: string, other: string, what: Phrase) =>
    diagnose('conflicting-fields', { one: flagOf(one), other: flagOf(other), what }, given.get(one)?.where);
  const length = given.has('workload') ? LENGTHS.find((key) => given.has(key)) : undefined;
  if (length !== undefined) return twice(length, 'workload', { say: 'lengths-of-requests' });
  if (given.has('workload') && given.get('lengths')?.value === 'equal') return twice('lengths', 'workload', { say: 'lengths-differ' });
  const launched = given.get('launch')?.value;
  if (launched !== undefined && given.has('engine') && given.get('engine')?.value !== launched)
    return twice('launch', 'engine', { say: 'serving-engine' });
  const unkept = unkeptIn(given, twice);
  if (unkept !== undefined) return unkept;
  const asked = [...given.keys()].find((key) => SERVING_KEYS.has(key)) ?? 'utilization';
  const known = given.has('throughput')
    ? 'throughput'
    : given.get('utilization')?.value !== 'auto' && given.has('utilization')
      ? 'utilization'
      : undefined;
  if (known === undefined) return undefined;
  const what = { say: 'share-of-peak' } as const;
  return diagnose('conflicting-fields', { one: flagOf(known), other: flagOf(asked), what }, given.get(known)?.where);
}

/** Targets that nothing would be held to, and loads that nothing would be reckoned with: what is asked together and does not go together. */
function unkeptIn(given: GivenFields, twice: (one: string, other: string, what: Phrase) => Diagnostic): Diagnostic | undefined {
  const needs = (key: string, what: Phrase, example: string) => diagnose('prediction-needs', { what, example }, given.get(key)?.where);
  const percentile = ['ttft', 'tpot'].find((key) => typeof given.get(key)?.value === 'string');
  const load = ['concurrency', 'batch'].find((key) => given.has(key));
  const pools = given.get('pools')?.value === 'two';
  if (pools && percentile !== undefined) return needs(percentile, { say: 'means-of-two-pools' }, `--${percentile} 2s`);
  if (pools && load !== undefined) return twice(load, 'pools', { say: 'load-of-a-replica' });
  if (load !== undefined && percentile !== undefined) return twice(load, percentile, { say: 'load-and-percentile' });
  if (given.has('burstiness') && percentile === undefined) return needs('burstiness', { say: 'percentile-of-bursts' }, '--ttft p95:2s');
  return undefined;
}

type Settled = { readonly ok: true; readonly plan: Plan; readonly sheetGiven: Map<string, Given> } | Extract<Planned, { ok: false }>;

/** The plain sheet at a first guess, in the arithmetic and with the cache that an engine would choose. */
function settled(plain: Map<string, Given>, given: GivenFields, catalog: Catalog, compared: boolean): Settled {
  const sheetGiven = new Map(plain);
  sheetGiven.set('utilization', { value: FIRST_GUESS, where: HERE });
  let resolution = resolve('infer', sheetGiven, catalog, compared);
  if (!resolution.ok) return resolution;
  const { stored, accelerator } = resolution.resolved;
  const weights = stored.weights;
  if (accelerator !== null && weights !== 'fp32') {
    if (!given.has('kv'))
      sheetGiven.set('kv', { value: usualCache(weights === 'fp16' ? 'bf16' : weights, engineOf(given), accelerator.id), where: HERE });
    if (!given.has('precision') && !given.has('peak')) {
      const known = ['fp8', 'fp4', 'bf16', 'fp16'].filter((precision) => accelerator.peak(precision) !== undefined);
      const wanted = computedIn(weights, known);
      if (wanted !== undefined) sheetGiven.set('precision', { value: wanted, where: HERE });
    }
    resolution = resolve('infer', sheetGiven, catalog, compared);
    if (!resolution.ok) return resolution;
  }
  return { ok: true, plan: planOf(resolution.resolved), sheetGiven };
}

/** The precision whose peak an engine computes these weights at. */
function computedIn(weights: string, known: readonly string[]): string | undefined {
  const sixteen = known.find((precision) => precision === 'bf16' || precision === 'fp16');
  if (weights === 'fp8' || weights === 'int8') return known.includes('fp8') ? 'fp8' : sixteen;
  return (weights === 'nvfp4' || weights === 'mxfp4') && known.includes('fp4') ? 'fp4' : sixteen;
}

function lengthsOf({ sheet }: Plan, values: Float64Array, given: GivenFields, mix: GivenWorkload | null): Lengths | null {
  const of = (key: string) => {
    const slot = sheet.slots.get(key);
    return slot === undefined ? undefined : (values[slot] as number);
  };
  const input = of('promptTokens') ?? of('inputTokens');
  const output = of('outputTokens');
  if (input === undefined || output === undefined) return null;
  return {
    input,
    output,
    prefix: Math.min(input - 1, of('cachedPrefixTokens') ?? 0),
    ...(mix !== null && { running: mix.workload.running }),
    ...(given.get('lengths')?.value === 'equal' && { equal: true }),
  };
}

type Sized = { readonly prediction: ServingPrediction; readonly utilization: number } | { readonly diagnostics: readonly Diagnostic[] };

/** Replicas for the demand, or the demand that the GPUs carry; and the utilisation at which the sheet says the same. */
function sizeOf(request: ServingRequest, { resolved, sheet }: Plan, values: Float64Array, alone: boolean): Sized {
  const { quantities, unknown } = resolved;
  const perReplicaPeak = (quantities.get('peakToAverage') ?? 1) / (1 - (quantities.get('headroom') ?? 0));
  const offered = (values[slotOf(sheet.slots, 'requestsPerSecond')] as number) * perReplicaPeak;
  const exact = values[slotOf(sheet.slots, 'gpusExact')] as number;
  const fixed = unknown.fixedBy !== 'nothing';
  // What is solved for may be whole, and so a hair below what the GPUs carry.
  const fleet = Math.ceil(exact - 1e-9);
  const predicted = predictOwn(request, fixed || alone ? null : offered, fixed && !alone ? fleet : null);
  if (!predicted.ok) return predicted;
  const { prediction } = predicted;
  if (!fixed) {
    const served = alone ? prediction.requestsPerSecond * perReplicaPeak : offered;
    const { gpus } = prediction;
    return { prediction, utilization: (FIRST_GUESS * exact * (served / offered)) / gpus };
  }
  const replicas = Math.floor(fleet / prediction.gpusPerReplica);
  if (replicas < 1) return { diagnostics: [diagnose('below-one', { unknown: 'replicas' })] };
  return {
    prediction: { ...prediction, replicas, gpus: replicas * prediction.gpusPerReplica },
    utilization: (FIRST_GUESS * prediction.requestsPerSecond * replicas) / offered,
  };
}

/** The scenario as it was asked: what was predicted stands there as such, what was only needed on the way does not. */
function stated(resolved: Resolved, given: GivenFields, kv: string, alone: boolean, mix: GivenWorkload | null): Resolved {
  const scenario: Record<string, string | number> = { ...resolved.scenario, utilization: 'auto', kv };
  const sources: Record<string, Origin> = { ...resolved.sources, utilization: given.has('utilization') ? 'given' : 'predicted' };
  for (const key of ['kv', 'precision']) if (!given.has(key) && sources[key] === 'given') sources[key] = 'derived';
  if (alone) {
    delete scenario['requests'];
    delete sources['requests'];
  }
  for (const key of SERVING_KEYS) {
    const value = key === 'engine' ? engineOf(given) : given.get(key)?.value;
    if (value === undefined) continue;
    scenario[key] = value;
    sources[key] = given.has(key) ? 'given' : key === 'engine' && given.has('launch') ? 'derived' : 'default';
  }
  if (mix !== null) {
    // A file is not there for whoever asks again; its lengths are, and their means follow from them.
    scenario['workload'] = mix.text;
    for (const key of ['input', 'output']) {
      delete scenario[key];
      delete sources[key];
    }
  }
  const inOrder = <Entry>(entries: Readonly<Record<string, Entry>>) =>
    Object.fromEntries(fields.flatMap(({ key }) => (entries[key] === undefined ? [] : [[key, entries[key]]])));
  return { ...resolved, scenario: inOrder(scenario), sources: inOrder(sources) };
}
