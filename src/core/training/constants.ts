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
  // the same for a few large experts, multiplied one after the other like other layers; set by hand
  fewExpertsSize: 1,
  // share of the fast link that collectives reach
  linkEfficiency: 0.45025,
  // share of the network that collectives reach
  networkEfficiency: 0.95,
  // share of data parallel traffic that cannot be hidden
  exposedTraffic: 0.36031,
  // how sharply traffic and computation overlap
  overlapExponent: 4.4115,
  // share of a micro batch behind which gradients are sent; set by hand
  overlapWindow: 0.7,
  // share of the traffic between pipeline stages that is not hidden; set by hand
  exposedPipeline: 0.3,
  // share of the head that a pipeline waits for while it fills and drains: only the last stage has it; set by hand
  bubbleHead: 0,
  // bytes an optimizer step moves for a parameter; B; set by hand
  optimizerBytes: 30,
  // how sharply launching and computing overlap: root of the sum of squares; set by hand
  launchExponent: 2,
  // launching the kernels of a layer forward: unfused Megatron; s
  launchOld: 0.0010739,
  // the same: PyTorch, and Megatron with fused kernels; s
  launchSeconds: 0.00020135,
  // a step beside its micro batches: unfused Megatron; s
  stepOld: 0.010181,
  // a step beside its micro batches: data, clipping, synchronisation; s
  stepSeconds: 0.1025,
  // passes over the stream that are not multiplications: unfused Megatron
  passesOld: 165.57,
  // share of them that tensor parallel ranks do not split (Korthikanti et al. 2022, table 4): unfused Megatron; set by hand
  streamOld: 0.2,
  // share of them over queries, keys and values: unfused Megatron; set by hand
  headsOld: 0.25,
  // the same: eager PyTorch
  passesTorch: 47.212,
  // the same: compiled PyTorch
  passesCompiled: 68.753,
  // the same: Megatron
  passesMegatron: 40.735,
  // bytes moved for a logit; B; set by hand
  logitBytes: 16,
  // loss for each doubling beyond one server
  scaleLoss: 0.0028462,
  // share of tensor parallel traffic that is exposed: Megatron
  tensorMegatron: 0.19679,
  // the same: PyTorch
  tensorTorch: 0.39992,
  // the same: unfused Megatron
  tensorOld: 0.63807,
  // attention over a split context in PyTorch
  contextPenalty: 1.7932,
  // bytes moved for an attention score that is not fused; B
  softmaxBytes: 8.334,
  // 16-bit matrices on V100; share of peak
  matmulV100: 0.94208,
  // 16-bit matrices on A100; share of peak
  matmulA100: 0.83214,
  // 16-bit matrices on H100 and H200; share of peak
  matmulH100: 0.74214,
  // 16-bit matrices on the 500 W H100; share of peak
  matmulH100w: 0.6278,
  // 16-bit matrices on Blackwell; share of peak
  matmulB200: 0.60689,
  // 8-bit matrices on H100 and H200; share of peak
  matmul8H100: 0.69463,
  // 8-bit matrices on the 500 W H100; share of peak
  matmul8H100w: 0.60124,
  // 8-bit matrices on Blackwell; share of peak
  matmul8B200: 0.62076,
  // 4-bit matrices on Blackwell, of twice its 8-bit peak; share of peak
  matmul4B200: 0.57641,
  // GB200 beside B200
  variantGb200: 0.95371,
  // B300 beside B200
  variantB300: 1.1086,
  // GB300 beside B200
  variantGb300: 1.128,
  // flash attention on A100; share of peak
  attentionA100: 0.31828,
  // flash attention on Hopper; share of peak
  attentionH100: 0.41404,
  // flash attention on Hopper from eager PyTorch; share of peak
  attentionH100Torch: 0.17846,
  // flash attention on Blackwell; share of peak
  attentionB200: 0.44005,
  // passes over the tokens that experts are given
  expertPasses: 28.867,
  // share of it that fused grouped multiplications leave
  fusedExpertTraffic: 0.16755,
  // the host, for a block of experts and micro batch; s
  hostBlockSeconds: 0.0040911,
  // the host, for each local expert of it; s
  hostExpertSeconds: 0.00027439,
  // passes over the inner width of a recurrent block
  recurrentPasses: 260.81,
  // the host of releases that quantise less; set by hand
  hostWide: 0.5,
  // expert traffic in 8 and 4 bits beside 16; set by hand
  quantisedPasses: 1.5,
  // share of the network traffic of a fused exchange that is exposed; set by hand
  fusedExchange: 0.6,
};
