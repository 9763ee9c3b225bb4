import type { ServingConstants } from './constants.js';
import { bytesPerWeight, type ServedModel, type ServingHardware, type ServingWeights } from './served.js';

/** What a weight format means on an accelerator: bytes, and the arithmetic that multiplies with it. */
export type Arithmetic = {
  readonly weights: ServingWeights;
  readonly weightBytes: number;
  /** Bytes of an activation that enters a product. */
  readonly activationBytes: number;
  /** Dense peak in FLOP/s, and the share of it that products reach. */
  readonly peak: number;
  readonly share: number;
  readonly is: 'bf16' | 'fp8' | 'fp4' | 'weight-only';
};

/** Weights narrower than the units of the accelerator are widened: the memory is saved, the arithmetic is that of 16 bits. */
export function arithmeticOf(weights: ServingWeights, hardware: ServingHardware, constants: ServingConstants): Arithmetic {
  const weightBytes = bytesPerWeight[weights];
  const { peakFp8, peakFp4, peakFactor } = hardware;
  const peak16 = hardware.peakBf16 * peakFactor;
  if (weights === 'bf16') {
    return { weights, weightBytes, activationBytes: 2, peak: peak16, share: constants.gemmShareBf16, is: 'bf16' };
  }
  if (weights === 'fp8' || weights === 'int8') {
    const peak = peakFp8 === null ? peak16 : peakFp8 * peakFactor;
    return { weights, weightBytes, activationBytes: 1, peak, share: constants.gemmShareFp8, is: 'fp8' };
  }
  if (weights === 'int4' || peakFp4 === null) {
    return { weights, weightBytes, activationBytes: 2, peak: peak16, share: constants.gemmShareWeightOnly, is: 'weight-only' };
  }
  const share = constants.gemmShareFp4 * (hardware.workstation ? constants.workstationFp4Factor : 1);
  return { weights, weightBytes, activationBytes: 0.5625, peak: peakFp4 * peakFactor, share, is: 'fp4' };
}

/** The format that attention is kept in, beside experts in `weights`. */
export function attentionWeights({ attentionIn4Bits }: ServedModel, weights: ServingWeights): ServingWeights {
  const fourBit = weights === 'int4' || weights === 'mxfp4' || weights === 'nvfp4';
  return fourBit && attentionIn4Bits !== 'same' ? attentionIn4Bits : weights;
}
