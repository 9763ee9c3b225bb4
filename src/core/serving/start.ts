import { roundedConstants, roundedEngines } from './constants.js';
import type { Calibration } from './fitting.js';

/**
 * Where the fit starts: the rounded constants; under vLLM a first guess of what a step costs, and of what drawing a
 * token does: the 15 µs a sequence that serve both of its sets are mostly sorting, which grows with the vocabulary; the memory of workstation cards 10 % above its datasheet.
 */
export const fitStart: Calibration = {
  constants: { ...roundedConstants, workstationBandwidthFactor: 1.1 },
  engines: {
    ...roundedEngines,
    vllm: {
      ...roundedEngines.vllm,
      hostSecondsPerSequence: 5e-6,
      hostSecondsPerStep: 1e-4,
      samplingPasses: 60,
      reservedOutputShare: 0.3,
    },
  },
};
