import type { Catalog } from '../../catalog/catalog.js';
import type { WholeRun } from '../../catalog/training/whole-runs.js';
import { diagnose, SizingError } from '../../diagnostics/diagnostic.js';
import { resolve } from '../../scenario/resolve.js';
import { productionFactor } from './errors.js';
import { predict } from './predict.js';

/** Runs of fewer GPUs are not called production here. */
const PRODUCTION_GPUS = 1024;

/** Predicted and published utilisation: that of a benchmark, without what production runs are known to lose. */
export type RunRatio = { readonly run: WholeRun; readonly predicted: number; readonly measured: number };

/** Whole runs of many GPUs of which enough is known, predicted from the model, the accelerator and the number of GPUs alone. */
export function productionRuns(runs: readonly WholeRun[], catalog: Catalog): readonly RunRatio[] {
  return runs.flatMap((run) => {
    const { gpus, doubt, gpuHours, reportedUtilization } = run;
    if (gpus === null || gpus < PRODUCTION_GPUS || doubt !== '' || (gpuHours === null && reportedUtilization === null)) return [];
    const { tokensPerSecondPerGpu, mfu, peak } = predictedRun(run, gpus, catalog);
    const dense = 6 * run.activeParameters;
    const ofHours = gpuHours === null ? 0 : (dense * run.tokens) / (gpuHours * 3600 * peak);
    return [
      reportedUtilization === null
        ? { run, predicted: (tokensPerSecondPerGpu * dense) / peak, measured: ofHours }
        : { run, predicted: mfu, measured: reportedUtilization },
    ];
  });
}

function predictedRun(run: WholeRun, gpus: number, catalog: Catalog) {
  const known = catalog.model(run.model).found !== undefined;
  const fields = {
    ...(known ? { model: run.model } : { parameters: run.parameters, activeParameters: run.activeParameters }),
    gpu: run.gpu,
    gpus,
    precision: run.precision,
    tokens: run.tokens,
    utilization: 'auto',
  };
  const given = new Map(Object.entries(fields).map(([path, value]) => [path, { value, where: { kind: 'field', path } as const }]));
  const resolution = resolve('train', given, catalog);
  if (!resolution.ok) throw new SizingError(resolution.diagnostics);
  const outcome = predict(resolution.resolved).at(gpus);
  if (!outcome.ok) throw new SizingError([outcome.problem]);
  const peak = resolution.resolved.accelerator?.peak(run.precision === 'fp16' ? 'fp16' : 'bf16');
  if (peak === undefined) throw new SizingError([diagnose('unknown-step', { what: { say: '16-bit-peak' } })]);
  const { prediction } = outcome;
  const factor = productionFactor(gpus);
  return { tokensPerSecondPerGpu: prediction.tokensPerSecondPerGpu * factor, mfu: prediction.mfu * factor, peak };
}
