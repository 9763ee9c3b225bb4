import type { Constants } from './calibration.js';

/**
 * Constants of the training cost model, as `npm run fit` gives them: fitted to the published steps in
 * presets/measurements/training, whose documents are named there. Generated; a test refuses others.
 */
export const constants: Constants = {
  // weight of the traffic of a matrix multiplication beside its FLOP; set by hand
  gemmSize: 1,
  // the same in grouped multiplications of experts; set by hand
  groupedGemmSize: 4,
  // share of the fast link that collectives reach
  linkEfficiency: 0.51438,
  // share of the network that collectives reach
  networkEfficiency: 0.95,
  // share of data parallel traffic that cannot be hidden
  exposedTraffic: 0.37892,
  // how sharply traffic and computation overlap
  overlapExponent: 4.3923,
  // share of a micro batch behind which gradients are sent; set by hand
  overlapWindow: 0.7,
  // share of the traffic between pipeline stages that is not hidden; set by hand
  exposedPipeline: 0.3,
  // bytes an optimizer step moves for a parameter; B; set by hand
  optimizerBytes: 30,
  // how sharply launching and computing overlap: root of the sum of squares; set by hand
  launchExponent: 2,
  // launching the kernels of a layer forward: unfused Megatron; s
  launchOld: 0.00108,
  // the same: PyTorch, and Megatron with fused kernels; s
  launchSeconds: 0.0002012,
  // a step beside its micro batches: unfused Megatron; s
  stepOld: 0.0090114,
  // a step beside its micro batches: data, clipping, synchronisation; s
  stepSeconds: 0.10381,
  // passes over the stream that are not multiplications: unfused Megatron
  passesOld: 79.208,
  // the same: eager PyTorch
  passesTorch: 46.636,
  // the same: compiled PyTorch
  passesCompiled: 69.323,
  // the same: Megatron
  passesMegatron: 40.063,
  // bytes moved for a logit; B; set by hand
  logitBytes: 16,
  // loss for each doubling beyond one server
  scaleLoss: 0.0026733,
  // share of tensor parallel traffic that is exposed: Megatron
  tensorMegatron: 0.19919,
  // the same: PyTorch
  tensorTorch: 0.41353,
  // the same: unfused Megatron
  tensorOld: 0.48223,
  // attention over a split context in PyTorch
  contextPenalty: 1.7996,
  // bytes moved for an attention score that is not fused; B
  softmaxBytes: 12.291,
  // 16-bit matrices on V100; share of peak
  matmulV100: 0.95035,
  // 16-bit matrices on A100; share of peak
  matmulA100: 0.82794,
  // 16-bit matrices on H100 and H200; share of peak
  matmulH100: 0.73632,
  // 16-bit matrices on the 500 W H100; share of peak
  matmulH100w: 0.62228,
  // 16-bit matrices on Blackwell; share of peak
  matmulB200: 0.60521,
  // 8-bit matrices on H100 and H200; share of peak
  matmul8H100: 0.68865,
  // 8-bit matrices on the 500 W H100; share of peak
  matmul8H100w: 0.59588,
  // 8-bit matrices on Blackwell; share of peak
  matmul8B200: 0.61729,
  // 4-bit matrices on Blackwell, of twice its 8-bit peak; share of peak
  matmul4B200: 0.56957,
  // GB200 beside B200
  variantGb200: 0.95218,
  // B300 beside B200
  variantB300: 1.0899,
  // GB300 beside B200
  variantGb300: 1.1267,
  // flash attention on A100; share of peak
  attentionA100: 0.31859,
  // flash attention on Hopper; share of peak
  attentionH100: 0.4156,
  // flash attention on Hopper from eager PyTorch; share of peak
  attentionH100Torch: 0.17847,
  // flash attention on Blackwell; share of peak
  attentionB200: 0.44304,
  // passes over the tokens that experts are given
  expertPasses: 24.362,
  // share of it that fused grouped multiplications leave
  fusedExpertTraffic: 0.17324,
  // the host, for a block of experts and micro batch; s
  hostBlockSeconds: 0.0041467,
  // the host, for each local expert of it; s
  hostExpertSeconds: 0.00027244,
  // passes over the inner width of a recurrent block
  recurrentPasses: 290.43,
  // the host of releases that quantise less; set by hand
  hostWide: 0.5,
  // expert traffic in 8 and 4 bits beside 16; set by hand
  quantisedPasses: 1.5,
  // share of the network traffic of a fused exchange that is exposed; set by hand
  fusedExchange: 0.6,
};
