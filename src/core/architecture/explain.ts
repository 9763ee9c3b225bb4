import { type Architecture, placedTensors, shapeOf } from './architecture.js';
import { explainCount } from './explain-count.js';
import { explainConventions, explainFlops, explainPairFlops } from './explain-flops.js';
import { explainCache, explainWeights } from './explain-memory.js';
import { type Computed, type ExplainedStep, Explanation } from './explanation.js';

/** The explanation of every figure of a model, in the order in which they build on each other. */
export function explainModel(architecture: Architecture, computed: Computed): readonly ExplainedStep[] {
  const explanation = new Explanation(architecture);
  const placed = placedTensors(architecture);
  explainCount(explanation, placed, computed.count);
  explanation.told('s', 'sequence', computed.context);
  if (shapeOf(architecture) === 'encoder-decoder') explainPairFlops(explanation, architecture, computed);
  else explainFlops(explanation, architecture, computed);
  explainConventions(explanation, architecture, computed);
  explainWeights(explanation, placed, computed);
  explainCache(explanation, architecture, computed);
  return explanation.steps;
}
