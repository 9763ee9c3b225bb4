import { crossAttention } from '../../core/architecture/attention.js';
import { light } from '../../core/architecture/part.js';
import { literal, TWO, times } from '../../core/architecture/size.js';
import { attentionOf, key, type Traits } from '../decoder.js';
import { names, type Scope } from '../dimensions.js';
import { decoders } from '../family.js';
import { withExperts } from '../plan.js';
import { qkvoBias } from './traits.js';

/** Rows of the table of tokens beside the vocabulary, for pictures. */
const PICTURE_ROWS = 8;

/** Llama 3.2 Vision: some layers look at the picture in place of the text, and a gate opens them. */
const mllama: Traits = {
  tied: 'never',
  embeddingRows: ({ vocabulary }) => vocabulary.value + PICTURE_ROWS,
  mixerKind: ({ config }) => {
    const numbered = config.numberList('cross_attention_layers', 0) ?? [3, 8, 13, 18, 23, 28, 33, 38];
    return (layer) => (numbered.includes(layer) ? 'across' : 'attention');
  },
  mixer: (scope, kind) => {
    const { hidden, heads, keyValueHeads } = scope;
    const headDim = scope.size('headDim', Math.max(1, Math.floor(hidden.value / heads.value)));
    if (kind.mixer !== 'across') return attentionOf(scope, { headDim: headDim.value }, kind);
    const part = crossAttention({ hidden, heads, keyValueHeads, headDim, biased: false, normed: true });
    return { ...part, tensors: [...part.tensors, light('attentionGate', TWO)] };
  },
};

/** The first width of a file is that of the experts of text, the second that of the experts of pictures. */
function widths({ config }: Scope): readonly [number, number] {
  const list = config.has('moe_intermediate_size') ? config.numberList('moe_intermediate_size', 2) : undefined;
  const [text = 1536, picture = 512] = list ?? [];
  for (const width of [text, picture]) {
    if (!Number.isInteger(width) || width < 1 || width > 1e9)
      config.conflict('moe_intermediate_size', width, { say: 'no-width', of: 'expert' });
  }
  return [text, picture];
}

/** ERNIE 4.5 VL: experts of its own for text and for pictures; shared ones are for both. A token of text passes none of pictures. */
const ernieVision: Traits = {
  ...qkvoBias(key('use_bias')),
  tied: true,
  feedForwardBias: key('use_bias'),
  withExperts: ({ config, layers }) => (config.has('mlp_layer_types') ? withExperts(config, layers) : (layer) => layer > 0),
  mixture: {
    routerBias: true,
    width: (scope) => widths(scope)[0],
    sharedWidth: (scope) => widths(scope)[0] * scope.config.wholeOr(2, names.sharedExperts, { min: 0 }),
    sharedBias: key('use_bias'),
    extra: (scope) => {
      const { config, hidden } = scope;
      const copies = scope.size('experts', config.whole(names.experts));
      const width = scope.size('expertWidth', widths(scope)[1]);
      const matrices = times(literal(3), hidden, width);
      return [
        light('router', hidden, copies),
        light('router', copies),
        { ...light('routedExperts', matrices), copies, active: literal(0), linear: true },
      ];
    },
  },
};

/** Language models with parts for pictures between their own. */
export const acrosses = decoders({ mllama_text_model: mllama, ernie4_5_vl_moe_text: ernieVision });
