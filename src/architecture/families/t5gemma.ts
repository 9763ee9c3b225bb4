import type { Architecture, Stack } from '../../core/architecture/architecture.js';
import { attention, crossAttention } from '../../core/architecture/attention.js';
import { feedForward } from '../../core/architecture/feed-forward.js';
import { norm, outputHead, tokenEmbedding } from '../../core/architecture/pieces.js';
import type { Size } from '../../core/architecture/size.js';
import { assemble } from '../assemble.js';
import { aroundOf } from '../classes.js';
import { Config } from '../config.js';
import { arrange, gather } from '../decoder.js';
import { Scope } from '../dimensions.js';
import type { Families } from '../family.js';
import { windowed } from '../plan.js';

/** A side of T5Gemma: the layers of Gemma 2, in the decoder with attention to the encoder in between. */
function sideOf(whole: Scope, config: Config, role: 'encoder' | 'decoder', sourceWidth?: Size): { stack: Stack; hidden: Size } {
  const own = new Scope(config);
  const size = whole.size.bind(whole);
  const hidden = size('hiddenSize', own.hidden.value);
  const heads = size('queryHeads', own.heads.value);
  const keyValueHeads = size('keyValueHeads', own.keyValueHeads.value);
  const headDim = size('headDim', config.whole(['head_dim']));
  const width = size('feedForwardWidth', own.feedForward.value);
  const biased = config.flag('attention_bias', false);
  const isWindowed = windowed(config, own.layers, (layer) => layer % 2 === 0);
  const window = config.wholeOr(null, ['sliding_window']);
  const kinds = Array.from({ length: own.layers }, (_, layer) => isWindowed(layer));
  const biases = { queryBias: biased, keyBias: biased, valueBias: biased, outputBias: biased };
  if (biased) config.conflict('attention_bias', true, { say: 'undescribed', what: 'biases-to-encoder' });
  const stack = gather(whole, kinds, String, (has) => ({
    blocks: arrange(
      'around',
      () => norm('rms', hidden),
      attention({
        hidden,
        heads,
        keyValueHeads,
        headDim,
        mask: role === 'encoder' ? 'bidirectional' : 'causal',
        window: has ? window : null,
        ...biases,
      }),
      ...(sourceWidth === undefined ? [] : [crossAttention({ hidden, heads, keyValueHeads, headDim, sourceWidth, biased: false })]),
      feedForward({ hidden, width, gated: true }),
    ),
  }));
  return { stack: { role, before: [], ...stack, after: [norm('rms', hidden)] }, hidden };
}

/** T5Gemma: an encoder and a decoder, each with sizes and a table of its own. */
function t5gemma(config: Config): Architecture {
  const around = aroundOf(config) ?? 'pair';
  if (around !== 'pair' && around !== 'base' && around !== 'encoder') {
    config.conflict('architectures', config.raw('architectures'), { say: 'undescribed', what: 'class-head' });
  }
  const inner = (name: string) => (config.inner(name) ?? new Config({}, `${name}.`, config)).withDefaults(DEFAULTS);
  const [encoder, decoder] = [inner('encoder'), inner('decoder')];
  const scope = new Scope(decoder);
  const first = sideOf(scope, encoder, 'encoder');
  const second = sideOf(scope, decoder, 'decoder', first.hidden);
  const rows = scope.size('vocabulary', encoder.whole(['vocab_size']));
  const tied = config.flag('tie_word_embeddings', true);
  const table = tokenEmbedding(rows, first.hidden);
  const own = around === 'encoder' ? [] : [tokenEmbedding(scope.vocabulary, second.hidden)];
  return assemble(scope, 't5gemma', {
    positions: 'rotary',
    tied,
    embedding: [table, ...own],
    stacks: around === 'encoder' ? [first.stack] : [first.stack, second.stack],
    head: around === 'pair' ? [outputHead(second.hidden, scope.vocabulary, { tied, biased: false })] : [],
    headOfClass: true,
  });
}

/** What the configuration of a side says for a key that it leaves out (transformers 5.18.0). */
const DEFAULTS = {
  vocab_size: 256_000,
  hidden_size: 2304,
  intermediate_size: 9216,
  num_hidden_layers: 26,
  num_attention_heads: 8,
  num_key_value_heads: 4,
  head_dim: 256,
  max_position_embeddings: 8192,
  tie_word_embeddings: true,
  attention_bias: false,
  sliding_window: 4096,
};

export const t5gemmas: Families = { t5gemma: (config) => t5gemma(config) };
