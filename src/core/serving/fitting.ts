import { leastSquares } from '../statistics/least-squares.js';
import type { EngineName, EngineProfile, ServingConstants } from './constants.js';
import type { Instance } from './step.js';

/** Everything that is fitted: constants of the operations, and the profiles of the engines. */
export type Calibration = { readonly constants: ServingConstants; readonly engines: Readonly<Record<EngineName, EngineProfile>> };

/** The groups by which errors are told, and how much each counts in the fit. */
export const groupWeights = {
  'throughput dense nvlink': 2.3,
  'throughput dense pcie': 0.8,
  'throughput experts nvlink': 4.4,
  'throughput experts pcie': 0.8,
  'tpot dense': 5.8,
  'tpot experts': 8,
  'ttft dense': 0.3,
  'ttft experts': 0.4,
  'itl dense': 0.6,
  'itl experts': 1.3,
} as const;
export type GroupName = keyof typeof groupWeights;

/** A published run: what it ran on, and predicted over measured for each of its figures under a calibration. */
export type MeasuredRun = {
  readonly base: Omit<Instance, 'engine' | 'constants'>;
  readonly engine: EngineName;
  readonly model: string;
  readonly gpu: string;
  readonly source: string;
  /** Half where the same run stands in another row too. */
  readonly weight: number;
  readonly groups: readonly GroupName[];
  readonly ratios: (instance: Instance) => readonly number[];
};

/** Ratios of predicted to measured of a run, one for each of its groups. */
export function ratiosOf({ base, engine, ratios }: MeasuredRun, { constants, engines }: Calibration): readonly number[] {
  return ratios({ ...base, engine: engines[engine], constants });
}

/** Constants that no published run moves, or that one definition fixes. */
const FIXED: ReadonlySet<string> = new Set(['indexerBytes', 'stageHopSeconds', 'pcieStageShare', 'linearAttentionSeconds']);

const ENGINES: readonly EngineName[] = ['trtllm', 'vllm', 'sglang'];
const OF_ENGINES = [
  'hostSecondsPerSequence',
  'hostSecondsPerLayer',
  'hostSecondsPerStep',
  'frontSecondsPerToken',
  'samplingPasses',
  'firstTokenSeconds',
  'firstTokenSecondsPerExpertLayer',
  'prefillWaitShare',
  'prefillWaitShareEqual',
  'equalLengthClumps',
  'reservedOutputShare',
] as const;

type Place = { readonly name: string; readonly engine?: EngineName; readonly start: number };

/** What is fitted: every constant that is above zero where the fit starts, but for those that are fixed. */
function placesOf({ constants, engines }: Calibration): readonly Place[] {
  const places: Place[] = [];
  for (const [name, start] of Object.entries(constants)) if (!FIXED.has(name)) places.push({ name, start });
  for (const engine of ENGINES) {
    for (const name of OF_ENGINES) {
      const start = engines[engine][name];
      // Evicting no one is how TensorRT-LLM works, and SGLang's cache was never full enough to tell; vLLM takes no note of equal lengths.
      const fixed = name === 'reservedOutputShare' ? engine !== 'vllm' : name === 'prefillWaitShareEqual' && engine === 'vllm';
      if (start > 0 && !fixed) places.push({ name, engine, start });
    }
  }
  return places;
}

function calibrationAt(places: readonly Place[], values: ArrayLike<number>, start: Calibration): Calibration {
  const constants: Record<string, number> = { ...start.constants };
  const engines: Record<EngineName, Record<string, unknown>> = {
    trtllm: { ...start.engines.trtllm },
    vllm: { ...start.engines.vllm },
    sglang: { ...start.engines.sglang },
  };
  places.forEach(({ name, engine }, at) => {
    (engine === undefined ? constants : engines[engine])[name] = values[at] as number;
  });
  engines.vllm['prefillWaitShareEqual'] = engines.vllm['prefillWaitShare'];
  return { constants: constants as ServingConstants, engines: engines as unknown as Calibration['engines'] };
}

/** Largest value of a constant: a share of what is there is at most all of it. */
function highest({ name, start }: Place): number {
  if (name === 'reservedOutputShare') return 0.5;
  if (name === 'expertVariety') return 1;
  return /Share/.test(name) && !/Wait/.test(name) ? 1 : start * RANGE;
}

const RANGE = 8;
const SCALE = 0.02;
const PRIOR = 3e-5;

/** The calibration that published runs give, from `start`, to which what they do not decide stays close. */
export function fitServing(runs: readonly MeasuredRun[], start: Calibration, rounds: number): Calibration {
  const places = placesOf(start);
  const counted = new Map<GroupName, number>();
  for (const { groups, weight } of runs) for (const group of groups) counted.set(group, (counted.get(group) ?? 0) + weight);
  const weights = runs.flatMap(({ groups, weight }) =>
    groups.map((group) => (groupWeights[group] * weight) / (counted.get(group) as number)),
  );
  const values = places.map((place) => place.start);
  const fitted = leastSquares(
    {
      start: values,
      low: values.map((value) => value / RANGE),
      high: places.map(highest),
      prior: values,
      priorWeight: PRIOR,
      weights,
      scale: SCALE,
      residuals: (constants, residuals) => {
        const calibration = calibrationAt(places, constants, start);
        let at = 0;
        for (const run of runs) for (const ratio of ratiosOf(run, calibration)) residuals[at++] = ratio - 1;
      },
    },
    { tolerance: 1e-5, rounds },
  );
  return calibrationAt(
    places,
    fitted.map((value) => Number(value.toPrecision(DIGITS))),
    start,
  );
}

/** Digits of a fitted constant: more would say what no measurement knows. */
const DIGITS = 4;

/** Mean error of each group, 0.1 for 10 %. */
export function groupErrors(runs: readonly MeasuredRun[], calibration: Calibration): Readonly<Partial<Record<GroupName, number>>> {
  const sums = new Map<GroupName, { count: number; sum: number }>();
  for (const run of runs) {
    const ratios = ratiosOf(run, calibration);
    run.groups.forEach((group, at) => {
      const of = sums.get(group) ?? { count: 0, sum: 0 };
      sums.set(group, { count: of.count + 1, sum: of.sum + Math.abs((ratios[at] as number) - 1) });
    });
  }
  return Object.fromEntries([...sums].map(([group, { count, sum }]) => [group, sum / count]));
}
