/** Where the defaults come from: the dataclass fields of the configuration of each family. */
export const defaultsFrom = 'transformers 5.18.0';

/**
 * What the configuration of a family says for a key that a file leaves out, by `model_type`, as
 * JSON that is read when a file of the family is. Only what can make the shape, and nothing that a
 * file must say itself (hidden size, layers, vocabulary). Defaults that are worked out from other
 * keys are rules, and stand with the traits.
 */
const defaults: Readonly<Record<string, string>> = {
  afmoe:
    '{"intermediate_size": 6144, "moe_intermediate_size": 1408, "num_dense_layers": 1, "num_key_value_heads": null, "head_dim": 128, "hidden_act": "silu", "max_position_embeddings": 16384, "tie_word_embeddings": false, "num_experts": 64, "num_experts_per_tok": 6, "num_shared_experts": 2, "global_attn_every_n_layers": 4, "sliding_window": 1024, "layer_types": null, "mup_enabled": false, "attention_bias": false}',
  albert:
    '{"embedding_size": 128, "num_hidden_groups": 1, "intermediate_size": 16384, "inner_group_num": 1, "hidden_act": "gelu_new", "max_position_embeddings": 512, "type_vocab_size": 2, "tie_word_embeddings": true}',
  apertus:
    '{"intermediate_size": 14336, "num_key_value_heads": null, "hidden_act": "xielu", "max_position_embeddings": 65536, "tie_word_embeddings": false, "attention_bias": false}',
  arcee:
    '{"intermediate_size": 18432, "num_key_value_heads": null, "hidden_act": "relu2", "max_position_embeddings": 4096, "tie_word_embeddings": false, "attention_bias": false, "mlp_bias": false, "head_dim": null}',
  aria_text:
    '{"intermediate_size": 4096, "num_key_value_heads": null, "hidden_act": "silu", "max_position_embeddings": 2048, "tie_word_embeddings": false, "attention_bias": false, "mlp_bias": false, "head_dim": null, "moe_num_experts": 8, "moe_topk": 2, "moe_num_shared_experts": 2}',
  axk1: '{"intermediate_size": 18432, "moe_intermediate_size": 2048, "num_key_value_heads": 64, "n_shared_experts": 1, "n_routed_experts": 192, "kv_lora_rank": 512, "q_lora_rank": 1536, "v_head_dim": 128, "qk_nope_head_dim": 128, "num_experts_per_tok": 8, "first_k_dense_replace": 1, "hidden_act": "silu", "max_position_embeddings": 32768, "tie_word_embeddings": false, "attention_bias": false}',
  axk2: '{"intermediate_size": 5120, "moe_intermediate_size": 512, "num_key_value_heads": 32, "n_shared_experts": 1, "n_routed_experts": 128, "kv_lora_rank": 128, "q_lora_rank": 384, "v_head_dim": 64, "qk_nope_head_dim": 64, "num_experts_per_tok": 8, "hidden_act": "silu", "max_position_embeddings": 131072, "tie_word_embeddings": false, "mlp_layer_types": null, "attention_bias": false, "index_topk": 2048, "index_head_dim": 128, "index_n_heads": 16, "head_dim": 64, "layer_types": null, "gated_norm_rank": 16}',
  bamba:
    '{"tie_word_embeddings": false, "intermediate_size": 14336, "num_key_value_heads": 8, "hidden_act": "silu", "max_position_embeddings": 262144, "attn_layer_indices": null, "mamba_n_heads": 128, "mamba_d_head": "auto", "mamba_n_groups": 1, "mamba_d_state": 256, "mamba_d_conv": 4, "mamba_conv_bias": true, "mamba_proj_bias": false, "z_loss_coefficient": 0.0, "attention_bias": false, "mlp_bias": false}',
  bart: '{"max_position_embeddings": 1024, "encoder_ffn_dim": 4096, "decoder_layers": 12, "decoder_ffn_dim": 4096, "decoder_attention_heads": 16, "activation_function": "gelu", "tie_word_embeddings": true}',
  bert: '{"intermediate_size": 3072, "hidden_act": "gelu", "max_position_embeddings": 512, "type_vocab_size": 2, "add_cross_attention": false, "tie_word_embeddings": true}',
  'bert-generation':
    '{"intermediate_size": 4096, "hidden_act": "gelu", "max_position_embeddings": 512, "add_cross_attention": false, "tie_word_embeddings": true}',
  big_bird:
    '{"intermediate_size": 3072, "hidden_act": "gelu_new", "max_position_embeddings": 4096, "type_vocab_size": 2, "use_bias": true, "add_cross_attention": false, "tie_word_embeddings": true}',
  biogpt: '{"intermediate_size": 4096, "hidden_act": "gelu", "max_position_embeddings": 1024, "tie_word_embeddings": true}',
  bitnet:
    '{"intermediate_size": 6912, "num_key_value_heads": 5, "hidden_act": "relu2", "max_position_embeddings": 2048, "tie_word_embeddings": false, "attention_bias": false}',
  blenderbot:
    '{"max_position_embeddings": 128, "encoder_ffn_dim": 10240, "decoder_layers": 24, "decoder_ffn_dim": 10240, "decoder_attention_heads": 32, "activation_function": "gelu", "encoder_no_repeat_ngram_size": 3, "tie_word_embeddings": true}',
  'blenderbot-small':
    '{"max_position_embeddings": 512, "encoder_ffn_dim": 2048, "decoder_layers": 8, "decoder_ffn_dim": 2048, "decoder_attention_heads": 16, "activation_function": "gelu", "tie_word_embeddings": true}',
  bloom: '{"apply_residual_connection_post_layernorm": false, "tie_word_embeddings": true}',
  blt: '{"max_position_embeddings": 4096, "patch_in_forward": true, "patch_size": 4, "patching_batch_size": 1, "max_patch_length": null, "cross_attn_k": 2, "encoder_hash_byte_group_size": null, "encoder_hash_byte_group_vocab": 500002, "encoder_hash_byte_group_nb_functions": 1, "tie_word_embeddings": false}',
  camembert:
    '{"intermediate_size": 3072, "hidden_act": "gelu", "max_position_embeddings": 512, "type_vocab_size": 2, "add_cross_attention": false, "tie_word_embeddings": true}',
  codegen: '{"n_positions": 2048, "n_ctx": 2048, "n_inner": null, "activation_function": "gelu_new", "tie_word_embeddings": false}',
  cohere:
    '{"intermediate_size": 22528, "num_key_value_heads": null, "hidden_act": "silu", "max_position_embeddings": 8192, "tie_word_embeddings": true, "attention_bias": false, "use_qk_norm": false}',
  cohere2:
    '{"intermediate_size": 22528, "num_key_value_heads": null, "hidden_act": "silu", "max_position_embeddings": 8192, "tie_word_embeddings": true, "attention_bias": false, "sliding_window": 4096, "layer_types": null}',
  cohere2_moe:
    '{"intermediate_size": 22528, "num_key_value_heads": null, "head_dim": 128, "hidden_act": "silu", "max_position_embeddings": 8192, "tie_word_embeddings": true, "attention_bias": false, "sliding_window": 4096, "num_experts_per_tok": 2, "num_experts": 8, "num_shared_experts": 0, "shared_expert_combination_strategy": "average", "expert_selection_fn": "softmax", "layer_types": null, "mlp_layer_types": null, "prefix_dense_sliding_window_pattern": 1, "prefix_dense_intermediate_size": null, "sliding_window_pattern": 4}',
  convbert:
    '{"intermediate_size": 3072, "hidden_act": "gelu", "max_position_embeddings": 512, "type_vocab_size": 2, "embedding_size": 768, "head_ratio": 2, "conv_kernel_size": 9, "num_groups": 1, "add_cross_attention": false, "tie_word_embeddings": true}',
  cpmant:
    '{"dim_head": 128, "dim_ff": 10240, "position_bias_num_buckets": 512, "prompt_types": 32, "prompt_length": 32, "segment_types": 32, "tie_word_embeddings": true}',
  csm: '{"num_codebooks": 32, "text_vocab_size": 128256, "intermediate_size": 8192, "num_key_value_heads": 8, "hidden_act": "silu", "max_position_embeddings": 2048, "attention_bias": false, "mlp_bias": false, "head_dim": null, "tie_codebooks_embeddings": true}',
  ctrl: '{"n_positions": 256, "dff": 8192, "tie_word_embeddings": true}',
  cwm: '{"intermediate_size": 21504, "num_key_value_heads": 8, "hidden_act": "silu", "max_position_embeddings": 131072, "tie_word_embeddings": false, "mlp_bias": false, "head_dim": 128, "sliding_window": 8192, "layer_types": null}',
  'data2vec-text':
    '{"intermediate_size": 3072, "hidden_act": "gelu", "max_position_embeddings": 512, "type_vocab_size": 2, "add_cross_attention": false, "tie_word_embeddings": true}',
  dbrx: '{"max_seq_len": 2048, "attn_config": {"kv_n_heads": 1}, "ffn_config": {"ffn_hidden_size": 3584, "moe_num_experts": 4, "moe_top_k": 1}, "tie_word_embeddings": false}',
  deberta:
    '{"intermediate_size": 3072, "hidden_act": "gelu", "max_position_embeddings": 512, "type_vocab_size": 0, "relative_attention": false, "max_relative_positions": -1, "position_biased_input": true, "pos_att_type": null, "legacy": true, "tie_word_embeddings": true}',
  'deberta-v2':
    '{"intermediate_size": 6144, "hidden_act": "gelu", "max_position_embeddings": 512, "type_vocab_size": 0, "relative_attention": false, "max_relative_positions": -1, "position_biased_input": true, "pos_att_type": null, "legacy": true, "tie_word_embeddings": true}',
  deepseek_ocr2_text:
    '{"intermediate_size": 11008, "num_key_value_heads": null, "hidden_act": "silu", "max_position_embeddings": 2048, "tie_word_embeddings": false, "attention_bias": false, "mlp_bias": false, "head_dim": null, "n_routed_experts": 64, "n_shared_experts": 2, "topk_method": "greedy", "num_experts_per_tok": null, "moe_intermediate_size": 1407, "mlp_layer_types": null}',
  deepseek_v2:
    '{"intermediate_size": 11008, "num_key_value_heads": null, "hidden_act": "silu", "max_position_embeddings": 2048, "tie_word_embeddings": false, "attention_bias": false, "mlp_bias": false, "head_dim": null, "first_k_dense_replace": 0, "kv_lora_rank": 512, "q_lora_rank": 1536, "n_routed_experts": 64, "n_shared_experts": 2, "qk_nope_head_dim": 128, "topk_method": "greedy", "v_head_dim": 128, "num_experts_per_tok": null, "moe_intermediate_size": 1407}',
  deepseek_v3:
    '{"intermediate_size": 18432, "moe_intermediate_size": 2048, "num_key_value_heads": 128, "n_shared_experts": 1, "n_routed_experts": 256, "kv_lora_rank": 512, "q_lora_rank": 1536, "v_head_dim": 128, "qk_nope_head_dim": 128, "num_experts_per_tok": 8, "first_k_dense_replace": 3, "hidden_act": "silu", "max_position_embeddings": 4096, "tie_word_embeddings": false, "attention_bias": false, "num_mtp_layers": 1}',
  deepseek_v32:
    '{"intermediate_size": 18432, "moe_intermediate_size": 2048, "num_key_value_heads": 128, "n_shared_experts": 1, "n_routed_experts": 256, "kv_lora_rank": 512, "q_lora_rank": 1536, "v_head_dim": 128, "qk_nope_head_dim": 128, "num_experts_per_tok": 8, "hidden_act": "silu", "max_position_embeddings": 163840, "tie_word_embeddings": false, "mlp_layer_types": null, "attention_bias": false, "index_topk": 2048, "index_head_dim": 128, "index_n_heads": 64, "mlp_bias": false, "head_dim": 64, "first_k_dense_replace": 3, "layer_types": null}',
  deepseek_v4:
    '{"moe_intermediate_size": 2048, "num_key_value_heads": 1, "head_dim": 512, "q_lora_rank": 1024, "num_experts_per_tok": 6, "n_routed_experts": 256, "n_shared_experts": 1, "max_position_embeddings": 1048576, "layer_types": null, "compress_rates": null, "hc_mult": 4, "mlp_layer_types": null, "sliding_window": 128, "o_groups": 8, "o_lora_rank": 1024, "index_n_heads": 64, "index_head_dim": 128, "index_topk": 512, "num_nextn_predict_layers": 1, "hidden_act": "silu", "tie_word_embeddings": false, "attention_bias": false, "mlp_bias": false}',
  diffllama:
    '{"intermediate_size": 8192, "num_key_value_heads": null, "hidden_act": "silu", "max_position_embeddings": 2048, "tie_word_embeddings": false, "attention_bias": false, "head_dim": null}',
  distilbert: '{"max_position_embeddings": 512, "sinusoidal_pos_embds": false, "hidden_dim": 3072, "tie_word_embeddings": true}',
  doge: '{"intermediate_size": 2048, "hidden_act": "silu", "tie_word_embeddings": false, "max_position_embeddings": 2048, "num_key_value_heads": null, "attention_bias": false, "mlp_bias": false, "sliding_window": null, "keep_window_size": 2048, "is_moe": false, "num_experts": 16384, "num_experts_per_tok": 64}',
  dots1:
    '{"intermediate_size": 10944, "moe_intermediate_size": 1408, "num_key_value_heads": 32, "n_shared_experts": null, "n_routed_experts": null, "num_experts_per_tok": null, "first_k_dense_replace": 0, "hidden_act": "silu", "max_position_embeddings": 2048, "tie_word_embeddings": false, "attention_bias": false, "sliding_window": 4096, "layer_types": null}',
  electra:
    '{"embedding_size": 128, "intermediate_size": 1024, "hidden_act": "gelu", "max_position_embeddings": 512, "type_vocab_size": 2, "add_cross_attention": false, "tie_word_embeddings": true}',
  ernie:
    '{"intermediate_size": 3072, "hidden_act": "gelu", "max_position_embeddings": 512, "type_vocab_size": 2, "task_type_vocab_size": 3, "add_cross_attention": false, "tie_word_embeddings": true}',
  ernie4_5:
    '{"intermediate_size": 3072, "num_key_value_heads": 2, "hidden_act": "silu", "max_position_embeddings": 131072, "tie_word_embeddings": true, "use_bias": false, "head_dim": 128}',
  ernie4_5_moe:
    '{"intermediate_size": 12288, "num_key_value_heads": 4, "hidden_act": "silu", "max_position_embeddings": 131072, "tie_word_embeddings": true, "use_bias": false, "moe_intermediate_size": 1536, "moe_k": 6, "moe_num_experts": 64, "moe_num_shared_experts": 2, "moe_layer_start_index": 1, "moe_layer_end_index": -1, "moe_layer_interval": 1}',
  ernie4_5_vl_moe: '{"tie_word_embeddings": true}',
  ernie4_5_vl_moe_text:
    '{"intermediate_size": 12288, "num_key_value_heads": 4, "hidden_act": "silu", "max_position_embeddings": 131072, "tie_word_embeddings": true, "use_bias": false, "moe_intermediate_size": null, "moe_k": 6, "moe_num_experts": 64, "moe_num_shared_experts": 2, "mlp_layer_types": null}',
  esm: '{"intermediate_size": 3072, "max_position_embeddings": 1026, "emb_layer_norm_before": null, "is_folding_model": false, "vocab_list": null, "add_cross_attention": false, "tie_word_embeddings": true}',
  eurobert:
    '{"intermediate_size": 3072, "num_key_value_heads": null, "hidden_act": "silu", "max_position_embeddings": 8192, "tie_word_embeddings": false, "attention_bias": false, "mlp_bias": false, "head_dim": null}',
  exaone4:
    '{"intermediate_size": 16384, "num_key_value_heads": 32, "hidden_act": "silu", "max_position_embeddings": 2048, "tie_word_embeddings": false, "sliding_window": 4096, "sliding_window_pattern": 4, "layer_types": null}',
  exaone_moe:
    '{"intermediate_size": 16384, "num_key_value_heads": 32, "hidden_act": "silu", "max_position_embeddings": 2048, "tie_word_embeddings": false, "sliding_window": 4096, "sliding_window_pattern": 4, "layer_types": null, "mlp_layer_types": null, "first_k_dense_replace": 1, "moe_intermediate_size": 1024, "num_experts": 64, "num_experts_per_tok": 8, "num_shared_experts": 1}',
  falcon:
    '{"num_ln_in_parallel_attn": null, "num_kv_heads": null, "alibi": false, "new_decoder_architecture": false, "multi_query": true, "parallel_attn": true, "bias": false, "max_position_embeddings": 2048, "ffn_hidden_size": null, "tie_word_embeddings": true}',
  falcon_h1:
    '{"tie_word_embeddings": false, "intermediate_size": 14336, "num_key_value_heads": 8, "hidden_act": "silu", "max_position_embeddings": 8192, "mamba_d_ssm": 1024, "mamba_n_heads": 128, "mamba_d_head": "auto", "mamba_n_groups": 1, "mamba_d_state": 256, "mamba_d_conv": 4, "mamba_conv_bias": true, "mamba_proj_bias": false, "mamba_norm_before_gate": true, "mamba_rms_norm": false, "projectors_bias": false, "attention_bias": false, "mlp_bias": false}',
  falcon_mamba:
    '{"state_size": 16, "expand": 2, "conv_kernel": 4, "use_bias": false, "use_conv_bias": true, "hidden_act": "silu", "time_step_rank": "auto", "tie_word_embeddings": true}',
  flaubert:
    '{"pre_norm": false, "emb_dim": 2048, "sinusoidal_embeddings": false, "causal": false, "asm": false, "n_langs": 1, "use_lang_emb": true, "max_position_embeddings": 512, "bos_index": 0, "eos_index": 1, "pad_index": 2, "unk_index": 3, "is_encoder": true, "tie_word_embeddings": true}',
  flex_olmo:
    '{"intermediate_size": 11008, "num_key_value_heads": null, "hidden_act": "silu", "max_position_embeddings": 4096, "tie_word_embeddings": false, "attention_bias": false, "num_experts_per_tok": 5, "num_experts": 7}',
  fnet: '{"intermediate_size": 3072, "hidden_act": "gelu_new", "max_position_embeddings": 512, "type_vocab_size": 4, "use_tpu_fourier_optimizations": false, "tpu_short_seq_length": 512, "tie_word_embeddings": true}',
  gemma:
    '{"intermediate_size": 24576, "num_key_value_heads": 16, "head_dim": 256, "hidden_act": "gelu_pytorch_tanh", "max_position_embeddings": 8192, "tie_word_embeddings": true, "attention_bias": false, "use_bidirectional_attention": null}',
  gemma2:
    '{"intermediate_size": 9216, "num_key_value_heads": 4, "head_dim": 256, "hidden_activation": "gelu_pytorch_tanh", "max_position_embeddings": 8192, "tie_word_embeddings": true, "attention_bias": false, "sliding_window": 4096, "layer_types": null, "use_bidirectional_attention": null}',
  gemma3: '{"tie_word_embeddings": true}',
  gemma3_text:
    '{"intermediate_size": 9216, "num_key_value_heads": 4, "head_dim": 256, "hidden_activation": "gelu_pytorch_tanh", "max_position_embeddings": 131072, "tie_word_embeddings": true, "attention_bias": false, "sliding_window": 4096, "layer_types": null, "use_bidirectional_attention": false}',
  gemma3n_text:
    '{"intermediate_size": 16384, "num_key_value_heads": 2, "head_dim": 256, "hidden_activation": "gelu_pytorch_tanh", "max_position_embeddings": 32768, "tie_word_embeddings": true, "attention_bias": false, "sliding_window": 512, "layer_types": null, "vocab_size_per_layer_input": 262144, "hidden_size_per_layer_input": 256, "altup_active_idx": 0, "altup_num_inputs": 4, "num_kv_shared_layers": 15, "laurel_rank": 64, "activation_sparsity_pattern": null}',
  gemma4: '{"tie_word_embeddings": true}',
  gemma4_text:
    '{"intermediate_size": 9216, "num_key_value_heads": 4, "head_dim": 256, "hidden_activation": "gelu_pytorch_tanh", "max_position_embeddings": 131072, "tie_word_embeddings": true, "attention_bias": false, "sliding_window": 512, "layer_types": null, "use_bidirectional_attention": null, "vocab_size_per_layer_input": 262144, "hidden_size_per_layer_input": 256, "attention_k_eq_v": false, "num_kv_shared_layers": 0, "enable_moe_block": false, "use_double_wide_mlp": false, "num_experts": null, "top_k_experts": null, "moe_intermediate_size": null}',
  gemma4_unified_text:
    '{"intermediate_size": 9216, "num_key_value_heads": 4, "head_dim": 256, "hidden_activation": "gelu_pytorch_tanh", "max_position_embeddings": 262144, "tie_word_embeddings": true, "attention_bias": false, "sliding_window": 1024, "layer_types": null, "use_bidirectional_attention": "vision", "attention_k_eq_v": false, "num_kv_shared_layers": 0, "use_double_wide_mlp": false}',
  git: '{"intermediate_size": 3072, "hidden_act": "gelu", "max_position_embeddings": 1024, "tie_word_embeddings": false, "num_image_with_embedding": null}',
  glm: '{"intermediate_size": 13696, "num_key_value_heads": 2, "head_dim": 128, "hidden_act": "silu", "max_position_embeddings": 131072, "tie_word_embeddings": false, "attention_bias": true}',
  glm4: '{"intermediate_size": 13696, "num_key_value_heads": 2, "head_dim": 128, "hidden_act": "silu", "max_position_embeddings": 131072, "tie_word_embeddings": false, "attention_bias": true}',
  glm4_moe:
    '{"intermediate_size": 10944, "num_key_value_heads": 8, "hidden_act": "silu", "max_position_embeddings": 131072, "tie_word_embeddings": false, "attention_bias": false, "moe_intermediate_size": 1408, "num_experts_per_tok": 8, "n_shared_experts": 1, "n_routed_experts": 128, "first_k_dense_replace": 1, "use_qk_norm": false, "num_mtp_layers": 1}',
  glm4_moe_lite:
    '{"intermediate_size": 10240, "moe_intermediate_size": 1536, "num_key_value_heads": 20, "n_shared_experts": 1, "n_routed_experts": 64, "kv_lora_rank": 512, "q_lora_rank": 768, "v_head_dim": 256, "qk_nope_head_dim": 192, "num_experts_per_tok": 4, "hidden_act": "silu", "max_position_embeddings": 202752, "tie_word_embeddings": false, "mlp_layer_types": null, "attention_bias": false}',
  glm4v_moe_text:
    '{"intermediate_size": 10944, "num_key_value_heads": 8, "hidden_act": "silu", "max_position_embeddings": 65536, "tie_word_embeddings": false, "attention_bias": true, "moe_intermediate_size": 1408, "num_experts_per_tok": 8, "n_shared_experts": 1, "n_routed_experts": 128, "first_k_dense_replace": 1}',
  glm4v_text: '{"intermediate_size": 13696, "num_key_value_heads": 2, "hidden_act": "silu", "max_position_embeddings": 32768}',
  glm5_next: '{"tie_word_embeddings": false}',
  glm_image_text:
    '{"intermediate_size": 13696, "num_key_value_heads": 2, "hidden_act": "silu", "max_position_embeddings": 131072, "vision_vocab_size": 16512, "attention_bias": true}',
  glm_moe_dsa:
    '{"intermediate_size": 12288, "moe_intermediate_size": 2048, "num_key_value_heads": 64, "n_shared_experts": 1, "n_routed_experts": 256, "kv_lora_rank": 512, "q_lora_rank": 2048, "v_head_dim": 256, "qk_nope_head_dim": 192, "num_experts_per_tok": 8, "hidden_act": "silu", "max_position_embeddings": 202752, "tie_word_embeddings": false, "mlp_layer_types": null, "attention_bias": false, "index_topk": 2048, "index_head_dim": 128, "index_n_heads": 32, "mlp_bias": false, "head_dim": 64, "first_k_dense_replace": 3, "layer_types": null, "indexer_types": null}',
  glm_ocr_text: '{"intermediate_size": 4096, "num_key_value_heads": 8, "hidden_act": "silu", "max_position_embeddings": 131072}',
  'gpt-sw3':
    '{"n_positions": 1024, "n_inner": null, "activation_function": "gelu_new", "add_cross_attention": false, "tie_word_embeddings": true}',
  gpt2: '{"n_positions": 1024, "n_inner": null, "activation_function": "gelu_new", "add_cross_attention": false, "tie_word_embeddings": true}',
  gpt_bigcode:
    '{"n_positions": 1024, "n_inner": null, "activation_function": "gelu_pytorch_tanh", "attention_softmax_in_fp32": true, "multi_query": true, "add_cross_attention": false, "tie_word_embeddings": true}',
  gpt_neo:
    '{"max_position_embeddings": 2048, "intermediate_size": null, "window_size": 256, "activation_function": "gelu_new", "tie_word_embeddings": true}',
  gpt_neox:
    '{"intermediate_size": 24576, "hidden_act": "gelu", "max_position_embeddings": 2048, "tie_word_embeddings": false, "use_parallel_residual": true, "attention_bias": true}',
  gpt_neox_japanese:
    '{"intermediate_multiple_size": 4, "hidden_act": "gelu", "max_position_embeddings": 2048, "tie_word_embeddings": true}',
  gpt_oss:
    '{"num_local_experts": 128, "intermediate_size": 2880, "head_dim": 64, "num_key_value_heads": 8, "sliding_window": 128, "tie_word_embeddings": false, "hidden_act": "silu", "max_position_embeddings": 131072, "num_experts_per_tok": 4, "layer_types": null, "attention_bias": true}',
  gptj: '{"n_positions": 2048, "n_inner": null, "activation_function": "gelu_new", "tie_word_embeddings": false}',
  granite:
    '{"intermediate_size": 11008, "num_key_value_heads": null, "hidden_act": "silu", "max_position_embeddings": 2048, "tie_word_embeddings": false, "attention_bias": false, "mlp_bias": false}',
  granite_swa:
    '{"intermediate_size": 8192, "num_key_value_heads": 4, "hidden_act": "silu", "max_position_embeddings": 8192, "tie_word_embeddings": true, "attention_bias": false, "mlp_bias": false, "sliding_window": 128, "layer_types": null}',
  granitemoe:
    '{"intermediate_size": 11008, "num_key_value_heads": null, "hidden_act": "silu", "max_position_embeddings": 2048, "tie_word_embeddings": false, "attention_bias": false, "num_local_experts": 8, "num_experts_per_tok": 2}',
  granitemoe_swa:
    '{"intermediate_size": 11008, "num_key_value_heads": null, "hidden_act": "silu", "max_position_embeddings": 2048, "tie_word_embeddings": false, "attention_bias": false, "num_local_experts": 8, "num_experts_per_tok": 2, "shared_intermediate_size": 0, "sliding_window": 128, "layer_types": null}',
  granitemoehybrid:
    '{"intermediate_size": 11008, "num_key_value_heads": null, "hidden_act": "silu", "max_position_embeddings": 2048, "tie_word_embeddings": false, "attention_bias": false, "num_local_experts": 8, "num_experts_per_tok": 2, "shared_intermediate_size": 1024, "layer_types": null, "mamba_n_heads": 128, "mamba_n_groups": 1, "mamba_d_state": 256, "mamba_d_head": "auto", "mamba_d_conv": 4, "mamba_conv_bias": true, "mamba_proj_bias": false}',
  granitemoeshared:
    '{"intermediate_size": 11008, "num_key_value_heads": null, "hidden_act": "silu", "max_position_embeddings": 2048, "tie_word_embeddings": false, "attention_bias": false, "num_local_experts": 8, "num_experts_per_tok": 2, "shared_intermediate_size": 0}',
  gte: '{"intermediate_size": 3072, "hidden_act": "gelu", "max_position_embeddings": 8192, "type_vocab_size": 1, "tie_word_embeddings": true}',
  helium:
    '{"intermediate_size": 7040, "num_key_value_heads": 20, "head_dim": 128, "hidden_act": "silu", "max_position_embeddings": 4096, "tie_word_embeddings": false, "attention_bias": false, "mlp_bias": false}',
  hrm_text:
    '{"intermediate_size": 4096, "hidden_act": "silu", "max_position_embeddings": 2048, "tie_word_embeddings": false, "attention_bias": false, "mlp_bias": false, "head_dim": 128, "H_cycles": 2, "L_cycles": 3, "L_bp_cycles": null, "prefix_lm": true, "num_layers_per_stack": null}',
  hunyuan_v1_dense:
    '{"intermediate_size": 11008, "num_key_value_heads": null, "hidden_act": "silu", "max_position_embeddings": 2048, "tie_word_embeddings": false, "attention_bias": false, "head_dim": null}',
  hunyuan_v1_moe:
    '{"intermediate_size": 11008, "num_key_value_heads": null, "hidden_act": "silu", "max_position_embeddings": 2048, "tie_word_embeddings": false, "attention_bias": false, "num_experts": 1, "moe_topk": 1, "head_dim": null}',
  hunyuan_vl: '{"tie_word_embeddings": true}',
  hy_v3:
    '{"intermediate_size": 13312, "num_key_value_heads": 8, "head_dim": 128, "hidden_act": "silu", "max_position_embeddings": 131072, "tie_word_embeddings": false, "attention_bias": false, "mlp_bias": false, "num_experts": 192, "num_experts_per_tok": 8, "num_shared_experts": 1, "moe_intermediate_size": 1536, "enable_moe_fp32_combine": true, "mlp_layer_types": null}',
  hy_v4:
    '{"intermediate_size": 6912, "moe_intermediate_size": 768, "num_key_value_heads": 32, "head_dim": 256, "hidden_act": "silu", "max_position_embeddings": 262144, "tie_word_embeddings": false, "attention_bias": false, "n_routed_experts": 256, "n_shared_experts": 1, "num_experts_per_tok": 8, "q_lora_rank": 1536, "kv_lora_rank": 512, "qk_nope_head_dim": 192, "v_head_dim": 256, "mlp_layer_types": null, "layer_types": null, "index_topk": 2048, "index_head_dim": 128, "index_n_heads": 16, "indexer_types": null, "hc_mult": 4, "hc_magnitude": 2.0}',
  hyperclovax:
    '{"intermediate_size": 11008, "num_key_value_heads": null, "hidden_act": "silu", "max_position_embeddings": 2048, "tie_word_embeddings": false, "attention_bias": false, "mlp_bias": false, "head_dim": null, "use_post_norm": true}',
  ibert:
    '{"intermediate_size": 3072, "hidden_act": "gelu", "max_position_embeddings": 512, "type_vocab_size": 2, "force_dequant": "none", "tie_word_embeddings": true}',
  inkling_text:
    '{"unpadded_vocab_size": null, "num_key_value_heads": 8, "head_dim": 128, "swa_num_attention_heads": 64, "swa_num_key_value_heads": 16, "swa_head_dim": 128, "sliding_window_size": 512, "d_rel": 16, "rel_extent": 1024, "layer_types": null, "max_position_embeddings": 131072, "conv_kernel_size": 4, "mlp_layer_types": null, "intermediate_size": 24576, "hidden_act": "silu", "moe_intermediate_size": 3072, "n_routed_experts": 256, "num_experts_per_tok": 6, "n_shared_experts": 2, "shared_expert_sink": true, "num_mtp_layers": null, "chain_hidden_post_norm": false, "mtp_hidden_states_first": true}',
  jais2:
    '{"intermediate_size": 26624, "num_key_value_heads": null, "hidden_act": "relu2", "max_position_embeddings": 8192, "tie_word_embeddings": false, "attention_bias": true, "mlp_bias": true, "head_dim": null}',
  jamba:
    '{"tie_word_embeddings": false, "intermediate_size": 14336, "num_key_value_heads": 8, "hidden_act": "silu", "max_position_embeddings": 262144, "num_experts_per_tok": 2, "num_experts": 16, "expert_layer_period": 2, "attn_layer_period": 8, "mamba_d_state": 16, "mamba_d_conv": 4, "mamba_dt_rank": "auto", "mamba_conv_bias": true, "mamba_proj_bias": false}',
  jetmoe:
    '{"num_key_value_heads": 16, "kv_channels": 128, "intermediate_size": 5632, "max_position_embeddings": 4096, "activation_function": "silu", "num_local_experts": 8, "num_experts_per_tok": 2, "tie_word_embeddings": true}',
  jina_embeddings_v3:
    '{"intermediate_size": 4096, "hidden_act": "gelu", "max_position_embeddings": 8194, "type_vocab_size": 1, "tie_word_embeddings": true}',
  kimi_linear:
    '{"intermediate_size": 9216, "moe_intermediate_size": 1024, "num_key_value_heads": 32, "n_shared_experts": 1, "kv_lora_rank": 512, "q_lora_rank": null, "v_head_dim": 128, "qk_nope_head_dim": 128, "num_experts_per_tok": 8, "hidden_act": "silu", "max_position_embeddings": 1048576, "tie_word_embeddings": false, "attention_bias": false, "num_local_experts": 256, "mlp_layer_types": null, "layer_types": null, "linear_head_dim": 128, "linear_num_heads": 32, "linear_conv_kernel_dim": 4}',
  kosmos_2_text_model:
    '{"max_position_embeddings": 2048, "embed_dim": 2048, "layers": 24, "ffn_dim": 8192, "attention_heads": 32, "activation_function": "gelu", "tie_word_embeddings": true, "add_cross_attention": false}',
  laguna:
    '{"intermediate_size": 8192, "num_key_value_heads": 8, "hidden_act": "silu", "max_position_embeddings": 131072, "tie_word_embeddings": false, "sliding_window": 512, "moe_intermediate_size": 512, "shared_expert_intermediate_size": 512, "num_experts_per_tok": 8, "num_experts": 256, "layer_types": null, "head_dim": 128, "attention_bias": false, "gating": true, "num_attention_heads_per_layer": null, "mlp_layer_types": null, "moe_apply_router_weight_on_input": false}',
  layoutlm:
    '{"intermediate_size": 3072, "hidden_act": "gelu", "max_position_embeddings": 512, "type_vocab_size": 2, "max_2d_position_embeddings": 1024, "tie_word_embeddings": true}',
  lfm2: '{"intermediate_size": 12288, "num_key_value_heads": 8, "max_position_embeddings": 128000, "tie_word_embeddings": true, "conv_bias": false, "block_multiple_of": 256, "block_auto_adjust_ff_dim": true, "full_attn_idxs": null, "layer_types": null}',
  lfm2_moe:
    '{"intermediate_size": 7168, "moe_intermediate_size": 1792, "tie_word_embeddings": true, "max_position_embeddings": 128000, "num_key_value_heads": 8, "conv_bias": false, "num_dense_layers": 2, "num_experts_per_tok": 4, "num_experts": 32, "use_expert_bias": true, "layer_types": null}',
  lilt: '{"intermediate_size": 3072, "hidden_act": "gelu", "max_position_embeddings": 512, "type_vocab_size": 2, "channel_shrink_ratio": 4, "max_2d_position_embeddings": 1024}',
  llama:
    '{"intermediate_size": 11008, "num_key_value_heads": null, "hidden_act": "silu", "max_position_embeddings": 2048, "tie_word_embeddings": false, "attention_bias": false, "mlp_bias": false, "head_dim": null}',
  llama4_text:
    '{"intermediate_size": 8192, "intermediate_size_mlp": 16384, "num_key_value_heads": 8, "head_dim": 128, "hidden_act": "silu", "max_position_embeddings": 131072, "tie_word_embeddings": false, "num_experts_per_tok": 1, "num_local_experts": 16, "moe_layers": null, "interleave_moe_layer_step": 1, "use_qk_norm": true, "no_rope_layer_interval": 4, "layer_types": null, "attention_bias": false}',
  longcat_flash:
    '{"num_key_value_heads": null, "hidden_act": "silu", "max_position_embeddings": 131072, "tie_word_embeddings": false, "attention_bias": false, "ffn_hidden_size": 12288, "q_lora_rank": 1536, "kv_lora_rank": 512, "qk_nope_head_dim": 128, "head_dim": 64, "v_head_dim": 128, "qk_head_dim": null, "moe_topk": 12, "n_routed_experts": 512, "zero_expert_num": 256, "expert_ffn_hidden_size": 2048}',
  longt5:
    '{"d_kv": 64, "d_ff": 2048, "num_decoder_layers": null, "local_radius": 127, "relative_attention_num_buckets": 32, "feed_forward_proj": "relu", "tie_word_embeddings": true}',
  luke: '{"entity_vocab_size": 500000, "entity_emb_size": 256, "intermediate_size": 3072, "hidden_act": "gelu", "max_position_embeddings": 512, "type_vocab_size": 2, "use_entity_aware_attention": true, "tie_word_embeddings": true}',
  m2m_100:
    '{"max_position_embeddings": 1024, "encoder_ffn_dim": 4096, "decoder_layers": 12, "decoder_ffn_dim": 4096, "decoder_attention_heads": 16, "activation_function": "relu", "tie_word_embeddings": true}',
  mamba:
    '{"state_size": 16, "expand": 2, "conv_kernel": 4, "use_bias": false, "use_conv_bias": true, "hidden_act": "silu", "time_step_rank": "auto", "tie_word_embeddings": true}',
  mamba2:
    '{"head_dim": 64, "state_size": 128, "expand": 2, "conv_kernel": 4, "n_groups": 8, "use_bias": false, "use_conv_bias": true, "hidden_act": "silu", "time_step_rank": "auto", "tie_word_embeddings": false}',
  marian:
    '{"decoder_vocab_size": null, "max_position_embeddings": 1024, "encoder_ffn_dim": 4096, "decoder_layers": 12, "decoder_ffn_dim": 4096, "decoder_attention_heads": 16, "activation_function": "gelu", "share_encoder_decoder_embeddings": true, "tie_word_embeddings": true}',
  markuplm:
    '{"intermediate_size": 3072, "hidden_act": "gelu", "max_position_embeddings": 512, "type_vocab_size": 2, "max_xpath_tag_unit_embeddings": 256, "max_xpath_subs_unit_embeddings": 1024, "xpath_unit_hidden_size": 32, "max_depth": 50}',
  mbart:
    '{"max_position_embeddings": 1024, "encoder_ffn_dim": 4096, "decoder_layers": 12, "decoder_ffn_dim": 4096, "decoder_attention_heads": 16, "activation_function": "gelu", "tie_word_embeddings": true}',
  'megatron-bert':
    '{"intermediate_size": 4096, "hidden_act": "gelu", "max_position_embeddings": 512, "type_vocab_size": 2, "add_cross_attention": false, "tie_word_embeddings": true}',
  mellum:
    '{"intermediate_size": 7168, "num_key_value_heads": 4, "hidden_act": "silu", "max_position_embeddings": 131072, "tie_word_embeddings": false, "attention_bias": false, "sliding_window": 1024, "moe_intermediate_size": 896, "num_experts_per_tok": 8, "num_experts": 64, "head_dim": 128, "layer_types": null, "mlp_layer_types": null}',
  mimo_v2_flash:
    '{"intermediate_size": 16384, "num_key_value_heads": 4, "hidden_act": "silu", "max_position_embeddings": 131072, "tie_word_embeddings": false, "attention_bias": false, "moe_intermediate_size": 2048, "num_experts_per_tok": 8, "n_routed_experts": 256, "head_dim": 192, "v_head_dim": 128, "sliding_window": 128, "layer_types": null, "mlp_layer_types": null}',
  minicpm3:
    '{"intermediate_size": 6400, "num_key_value_heads": 40, "hidden_act": "silu", "max_position_embeddings": 32768, "tie_word_embeddings": true, "attention_bias": false, "mlp_bias": false, "head_dim": null, "kv_lora_rank": 256, "q_lora_rank": 768, "qk_nope_head_dim": 64, "v_head_dim": null}',
  minimax:
    '{"intermediate_size": 14336, "num_key_value_heads": 8, "head_dim": null, "hidden_act": "silu", "max_position_embeddings": 131072, "tie_word_embeddings": false, "sliding_window": null, "num_experts_per_tok": 2, "num_local_experts": 8, "layer_types": null}',
  minimax_m2:
    '{"intermediate_size": 1536, "num_key_value_heads": 8, "head_dim": 128, "hidden_act": "silu", "max_position_embeddings": 196608, "tie_word_embeddings": false, "num_experts_per_tok": 8, "num_local_experts": 256}',
  minimax_m3_vl: '{"projector_hidden_size": 6144, "tie_word_embeddings": false}',
  minimax_m3_vl_text:
    '{"intermediate_size": 3072, "num_key_value_heads": 4, "head_dim": 128, "hidden_act": "silu", "max_position_embeddings": 524288, "tie_word_embeddings": false, "num_experts_per_tok": 4, "num_local_experts": 128, "dense_intermediate_size": 12288, "shared_intermediate_size": 3072, "mlp_layer_types": null, "index_n_heads": 4, "index_head_dim": 128, "index_topk_blocks": 16, "index_local_blocks": 1, "layer_types": null}',
  ministral:
    '{"intermediate_size": 14336, "num_key_value_heads": 8, "head_dim": null, "hidden_act": "silu", "max_position_embeddings": 131072, "tie_word_embeddings": false, "sliding_window": 4096, "layer_types": null}',
  ministral3:
    '{"intermediate_size": 14336, "num_key_value_heads": 8, "head_dim": 128, "hidden_act": "silu", "max_position_embeddings": 262144, "tie_word_embeddings": false, "sliding_window": null}',
  mistral:
    '{"intermediate_size": 14336, "num_key_value_heads": 8, "head_dim": null, "hidden_act": "silu", "max_position_embeddings": 131072, "tie_word_embeddings": false, "sliding_window": 4096}',
  mistral4:
    '{"intermediate_size": 12288, "moe_intermediate_size": 2048, "num_key_value_heads": 32, "n_shared_experts": 1, "n_routed_experts": 128, "kv_lora_rank": 256, "q_lora_rank": 1024, "v_head_dim": 128, "qk_nope_head_dim": 64, "num_experts_per_tok": 4, "first_k_dense_replace": 0, "hidden_act": "silu", "max_position_embeddings": 1048576, "tie_word_embeddings": false, "attention_bias": false}',
  mixtral:
    '{"intermediate_size": 14336, "num_key_value_heads": 8, "head_dim": null, "hidden_act": "silu", "max_position_embeddings": 131072, "tie_word_embeddings": false, "sliding_window": null, "num_experts_per_tok": 2, "num_local_experts": 8}',
  mllama_text_model:
    '{"hidden_act": "silu", "num_key_value_heads": 8, "intermediate_size": 14336, "max_position_embeddings": 131072, "tie_word_embeddings": false, "cross_attention_layers": null}',
  mobilebert:
    '{"intermediate_size": 512, "hidden_act": "relu", "max_position_embeddings": 512, "type_vocab_size": 2, "embedding_size": 128, "trigram_input": true, "use_bottleneck": true, "intra_bottleneck_size": 128, "use_bottleneck_attention": false, "key_query_shared_bottleneck": true, "num_feedforward_networks": 4, "tie_word_embeddings": true}',
  modernbert:
    '{"intermediate_size": 1152, "hidden_activation": "gelu", "max_position_embeddings": 8192, "norm_bias": false, "attention_bias": false, "layer_types": null, "local_attention": 128, "mlp_bias": false, "decoder_bias": true, "deterministic_flash_attn": false, "sparse_prediction": false, "sparse_pred_ignore_index": -100, "tie_word_embeddings": true}',
  'modernbert-decoder':
    '{"intermediate_size": 1152, "hidden_activation": "gelu", "max_position_embeddings": 8192, "norm_bias": false, "attention_bias": false, "mlp_bias": false, "decoder_bias": true, "local_attention": 128, "layer_types": null, "tie_word_embeddings": true}',
  moshi:
    '{"num_key_value_heads": null, "audio_vocab_size": null, "max_position_embeddings": 3000, "hidden_act": "silu", "head_dim": null, "sliding_window": 3000, "ffn_dim": 22528, "num_codebooks": 8, "tie_word_embeddings": false}',
  mpnet:
    '{"intermediate_size": 3072, "hidden_act": "gelu", "max_position_embeddings": 512, "relative_attention_num_buckets": 32, "tie_word_embeddings": true}',
  mpt: '{"expansion_ratio": 4, "max_seq_len": 2048, "learned_pos_emb": true, "no_bias": true, "embedding_fraction": 1.0, "norm_type": "low_precision_layernorm", "tie_word_embeddings": true}',
  mra: '{"intermediate_size": 3072, "hidden_act": "gelu", "max_position_embeddings": 512, "type_vocab_size": 1, "block_per_row": 4, "add_cross_attention": false, "tie_word_embeddings": true}',
  mt5: '{"d_kv": 64, "d_ff": 1024, "num_decoder_layers": null, "relative_attention_num_buckets": 32, "feed_forward_proj": "gated-gelu", "tie_word_embeddings": true}',
  muse_glimmer_text:
    '{"intermediate_size": 19968, "num_key_value_heads": 2, "head_dim": 128, "hidden_activation": "silu", "max_position_embeddings": 131072, "tie_word_embeddings": false, "attention_bias": false, "sliding_window": 2048, "layer_types": null}',
  mvp: '{"max_position_embeddings": 1024, "encoder_ffn_dim": 4096, "decoder_layers": 12, "decoder_ffn_dim": 4096, "decoder_attention_heads": 16, "activation_function": "gelu", "use_prompt": false, "prompt_length": 100, "prompt_mid_dim": 800, "tie_word_embeddings": true}',
  nanochat:
    '{"intermediate_size": 8192, "num_key_value_heads": null, "max_position_embeddings": 2048, "hidden_act": "relu2", "attention_bias": false, "tie_word_embeddings": false}',
  nemotron:
    '{"intermediate_size": 24576, "head_dim": null, "num_key_value_heads": null, "hidden_act": "relu2", "max_position_embeddings": 4096, "tie_word_embeddings": false, "attention_bias": false, "mlp_bias": false}',
  nemotron_h:
    '{"layers_block_type": null, "tie_word_embeddings": false, "num_key_value_heads": 8, "head_dim": 128, "max_position_embeddings": 4096, "attention_bias": false, "sliding_window": null, "intermediate_size": 21504, "mlp_bias": false, "ssm_state_size": 128, "mamba_num_heads": 128, "mamba_head_dim": 64, "n_groups": 8, "conv_kernel": 4, "expand": 2, "use_conv_bias": true, "mamba_proj_bias": false, "n_routed_experts": 8, "n_shared_experts": 1, "moe_intermediate_size": 7688, "moe_shared_expert_intermediate_size": 7688, "moe_latent_size": null, "moe_shared_expert_overlap": true, "num_experts_per_tok": 2, "num_nextn_predict_layers": 0, "mtp_layers_block_type": null, "use_bias": false}',
  neomme:
    '{"embedding_rank": 256, "intermediate_size": 3584, "hidden_act": "relu2", "mlp_bias": false, "num_key_value_heads": 4, "head_dim": 64, "max_position_embeddings": 16384, "attention_bias": false, "layer_types": null, "sliding_window": 256, "patch_size": 32, "embedding_dim": 128, "tie_word_embeddings": true}',
  nomic_bert: '{"intermediate_size": 3072, "hidden_act": "silu", "max_position_embeddings": 2048, "type_vocab_size": 2, "head_dim": null}',
  nystromformer:
    '{"intermediate_size": 3072, "hidden_act": "gelu_new", "max_position_embeddings": 510, "type_vocab_size": 2, "segment_means_seq_len": 64, "num_landmarks": 64, "conv_kernel_size": 65, "add_cross_attention": false, "tie_word_embeddings": true}',
  olmo: '{"intermediate_size": 11008, "num_key_value_heads": null, "hidden_act": "silu", "max_position_embeddings": 2048, "tie_word_embeddings": false, "attention_bias": false}',
  olmo2:
    '{"intermediate_size": 11008, "num_key_value_heads": null, "hidden_act": "silu", "max_position_embeddings": 2048, "tie_word_embeddings": false, "attention_bias": false}',
  olmo3:
    '{"intermediate_size": 11008, "num_key_value_heads": null, "hidden_act": "silu", "max_position_embeddings": 2048, "tie_word_embeddings": false, "attention_bias": false, "sliding_window": 4096, "layer_types": null}',
  olmo_hybrid:
    '{"intermediate_size": 11008, "num_key_value_heads": null, "hidden_act": "silu", "max_position_embeddings": 65536, "tie_word_embeddings": false, "attention_bias": false, "layer_types": null, "linear_num_key_heads": null, "linear_num_value_heads": null, "linear_key_head_dim": null, "linear_value_head_dim": null, "linear_a_log_min": 0.0, "linear_a_log_max": 16.0, "linear_conv_kernel_dim": 4, "linear_allow_neg_eigval": true}',
  olmoe:
    '{"intermediate_size": 2048, "num_key_value_heads": null, "hidden_act": "silu", "max_position_embeddings": 4096, "tie_word_embeddings": false, "attention_bias": false, "num_experts_per_tok": 8, "num_experts": 64}',
  'openai-gpt': '{"n_positions": 512, "afn": "gelu", "tie_word_embeddings": true}',
  openai_privacy_filter:
    '{"num_local_experts": 128, "intermediate_size": 640, "head_dim": 64, "num_key_value_heads": 2, "sliding_window": 128, "tie_word_embeddings": false, "max_position_embeddings": 131072, "num_experts_per_tok": 4, "attention_bias": true}',
  opt: '{"ffn_dim": 3072, "max_position_embeddings": 2048, "do_layer_norm_before": true, "word_embed_proj_dim": null, "activation_function": "relu", "enable_bias": true, "layer_norm_elementwise_affine": true, "tie_word_embeddings": true}',
  paddleocr_vl_text:
    '{"intermediate_size": 3072, "num_key_value_heads": 2, "hidden_act": "silu", "max_position_embeddings": 131072, "tie_word_embeddings": true, "use_bias": false, "head_dim": 128}',
  pegasus:
    '{"max_position_embeddings": 1024, "encoder_ffn_dim": 4096, "decoder_layers": 12, "decoder_ffn_dim": 4096, "decoder_attention_heads": 16, "activation_function": "gelu", "tie_word_embeddings": true}',
  persimmon:
    '{"intermediate_size": 16384, "hidden_act": "relu2", "max_position_embeddings": 16384, "tie_word_embeddings": false, "qk_layernorm": true}',
  phi: '{"intermediate_size": 8192, "num_key_value_heads": null, "hidden_act": "gelu_new", "max_position_embeddings": 2048, "tie_word_embeddings": false, "qk_layernorm": false}',
  phi3: '{"intermediate_size": 8192, "num_key_value_heads": null, "hidden_act": "silu", "max_position_embeddings": 4096, "original_max_position_embeddings": 4096, "tie_word_embeddings": false, "sliding_window": null}',
  phi4_multimodal:
    '{"intermediate_size": 8192, "num_key_value_heads": 8, "hidden_act": "silu", "max_position_embeddings": 131072, "original_max_position_embeddings": 4096, "tie_word_embeddings": false, "sliding_window": null}',
  phimoe:
    '{"intermediate_size": 6400, "num_key_value_heads": 8, "hidden_act": "silu", "max_position_embeddings": 131072, "tie_word_embeddings": false, "sliding_window": null, "num_experts_per_tok": 2, "num_local_experts": 16, "attention_bias": false, "lm_head_bias": false}',
  pix2struct_text_model:
    '{"d_kv": 64, "d_ff": 2048, "relative_attention_num_buckets": 32, "tie_word_embeddings": false, "add_cross_attention": false}',
  plbart:
    '{"max_position_embeddings": 1024, "encoder_ffn_dim": 3072, "decoder_layers": 6, "decoder_ffn_dim": 3072, "decoder_attention_heads": 12, "activation_function": "gelu", "tie_word_embeddings": true}',
  qwen2:
    '{"intermediate_size": 22016, "num_key_value_heads": 32, "hidden_act": "silu", "max_position_embeddings": 32768, "tie_word_embeddings": false, "use_sliding_window": false, "sliding_window": 4096, "layer_types": null}',
  qwen2_5_omni_text:
    '{"intermediate_size": 18944, "num_key_value_heads": 4, "hidden_act": "silu", "max_position_embeddings": 32768, "use_sliding_window": false, "sliding_window": 32768, "layer_types": null, "tie_word_embeddings": true}',
  qwen2_5_vl_text:
    '{"intermediate_size": 29568, "num_key_value_heads": 8, "hidden_act": "silu", "max_position_embeddings": 32768, "use_sliding_window": false, "sliding_window": 4096, "layer_types": null}',
  qwen2_moe:
    '{"intermediate_size": 5632, "num_key_value_heads": 16, "hidden_act": "silu", "max_position_embeddings": 32768, "tie_word_embeddings": false, "use_sliding_window": false, "sliding_window": 4096, "decoder_sparse_step": 1, "moe_intermediate_size": 1408, "shared_expert_intermediate_size": 5632, "num_experts_per_tok": 4, "num_experts": 60, "mlp_only_layers": null, "qkv_bias": true, "layer_types": null}',
  qwen2_vl_text:
    '{"intermediate_size": 29568, "num_key_value_heads": 8, "hidden_act": "silu", "max_position_embeddings": 32768, "use_sliding_window": false, "sliding_window": 4096, "layer_types": null}',
  qwen3:
    '{"intermediate_size": 22016, "num_key_value_heads": 32, "head_dim": 128, "hidden_act": "silu", "max_position_embeddings": 32768, "tie_word_embeddings": false, "attention_bias": false, "use_sliding_window": false, "sliding_window": 4096, "layer_types": null}',
  qwen3_5_moe_text:
    '{"num_key_value_heads": 2, "hidden_act": "silu", "max_position_embeddings": 32768, "tie_word_embeddings": false, "attention_bias": false, "head_dim": 256, "linear_conv_kernel_dim": 4, "linear_key_head_dim": 128, "linear_value_head_dim": 128, "linear_num_key_heads": 16, "linear_num_value_heads": 32, "moe_intermediate_size": 512, "shared_expert_intermediate_size": 512, "num_experts_per_tok": 8, "num_experts": 256, "layer_types": null}',
  qwen3_5_text:
    '{"intermediate_size": 12288, "num_key_value_heads": 4, "hidden_act": "silu", "max_position_embeddings": 32768, "tie_word_embeddings": false, "attention_bias": false, "head_dim": 256, "linear_conv_kernel_dim": 4, "linear_key_head_dim": 128, "linear_value_head_dim": 128, "linear_num_key_heads": 16, "linear_num_value_heads": 32, "layer_types": null}',
  qwen3_moe:
    '{"intermediate_size": 6144, "num_key_value_heads": 4, "hidden_act": "silu", "max_position_embeddings": 32768, "tie_word_embeddings": false, "attention_bias": false, "use_sliding_window": false, "sliding_window": 4096, "decoder_sparse_step": 1, "moe_intermediate_size": 768, "num_experts_per_tok": 8, "num_experts": 128, "mlp_only_layers": null}',
  qwen3_next:
    '{"intermediate_size": 5632, "num_key_value_heads": 2, "hidden_act": "silu", "max_position_embeddings": 32768, "tie_word_embeddings": false, "attention_bias": false, "head_dim": 256, "linear_conv_kernel_dim": 4, "linear_key_head_dim": 128, "linear_value_head_dim": 128, "linear_num_key_heads": 16, "linear_num_value_heads": 32, "decoder_sparse_step": 1, "moe_intermediate_size": 512, "shared_expert_intermediate_size": 512, "num_experts_per_tok": 10, "num_experts": 512, "mlp_only_layers": null, "layer_types": null}',
  qwen3_omni_moe_text:
    '{"intermediate_size": 18944, "num_key_value_heads": 4, "hidden_act": "silu", "max_position_embeddings": 32768, "attention_bias": false, "sliding_window": null, "decoder_sparse_step": 1, "moe_intermediate_size": 768, "num_experts_per_tok": 8, "num_experts": 128, "mlp_only_layers": null}',
  qwen3_vl_moe_text:
    '{"intermediate_size": 5632, "num_key_value_heads": 16, "hidden_act": "silu", "max_position_embeddings": 128000, "tie_word_embeddings": true, "attention_bias": false, "decoder_sparse_step": 1, "moe_intermediate_size": 1408, "num_experts_per_tok": 4, "num_experts": 60, "mlp_only_layers": null, "head_dim": null}',
  qwen3_vl_text:
    '{"intermediate_size": 22016, "num_key_value_heads": 32, "head_dim": 128, "hidden_act": "silu", "max_position_embeddings": 128000, "attention_bias": false}',
  qwen4_exp: '{"tie_word_embeddings": false}',
  recurrent_gemma:
    '{"intermediate_size": 7680, "lru_width": null, "attention_window_size": 2048, "conv1d_width": 4, "hidden_activation": "gelu_pytorch_tanh", "block_types": ["recurrent", "recurrent", "attention"], "num_key_value_heads": null, "attention_bias": false, "tie_word_embeddings": true}',
  rembert:
    '{"input_embedding_size": 256, "intermediate_size": 4608, "hidden_act": "gelu", "max_position_embeddings": 512, "type_vocab_size": 2, "add_cross_attention": false, "tie_word_embeddings": false}',
  roberta:
    '{"intermediate_size": 3072, "hidden_act": "gelu", "max_position_embeddings": 512, "type_vocab_size": 2, "add_cross_attention": false, "tie_word_embeddings": true}',
  'roberta-prelayernorm':
    '{"intermediate_size": 3072, "hidden_act": "gelu", "max_position_embeddings": 512, "type_vocab_size": 2, "add_cross_attention": false, "tie_word_embeddings": true}',
  roc_bert:
    '{"intermediate_size": 3072, "hidden_act": "gelu", "max_position_embeddings": 512, "type_vocab_size": 2, "enable_pronunciation": true, "enable_shape": true, "pronunciation_embed_dim": 768, "pronunciation_vocab_size": 910, "shape_embed_dim": 512, "shape_vocab_size": 24858, "concat_input": true, "add_cross_attention": false, "tie_word_embeddings": true}',
  roformer:
    '{"embedding_size": null, "intermediate_size": 3072, "hidden_act": "gelu", "max_position_embeddings": 1536, "type_vocab_size": 2, "add_cross_attention": false, "tie_word_embeddings": true}',
  rwkv: '{"context_length": 1024, "attention_hidden_size": null, "intermediate_size": null, "tie_word_embeddings": false}',
  seamless_m4t:
    '{"t2u_vocab_size": 10082, "max_position_embeddings": 1024, "activation_function": "relu", "encoder_ffn_dim": 8192, "decoder_layers": 24, "decoder_ffn_dim": 8192, "decoder_attention_heads": 16, "speech_encoder_layers": 24, "speech_encoder_attention_heads": 16, "speech_encoder_intermediate_size": 4096, "add_adapter": true, "num_conv_pos_embeddings": 128, "num_conv_pos_embedding_groups": 16, "adaptor_kernel_size": 8, "adaptor_stride": 8, "num_adapter_layers": 1, "position_embeddings_type": "relative", "conv_depthwise_kernel_size": 31, "t2u_encoder_layers": 6, "t2u_encoder_ffn_dim": 8192, "t2u_encoder_attention_heads": 16, "t2u_decoder_layers": 6, "t2u_decoder_ffn_dim": 8192, "t2u_decoder_attention_heads": 16, "t2u_max_position_embeddings": 2048, "sampling_rate": 16000, "upsample_rates": [5, 4, 4, 2, 2], "upsample_kernel_sizes": [11, 8, 8, 4, 4], "resblock_kernel_sizes": [3, 7, 11], "resblock_dilation_sizes": [[1, 3, 5], [1, 3, 5], [1, 3, 5]], "unit_hifi_gan_vocab_size": 10000, "unit_embed_dim": 1280, "lang_embed_dim": 256, "spkr_embed_dim": 256, "vocoder_num_langs": 36, "vocoder_num_spkrs": 200, "variance_predictor_kernel_size": 3, "tie_word_embeddings": true}',
  seed_oss:
    '{"intermediate_size": 27648, "num_key_value_heads": 8, "hidden_act": "silu", "max_position_embeddings": 524288, "tie_word_embeddings": false, "attention_bias": true, "attention_out_bias": false, "mlp_bias": false, "head_dim": 128}',
  smollm3:
    '{"intermediate_size": 11008, "num_key_value_heads": 4, "hidden_act": "silu", "max_position_embeddings": 32768, "use_sliding_window": false, "sliding_window": null, "no_rope_layer_interval": 4, "layer_types": null, "attention_bias": false, "mlp_bias": false, "tie_word_embeddings": true}',
  solar_open:
    '{"num_key_value_heads": 8, "hidden_act": "silu", "max_position_embeddings": 131072, "tie_word_embeddings": false, "attention_bias": false, "moe_intermediate_size": 1280, "num_experts_per_tok": 8, "n_shared_experts": 1, "n_routed_experts": 128, "head_dim": 128}',
  speech_to_text:
    '{"encoder_ffn_dim": 2048, "decoder_layers": 6, "decoder_ffn_dim": 2048, "decoder_attention_heads": 4, "activation_function": "relu", "max_target_positions": 1024, "num_conv_layers": 2, "conv_kernel_sizes": [5, 5], "conv_channels": 1024, "input_feat_per_channel": 80, "input_channels": 1, "tie_word_embeddings": true}',
  splinter: '{"intermediate_size": 3072, "hidden_act": "gelu", "max_position_embeddings": 512, "type_vocab_size": 2}',
  squeezebert:
    '{"intermediate_size": 3072, "hidden_act": "gelu", "max_position_embeddings": 512, "type_vocab_size": 2, "embedding_size": 768, "q_groups": 4, "k_groups": 4, "v_groups": 4, "post_attention_groups": 1, "intermediate_groups": 4, "tie_word_embeddings": true}',
  stablelm:
    '{"intermediate_size": 6912, "num_key_value_heads": 32, "hidden_act": "silu", "max_position_embeddings": 4096, "tie_word_embeddings": false, "use_qkv_bias": false, "qk_layernorm": false, "use_parallel_residual": false}',
  starcoder2:
    '{"intermediate_size": 12288, "num_key_value_heads": 2, "hidden_act": "gelu_pytorch_tanh", "max_position_embeddings": 4096, "sliding_window": null, "use_bias": true, "tie_word_embeddings": true}',
  step3p5:
    '{"intermediate_size": 11264, "num_key_value_heads": 8, "head_dim": 128, "hidden_act": "silu", "max_position_embeddings": 128000, "tie_word_embeddings": false, "num_experts_per_tok": 8, "num_local_experts": 128, "mlp_layer_types": null, "layer_types": null, "moe_intermediate_size": 1280, "n_routed_experts": 288, "share_expert_dim": 1280, "sliding_window": null, "num_sliding_attention_heads": null, "attention_bias": false, "mlp_bias": false, "mtp_layer_types": null, "mtp_mlp_layer_types": null}',
  step3p7: '{"projector_bias": false}',
  switch_transformers:
    '{"d_kv": 64, "d_ff": 2048, "expert_capacity": 64, "num_sparse_encoder_layers": 3, "num_decoder_layers": 12, "num_sparse_decoder_layers": 3, "num_experts": 8, "router_bias": false, "relative_attention_num_buckets": 32, "add_router_probs": false, "tie_word_embeddings": true, "add_cross_attention": false}',
  t5: '{"d_kv": 64, "d_ff": 2048, "num_decoder_layers": null, "relative_attention_num_buckets": 32, "feed_forward_proj": "relu"}',
  t5gemma2_text:
    '{"intermediate_size": 9216, "num_key_value_heads": 4, "head_dim": 256, "hidden_activation": "gelu_pytorch_tanh", "max_position_embeddings": 131072, "tie_word_embeddings": true, "attention_bias": false, "sliding_window": 4096, "layer_types": null}',
  tapas:
    '{"intermediate_size": 3072, "hidden_act": "gelu", "max_position_embeddings": 1024, "type_vocab_sizes": [3, 256, 256, 2, 256, 256, 10], "positive_label_weight": 10.0, "num_aggregation_labels": 0, "aggregation_loss_weight": 1.0, "use_answer_as_supervision": null, "answer_loss_importance": 1.0, "use_normalized_answer_loss": false, "huber_loss_delta": null, "use_gumbel_for_cells": false, "use_gumbel_for_aggregation": false, "average_approximation_function": "ratio", "cell_selection_preference": null, "answer_loss_cutoff": null, "max_num_rows": 64, "max_num_columns": 32, "select_one_column": true, "allow_empty_column_selection": false, "reset_position_index_per_cell": true, "aggregation_labels": null, "no_aggregation_label_index": null, "add_cross_attention": false, "tie_word_embeddings": true}',
  trocr:
    '{"decoder_layers": 12, "decoder_attention_heads": 16, "decoder_ffn_dim": 4096, "activation_function": "gelu", "max_position_embeddings": 512, "use_learned_position_embeddings": true, "layernorm_embedding": true, "cross_attention_hidden_size": null, "tie_word_embeddings": true}',
  umt5: '{"d_kv": 64, "d_ff": 1024, "num_decoder_layers": null, "relative_attention_num_buckets": 32, "feed_forward_proj": "gated-gelu"}',
  vaultgemma:
    '{"intermediate_size": 9216, "num_key_value_heads": 4, "head_dim": 256, "hidden_activation": "gelu_pytorch_tanh", "max_position_embeddings": 8192, "tie_word_embeddings": true, "attention_bias": false, "sliding_window": 4096, "layer_types": null}',
  whisper:
    '{"num_mel_bins": 80, "decoder_layers": 4, "decoder_attention_heads": 6, "decoder_ffn_dim": 1536, "encoder_ffn_dim": 1536, "activation_function": "gelu", "max_target_positions": 448, "use_weighted_layer_sum": false, "median_filter_width": 7, "tie_word_embeddings": true}',
  xglm: '{"max_position_embeddings": 2048, "ffn_dim": 4096, "attention_heads": 16, "activation_function": "gelu", "add_cross_attention": false, "tie_word_embeddings": true}',
  xlm: '{"emb_dim": 2048, "sinusoidal_embeddings": false, "causal": false, "asm": false, "n_langs": 1, "use_lang_emb": true, "max_position_embeddings": 512, "unk_index": 3, "is_encoder": true, "tie_word_embeddings": true}',
  'xlm-roberta':
    '{"intermediate_size": 3072, "hidden_act": "gelu", "max_position_embeddings": 512, "type_vocab_size": 2, "add_cross_attention": false, "tie_word_embeddings": true}',
  'xlm-roberta-xl':
    '{"intermediate_size": 10240, "hidden_act": "gelu", "max_position_embeddings": 514, "type_vocab_size": 1, "add_cross_attention": false, "tie_word_embeddings": true}',
  xlnet:
    '{"d_inner": 4096, "d_head": null, "attn_type": "bi", "use_mems_eval": true, "use_mems_train": false, "clamp_len": -1, "tie_word_embeddings": true}',
  xmod: '{"intermediate_size": 3072, "hidden_act": "gelu", "max_position_embeddings": 512, "type_vocab_size": 2, "pre_norm": false, "adapter_reduction_factor": 2, "adapter_layer_norm": false, "ln_before_adapter": true, "languages": ["en_XX"], "default_language": null, "add_cross_attention": false, "tie_word_embeddings": true}',
  yoso: '{"intermediate_size": 3072, "hidden_act": "gelu", "max_position_embeddings": 4096, "type_vocab_size": 1, "use_expectation": true, "hash_code_len": 9, "conv_window": null, "use_fast_hash": true, "lsh_backward": true, "add_cross_attention": false, "tie_word_embeddings": true}',
  youtu:
    '{"intermediate_size": 6144, "num_key_value_heads": 16, "kv_lora_rank": 512, "q_lora_rank": 1536, "v_head_dim": 128, "qk_nope_head_dim": 128, "hidden_act": "silu", "max_position_embeddings": 131072, "tie_word_embeddings": true, "attention_bias": false}',
  zamba:
    '{"tie_word_embeddings": true, "attention_hidden_size": null, "intermediate_size": 14848, "attention_head_dim": null, "num_key_value_heads": 16, "n_mamba_heads": 2, "hidden_act": "gelu", "max_position_embeddings": 4096, "attn_layer_period": 6, "mamba_d_state": 16, "mamba_d_conv": 4, "mamba_dt_rank": "auto", "mamba_conv_bias": true, "mamba_proj_bias": false, "layers_block_type": null}',
  zamba2:
    '{"max_position_embeddings": 4096, "layers_block_type": null, "mamba_d_state": 64, "mamba_d_conv": 4, "mamba_ngroups": 1, "n_mamba_heads": 8, "use_conv_bias": true, "use_mem_eff_path": false, "add_bias_linear": false, "intermediate_size": null, "hidden_act": "gelu", "num_key_value_heads": null, "num_mem_blocks": 1, "use_shared_attention_adapter": false, "adapter_rank": 128, "use_long_context": false, "tie_word_embeddings": true}',
  zaya: '{"num_key_value_heads": 2, "hidden_act": "silu", "max_position_embeddings": 131072, "tie_word_embeddings": true, "sliding_window": null, "moe_intermediate_size": 2048, "num_experts_per_tok": 1, "num_experts": 16, "layer_types": null, "head_dim": 128, "attention_bias": false, "lm_head_bias": false, "router_hidden_size": 256, "cca_time0": 2, "cca_time1": 2}',
};

const read = new Map<string, Readonly<Record<string, unknown>> | undefined>();

/** The defaults of a family; undefined for one that the library does not have. */
export function defaultsOf(family: string): Readonly<Record<string, unknown>> | undefined {
  if (!read.has(family)) {
    const text = Object.hasOwn(defaults, family) ? defaults[family] : undefined;
    read.set(family, text === undefined ? undefined : JSON.parse(text));
  }
  return read.get(family);
}
