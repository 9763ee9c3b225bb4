import type { Constants } from './calibration.js';
import type { Backward } from './setup.js';
import type { Work } from './work.js';

/** Forward and backward pass of one micro batch over all layers, without head: time of the accelerator. */
export function forwardSeconds({ matmul, attentionForward, elementwise, tensor, exchange }: Work): number {
  return matmul + attentionForward + elementwise / 3 + tensor + exchange;
}

/** Gradients of a micro batch over all layers, and what is computed again for them. */
export function backwardSeconds(work: Work, { recomputed, selective, frozen }: Backward): number {
  const { matmul, attentionBackward, elementwise, tensor, exchange, context } = work;
  const own = (frozen ? 1 : 2) * matmul + attentionBackward + (2 * elementwise) / 3 + tensor + exchange + context / 2;
  return own + recomputed * forwardSeconds(work) + (selective ? work.selected : 0);
}

/** How sharply the host of expert blocks and the accelerator overlap. */
const HOST_EXPONENT = 8;

/**
 * Both passes over all layers: the accelerator or what launches its kernels, whichever is slower, and
 * the host of experts. A pipeline stage has its share of it.
 */
export function passesSeconds(work: Work, backward: Backward, constants: Constants): number {
  const computing = forwardSeconds(work) + backwardSeconds(work, backward);
  const busy = overlapped(computing, (3 + backward.recomputed) * work.launch, constants.launchExponent);
  return work.host === 0 ? busy : overlapped(busy, work.host, HOST_EXPONENT);
}

/** Two things at once: their sum at exponent 1, the longer of them at a large one. */
function overlapped(one: number, other: number, exponent: number): number {
  const longer = Math.max(one, other);
  return longer * (1 + (Math.min(one, other) / longer) ** exponent) ** (1 / exponent);
}

/** The head is shared by all stages where layers are spread unevenly, which makes up for it. */
export function sharesHead(layers: number, pp: number, hybrid: boolean, balanced: boolean): boolean {
  return hybrid || balanced || layers % pp !== 0;
}

/** Seconds that a micro batch takes less on all stages but the last, which the bubble is made of. */
export function withoutHead(headSeconds: number, { bubbleHead }: Constants): number {
  return (1 - bubbleHead) * headSeconds;
}

/** A micro batch whose traffic runs beside it: `exposed` of the shorter cannot be hidden. */
export function withTraffic(stage: number, traffic: number, { overlapExponent, exposedTraffic }: Constants): number {
  return overlapped(stage, traffic, overlapExponent) + exposedTraffic * Math.min(stage, traffic);
}
