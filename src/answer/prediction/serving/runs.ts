import type { Catalog } from '../../../catalog/catalog.js';
import { read } from '../../../catalog/facts.js';
import { servingHardware } from '../../../catalog/serving/hardware.js';
import { servingMeasurements } from '../../../catalog/serving/measurements.js';
import { predictedLatency, predictedThroughput } from '../../../core/serving/accuracy.js';
import { joulesPerToken, type MeasuredPower, type PowerConstants } from '../../../core/serving/energy.js';
import { fitted, power } from '../../../core/serving/fitted.js';
import type { Calibration, MeasuredRun } from '../../../core/serving/fitting.js';
import { leastComputeSeconds, leastReadSeconds } from '../../../core/serving/ideal.js';
import { expertLayers, layoutGpus, type ServedModel, type ServingHardware } from '../../../core/serving/served.js';

/** Pages whose rows say how many requests a run had: the others are shown, not fitted. */
const FITTED_PAGES: ReadonlySet<string> = new Set(['trtllm-v0.14', 'trtllm-v0.20', 'trtllm-v1.0-rest']);

/** Mean prompt of a task of the energy benchmark, in tokens: it does not say. */
const PROMPTS: Readonly<Record<string, number>> = { 'lm-arena-chat': 300, gpqa: 300, 'sourcegraph-fim': 1500 };

/** A published run, and what it would be without a model of the engine. */
export type PublishedServing = MeasuredRun & {
  /** The constants are fitted to it. */
  readonly fitted: boolean;
  /** For each figure: arithmetic at the peak as a share of what was measured, and the speed of light over measured. */
  readonly ideals: readonly Ideal[];
};

export type Ideal = { readonly utilization: number; readonly limitRatio: number };

/** Every published run that the constants are fitted to, ready to be predicted. */
export function servingRuns(catalog: Catalog): readonly MeasuredRun[] {
  return publishedServing(catalog).filter(({ fitted }) => fitted);
}

/** Every packaged run, those that no constant is fitted to among them. */
export function publishedServing(catalog: Catalog): readonly PublishedServing[] {
  const { throughput, latency, energy } = servingMeasurements();
  const base = baseOf(catalog);
  const runs: PublishedServing[] = [];
  for (const row of throughput) {
    const at = base(row.model, row.gpu);
    const { input, output, requests, outputTokensPerSecond } = row;
    const on = { ...at, layout: row.layout, weights: row.weights, cache: row.cache };
    const least = leastComputeSeconds({ ...on, constants: fitted.constants }, (input + output) / output) * outputTokensPerSecond;
    runs.push({
      ...row,
      base: on,
      weight: 1,
      fitted: FITTED_PAGES.has(row.source),
      groups: [`throughput ${kindOf(at.model)} ${at.hardware.link}`],
      ratios: (instance) => [predictedThroughput(instance, input, output, requests) / outputTokensPerSecond],
      // Of many requests a step, reading the weights is shared by all of them.
      ideals: [{ utilization: least, limitRatio: 1 / least }],
    });
  }
  for (const row of latency) {
    const at = base(row.model, row.gpu);
    const { input, output, concurrency, equal, tpotSeconds, ttftSeconds, repeated } = row;
    const on = { ...at, layout: row.layout, weights: row.weights, cache: row.cache };
    runs.push({
      ...row,
      base: on,
      weight: repeated ? 0.5 : 1,
      fitted: true,
      groups: [`tpot ${kindOf(at.model)}`, `ttft ${kindOf(at.model)}`],
      ratios: (instance) => {
        const point = predictedLatency(instance, input, output, concurrency, equal);
        return [point.tpotSeconds / tpotSeconds, point.ttftSeconds / ttftSeconds];
      },
      ideals: [idealOf(on, concurrency, tpotSeconds), idealOf(on, input, ttftSeconds)],
    });
  }
  for (const row of energy) {
    const at = base(row.model, row.gpu);
    const { task, output, batch, itlSeconds } = row;
    const on = { ...at, layout: row.layout, weights: row.weights, cache: row.cache };
    runs.push({
      ...row,
      base: on,
      weight: 1,
      fitted: !looksBroken(row),
      groups: [`itl ${kindOf(at.model)}`],
      ratios: (instance) => [predictedLatency(instance, PROMPTS[task] as number, output, batch, false).tpotSeconds / itlSeconds],
      ideals: [idealOf(on, batch, itlSeconds)],
    });
  }
  return runs;
}

/** Time between tokens that does not change with the batch: the runs of one task on one accelerator. */
function looksBroken({ task, gpu }: { readonly task: string; readonly gpu: string }): boolean {
  return task === 'gpqa' && gpu.startsWith('b200');
}

/** A step of so many tokens: its arithmetic at the peak, and no less than reading the weights. */
function idealOf(on: MeasuredRun['base'], tokens: number, measuredSeconds: number): Ideal {
  const compute = leastComputeSeconds({ ...on, constants: fitted.constants }, tokens);
  return { utilization: compute / measuredSeconds, limitRatio: Math.max(compute, leastReadSeconds(on)) / measuredSeconds };
}

/** Joules a token of the energy benchmark, predicted over measured, with the predicted speed. */
export function energyRuns(catalog: Catalog, drawn?: PowerConstants): readonly MeasuredRun[] {
  return publishedEnergy(catalog, drawn).filter(({ fitted }) => fitted);
}

/** What the power is fitted to: the runs of the energy benchmark, with the speed that a calibration predicts of them. */
export function powerRuns(catalog: Catalog, { constants, engines }: Calibration): readonly MeasuredPower[] {
  const base = baseOf(catalog);
  return servingMeasurements()
    .energy.filter((row) => !looksBroken(row))
    .map(({ model, gpu, layout, weights, cache, task, output, batch, outputTokensPerSecond, watts }) => {
      const at = base(model, gpu);
      const gpus = layoutGpus(layout);
      const instance = { ...at, layout, weights, cache, engine: engines.vllm, constants };
      const { tpotSeconds } = predictedLatency(instance, PROMPTS[task] as number, output, batch, false);
      return {
        sequencesPerGpu: batch / gpus,
        share: watts / (gpus * at.tdpWatts),
        speed: batch / tpotSeconds / outputTokensPerSecond,
      };
    });
}

/** The same of all of its runs. */
export function publishedEnergy(catalog: Catalog, drawn: PowerConstants = power): readonly PublishedServing[] {
  const base = baseOf(catalog);
  return servingMeasurements().energy.map((row) => {
    const at = base(row.model, row.gpu);
    const gpus = layoutGpus(row.layout);
    const on = { ...at, layout: row.layout, weights: row.weights, cache: row.cache };
    return {
      ...row,
      base: on,
      weight: 1,
      fitted: !looksBroken(row),
      groups: [`itl ${kindOf(at.model)}` as const],
      ratios: (instance: Parameters<MeasuredRun['ratios']>[0]) => {
        const { tpotSeconds } = predictedLatency(instance, PROMPTS[row.task] as number, row.output, row.batch, false);
        return [joulesPerToken(gpus, at.tdpWatts, row.batch, row.batch / tpotSeconds, drawn) / row.joulesPerToken];
      },
      // At the rated power for as long as the least step takes.
      ideals: [idealOf(on, row.batch, (row.joulesPerToken * row.batch) / (gpus * at.tdpWatts))],
    };
  });
}

function kindOf(model: ServedModel): 'dense' | 'experts' {
  return expertLayers(model) > 0 ? 'experts' : 'dense';
}

type Base = { readonly model: ServedModel; readonly hardware: ServingHardware; readonly tdpWatts: number };

/** Presets by name, each opened once. */
function baseOf(catalog: Catalog): (model: string, gpu: string) => Base {
  const models = new Map<string, ServedModel>();
  const cards = new Map<string, Omit<Base, 'model'>>();
  const missing = (name: string): never => {
    throw new Error(`presets: serving measurements: no cost model for ${name}`);
  };
  return (modelName, gpuName) => {
    let model = models.get(modelName);
    if (model === undefined) {
      model = catalog.model(modelName).found?.shapes()?.serving ?? missing(modelName);
      models.set(modelName, model);
    }
    let card = cards.get(gpuName);
    if (card === undefined) {
      const { found } = catalog.gpu(gpuName);
      const hardware = found && servingHardware(found);
      if (found === undefined || hardware === undefined || typeof hardware === 'string') return missing(gpuName);
      card = { hardware, tdpWatts: read(found.preset.power.tdp, 'power') ?? Number.NaN };
      cards.set(gpuName, card);
    }
    return { model, ...card };
  };
}
