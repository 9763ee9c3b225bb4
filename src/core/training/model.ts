/** The training cost model as the library offers it: plain functions on numbers in SI units. */
export { constants } from './constants.js';
export { goodputOf, llama3Failures } from './goodput.js';
export { machines } from './machines.js';
export { memoryOf } from './memory.js';
export {
  adapted,
  adapterParameters,
  distillation,
  groupRelative,
  preferences,
  pretraining,
  rlhf,
  supervised,
} from './methods.js';
export { computeOptimal, overTraining } from './scaling.js';
export { search } from './search.js';
export { spaceOf } from './search-space.js';
export { usualStep } from './setup.js';
export { modelFlopsPerToken, modelWeights } from './shape.js';
export { stepOf } from './step.js';
