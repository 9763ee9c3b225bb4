import type { Result } from '../answer/contract/result.js';
import { termOf, type Words } from '../words/words.js';

/** What a figure of an answer is called: instances are servers, and the energy of a predicted service is of its GPUs alone. */
export function figureTerm(key: string, evidence: Result['evidence'], words: Words): string {
  if (evidence.instance !== undefined && key === 'servers') return termOf('instances', words);
  if (evidence.serving !== undefined && key === 'energyJoulesPerToken') return termOf('gpuEnergyPerOutputToken', words);
  return termOf(key, words);
}
