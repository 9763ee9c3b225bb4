import type { Accelerator, Model } from '../catalog/facts.js';
import type { Draft } from './draft.js';
import { flagOf } from './field.js';
import { fieldOf } from './fields.js';
import { isPredicted } from './prediction.js';

/** What stands in for a default precision that an accelerator lacks, best first. */
const FALLBACKS = ['bf16', 'fp16'];

/** Settles the peak, the server size and the power of one GPU, from the user or the accelerator's preset. */
export function resolveAccelerator(draft: Draft, model: Model | null): Accelerator | null {
  const accelerator = draft.preset('gpu', (catalog) => catalog.gpu);
  // A measured throughput needs no peak: only what it is of it stays unknown.
  if (accelerator === null && !draft.has('peak') && !draft.has('throughput')) draft.fail('missing-gpu', {});
  resolvePeak(draft, accelerator, model);
  if (accelerator?.instance) draft.assume('gpu', accelerator.instance.name, 'given');
  const held = draft.take('gpusPerServer', [accelerator?.gpusPerServer, 'preset']);
  if (accelerator?.instance && held !== accelerator.instance.gpus) {
    const one = `${flagOf('gpu')} ${accelerator.instance.name}`;
    draft.fail('conflicting-fields', { one, other: flagOf('gpusPerServer'), what: { say: 'gpus-of-an-instance' } }, 'gpusPerServer');
  }
  const power = draft.take('power');
  if (accelerator === null) return null;
  if (power !== undefined) draft.quantities.set('powerPerGpuWatts', power);
  else if (accelerator.power !== null) draft.quantities.set('powerPerGpuWatts', accelerator.power.wattsPerGpu);
  else draft.warn('unknown-power', { name: accelerator.name });
  const { instance } = accelerator;
  if (instance?.doubt) draft.warn('doubtful-instance', { name: instance.name, doubt: instance.doubt });
  const { confidence } = accelerator.preset;
  if (confidence === 'low' || confidence === 'none') draft.warn('low-confidence', { name: accelerator.name, confidence });
  return accelerator;
}

function resolvePeak(draft: Draft, accelerator: Accelerator | null, model: Model | null): void {
  const own = draft.take('peak');
  if (own !== undefined) {
    labelPeak(draft, accelerator);
    return;
  }
  if (accelerator === null) return;
  const precision = resolvePrecision(draft, accelerator, model);
  if (precision === undefined) return;
  const sparsity = draft.text('sparsity');
  draft.assume('sparsity', sparsity ?? 'none', sparsity === undefined ? 'default' : 'given');
  const peak = sparsity === '2:4' ? accelerator.sparsePeak(precision) : accelerator.peak(precision);
  if (peak === undefined) draft.fail('unsupported-sparsity', { gpu: accelerator.name, precision }, 'sparsity');
  else draft.assume('peak', peak, 'preset');
}

/** A peak of one’s own is taken as it is: format and sparsity only say what it is of. */
function labelPeak(draft: Draft, accelerator: Accelerator | null): void {
  const [precision, sparsity] = [draft.text('precision'), draft.text('sparsity')];
  if (precision !== undefined) draft.assume('precision', precision, 'given');
  if (sparsity !== undefined) draft.assume('sparsity', sparsity, 'given');
  if (sparsity === '2:4') draft.warn('no-effect', { given: `${flagOf('sparsity')} ${sparsity}`, beside: flagOf('peak') });
  if (precision !== undefined && accelerator !== null && accelerator.peak(precision) === undefined)
    draft.warn('peak-of-no-preset', { name: accelerator.name, precision });
}

/** Formats whose steps can be predicted; without one of them a run of today is in bf16. */
const STEPS = ['bf16', 'fp16', 'fp8', 'mxfp8', 'nvfp4'];

function trainedIn(own: string | null | undefined): string {
  return own && STEPS.includes(own) ? own : 'bf16';
}

/**
 * The precision asked for, else the one that the model’s makers trained or serve it in; one that was not asked for and that the
 * accelerator lacks gives way, said in a warning.
 */
function resolvePrecision(draft: Draft, { name, peak, precisions }: Accelerator, model: Model | null): string | undefined {
  const asked = draft.text('precision');
  const usual = draft.kind === 'train' ? model?.trainingPrecision : model?.servingPrecision;
  const own = isPredicted(draft) ? trainedIn(usual) : usual;
  const wanted = asked ?? own ?? String(fieldOf('precision')?.default);
  if (peak(wanted) !== undefined) {
    draft.assume('precision', wanted, asked !== undefined ? 'given' : own && own === usual ? 'preset' : 'default');
    return wanted;
  }
  const fallback = asked === undefined ? FALLBACKS.find((precision) => peak(precision) !== undefined) : undefined;
  if (fallback === undefined) {
    draft.fail('unsupported-precision', { gpu: name, precision: wanted, choices: precisions }, asked === undefined ? 'gpu' : 'precision');
    return undefined;
  }
  draft.warn('precision-fallback', { name, wanted, used: fallback });
  draft.assume('precision', fallback, 'preset');
  return fallback;
}
