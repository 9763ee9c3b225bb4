import { light, linear, matrix, type Part, type Tensor } from './part.js';
import { literal, plus, type Size, times } from './size.js';

export type FeedForwardShape = {
  readonly hidden: Size;
  readonly width: Size;
  /** A gate beside the first matrix: three matrices instead of two. */
  readonly gated: boolean;
  readonly biased?: boolean | undefined;
};

export function feedForward({ hidden, width, gated, biased }: FeedForwardShape): Part {
  const up = linear('feedForward', hidden, width);
  const tensors: Tensor[] = [up, ...(gated ? [up] : []), linear('feedForward', width, hidden)];
  if (biased) tensors.push(light('biases', width), ...(gated ? [light('biases', width)] : []), light('biases', hidden));
  return { is: 'feedForward', tensors, facts: { width: width.value, gated } };
}

/** A mixture of experts: each token passes `perToken` of the routed ones and all of the shared ones. */
export type ExpertsShape = {
  readonly hidden: Size;
  readonly experts: Size;
  readonly perToken: Size;
  readonly width: Size;
  readonly gated: boolean;
  /** Biases of each expert's matrices. */
  readonly biased?: boolean | undefined;
  /** Biases of the router: added to its scores, or kept to balance the load. */
  readonly routerBias?: boolean | undefined;
  /** Width of all shared experts together; null where there are none. */
  readonly sharedWidth?: Size | null | undefined;
  /** A learned gate of the shared experts, there even where they have no width. */
  readonly sharedGate?: boolean | undefined;
  /** Biases of the shared experts' matrices. */
  readonly sharedBias?: boolean | undefined;
  /** The routed experts work in a narrower space, with a projection into it and one back. */
  readonly latentWidth?: Size | null | undefined;
  /** Biases of those two projections. */
  readonly latentBias?: boolean | undefined;
};

export function experts(shape: ExpertsShape): Part {
  const { hidden, experts: count, perToken, width, gated, sharedWidth, latentWidth } = shape;
  const inside = latentWidth ?? hidden;
  const each = { copies: count, active: perToken };
  const up: Tensor = { ...linear('routedExperts', inside, width), ...each };
  const tensors: Tensor[] = [];
  tensors.push(matrix('router', hidden, count));
  if (shape.routerBias) tensors.push(light('router', count));
  tensors.push(up, ...(gated ? [up] : []), { ...linear('routedExperts', width, inside), ...each });
  if (shape.biased) {
    // Of the gate and the first matrix, and of the way back.
    tensors.push({ ...light('biases', plus(times(literal(gated ? 2 : 1), width), inside)), ...each });
  }
  if (latentWidth) tensors.push(linear('routedExperts', hidden, latentWidth), linear('routedExperts', latentWidth, hidden));
  if (latentWidth && shape.latentBias) tensors.push(light('biases', plus(latentWidth, hidden)));
  if (sharedWidth) {
    const sharedUp = linear('sharedExperts', hidden, sharedWidth);
    tensors.push(sharedUp, ...(gated ? [sharedUp] : []), linear('sharedExperts', sharedWidth, hidden));
    if (shape.sharedBias) tensors.push(light('biases', plus(times(literal(gated ? 2 : 1), sharedWidth), hidden)));
  }
  if (shape.sharedGate) tensors.push(matrix('sharedExperts', hidden));
  return {
    is: 'experts',
    tensors,
    facts: {
      experts: count.value,
      perToken: perToken.value,
      width: width.value,
      gated,
      sharedWidth: sharedWidth?.value ?? null,
      latentWidth: latentWidth?.value ?? null,
    },
  };
}
