import type { Architecture } from '../../core/architecture/architecture.js';
import { attention } from '../../core/architecture/attention.js';
import { feedForward } from '../../core/architecture/feed-forward.js';
import { light, repeatedPart } from '../../core/architecture/part.js';
import { norm } from '../../core/architecture/pieces.js';
import { assemble } from '../assemble.js';
import { type Config, MOST_LAYERS } from '../config.js';
import { gather } from '../decoder.js';
import { names, Scope } from '../dimensions.js';
import type { Families } from '../family.js';

/**
 * HRM: a fast and a slow stack, which a token passes several times over: the fast one in each of its
 * cycles, then the slow one, and all that again. Each pass keeps keys and values of its own.
 */
function hierarchical(config: Config): Architecture {
  const stated = config.wholeOr(undefined, names.layers, { max: MOST_LAYERS });
  const perStack = config.wholeOr(stated, ['num_layers_per_stack'], { max: MOST_LAYERS });
  if (perStack === undefined) config.missing(['num_layers_per_stack', ...names.layers]);
  const slow = config.wholeOr(2, ['H_cycles']);
  const fast = config.wholeOr(3, ['L_cycles']);
  const own = perStack ?? 1;
  const passed = own * slow * (fast + 1);
  if (passed > MOST_LAYERS) config.conflict('H_cycles', slow, { say: 'deeper-than', most: MOST_LAYERS });
  const scope = new Scope(config, Math.min(passed, MOST_LAYERS));
  const { hidden, heads, headDim } = scope;
  const bias = config.flag('attention_bias', false);
  const mixer = attention({
    hidden,
    heads,
    keyValueHeads: heads,
    headDim,
    mask: 'causal',
    queryBias: bias,
    keyBias: bias,
    valueBias: bias,
    outputBias: bias,
    gate: 'element',
    gateBias: bias,
  });
  const network = feedForward({ hidden, width: scope.feedForward, gated: true, biased: config.flag('mlp_bias', false) });
  // The first pass of each stack holds its numbers.
  const kinds = Array.from({ length: scope.layers }, (_, layer) => {
    const pass = Math.floor(layer / own);
    return pass === 0 || pass === fast;
  });
  const stack = gather(scope, kinds, String, (holds) => ({
    blocks: [mixer, network].map((part) => ({
      before: [],
      branches: [[norm('none', hidden), holds ? part : repeatedPart(part)]],
      after: [],
    })),
  }));
  return assemble(scope, 'hrm_text', {
    positions: 'rotary',
    tied: false,
    moreEmbedding: [{ is: 'embedding', tensors: [light('residualMixing', hidden)], facts: { rows: 1, width: hidden.value } }],
    stacks: [{ role: 'decoder', before: [], ...stack, after: [norm('none', hidden)] }],
  });
}

export const cycles: Families = { hrm_text: (config) => hierarchical(config) };
