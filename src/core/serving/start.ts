import { roundedConstants, roundedEngines } from './constants.js';
import type { Calibration } from './fitting.js';

/**
 * Where the fit starts: the rounded constants; under vLLM a first guess of what a step costs, and of what drawing a
 * token does: the 15 µs a sequence that serve both of its sets are mostly sorting, which grows with the vocabulary; the
 * memory of workstation cards 10 % above its datasheet; experts that are chosen by chance, and nearly each by itself.
 */
export const fitStart: Calibration = {
  constants: { ...roundedConstants, workstationBandwidthFactor: 1.1, expertChance: 1, expertVariety: 0.95 },
  engines: {
    ...roundedEngines,
    vllm: {
      ...roundedEngines.vllm,
      hostSecondsPerSequence: 5e-6,
      hostSecondsPerStep: 1e-4,
      frontSecondsPerToken: 6e-5,
      samplingPasses: 60,
      reservedOutputShare: 0.3,
    },
  },
};
