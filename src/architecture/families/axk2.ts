import type { Architecture } from '../../core/architecture/architecture.js';
import { feedForward } from '../../core/architecture/feed-forward.js';
import { linear, type Part } from '../../core/architecture/part.js';
import { norm } from '../../core/architecture/pieces.js';
import { plus, TWO, times } from '../../core/architecture/size.js';
import { assemble } from '../assemble.js';
import type { Config } from '../config.js';
import { expertsOf, gather, sharedByCount } from '../decoder.js';
import { Scope } from '../dimensions.js';
import type { Families } from '../family.js';
import { withExperts } from '../plan.js';
import { latent } from './latent.js';

/** A.X K2: latent attention with an indexer and a gate from the compressed query; norms that a pair of narrow matrices scales. */
function axk2(config: Config): Architecture {
  const scope = new Scope(config);
  const { hidden, layers } = scope;
  const rank = scope.size('adapterRank', config.wholeOr(16, ['gated_norm_rank']));
  const gatedNorm = (): Part => {
    const part = norm('rms', hidden);
    return { ...part, tensors: [...part.tensors, linear('residualMixing', hidden, rank), linear('residualMixing', rank, hidden)] };
  };
  const hasExperts = config.has('mlp_layer_types') ? withExperts(config, layers) : afterFirst(config);
  const kinds = Array.from({ length: layers }, (_, layer) => hasExperts(layer));
  const stack = gather(scope, kinds, String, (experts) => {
    const network = experts
      ? expertsOf(scope, { routerBias: true, sharedWidth: sharedByCount }, 0)
      : feedForward({ hidden, width: scope.feedForward, gated: true });
    return {
      blocks: [
        { before: [], branches: [[gatedNorm(), gatedAttention(scope)]], after: [] },
        { before: [], branches: [[experts ? gatedNorm() : norm('rms', hidden), network]], after: [] },
      ],
    };
  });
  return assemble(scope, 'axk2', {
    positions: 'rotary',
    tied: false,
    stacks: [{ role: 'decoder', before: [], ...stack, after: [norm('rms', hidden)] }],
  });
}

function afterFirst(config: Config): (layer: number) => boolean {
  const first = config.wholeOr(1, ['first_k_dense_replace'], { min: 0 });
  const every = config.wholeOr(1, ['moe_layer_freq']);
  return (layer) => layer >= first && layer % every === 0;
}

/** The compressed query, twice as wide with what the gate is made of, becomes queries and gates in one matrix. */
function gatedAttention(scope: Scope): Part {
  const { heads } = scope;
  const part = latent(scope);
  const rank = scope.needed('queryRank', 'q_lora_rank');
  const plain = scope.needed('plainDim', 'qk_nope_head_dim');
  const rope = scope.needed('ropeDim', 'qk_rope_head_dim');
  const value = scope.needed('valueDim', 'v_head_dim');
  const narrow = linear('query', rank, times(heads, plus(plain, rope)));
  const wide = linear('query', times(TWO, rank), times(heads, plus(plain, rope, value)));
  const text = (shape: Part['tensors'][number]['shape']) => shape.map((side) => side.text).join(' ');
  return { ...part, tensors: part.tensors.map((tensor) => (text(tensor.shape) === text(narrow.shape) ? wide : tensor)) };
}

export const axk2s: Families = { axk2: (config) => axk2(config) };
