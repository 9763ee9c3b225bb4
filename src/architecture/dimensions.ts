import { type DimensionKey, type Size, Symbols } from '../core/architecture/size.js';
import { type Config, MOST_LAYERS } from './config.js';

/** What files call the dimensions of a model, the usual name first. */
export const names = {
  hidden: ['hidden_size', 'n_embd', 'd_model', 'n_embed', 'dim', 'emb_dim', 'embed_dim'],
  layers: ['num_hidden_layers', 'n_layer', 'n_layers', 'num_layers', 'layers'],
  heads: ['num_attention_heads', 'n_head', 'n_heads', 'num_heads', 'attention_heads'],
  keyValueHeads: ['num_key_value_heads', 'num_kv_heads', 'n_head_kv', 'n_kv_heads', 'multi_query_group_num', 'num_attention_groups'],
  headDim: ['head_dim', 'attention_head_dim', 'kv_channels', 'd_kv', 'd_head'],
  feedForward: ['intermediate_size', 'n_inner', 'ffn_dim', 'd_ff', 'ffn_hidden_size', 'inner_hidden_size'],
  vocabulary: ['vocab_size', 'padded_vocab_size', 'tgt_vocab_size', 'n_words'],
  context: ['max_position_embeddings', 'n_positions', 'max_seq_len', 'seq_length', 'max_sequence_length', 'n_ctx', 'model_max_length'],
  experts: ['n_routed_experts', 'num_experts', 'num_local_experts', 'moe_num_experts'],
  expertsPerToken: [
    'num_experts_per_tok',
    'experts_per_token',
    'num_experts_per_token',
    'top_k_experts',
    'moe_k',
    'moe_top_k',
    'moe_topk',
    'num_selected_experts',
  ],
  expertWidth: ['moe_intermediate_size', 'expert_intermediate_size', 'moe_ffn_hidden_size', 'expert_hidden_dim', 'expert_ffn_hidden_size'],
  sharedExperts: ['n_shared_experts', 'num_shared_experts', 'num_shared_expert', 'moe_num_shared_experts'],
  sharedWidth: [
    'shared_expert_intermediate_size',
    'share_expert_dim',
    'share_expert_dims',
    'moe_shared_expert_intermediate_size',
    'shared_intermediate_size',
  ],
  mtpLayers: ['num_nextn_predict_layers', 'mtp_num_hidden_layers', 'mtp_num_layers', 'num_mtp_layers'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

const BASE: ReadonlySet<string> = new Set([
  ...names.hidden,
  ...names.layers,
  ...names.heads,
  ...names.keyValueHeads,
  ...names.headDim,
  ...names.feedForward,
  ...names.vocabulary,
  ...names.context,
]);

/** Whether a key is one of those that every decoder has: what is not read of them is not used by its family. */
export function isBaseName(name: string): boolean {
  return BASE.has(name);
}

/** A file being read: its keys, and the dimensions of the model under their symbols. */
export class Scope {
  readonly config: Config;
  readonly symbols = new Symbols();
  readonly hidden: Size;
  readonly vocabulary: Size;
  readonly layers: number;

  constructor(config: Config, layers: number = config.whole(names.layers, { max: MOST_LAYERS })) {
    this.config = config;
    this.layers = layers;
    this.hidden = this.size('hiddenSize', config.whole(names.hidden));
    this.vocabulary = this.size('vocabulary', config.whole(names.vocabulary));
  }

  size(key: DimensionKey, value: number): Size {
    return this.symbols.size(key, value);
  }

  /** A dimension that must be in the file. */
  needed(key: DimensionKey, ...keys: readonly string[]): Size {
    return this.size(key, this.config.whole(keys));
  }

  get heads(): Size {
    return this.size('queryHeads', this.config.whole(names.heads));
  }

  /** Keys and values have as many heads as queries where the file does not say. */
  get keyValueHeads(): Size {
    const { config } = this;
    const heads = config.whole(names.heads);
    const own = config.wholeOr(heads, names.keyValueHeads);
    const known = config.wholeOr(undefined, names.heads) !== undefined;
    if (known && (own > heads || heads % own !== 0)) {
      config.conflict(names.keyValueHeads.find((name) => config.has(name)) ?? '', own, {
        say: 'divides-not',
        of: 'query-heads',
        number: heads,
      });
    }
    return this.size('keyValueHeads', own);
  }

  get headDim(): Size {
    const { config, hidden } = this;
    const own = config.wholeOr(undefined, names.headDim);
    if (own !== undefined) return this.size('headDim', own);
    const heads = config.whole(names.heads);
    if (hidden.value % heads !== 0 && config.problems.length === 0) {
      config.conflict(names.heads[0], heads, { say: 'divides-not', of: 'hidden-size-without-head-dim', number: hidden.value });
    }
    return this.size('headDim', Math.max(1, Math.floor(hidden.value / heads)));
  }

  get feedForward(): Size {
    return this.size('feedForwardWidth', this.config.whole(names.feedForward));
  }

  get contextTokens(): number | null {
    return this.config.said.wholeOr(null, names.context);
  }
}
