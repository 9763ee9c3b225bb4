import type { Architecture, Block } from '../../core/architecture/architecture.js';
import { attention } from '../../core/architecture/attention.js';
import { feedForward } from '../../core/architecture/feed-forward.js';
import { linear, type Part } from '../../core/architecture/part.js';
import { norm } from '../../core/architecture/pieces.js';
import { assemble } from '../assemble.js';
import { Config, isObject } from '../config.js';
import { gather } from '../decoder.js';
import { names, Scope } from '../dimensions.js';
import type { Families } from '../family.js';

/** Feed-forward widths are rounded up to a multiple of this. */
const ROUND = 256;

/** Nemotron-NAS (DeciLM): a search chose each layer's attention and network, or took them away; `block_configs` says which. */
function nemotronNas(config: Config): Architecture {
  const raw = config.raw('block_configs');
  const layers = Array.isArray(raw) ? raw.length : 1;
  if (!Array.isArray(raw) || raw.length === 0) config.missing(['block_configs']);
  const scope = new Scope(config, layers);
  const stated = config.wholeOr(layers, names.layers);
  if (Array.isArray(raw) && stated !== layers)
    config.conflict(names.layers[0], stated, { say: 'layer-count', layers, of: 'block_configs' });
  const { hidden } = scope;
  const blocks = (Array.isArray(raw) ? raw : []).map((block: unknown, place) => {
    if (isObject(block)) return new Config(block, `block_configs[${place}].`, config);
    config.conflict(`block_configs[${place}]`, block, { say: 'no-object' });
    return new Config({}, '', config);
  });
  const stack = gather(
    scope,
    blocks,
    (block) => JSON.stringify([block.raw('attention'), block.raw('ffn')]),
    (block) => ({ blocks: [...attentionBlock(scope, block), ...networkBlock(scope, block)] }),
  );
  return assemble(scope, 'nemotron-nas', {
    positions: 'rotary',
    tied: false,
    stacks: [{ role: 'decoder', before: [], ...stack, after: [norm('rms', hidden)] }],
  });
}

/** A half of a layer: left out with its norm, one square matrix, or what it usually is. */
function half(scope: Scope, inner: Config | undefined, build: (inner: Config) => Part): readonly Block[] {
  if (inner === undefined || inner.flag('no_op', false)) return [];
  const { hidden } = scope;
  const part: Part = inner.flag('replace_with_linear', false)
    ? { is: 'linear', tensors: [linear('feedForward', hidden, hidden)], facts: { from: hidden.value, to: hidden.value } }
    : build(inner);
  return [{ before: [], branches: [[norm('rms', hidden), part]], after: [] }];
}

function attentionBlock(scope: Scope, block: Config): readonly Block[] {
  return half(scope, block.inner('attention'), (inner) => {
    const { hidden, heads, headDim } = scope;
    const perGroup = inner.whole(['n_heads_in_group']);
    if (heads.value % perGroup !== 0)
      inner.conflict('n_heads_in_group', perGroup, { say: 'divides-not', of: 'query-heads', number: heads.value });
    const keyValueHeads = scope.size('keyValueHeads', Math.max(1, Math.floor(heads.value / perGroup)));
    return attention({ hidden, heads, keyValueHeads, headDim, mask: 'causal', window: inner.wholeOr(null, ['window_length']) });
  });
}

function networkBlock(scope: Scope, block: Config): readonly Block[] {
  return half(scope, block.inner('ffn'), (inner) => {
    const { hidden } = scope;
    const width = inner.wholeOr(undefined, names.feedForward) ?? roundedWidth(inner, hidden.value);
    return feedForward({ hidden, width: scope.size('feedForwardWidth', width), gated: true });
  });
}

function roundedWidth(inner: Config, hidden: number): number {
  const multiplier = inner.raw('ffn_mult');
  if (typeof multiplier === 'number' && multiplier > 0 && multiplier < 1000) {
    return Math.ceil(Math.floor((2 * multiplier * hidden) / 3) / ROUND) * ROUND;
  }
  if (multiplier === undefined) inner.missing(['ffn_mult', ...names.feedForward]);
  else inner.conflict('ffn_mult', multiplier, { say: 'no-factor' });
  return 1;
}

export const searched: Families = { 'nemotron-nas': (config) => nemotronNas(config), deci: (config) => nemotronNas(config) };
