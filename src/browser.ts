import { describeWith } from './answer/library/describe-config.js';
import { evaluateWith } from './answer/library/evaluate.js';
import { onlySizingErrors, readable } from './answer/library/guard.js';
import { presetsGiven } from './answer/library/presets-given.js';
import { scaleWith } from './answer/library/scale.js';
import { catalogInMemory, type MemoryPresets } from './catalog/memory-presets.js';
import type { describeModel, evaluate, scale, sizeInference, sizeTraining } from './index.js';

export { type Diagnostic, SizingError, type Where } from './diagnostics/diagnostic.js';
export type { MemoryPresets };

/** The functions of the library over the presets that a page or a bundle carries. */
export type Sizing = {
  readonly evaluate: typeof evaluate;
  readonly sizeTraining: typeof sizeTraining;
  readonly sizeInference: typeof sizeInference;
  readonly describeModel: typeof describeModel;
  readonly scale: typeof scale;
};

/**
 * The library without a file system: it knows the presets that are handed over and no others, as
 * `import { h100Sxm80gb } from 'llm-sizing/presets/gpus'` gives them, one at a time or all of a kind.
 * Every function is synchronous and throws a `SizingError`, and nothing else.
 */
export function sizingOf(presets: MemoryPresets): Sizing {
  const catalog = onlySizingErrors(() => catalogInMemory(readable(() => presetsGiven(presets))));
  return {
    evaluate: ((scenario, options = {}) => evaluateWith(catalog, scenario, options)) as typeof evaluate,
    sizeTraining: (scenario, options = {}) => evaluateWith(catalog, scenario, options, 'train'),
    sizeInference: (scenario, options = {}) => evaluateWith(catalog, scenario, options, 'infer'),
    describeModel: (config, options = {}) => describeWith(catalog, config, options),
    scale: (question) => scaleWith(catalog, question),
  };
}
