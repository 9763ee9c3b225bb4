import type { Counted, Packed } from '../architecture/counted.js';
import { type WeightFormatName, weightFormats } from '../core/architecture/memory.js';

const FORMATS = Object.keys(weightFormats) as readonly WeightFormatName[];

/** What a training run asks of a model that is known by its numbers: of its parts nothing. */
export function unpacked({ parameters, activeParameters, storedAs, contextTokens, stacks, weightsBytes }: Packed): Counted {
  return {
    parameters,
    activeParameters,
    storedAs,
    architecture: { contextTokens, stacks, placement: { parts: [] } },
    weightsBytes: (format) => weightsBytes[FORMATS.indexOf(format)] as number,
  };
}
