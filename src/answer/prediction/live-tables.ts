import type { Accelerator } from '../../catalog/facts.js';
import { knownErrors } from '../../core/training/errors.js';
import type { KnownErrors } from '../../core/training/known-errors.js';
import type { ModelShape } from '../../core/training/shape.js';
import { type Machine, machineOf } from './hardware.js';
import { trainablePrecisions } from './request.js';
import { publishedShape } from './shape.js';

/** What the model of a training step takes from tables, for one model and one accelerator: where there are no tables, it is computed with these. */
export type LiveTables = {
  /** By the id of the model. */
  readonly shapes: Readonly<Record<string, ModelShape>>;
  readonly machine: Machine | null;
  readonly errors: readonly KnownErrors[];
};

/** Those tables, and the precisions whose steps can be predicted. */
export function liveTables(
  model: string | null,
  gpu: Accelerator,
): { readonly tables: LiveTables; readonly precisions: readonly string[] } {
  const machine = machineOf(gpu);
  const shape = model === null ? undefined : publishedShape(model);
  return {
    tables: {
      shapes: { ...(model !== null && shape && { [model]: shape }) },
      machine,
      errors: knownErrors.filter(({ family }) => family === 'any' || family === machine?.hardware.family),
    },
    precisions: machine === null ? [] : trainablePrecisions(machine.hardware),
  };
}
