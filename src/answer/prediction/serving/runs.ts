import type { Catalog } from '../../../catalog/catalog.js';
import { read } from '../../../catalog/facts.js';
import { servingHardware } from '../../../catalog/serving/hardware.js';
import { servingMeasurements } from '../../../catalog/serving/measurements.js';
import { predictedLatency, predictedThroughput } from '../../../core/serving/accuracy.js';
import { joulesPerToken } from '../../../core/serving/energy.js';
import type { MeasuredRun } from '../../../core/serving/fitting.js';
import { servedModel } from '../../../core/serving/from-architecture.js';
import { expertLayers, layoutGpus, type ServedModel, type ServingHardware } from '../../../core/serving/served.js';

/** Pages whose rows say how many requests a run had: the others are shown, not fitted. */
const FITTED_PAGES: ReadonlySet<string> = new Set(['trtllm-v0.14', 'trtllm-v0.20', 'trtllm-v1.0-rest']);

/** Mean prompt of a task of the energy benchmark, in tokens: it does not say. */
const PROMPTS: Readonly<Record<string, number>> = { 'lm-arena-chat': 300, gpqa: 300, 'sourcegraph-fim': 1500 };

/** Every published run that the constants are fitted to, ready to be predicted. */
export function servingRuns(catalog: Catalog): readonly MeasuredRun[] {
  const { throughput, latency, energy } = servingMeasurements();
  const base = baseOf(catalog);
  const runs: MeasuredRun[] = [];
  for (const row of throughput) {
    if (!FITTED_PAGES.has(row.source)) continue;
    const at = base(row.model, row.gpu);
    const { input, output, requests, outputTokensPerSecond } = row;
    runs.push({
      ...row,
      base: { ...at, layout: row.layout, weights: row.weights, cache: row.cache },
      weight: 1,
      groups: [`throughput ${kindOf(at.model)} ${at.hardware.link}`],
      ratios: (instance) => [predictedThroughput(instance, input, output, requests) / outputTokensPerSecond],
    });
  }
  for (const row of latency) {
    const at = base(row.model, row.gpu);
    const { input, output, concurrency, equal, tpotSeconds, ttftSeconds, repeated } = row;
    runs.push({
      ...row,
      base: { ...at, layout: row.layout, weights: row.weights, cache: row.cache },
      weight: repeated ? 0.5 : 1,
      groups: [`tpot ${kindOf(at.model)}`, `ttft ${kindOf(at.model)}`],
      ratios: (instance) => {
        const point = predictedLatency(instance, input, output, concurrency, equal);
        return [point.tpotSeconds / tpotSeconds, point.ttftSeconds / ttftSeconds];
      },
    });
  }
  for (const row of energy) {
    // Time between tokens that does not change with the batch: those runs look broken.
    if (row.task === 'gpqa' && row.gpu.startsWith('b200')) continue;
    const at = base(row.model, row.gpu);
    const { task, output, batch, itlSeconds } = row;
    runs.push({
      ...row,
      base: { ...at, layout: row.layout, weights: row.weights, cache: row.cache },
      weight: 1,
      groups: [`itl ${kindOf(at.model)}`],
      ratios: (instance) => [predictedLatency(instance, PROMPTS[task] as number, output, batch, false).tpotSeconds / itlSeconds],
    });
  }
  return runs;
}

/** Joules a token of the energy benchmark, predicted over measured, with the predicted speed. */
export function energyRuns(catalog: Catalog): readonly MeasuredRun[] {
  const base = baseOf(catalog);
  return servingMeasurements().energy.flatMap((row) => {
    if (row.task === 'gpqa' && row.gpu.startsWith('b200')) return [];
    const at = base(row.model, row.gpu);
    const gpus = layoutGpus(row.layout);
    return [
      {
        ...row,
        base: { ...at, layout: row.layout, weights: row.weights, cache: row.cache },
        weight: 1,
        groups: [`itl ${kindOf(at.model)}` as const],
        ratios: (instance: Parameters<MeasuredRun['ratios']>[0]) => {
          const { tpotSeconds } = predictedLatency(instance, PROMPTS[row.task] as number, row.output, row.batch, false);
          return [joulesPerToken(gpus, at.tdpWatts, row.batch, row.batch / tpotSeconds) / row.joulesPerToken];
        },
      },
    ];
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
      const read = catalog.model(modelName).found?.architecture();
      model = (read && servedModel(read.architecture, read.count.parameters)) ?? missing(modelName);
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
