import type { Layer } from '../../core/architecture/architecture.js';
import { attention } from '../../core/architecture/attention.js';
import { light, linear, matrix, type Part } from '../../core/architecture/part.js';
import { maskedHead, norm, pooler, positionEmbedding } from '../../core/architecture/pieces.js';
import { literal, type Size, times } from '../../core/architecture/size.js';
import { names, type Scope } from '../dimensions.js';
import type { EncoderTraits } from '../encoder.js';

const biasOf = (width: Size) => light('biases', width);

/** MobileBERT: narrow layers with a matrix in and out, several networks a layer, tokens beside each other in the table. */
export const mobilebert: EncoderTraits = {
  embeddingNorm: false,
  tables: (scope, width) => {
    const { config, hidden } = scope;
    const from = config.flag('trigram_input', true) ? times(literal(3), width) : width;
    return [
      positionEmbedding(scope.size('positions', config.whole(names.context)), hidden),
      positionEmbedding(scope.size('segments', config.wholeOr(2, ['type_vocab_size'])), hidden, 'segments'),
      { is: 'linear', tensors: [matrix('tokenEmbedding', from, hidden), biasOf(hidden)], facts: { from: from.value, to: hidden.value } },
      norm('layer', hidden),
    ];
  },
  positionOffset: null,
  segments: false,
  embeddingWidth: ({ config }) => config.whole(['embedding_size']),
  layer: mobileLayer,
  poolerOf: ({ config, hidden }) => (config.flag('classifier_activation', true) ? [pooler(hidden)] : []),
  head: (scope, width, tied) => {
    const { hidden, vocabulary } = scope;
    const usual = maskedHead({
      from: hidden,
      width: hidden,
      rows: vocabulary,
      tied: true,
      dense: true,
      denseBias: true,
      norm: 'layer',
      biases: tied ? 1 : 2,
    });
    const rest = matrix('outputHead', literal(Math.max(0, hidden.value - width.value)), vocabulary);
    const own = matrix('outputHead', width, vocabulary);
    const dense = usual.tensors.filter((tensor) => !tensor.tied);
    return { ...usual, tensors: [...dense, tied ? { ...own, tied: true } : own, rest] };
  },
  harmless: ['normalization_type', 'use_bottleneck', 'true_hidden_size'],
};

function mobileLayer(scope: Scope): Layer {
  const { config, hidden, heads, feedForward: width } = scope;
  const narrow = config.flag('use_bottleneck', true);
  const inner = narrow ? scope.size('innerWidth', config.whole(['intra_bottleneck_size'])) : hidden;
  const headDim = scope.size('headDim', Math.max(1, Math.floor(inner.value / heads.value)));
  const looking = times(heads, headDim);
  if (looking.value !== inner.value)
    config.conflict(names.heads[0], heads.value, { say: 'divides-not', of: 'layer-width', number: inner.value });
  const affine = (component: 'query' | 'key' | 'value' | 'attentionOutput' | 'feedForward', from: Size, to: Size) => [
    linear(component, from, to),
    biasOf(to),
  ];
  const pair = (from: Size, to: Size): Part => ({
    is: 'linear',
    tensors: affine('feedForward', from, to),
    facts: { from: from.value, to: to.value },
  });
  const network: Part = {
    is: 'feedForward',
    tensors: [...affine('feedForward', inner, width), ...affine('feedForward', width, inner)],
    facts: { width: width.value, gated: false },
  };
  const own = attention({ hidden: inner, heads, keyValueHeads: heads, headDim, mask: 'bidirectional' });
  const values = config.flag('use_bottleneck_attention', false) ? inner : hidden;
  const tensors = [
    ...affine('query', inner, looking),
    ...affine('key', inner, looking),
    ...affine('value', values, looking),
    ...affine('attentionOutput', inner, inner),
  ];
  const ways = narrow ? (config.flag('key_query_shared_bottleneck', true) ? 2 : 1) : 0;
  const networks = config.wholeOr(4, ['num_feedforward_networks']);
  const before = Array.from({ length: ways }, () => [pair(hidden, inner), norm('layer', inner)]).flat();
  return {
    blocks: [
      { before, branches: [[{ ...own, tensors }]], after: [norm('layer', inner)] },
      ...Array.from({ length: networks }, () => ({ before: [], branches: [[network]], after: [norm('layer', inner)] })),
      ...(narrow ? [{ before: [], branches: [[pair(inner, hidden)]], after: [norm('layer', hidden)] }] : []),
    ],
  };
}
