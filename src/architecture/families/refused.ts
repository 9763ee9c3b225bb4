import type { Conflict } from '../conflict.js';

/**
 * Models that the library has, or that people ask for, and that are not described here: their
 * matrices are others than their keys would make one guess, so they are refused by name.
 */
const undescribed = `
aimv2_text_model align_text_model altclip_text_model beit blip_2_qformer blip_text_model blt blt_local_decoder
blt_local_encoder blt_patcher bridgetower_text_model bros canary canary_decoder chameleon chinese_clip_text_model
clap_text_model clip clip_text_model clip_vision_model clipseg_text_model clvp_decoder clvp_encoder cohere_asr convbert csm
csm_depth_decoder_model data2vec-audio decision_transformer deepseek_ocr2_encoder dia_decoder dia_encoder
diffusion_gemma_text dpr emu3_text_model esmc evolla fastspeech2_conformer flava_image_model flava_text_model funnel
gemma3n_audio gemma3n_vision git glm_image_text granite4_vision_text granite_speech5_ctc granite_speech5_encoder griffin
groupvit_text_model gte higgs_audio_v2 hubert hyena idefics imagegpt instructblip_qformer instructblipvideo_qformer
kyutai_speech_to_text lasr_ctc layoutlmv2 layoutlmv3 layoutxlm lilt lxmert markuplm metaclip_2_text_model moonshine
moonshine_streaming moshi_depth musicgen_decoder musicgen_melody_decoder nemotron3_5_asr nemotron_asr_streaming neomme
openai_privacy_filter owlv2_text_model owlvit_text_model parakeet_ctc parakeet_rnnt parakeet_tdt perceiver
pix2struct_text_model pop2piano pp_formulanet pp_formulanet_text qwen2_5_omni_talker qwen3_omni_moe_talker_code_predictor
qwen3_omni_moe_talker_text rag reformer retnet rwkv5 rwkv6 rwkv7 sam3_lite_text_text_model seamless_m4t seamless_m4t_v2 sew
sew-d siglip siglip2_text_model siglip_text_model siglip_vision_model speech_to_text speecht5 t5_gemma_module
t5gemma2_decoder t5gemma2_text tapas tipsv2_text_model tvp udop unispeech unispeech-sat videoprism_text_model vilt
visual_bert vit vits voxtral_encoder voxtral_realtime_encoder wav2vec2 wav2vec2-bert wav2vec2-conformer wavlm
xclip_text_model xlm-prophetnet
`;

/** Multimodal models of which the language model cannot be told apart, by why. */
const wholes: readonly (readonly [why: Conflict, types: readonly string[]])[] = [
  [{ say: 'drafts-for-another' }, ['gemma4_assistant', 'gemma4_unified_assistant', 'muse_glimmer_assistant', 'pi0']],
  [{ say: 'sound-not-told-apart' }, ['granite_speech', 'granite_speech_plus', 'granite_speech5', 'vibevoice', 'vibevoice_asr']],
  [{ say: 'undescribed', what: 'picture-table' }, ['ovis2', 'emu3', 'chameleon', 'janus']],
];

type Refusal = { readonly modelType: string; readonly why: Conflict };
let names: ReadonlySet<string> | undefined;

/** Every `model_type` that is refused by name, in alphabetical order. */
export function refusedTypes(): readonly string[] {
  return undescribed.trim().split(/\s+/);
}

/** Why a `model_type` is not read; undefined where it is. */
export function refusalOf(modelType: string): Refusal | undefined {
  names ??= new Set(refusedTypes());
  return names.has(modelType) ? { modelType, why: { say: 'undescribed', what: 'own-matrices' } } : refusalOfWhole(modelType);
}

/** The same of a multimodal file, by the `model_type` of the whole. */
export function refusalOfWhole(modelType: string): Refusal | undefined {
  const [why] = wholes.find(([, types]) => types.includes(modelType)) ?? [];
  return why === undefined ? undefined : { modelType, why };
}
