import { arithmeticOf } from './formats.js';
import { cachePerSequence, weightsPerGpu } from './memory.js';
import { bytesPerWeight, expertElements, layoutGpus, type ServedModel } from './served.js';
import type { Instance } from './step.js';

/** Elements that a token is multiplied with: all but the experts it does not go through. */
export function activeElements(model: ServedModel): number {
  let active = 0;
  for (const part of model.feedForwards) {
    if (part.is === 'experts') active += (expertElements({ ...model, feedForwards: [part] }) * part.perToken) / part.experts;
  }
  return model.parameters - expertElements(model) + active;
}

/** Seconds that 2·N FLOP of each of so many tokens take at the dense peak of all GPUs of an instance. */
export function leastComputeSeconds(instance: Omit<Instance, 'engine'>, tokens: number): number {
  const { model, hardware, layout, weights, constants } = instance;
  const { peak } = arithmeticOf(weights, { ...hardware, peakFactor: 1 }, constants);
  return (2 * activeElements(model) * tokens) / (peak * layoutGpus(layout));
}

/** Seconds that reading the active weights once takes at the full bandwidth of all GPUs: no step that makes a token is shorter. */
export function leastReadSeconds({
  model,
  hardware,
  layout,
  weights,
}: Pick<Instance, 'model' | 'hardware' | 'layout' | 'weights'>): number {
  return (activeElements(model) * bytesPerWeight[weights]) / (hardware.bandwidth * layoutGpus(layout));
}

/**
 * Seconds that reading takes at the full bandwidth in a step of `tokens`: the weights with those experts that a token goes
 * to, and the cache of `sequences` of `cached` tokens each.
 */
export function stepReadSeconds(
  instance: Omit<Instance, 'engine' | 'constants'>,
  tokens: number,
  sequences: number,
  cached: number,
): number {
  const { model, hardware, layout, weights } = instance;
  let idle = 0;
  for (const part of model.feedForwards) {
    if (part.is !== 'experts') continue;
    idle += expertElements({ ...model, feedForwards: [part] }) * (1 - part.perToken / part.experts) ** tokens;
  }
  const untouched = (idle * bytesPerWeight[weights]) / layoutGpus(layout);
  const cache = (sequences / layout.adp) * cachePerSequence(instance, cached);
  return (weightsPerGpu(instance) - untouched + cache) / hardware.bandwidth;
}
