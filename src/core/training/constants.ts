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
  linkEfficiency: 0.45228,
  // share of the network that collectives reach
  networkEfficiency: 0.95,
  // share of data parallel traffic that cannot be hidden
  exposedTraffic: 0.32836,
  // how sharply traffic and computation overlap
  overlapExponent: 4.4243,
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
  launchOld: 0.001074,
  // the same: PyTorch, and Megatron with fused kernels; s
  launchSeconds: 0.00020395,
  // a step beside its micro batches: unfused Megatron; s
  stepOld: 0.010167,
  // the same: PyTorch; s
  stepTorch: 0.043735,
  // the same, with data, clipping, synchronisation: Megatron with fused kernels; s
  stepSeconds: 0.12691,
  // passes over the stream that are not multiplications: unfused Megatron
  passesOld: 170.66,
  // share of them that tensor parallel ranks do not split (Korthikanti et al. 2022, table 4): unfused Megatron; set by hand
  streamOld: 0.2,
  // share of them over queries, keys and values: unfused Megatron; set by hand
  headsOld: 0.25,
  // the same: eager PyTorch
  passesTorch: 61.392,
  // the same: compiled PyTorch
  passesCompiled: 76.94,
  // the same: Megatron
  passesMegatron: 37.38,
  // bytes moved for a logit; B; set by hand
  logitBytes: 16,
  // loss for each doubling beyond one server
  scaleLoss: 0.0030036,
  // share of tensor parallel traffic that is exposed: Megatron
  tensorMegatron: 0.19581,
  // the same: PyTorch
  tensorTorch: 0.43947,
  // the same: unfused Megatron
  tensorOld: 0.6398,
  // attention over a split context in PyTorch
  contextPenalty: 1.7516,
  // bytes moved for an attention score that is not fused: written and read before and after its softmax, in 16 bits; B; set by hand
  softmaxBytes: 8,
  // 16-bit matrices on V100; share of peak
  matmulV100: 0.9428,
  // 16-bit matrices on A100; share of peak
  matmulA100: 0.83621,
  // 16-bit matrices on H100 and H200; share of peak
  matmulH100: 0.74136,
  // 16-bit matrices on Blackwell; share of peak
  matmulB200: 0.60766,
  // 8-bit matrices on H100 and H200; share of peak
  matmul8H100: 0.69937,
  // computing on the 500 W H100 beside that of 700 W: the cube root of its power
  powerH100w: 0.85743,
  // 8-bit matrices on Blackwell; share of peak
  matmul8B200: 0.61918,
  // 4-bit matrices on Blackwell, of twice its 8-bit peak; share of peak
  matmul4B200: 0.57372,
  // GB200 beside B200
  variantGb200: 0.95355,
  // B300 beside B200
  variantB300: 1.1048,
  // GB300 beside B200
  variantGb300: 1.1277,
  // flash attention on A100; share of peak
  attentionA100: 0.31926,
  // flash attention on Hopper; share of peak
  attentionH100: 0.40014,
  // flash attention on Hopper from eager PyTorch; share of peak
  attentionH100Torch: 0.17693,
  // flash attention on Blackwell; share of peak
  attentionB200: 0.43592,
  // weight of the traffic in grouped multiplications of a few large experts, near that of other layers
  fewExpertsSize: 1.297,
  // passes over the tokens that experts are given
  expertPasses: 27.528,
  // share of it that fused grouped multiplications leave
  fusedExpertTraffic: 0.16757,
  // the host, for a block of experts and micro batch; s
  hostBlockSeconds: 0.0040936,
  // the host, for each local expert of it; s
  hostExpertSeconds: 0.00027401,
  // passes over the inner width of a recurrent block
  recurrentPasses: 270.32,
  // the host of releases that quantise less; set by hand
  hostWide: 0.5,
  // all-reduces of the stream for each expert of a token, where tensor parallel ranks split experts: its rows are gathered and reduced; set by hand
  expertReductions: 1,
  // expert traffic in 8 and 4 bits beside 16; set by hand
  quantisedPasses: 1.5,
  // share of the network traffic of a fused exchange that is exposed; set by hand
  fusedExchange: 0.6,
};
