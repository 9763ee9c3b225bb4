/** One constant of the cost model: what it means, where the fit starts, and how far it may go. */
type Entry = {
  readonly meaning: string;
  readonly unit: string;
  /** Where the fit starts, and what it is held near; a fixed constant's value. */
  readonly start: number;
  /** Which measurements decide it; `fixed` ones are set by hand. */
  readonly from: 'dense' | 'experts' | 'fixed';
  readonly low: number;
  readonly high: number;
};

const dense = (meaning: string, unit: string, start: number, low = start / 30, high = start * 30): Entry => ({
  meaning,
  unit,
  start,
  from: 'dense',
  low,
  high,
});
const experts = (meaning: string, unit: string, start: number): Entry => ({ ...dense(meaning, unit, start), from: 'experts' });
const fixed = (meaning: string, unit: string, start: number): Entry => ({ ...dense(meaning, unit, start), from: 'fixed' });
const efficiency = (meaning: string, start: number): Entry => dense(meaning, 'share of peak', start, 0.05, 0.98);

/** Every constant of the cost model. None belongs to a model or a paper. */
export const calibration = {
  gemmSize: fixed('weight of the traffic of a matrix multiplication beside its FLOP', '', 1),
  groupedGemmSize: fixed('the same in grouped multiplications of experts', '', 4),
  linkEfficiency: dense('share of the fast link that collectives reach', '', 0.6, 0.4, 0.95),
  networkEfficiency: dense('share of the network that collectives reach', '', 0.8, 0.4, 0.95),
  exposedTraffic: dense('share of data parallel traffic that cannot be hidden', '', 0.3, 0.02, 0.9),
  overlapExponent: dense('how sharply traffic and computation overlap', '', 4, 1.5, 8),
  overlapWindow: fixed('share of a micro batch behind which gradients are sent', '', 0.7),
  exposedPipeline: fixed('share of the traffic between pipeline stages that is not hidden', '', 0.3),
  bubbleHead: fixed('share of the head that a pipeline waits for while it fills and drains: only the last stage has it', '', 0),
  optimizerBytes: fixed('bytes an optimizer step moves for a parameter', 'B', 30),
  launchExponent: fixed('how sharply launching and computing overlap: root of the sum of squares', '', 2),
  launchOld: dense('launching the kernels of a layer forward: unfused Megatron', 's', 1e-3),
  launchSeconds: dense('the same: PyTorch, and Megatron with fused kernels', 's', 2e-4),
  stepOld: dense('a step beside its micro batches: unfused Megatron', 's', 0.015),
  stepTorch: dense('the same: PyTorch', 's', 0.03),
  stepSeconds: dense('the same, with data, clipping, synchronisation: Megatron with fused kernels', 's', 0.09),
  passesOld: dense('passes over the stream that are not multiplications: unfused Megatron', '', 100),
  streamOld: fixed('share of them that tensor parallel ranks do not split (Korthikanti et al. 2022, table 4): unfused Megatron', '', 0.2),
  headsOld: fixed('share of them over queries, keys and values: unfused Megatron', '', 0.25),
  passesTorch: dense('the same: eager PyTorch', '', 46),
  passesCompiled: dense('the same: compiled PyTorch', '', 60),
  passesMegatron: dense('the same: Megatron', '', 44),
  logitBytes: fixed('bytes moved for a logit', 'B', 16),
  scaleLoss: dense('loss for each doubling beyond one server', '', 0.003, 1e-4, 0.05),
  tensorMegatron: dense('share of tensor parallel traffic that is exposed: Megatron', '', 0.2, 0.02, 1),
  tensorTorch: dense('the same: PyTorch', '', 0.4, 0.02, 1),
  tensorOld: dense('the same: unfused Megatron', '', 0.7, 0.02, 1),
  contextPenalty: dense('attention over a split context in PyTorch', '', 1.5, 1, 4),
  softmaxBytes: fixed(
    'bytes moved for an attention score that is not fused: written and read before and after its softmax, in 16 bits',
    'B',
    8,
  ),
  matmulV100: efficiency('16-bit matrices on V100', 0.8),
  matmulA100: efficiency('16-bit matrices on A100', 0.8),
  matmulH100: efficiency('16-bit matrices on H100 and H200', 0.75),
  matmulB200: efficiency('16-bit matrices on Blackwell', 0.65),
  matmul8H100: efficiency('8-bit matrices on H100 and H200', 0.7),
  powerH100w: dense('computing on the 500 W H100 beside that of 700 W: the cube root of its power', '', 0.89, 0.5, 1),
  matmul8B200: efficiency('8-bit matrices on Blackwell', 0.6),
  matmul4B200: efficiency('4-bit matrices on Blackwell, of twice its 8-bit peak', 0.6),
  variantGb200: dense('GB200 beside B200', '', 1, 0.7, 1.4),
  variantB300: { ...dense('B300 beside B200', '', 1, 0.7, 1.4), from: 'experts' },
  variantGb300: dense('GB300 beside B200', '', 1, 0.7, 1.4),
  attentionA100: efficiency('flash attention on A100', 0.35),
  attentionH100: efficiency('flash attention on Hopper', 0.4),
  attentionH100Torch: efficiency('flash attention on Hopper from eager PyTorch', 0.2),
  attentionB200: efficiency('flash attention on Blackwell', 0.45),
  fewExpertsSize: experts('weight of the traffic in grouped multiplications of a few large experts, near that of other layers', '', 1),
  expertPasses: experts('passes over the tokens that experts are given', '', 26),
  fusedExpertTraffic: experts('share of it that fused grouped multiplications leave', '', 0.2),
  hostBlockSeconds: experts('the host, for a block of experts and micro batch', 's', 4e-3),
  hostExpertSeconds: experts('the host, for each local expert of it', 's', 2.7e-4),
  recurrentPasses: experts('passes over the inner width of a recurrent block', '', 270),
  hostWide: fixed('the host of releases that quantise less', '', 0.5),
  expertReductions: fixed(
    'all-reduces of the stream for each expert of a token, where tensor parallel ranks split experts: its rows are gathered and reduced',
    '',
    1,
  ),
  quantisedPasses: fixed('expert traffic in 8 and 4 bits beside 16', '', 1.5),
  fusedExchange: fixed('share of the network traffic of a fused exchange that is exposed', '', 0.6),
} as const satisfies Record<string, Entry>;

export type ConstantName = keyof typeof calibration;
/** A value for each constant. */
export type Constants = Readonly<Record<ConstantName, number>>;
export const constantNames = Object.keys(calibration) as readonly ConstantName[];
