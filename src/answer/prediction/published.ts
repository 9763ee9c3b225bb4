import { packagedText } from '../../catalog/package-presets.js';
import { readSmallModels, readSteps, type TrainingRow } from '../../catalog/training/rows.js';
import { defaultRecompute } from '../../core/training/defaults.js';
import type { Measured } from '../../core/training/fitting.js';
import type { Hardware } from '../../core/training/hardware.js';
import { machines } from '../../core/training/machines.js';
import { usualStep } from '../../core/training/setup.js';
import { isHybrid } from '../../core/training/shape.js';

/** A published step with the accelerator it ran on, and the set it belongs to. */
export type PublishedStep = TrainingRow & Measured & { readonly set: 'dense' | 'experts' | 'several servers' | 'one server' };

/** The files of `presets/measurements/training`, as text. */
export type PublishedFiles = { readonly steps: string; readonly documents: string; readonly smallModels: string };

/** Every published step of dense models and mixtures, then the small and middle models. */
export function publishedSteps({ steps, documents, smallModels }: PublishedFiles): readonly PublishedStep[] {
  const published = readSteps(steps, JSON.parse(documents), usualStep).map((row) => ({
    ...row,
    hardware: hardwareOf(row),
    set: isHybrid(row.shape) ? ('experts' as const) : ('dense' as const),
  }));
  const small = readSmallModels(smallModels, usualStep).map((row) => {
    const hardware = hardwareOf(row);
    // The document does not say what was computed again.
    const recompute = defaultRecompute(row.shape, hardware, row.setup);
    return { ...row, hardware, set: row.setting as PublishedStep['set'], setup: { ...row.setup, recompute } };
  });
  return [...published, ...small];
}

/** The steps that come with the package. */
export function packagedSteps(): readonly PublishedStep[] {
  const file = (name: string) => packagedText(`measurements/training/${name}`);
  return publishedSteps({ steps: file('steps.csv'), documents: file('documents.json'), smallModels: file('small-models.csv') });
}

function hardwareOf({ gpu, networkBytesPerSecond }: TrainingRow): Hardware {
  const machine = machines[gpu];
  if (machine === undefined) throw new Error(`presets: published steps: the cost model does not know ${gpu}`);
  return networkBytesPerSecond === null ? machine : { ...machine, networkBytesPerSecond };
}
