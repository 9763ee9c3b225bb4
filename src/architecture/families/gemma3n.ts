import type { Architecture, Block } from '../../core/architecture/architecture.js';
import { attention } from '../../core/architecture/attention.js';
import { feedForward } from '../../core/architecture/feed-forward.js';
import { light, linear, matrix, type Part } from '../../core/architecture/part.js';
import { norm } from '../../core/architecture/pieces.js';
import { type Size, times } from '../../core/architecture/size.js';
import { assemble } from '../assemble.js';
import type { Config } from '../config.js';
import { gather } from '../decoder.js';
import { names, Scope } from '../dimensions.js';
import type { Families } from '../family.js';
import { everyNthFull, windowed } from '../plan.js';
import { layerInput, layerTable } from './gemma4.js';

type Kind = { readonly windowed: boolean; readonly shared: boolean; readonly width: number };

/**
 * Gemma 3n: a vector of each token for each layer, several streams of which one is computed (AltUp), a
 * low-rank path beside attention (LAuReL), and keys and values of earlier layers in the last ones.
 */
function gemma3n(config: Config): Architecture {
  const scope = new Scope(config);
  const { hidden, layers } = scope;
  const streams = scope.size('residualStreams', config.wholeOr(4, ['altup_num_inputs']));
  const extra = scope.size('layerEmbeddingWidth', config.wholeOr(256, ['hidden_size_per_layer_input']));
  const rule = windowed(config, layers, everyNthFull(config, 5));
  const own = layers - config.wholeOr(15, ['num_kv_shared_layers'], { min: 0 });
  const width = widths(config, layers);
  const kinds = Array.from(
    { length: layers },
    (_, layer): Kind => ({ windowed: rule(layer), shared: own > 0 && layer >= own, width: width(layer) }),
  );
  const stack = gather(
    scope,
    kinds,
    (kind) => `${kind.windowed} ${kind.shared} ${kind.width}`,
    (kind) => ({ blocks: blocksOf(scope, kind, streams, extra) }),
  );
  const others = streams.value > 1 ? [otherStreams(hidden, streams)] : [];
  return assemble(scope, 'gemma3n_text', {
    positions: 'rotary',
    tied: true,
    moreEmbedding: [layerTable(scope, extra), ...others],
    stacks: [{ role: 'decoder', before: [], ...stack, after: [...others, norm('rms', hidden)] }],
    remarks: ['per-layer-lookup'],
  });
}

/** One width for all layers, or a list of one for each. */
function widths(config: Config, layers: number): (layer: number) => number {
  const list = Array.isArray(config.raw('intermediate_size')) ? config.numberList('intermediate_size', layers) : undefined;
  if (list === undefined) {
    const width = config.whole(names.feedForward);
    return () => width;
  }
  const odd = list.find((width) => !Number.isInteger(width) || width < 1 || width > 1e9);
  if (odd !== undefined) config.conflict('intermediate_size', odd, { say: 'no-width', of: 'network' });
  return (layer) => list[layer] ?? 1;
}

/** A square matrix for each stream but one: into the streams, and out of them. */
function otherStreams(hidden: Size, streams: Size): Part {
  const others = { text: `(${streams.text} − 1)`, value: streams.value - 1 };
  return {
    is: 'residualMixing',
    tensors: [{ ...linear('residualMixing', hidden, hidden), copies: others }],
    facts: { kind: 'altUp', streams: streams.value },
  };
}

function blocksOf(scope: Scope, kind: Kind, streams: Size, extra: Size): readonly Block[] {
  const { hidden } = scope;
  const rms = () => norm('rms', hidden);
  const network = feedForward({ hidden, width: scope.size('feedForwardWidth', kind.width), gated: true });
  const path: Part = {
    is: 'linear',
    tensors: lowRank(scope, hidden),
    facts: { from: hidden.value, to: hidden.value },
  };
  return [
    {
      before: [altUp(hidden, streams)],
      branches: [
        [rms(), attentionOf(scope, kind), rms()],
        [path, rms()],
      ],
      after: [],
    },
    { before: [], branches: [[rms(), network, rms()]], after: [] },
    { before: [], branches: [[layerInput(hidden, extra), rms()]], after: [] },
  ];
}

function lowRank(scope: Scope, hidden: Size): Part['tensors'] {
  const rank = scope.size('adapterRank', scope.config.wholeOr(64, ['laurel_rank']));
  return [linear('residualMixing', hidden, rank), linear('residualMixing', rank, hidden)];
}

/** Predicts the streams that are not computed, and corrects them by the one that is. */
function altUp(hidden: Size, streams: Size): Part {
  return {
    is: 'residualMixing',
    tensors: [
      light('norms', hidden),
      matrix('residualMixing', hidden, streams),
      matrix('residualMixing', streams, times(streams, streams)),
      matrix('residualMixing', streams, streams),
      light('residualMixing', hidden),
    ],
    facts: { kind: 'altUp', streams: streams.value },
  };
}

function attentionOf(scope: Scope, { windowed: isWindowed, shared }: Kind): Part {
  const { config, hidden, heads, keyValueHeads, headDim } = scope;
  const bias = config.flag('attention_bias', false);
  return attention({
    hidden,
    heads,
    keyValueHeads,
    headDim,
    mask: 'causal',
    window: isWindowed ? config.wholeOr(512, ['sliding_window']) : null,
    queryBias: bias,
    keyBias: bias,
    valueBias: bias,
    outputBias: bias,
    queryKeyNorm: 'head',
    sharedKeysAndValues: shared,
  });
}

export const gemma3ns: Families = { gemma3n_text: (config) => gemma3n(config) };
