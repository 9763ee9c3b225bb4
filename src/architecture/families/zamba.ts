import type { Architecture, Block } from '../../core/architecture/architecture.js';
import { attention } from '../../core/architecture/attention.js';
import { feedForward } from '../../core/architecture/feed-forward.js';
import { linear, type Part, repeatedPart } from '../../core/architecture/part.js';
import { norm, projectionOf } from '../../core/architecture/pieces.js';
import { mamba, mamba2 } from '../../core/architecture/recurrent.js';
import { type Size, TWO, times } from '../../core/architecture/size.js';
import { assemble, tiedIn } from '../assemble.js';
import type { Config } from '../config.js';
import { gather } from '../decoder.js';
import { names, Scope } from '../dimensions.js';
import type { Families } from '../family.js';

/** What the lists of files call layers with a shared block and those without. */
const KINDS: Readonly<Record<string, boolean>> = { hybrid: true, mamba: false, linear_attention: false };

/** Which layers have the shared block in front, from the file's list, else by the rule of the family. */
function hybridLayers(config: Config, layers: number, rule: (layer: number) => boolean): readonly boolean[] {
  const name = config.has('layers_block_type') ? 'layers_block_type' : 'layer_types';
  const types = config.textList(name, layers);
  if (types === undefined) return Array.from({ length: layers }, (_, layer) => rule(layer));
  if (types.length > layers)
    config.conflict(
      name,
      types,
      { say: 'entry-count', of: 'entries', count: types.length, layers },
      { say: 'list-of-length', length: types.length },
    );
  return types.map((type) => {
    if (!Object.hasOwn(KINDS, type)) config.conflict(name, type, { say: 'none-of', choices: Object.keys(KINDS) });
    return KINDS[type] ?? false;
  });
}

/** A layer with a shared block in front or without; whether it holds the numbers of the block, and of how many layers those of its own. */
type Kind = { readonly hybrid: boolean; readonly holds: boolean; readonly layers: number };

/** The blocks take turns. Their weights are shared as those of the embedding are: where it is untied, each layer has all for itself. */
function kindsOf(hybrid: readonly boolean[], blocks: number, tied: boolean): readonly Kind[] {
  const all = hybrid.filter(Boolean).length;
  let met = 0;
  return hybrid.map((has): Kind => {
    if (!has) return { hybrid: false, holds: false, layers: 0 };
    const place = met++;
    const alike = Math.ceil((all - (place % blocks)) / blocks);
    return { hybrid: true, holds: place < blocks || !tied, layers: tied ? 1 : alike };
  });
}

/** What the two versions do differently. */
type Version = {
  readonly family: string;
  readonly blocks: number;
  readonly hybrid: readonly boolean[];
  readonly mixer: (scope: Scope) => Part;
  /** Attention and network of the shared block; `own` are the parts that each layer has for itself. */
  readonly shared: (scope: Scope) => { readonly attention: Part; readonly network: Part; readonly own: readonly Part[] };
};

/** Zamba: Mamba layers, and before some of them one block of attention and network whose weights they share. */
function zamba(scope: Scope, { family, blocks, hybrid, mixer, shared }: Version): Architecture {
  const { hidden } = scope;
  const rms = () => norm('rms', hidden);
  const plain: Block = { before: [], branches: [[rms(), mixer(scope)]], after: [] };
  const block = ({ holds, layers }: Kind): Block => {
    const { attention: attentive, network, own } = shared(scope);
    const parts = [norm('rms', times(TWO, hidden)), attentive, rms(), network];
    const back = projectionOf('feedForward', hidden, hidden);
    const copies = scope.size('layers', layers);
    const mine = layers === 1 ? own : own.map((part) => ({ ...part, tensors: part.tensors.map((tensor) => ({ ...tensor, copies })) }));
    return { before: [], branches: [[...(holds ? parts : parts.map(repeatedPart)), ...mine, back]], after: [] };
  };
  const stack = gather(
    scope,
    kindsOf(hybrid, blocks, tiedIn(scope.config, true)),
    (kind) => `${kind.hybrid} ${kind.holds} ${kind.layers}`,
    (kind) => ({ blocks: kind.hybrid ? [block(kind), plain] : [plain] }),
  );
  return assemble(scope, family, {
    positions: scope.config.flag('use_mem_rope', false) ? 'rotary' : 'none',
    tied: true,
    stacks: [{ role: 'decoder', before: [], ...stack, after: [rms()] }],
  });
}

function version1(config: Config): Architecture {
  const scope = new Scope(config);
  const { layers } = scope;
  const every = config.wholeOr(6, ['attn_layer_period']);
  const offset = config.wholeOr(4, ['attn_layer_offset'], { min: 0 });
  if (layers < 3) config.conflict(names.layers[0], layers, { say: 'fewer-than-first-layers' });
  return zamba(scope, {
    family: 'zamba',
    blocks: 1,
    hybrid: hybridLayers(config, layers, (layer) => layer === 2 || (layer > 2 && (layer - 3) % every === offset)),
    mixer: ({ hidden }) => {
      const auto = Math.ceil(hidden.value / 16);
      const inner = expanded(scope);
      const heads = config.wholeOr(2, ['n_mamba_heads']);
      if (inner % heads !== 0) config.conflict('n_mamba_heads', heads, { say: 'divides-not', of: 'inner-width', number: inner });
      return mamba({
        hidden,
        inner: scope.size('innerWidth', inner),
        stateSize: scope.size('stateSize', config.wholeOr(16, ['mamba_d_state'])),
        timeStepRank: scope.size('timeStepRank', config.text('mamba_dt_rank') === 'auto' ? auto : config.wholeOr(auto, ['mamba_dt_rank'])),
        convolutionWidth: scope.size('convolutionWidth', config.wholeOr(4, ['mamba_d_conv'])),
        biased: config.flag('mamba_proj_bias', false),
        convolutionBias: config.flag('mamba_conv_bias', true),
      });
    },
    shared: ({ hidden }) => {
      const wide = times(TWO, hidden);
      return {
        attention: sharedAttention(scope, wide, names.headDim),
        network: feedForward({ hidden, width: scope.feedForward, gated: true }),
        own: [],
      };
    },
  });
}

function expanded({ config, hidden }: Scope): number {
  return config.wholeOr(2, ['mamba_expand']) * hidden.value;
}

function sharedAttention(scope: Scope, from: Size, keys: readonly string[]): Part {
  const { config, hidden, heads, keyValueHeads } = scope;
  const given = config.wholeOr(from.value, ['attention_hidden_size']);
  if (given !== from.value) config.conflict('attention_hidden_size', given, { say: 'not-hidden-size', hidden: hidden.value, times: 2 });
  const headDim = config.wholeOr(Math.max(1, Math.floor(from.value / heads.value)), keys);
  return attention({ hidden, from, heads, keyValueHeads, headDim: scope.size('headDim', headDim), mask: 'causal' });
}

/** Layers with a shared block in the published models, counted from 0. */
const HYBRID = new Set([6, 12, 18, 24, 30, 36, 42, 47, 51]);
/** How many layers those have. */
const LAYERS = 54;

/** Version 2 has Mamba-2, blocks that take turns, and pairs of narrow matrices that each layer adds to its block. */
function version2(config: Config): Architecture {
  const scope = new Scope(config);
  const { layers } = scope;
  const biased = config.flag('add_bias_linear', false);
  // Worked out from others.
  config.overruled(
    'gated_linear_unit',
    'use_shared_mlp_adapter',
    'attention_hidden_size',
    'mamba_headdim',
    'num_query_groups',
    'hybrid_layer_ids',
  );
  if (layers !== LAYERS && !config.has('layers_block_type', 'layer_types')) config.missing(['layers_block_type']);
  return zamba(scope, {
    family: 'zamba2',
    blocks: config.wholeOr(1, ['num_mem_blocks']),
    hybrid: hybridLayers(config, layers, (layer) => HYBRID.has(layer)),
    mixer: ({ hidden }) => {
      const heads = scope.size('stateHeads', config.wholeOr(8, ['n_mamba_heads']));
      const inner = expanded(scope);
      if (inner % heads.value !== 0)
        config.conflict('n_mamba_heads', heads.value, { say: 'divides-not', of: 'inner-width', number: inner });
      return mamba2({
        hidden,
        heads,
        headDim: scope.size('stateHeadDim', Math.max(1, Math.floor(inner / heads.value))),
        groups: scope.size('stateGroups', config.wholeOr(1, ['mamba_ngroups'])),
        stateSize: scope.size('stateSize', config.wholeOr(64, ['mamba_d_state'])),
        convolutionWidth: scope.size('convolutionWidth', config.wholeOr(4, ['mamba_d_conv'])),
        biased,
        convolutionBias: true,
      });
    },
    shared: ({ hidden }) => {
      const wide = times(TWO, hidden);
      const width = scope.size('feedForwardWidth', config.wholeOr(4 * hidden.value, names.feedForward));
      const rank = scope.size('adapterRank', config.wholeOr(128, ['adapter_rank']));
      const pair = (from: Size, to: Size) => [linear('feedForward', from, rank), linear('feedForward', rank, to)];
      const attentive = config.flag('use_shared_attention_adapter', false) ? [pair(wide, wide), pair(wide, wide), pair(wide, wide)] : [];
      return {
        attention: sharedAttention(scope, wide, ['attention_head_dim']),
        network: feedForward({ hidden, width, gated: true, biased }),
        own: [
          {
            is: 'linear',
            tensors: [...pair(hidden, times(TWO, width)), ...attentive.flat()],
            facts: { from: hidden.value, to: 2 * width.value },
          },
        ],
      };
    },
  });
}

export const zambas: Families = { zamba: (config) => version1(config), zamba2: (config) => version2(config) };
