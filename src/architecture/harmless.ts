import { isObject } from './config.js';

/**
 * Keys that make no matrix, in any family: how a model is trained, initialised, scaled, run and
 * wrapped, what its tokens are, how positions rotate. A key that is neither one of these nor read
 * may change the shape.
 */
const HARMLESS = new RegExp(
  [
    // Tokens, names, versions, the file itself.
    'token',
    '_ids?$',
    'dtype',
    '^(lm_head|rm_head|id2label|label2id|num_labels|problem_type|architectures|auto_map|_.*|transformers_version|model_type|torch_dtype|dtype|tokenizer_class|task_specific_params|finetuning_task|language|license|model_name|name)$',
    // Training, sampling, output.
    'dropout|pdrop|layerdrop|drop_path|jitter|aux|_loss|loss_|z_loss|^init|_init|initializer|^std$|gradient|^output_|return_|^use_cache|prefix$|^top_[kp]$|^(temperature|repetition_penalty|do_sample|max_length|min_length|num_beams|early_stopping|length_penalty|no_repeat_ngram_size|num_return_sequences|encoder_no_repeat_ngram_size|bad_words_ids|exponential_decay_length_penalty|diversity_penalty|num_beam_groups|suppress_tokens|typical_p|remove_invalid_values|forced_.*|begin_suppress_tokens|tf_legacy_loss|use_bfloat16|torchscript|pruned_heads|chunk_size_feed_forward|cross_attention_hidden_size|is_decoder|tie_encoder_decoder|summary_.*|classifier_.*|problem_type|keys_to_ignore_at_inference|save_step|train_.*)$',
    // Norms are where they are; how small their epsilon is does not matter. Scales and soft caps.
    'eps$|epsilon|softcap|scal(e|es|ing|er)(_|$)|multiplier|_alpha|_beta|threshold|clip|clamp|limit|logits_|_factor|factor$|floor|capacity|^alpha$|^beta$|_scalar$|temperature_tuning|model_base$|gemma_norm|^rms_norm$|^qk_head_dim$',
    // Positions.
    'rope|rotary|rotate|theta|^max_(position|seq|sequence|context)|position_embedding_(type|kind)|alibi_bias|^pos|original_max|yarn|longrope|max_window_layers|max_distance|pos_embds|(^|_)seq_length$|attention_types|layout$|window(_size)?$|nope$',
    // Routing and how kernels run.
    'routed_scaling|sinkhorn|grouped_topk|^use_(mtp|moe)$|every_n_layer|expert_weight|impl_type|overlap|share_for_mtp|^block_size$|^global_attn_every_n$|transformer_block_type|layer_switch|embedding_sharing|is_encoder_decoder|parallel_attn|scoring|score_func|norm_topk|topk_(group|method|prob)|^n_group|_group$|group_score|router_(dtype|act|type|bias_update)|gating_(func|type)|sink(s)?_type|balanc|normaliz|renorm|kernel(s)?$|_kernel_|flash|sdpa|attn_impl|_attn_implementation|eager|fused|fuse|^use_(mamba|kernel|fused|triton|associative|mlp_only)|triton|parallel_size|ep_size|tp_size|sequence_parallel|pretraining_tp|slow|reorder|upcast|fp32|mup_|cache|chunk|block_length|backend|lower_bound|number_of_conv_states|compile|offload|quantiz|time_step_(min|max|floor|limit|init|scale|rank)|dt_|inference|bidirectional|causal|prompt|image_|video_|audio_|speech|vision|visual|modal|mm_',
    // What a nested description of something else holds.
    '_config$|_configs$',
  ].join('|'),
);
/** Names of activations: they have no parameters. */
const ACTIVATION = /(^|_)(act|activation|act_fn|activation_function|activation_func)$|hidden_act(ivation)?$/;

/** Whether a key of a file that nothing has read may change the shape. */
export function mayChangeShape(name: string, value: unknown): boolean {
  if (value === null || value === undefined || value === false || value === 0 || value === '') return false;
  if (Array.isArray(value) ? value.length === 0 : isObject(value) && Object.keys(value).length === 0) return false;
  // A fraction is no dimension.
  if (typeof value === 'number' && !Number.isInteger(value)) return false;
  return !HARMLESS.test(name) && !ACTIVATION.test(name);
}
