/**
 * Every fitted number of the serving cost model. Seconds, shares of a peak (0..1) and plain factors; none belongs to a
 * model, a page or a table. `npm run fit` gives the shipped values (constants-fitted.ts).
 */
export type ServingConstants = {
  /** Share of the dense peak that a matrix product reaches, by the format it is computed in. */
  readonly gemmShareBf16: number;
  readonly gemmShareFp8: number;
  readonly gemmShareFp4: number;
  /** Weights in 4 bits, computed in 16 (int4, or 4-bit floats on a GPU without such units). */
  readonly gemmShareWeightOnly: number;
  /** Factor on `gemmShareFp4` of workstation Blackwell. */
  readonly workstationFp4Factor: number;
  /** Factor on the memory bandwidth of workstation Blackwell: its runs read more than the usual share of the datasheet's. */
  readonly workstationBandwidthFactor: number;
  readonly gemmBandwidthShare: number;
  readonly gemmLaunchSeconds: number;
  /** Norms, activations, residuals: launch, and share of the memory bandwidth. */
  readonly memoryLaunchSeconds: number;
  readonly memoryBandwidthShare: number;
  /** All-reduce over NVLink among two, up to four, and more ranks. */
  readonly allReduce2Seconds: number;
  readonly allReduce4Seconds: number;
  readonly allReduce8Seconds: number;
  readonly nvlinkShare: number;
  /** Exchange around the experts of attention data parallelism, one way. */
  readonly exchangeSeconds: number;
  readonly pcieHopSeconds: number;
  readonly pcieShare: number;
  readonly pcieStageShare: number;
  /** Hand-over between pipeline stages. */
  readonly stageSeconds: number;
  readonly stageHopSeconds: number;
  readonly prefillAttentionSeconds: number;
  readonly prefillAttentionComputeShare: number;
  readonly prefillAttentionBandwidthShare: number;
  readonly decodeAttentionSeconds: number;
  readonly decodeAttentionComputeShare: number;
  readonly latentAttentionComputeShare: number;
  readonly decodeAttentionBandwidthShare: number;
  /** Indexer of sparse attention: a layer, and bytes of each cached token that it reads. */
  readonly indexerSeconds: number;
  readonly indexerBytes: number;
  readonly linearAttentionSeconds: number;
  readonly linearAttentionComputeShare: number;
  readonly expertsSeconds: number;
  readonly expertsFp4Seconds: number;
  readonly expertsBandwidthShare: number;
  /** Rows of a tile that few tokens leave half empty. */
  readonly expertTileRows: number;
  /** Width of an expert slice, per PFLOP/s of peak, at which half of the efficiency is lost. */
  readonly expertWidthPerPetaflops: number;
  readonly expertImbalance: number;
  /** By how much the rank with most experts to read exceeds the mean, over what chance would make of it. */
  readonly expertChance: number;
  /** Tokens of a step choose alike: they touch as many experts as this power of them would, if each chose by itself. */
  readonly expertVariety: number;
  readonly expertWeightOnlyFactor: number;
  /** Least time of a step with a prefill: a dense layer; a layer of experts behind a Grace host. */
  readonly prefillFloorSeconds: number;
  readonly graceFloorSeconds: number;
};

/** What an engine adds, keeps and shares in its own way. Data: `engines` holds one for each. */
export type EngineProfile = {
  /** Work of the host for each running sequence and step, and for each layer and step. Seconds. */
  readonly hostSecondsPerSequence: number;
  readonly hostSecondsPerLayer: number;
  /** Work of the host for each step, whatever it holds. Seconds. */
  readonly hostSecondsPerStep: number;
  /** Work of the front end that hands out tokens, for each, beside the steps: no step is shorter than that of its sequences. Seconds. */
  readonly frontSecondsPerToken: number;
  /** Passes over the logits of a sequence when a token is drawn from them (sorting takes many): 4-byte reads of the whole vocabulary. */
  readonly samplingPasses: number;
  /** Before the first token, whatever the load: fixed, and for each layer of experts. Seconds. */
  readonly firstTokenSeconds: number;
  readonly firstTokenSecondsPerExpertLayer: number;
  /** Share of the prefills of others that is waited for before the first token (the rest is between tokens). */
  readonly prefillWaitShare: number;
  /** The same where all requests have equal lengths and stay in step. */
  readonly prefillWaitShareEqual: number;
  /** Prefill steps by which clumps of equal requests delay a first token. */
  readonly equalLengthClumps: number;
  readonly memory: EngineMemory;
  /** Share of the output that is reserved in the cache when a request starts: 1 without eviction, ½ with preemption. */
  readonly reservedOutputShare: number;
};

/** How an engine sizes its cache pool: a share of what is left, or of the whole memory. Bytes. */
type EngineMemory = {
  readonly of: 'free' | 'total';
  readonly share: number;
  readonly reserveBytes: number;
  readonly communicationBytes: number;
  /** Activations of so many tokens are held beside the pool (TensorRT-LLM); 0 where the reserve has them. */
  readonly activationTokens: number;
};

export type EngineName = 'trtllm' | 'vllm' | 'sglang';

/** Sequences an engine runs on a rank, and tokens it takes into a step, unless told otherwise. */
export const MAX_SEQUENCES_PER_RANK = 2048;
export const STEP_TOKEN_BUDGET = 8192;

const US = 1e-6;
const MS = 1e-3;

/** Rounded by hand from a fit to 3,400 published measurements; the fit of this project starts here. */
export const roundedConstants: ServingConstants = {
  gemmShareBf16: 0.68,
  gemmShareFp8: 0.615,
  gemmShareFp4: 0.39,
  gemmShareWeightOnly: 0.62,
  workstationFp4Factor: 1.75,
  workstationBandwidthFactor: 1,
  gemmBandwidthShare: 0.91,
  gemmLaunchSeconds: 7 * US,
  memoryLaunchSeconds: 3 * US,
  memoryBandwidthShare: 0.8,
  allReduce2Seconds: 5 * US,
  allReduce4Seconds: 6 * US,
  allReduce8Seconds: 7 * US,
  nvlinkShare: 0.66,
  exchangeSeconds: 5 * US,
  pcieHopSeconds: 20 * US,
  pcieShare: 0.5,
  pcieStageShare: 0.6,
  stageSeconds: 5.4 * MS,
  stageHopSeconds: 10 * US,
  prefillAttentionSeconds: 15 * US,
  prefillAttentionComputeShare: 0.8,
  prefillAttentionBandwidthShare: 0.3,
  decodeAttentionSeconds: 12.5 * US,
  decodeAttentionComputeShare: 0.27,
  latentAttentionComputeShare: 0.6,
  decodeAttentionBandwidthShare: 0.88,
  indexerSeconds: 65 * US,
  indexerBytes: 132,
  linearAttentionSeconds: 25 * US,
  linearAttentionComputeShare: 0.25,
  expertsSeconds: 54 * US,
  expertsFp4Seconds: 27 * US,
  expertsBandwidthShare: 0.92,
  expertTileRows: 42,
  expertWidthPerPetaflops: 300,
  expertImbalance: 3.5,
  expertChance: 0,
  expertVariety: 1,
  expertWeightOnlyFactor: 0.5,
  prefillFloorSeconds: 0.66 * MS,
  graceFloorSeconds: 1.75 * MS,
};

const GIB = 2 ** 30;
const ofTotal: EngineMemory = { of: 'total', share: 0.92, reserveBytes: 3.0e9, communicationBytes: 0.4e9, activationTokens: 0 };

/** The engines as rounded by hand, with one host constant for all. */
export const roundedEngines: Readonly<Record<EngineName, EngineProfile>> = {
  trtllm: {
    hostSecondsPerSequence: 1.7 * US,
    hostSecondsPerLayer: 0,
    hostSecondsPerStep: 0,
    frontSecondsPerToken: 0,
    samplingPasses: 0,
    firstTokenSeconds: 9 * MS,
    firstTokenSecondsPerExpertLayer: 1.45 * MS,
    prefillWaitShare: 0.05,
    prefillWaitShareEqual: 0.05,
    equalLengthClumps: 3.2,
    memory: { of: 'free', share: 0.9, reserveBytes: 3.5 * GIB, communicationBytes: 0.4e9, activationTokens: 8192 },
    reservedOutputShare: 1,
  },
  vllm: {
    hostSecondsPerSequence: 1.7 * US,
    hostSecondsPerLayer: 5.5 * US,
    hostSecondsPerStep: 0,
    frontSecondsPerToken: 0,
    samplingPasses: 0,
    firstTokenSeconds: 13 * MS,
    firstTokenSecondsPerExpertLayer: 0.25 * MS,
    prefillWaitShare: 0.07,
    prefillWaitShareEqual: 0.07,
    equalLengthClumps: 0,
    memory: ofTotal,
    reservedOutputShare: 0.5,
  },
  sglang: {
    hostSecondsPerSequence: 1.7 * US,
    hostSecondsPerLayer: 0,
    hostSecondsPerStep: 0,
    frontSecondsPerToken: 0,
    samplingPasses: 0,
    firstTokenSeconds: 92 * MS,
    firstTokenSecondsPerExpertLayer: 1.1 * MS,
    prefillWaitShare: 0.1,
    prefillWaitShareEqual: 0.52,
    equalLengthClumps: 0,
    memory: ofTotal,
    reservedOutputShare: 0.5,
  },
};
