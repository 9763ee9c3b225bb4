import type { Architecture } from '../../core/architecture/architecture.js';
import { routedAttention } from '../../core/architecture/attention.js';
import { feedForward } from '../../core/architecture/feed-forward.js';
import { light, linear, matrix, type Part, type Tensor } from '../../core/architecture/part.js';
import { norm } from '../../core/architecture/pieces.js';
import { assemble, repeated } from '../assemble.js';
import type { Config } from '../config.js';
import { expertsOf, readDecoder, type Traits } from '../decoder.js';
import { names, Scope } from '../dimensions.js';
import type { Families } from '../family.js';
import { latent } from './latent.js';

/** JetMoE: experts of attention beside those of the network, a bias behind each. */
const jetmoe: Traits = {
  tied: true,
  mixer: (scope) => {
    const { config, hidden } = scope;
    config.overruled('bias', 'glu', 'length');
    const keyValueHeads = scope.size('keyValueHeads', config.whole(names.keyValueHeads));
    const headDim = scope.size('headDim', config.whole(names.headDim));
    const experts = scope.size('experts', config.whole(names.experts));
    return routedAttention({
      hidden,
      experts,
      perToken: scope.size('expertsPerToken', config.whole(names.expertsPerToken)),
      keyValueHeads,
      headDim,
    });
  },
  mixture: { width: ({ config }) => config.whole(names.feedForward), extra: ({ hidden }) => [light('biases', hidden)] },
};

/** LongCat-Flash: two attentions and two networks a layer, and experts beside the second half; some of those do nothing. */
function longcat(config: Config): Architecture {
  const halves = config.wholeOr(undefined, ['num_hidden_layers']);
  const layers = config.wholeOr(halves === undefined ? undefined : Math.floor(halves / 2), ['num_layers']);
  if (layers === undefined) config.missing(['num_layers']);
  const scope = new Scope(config, layers ?? 1);
  const { hidden } = scope;
  const keyDim = config.wholeOr(null, ['qk_head_dim']);
  const parts = config.wholeOr(0, ['qk_nope_head_dim']) + config.wholeOr(0, ['qk_rope_head_dim']);
  if (keyDim !== null && keyDim !== parts) config.conflict('qk_head_dim', keyDim, { say: 'not-both-parts', sum: parts });
  const rms = () => norm('rms', hidden);
  const half = (part: Part) => ({ before: [], branches: [[rms(), part]], after: [] });
  const network = feedForward({ hidden, width: scope.feedForward, gated: true });
  const layer = {
    blocks: [
      half(latent(scope)),
      { before: [rms()], branches: [[network], [routed(scope)]], after: [] },
      half(latent(scope)),
      half(network),
    ],
  };
  const idle = config.wholeOr(0, ['zero_expert_num'], { min: 0 }) > 0 && !older(config);
  return assemble(scope, 'longcat_flash', {
    positions: 'rotary',
    tied: false,
    stacks: [{ role: 'decoder', before: [], ...repeated(scope, layer, scope.layers), after: [rms()] }],
    remarks: idle ? ['idle-experts-counted'] : [],
  });
}

/** Version 4 of the library made no matrices that nothing uses. */
function older(config: Config): boolean {
  return String(config.rawHereOrOutside('transformers_version') ?? '').startsWith('4.');
}

/**
 * Experts that give back what they get have a place in the router, and a gate and a first matrix in the
 * library that none uses. Of those that a token is sent to, their share is idle.
 */
function routed(scope: Scope): Part {
  const { config, hidden } = scope;
  const part = expertsOf(scope, { routerBias: true }, 0);
  const count = config.wholeOr(0, ['zero_expert_num'], { min: 0 });
  const biased = config.flag('router_bias', false);
  const all = scope.size('experts', config.whole(names.experts));
  const bias = biased ? [light('router', all)] : [];
  if (count === 0) return { ...part, tensors: [...part.tensors, ...bias] };
  const idle = scope.size('idleExperts', count);
  const sent = config.whole(names.expertsPerToken);
  const working = Math.round((sent * all.value) / (all.value + count));
  const active = scope.size('expertsPerToken', working);
  const unused: Tensor = {
    ...linear('routedExperts', hidden, scope.size('expertWidth', config.whole(names.expertWidth))),
    copies: idle,
    active: scope.size('expertsPerToken', sent - working),
  };
  const rows = light('router', idle);
  const tensors = part.tensors.map((tensor): Tensor => (tensor.active === undefined ? tensor : { ...tensor, active }));
  return {
    ...part,
    tensors: [
      ...tensors,
      ...bias,
      matrix('router', hidden, idle),
      rows,
      ...(biased ? [rows] : []),
      ...(older(config) ? [] : [unused, unused]),
    ],
    facts: { ...part.facts, perToken: working },
  };
}

/** Mixtures whose experts, or the attention beside them, are of a kind of their own. */
export const routeds: Families = {
  jetmoe: (config, outer) => readDecoder(config, 'jetmoe', jetmoe, outer),
  longcat_flash: (config) => longcat(config),
};
