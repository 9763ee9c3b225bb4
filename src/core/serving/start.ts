import { roundedConstants, roundedEngines } from './constants.js';
import type { Calibration } from './fitting.js';

/**
 * Where the fit starts: the rounded constants; under vLLM the 15 µs a sequence that serve both of its sets, with a first
 * guess of what a step and the drawing of a token cost; the memory of workstation cards 10 % above its datasheet.
 */
export const fitStart: Calibration = {
  constants: { ...roundedConstants, workstationBandwidthFactor: 1.1 },
  engines: {
    ...roundedEngines,
    vllm: {
      ...roundedEngines.vllm,
      hostSecondsPerSequence: 15e-6,
      hostSecondsPerStep: 1e-4,
      samplingPasses: 0.5,
      reservedOutputShare: 0.3,
    },
  },
};
