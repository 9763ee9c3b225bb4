import { expertLayers } from '../../core/serving/served.js';
import { isHybrid } from '../../core/training/shape.js';
import type { Resolved } from '../../scenario/resolved.js';
import type { CalibrationGroup } from '../contract/calibration.js';
import { shapeOf } from '../prediction/shape.js';

/** The group that predictions of a scenario belong to, whatever the metric; null where its accelerator or model has none. */
export function groupOf(resolved: Resolved): Omit<CalibrationGroup, 'metric'> | null {
  const { kind, accelerator, scenario } = resolved;
  const experts = kind === 'train' ? trainsExperts(resolved) : servesExperts(resolved);
  if (accelerator === null || experts === null) return null;
  return {
    gpu: accelerator.id,
    models: experts ? 'experts' : 'dense',
    engine: kind === 'train' ? null : String(scenario['engine'] ?? 'vllm'),
  };
}

function trainsExperts(resolved: Resolved): boolean | null {
  const found = shapeOf(resolved);
  return found === null ? null : isHybrid(found.shape);
}

function servesExperts({ model }: Resolved): boolean | null {
  const served = model?.shapes()?.serving ?? null;
  return served === null ? null : expertLayers(served) > 0;
}
