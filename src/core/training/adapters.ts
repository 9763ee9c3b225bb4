import { adapterParameters } from './methods.js';
import { headDims, type ModelShape } from './shape.js';

type Linear = { readonly inputs: number; readonly outputs: number; readonly count: number };

/** Bytes of a weight that adapters stand beside: 16 bits, or 4 with scales that are quantised too (Dettmers et al. 2023, arXiv:2305.14314). */
export const FROZEN_WEIGHT_BYTES = { lora: 2, qlora: 0.516 } as const;

/** Parameters of adapters of a rank beside every linear layer, those of all experts among them; embedding and head have none. */
export function adaptersOf({ blocks, hidden }: ModelShape, rank: number): number {
  const linear: Linear[] = [];
  for (const block of blocks) {
    const { count } = block;
    const pair = (width: number, up: number, times = 1, inside = hidden) =>
      linear.push({ inputs: inside, outputs: width, count: count * up * times }, { inputs: width, outputs: inside, count: count * times });
    switch (block.is) {
      case 'attention': {
        const { key, value } = headDims(block);
        linear.push({ inputs: block.heads * value, outputs: hidden, count });
        if (block.latent === null) {
          linear.push({ inputs: hidden, outputs: block.heads * key, count });
          linear.push({ inputs: hidden, outputs: block.keyValueHeads * key, count: 2 * count });
          break;
        }
        const { queryRank, keyValueRank, plainDim, ropeDim, valueDim } = block.latent;
        if (queryRank > 0) linear.push({ inputs: hidden, outputs: queryRank, count });
        linear.push({ inputs: queryRank || hidden, outputs: block.heads * key, count });
        linear.push({ inputs: hidden, outputs: keyValueRank + ropeDim, count });
        linear.push({ inputs: keyValueRank, outputs: block.heads * (plainDim + valueDim), count });
        break;
      }
      case 'feedForward':
        pair(block.width, block.gated ? 2 : 1);
        break;
      case 'experts':
        pair(block.width, block.gated ? 2 : 1, block.experts, block.latentWidth);
        if (block.sharedWidth > 0) pair(block.sharedWidth, block.gated ? 2 : 1);
        break;
      case 'recurrent':
        linear.push({ inputs: hidden, outputs: block.projectedWidth, count }, { inputs: block.innerWidth, outputs: hidden, count });
    }
  }
  return adapterParameters(rank, linear);
}
