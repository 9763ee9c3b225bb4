import { type EngineName, roundedConstants, roundedEngines } from '../../../src/core/serving/constants.js';
import type { FeedForward, Mixer, ServedModel, ServingHardware, ServingWeights } from '../../../src/core/serving/served.js';
import type { Instance } from '../../../src/core/serving/step.js';

/** Models and parts by which the cost model's vectors were published: written out, so that no preset can move them. */
const heads = (layers: number, queryHeads: number, keyValueHeads: number, headDim = 128, window: number | null = null): Mixer => ({
  is: 'heads',
  layers,
  queryHeads,
  keyValueHeads,
  headDim,
  window,
  cacheWindow: window,
  shared: false,
});
const dense = (layers: number, width: number): FeedForward => ({ is: 'dense', layers, width, gated: true });
const experts = (layers: number, inside: number, count: number, perToken: number, width: number, sharedWidth = 0): FeedForward => ({
  is: 'experts',
  layers,
  experts: count,
  perToken,
  width,
  sharedWidth,
  inside,
  gated: true,
});

function model(
  hiddenSize: number,
  layers: number,
  vocabulary: number,
  parameters: number,
  mixers: readonly Mixer[],
  feedForwards: readonly FeedForward[],
  attentionIn4Bits: ServedModel['attentionIn4Bits'] = 'same',
): ServedModel {
  return {
    hiddenSize,
    layers,
    vocabulary,
    parameters,
    vocabularyElements: 2 * vocabulary * hiddenSize,
    mixers,
    feedForwards,
    attentionIn4Bits,
  };
}

export const models = {
  'Llama-3.1-8B': model(4096, 32, 128256, 8030261248, [heads(32, 32, 8)], [dense(32, 14336)]),
  'Llama-3.1-70B': model(8192, 80, 128256, 70553706496, [heads(80, 64, 8)], [dense(80, 28672)]),
  'Llama-3.1-405B': model(16384, 126, 128256, 405853388800, [heads(126, 128, 8)], [dense(126, 53248)]),
  'Mixtral-8x7B': model(4096, 32, 32000, 46702792704, [heads(32, 32, 8)], [experts(32, 4096, 8, 2, 14336)]),
  'Qwen3-30B-A3B': model(2048, 48, 151936, 30532122624, [heads(48, 32, 4)], [experts(48, 2048, 128, 8, 768)]),
  'Qwen3-235B-A22B': model(4096, 94, 151936, 235093634560, [heads(94, 64, 4)], [experts(94, 4096, 128, 8, 1536)]),
  'MiniMax-M2.5': model(3072, 62, 200064, 228689764864, [heads(62, 48, 8)], [experts(62, 3072, 256, 8, 1536)]),
  'gpt-oss-120b': model(
    2880,
    36,
    201088,
    116829156672,
    [heads(18, 64, 8, 64, 128), heads(18, 64, 8, 64)],
    [experts(36, 2880, 128, 4, 2880)],
    'bf16',
  ),
  'DeepSeek-R1': model(
    7168,
    61,
    129280,
    671026419200,
    [
      {
        is: 'latent',
        layers: 61,
        queryHeads: 128,
        queryRank: 1536,
        keyValueRank: 512,
        ropeDim: 64,
        plainDim: 128,
        valueDim: 128,
        keys: null,
        indexerElements: 0,
      },
    ],
    [dense(3, 18432), experts(58, 7168, 256, 8, 2048, 2048)],
    'fp8',
  ),
} as const;

const TERA = 1e12;
const GIB = 2 ** 30;
const card = (
  peaks: readonly [number, number | null, number | null],
  bandwidth: number,
  memory: number,
  link: ServingHardware['link'],
  linkBytesPerSecond: number,
  workstation = false,
): ServingHardware => ({
  peakBf16: peaks[0] * TERA,
  peakFp8: peaks[1] === null ? null : peaks[1] * TERA,
  peakFp4: peaks[2] === null ? null : peaks[2] * TERA,
  bandwidth: bandwidth * 1e9,
  memoryBytes: memory * GIB,
  link,
  linkBytesPerSecond: linkBytesPerSecond * 1e9,
  graceHost: false,
  workstation,
  peakFactor: 1,
});

export const cards = {
  'A100-SXM-80GB': card([312, null, null], 2039, 80, 'nvlink', 300),
  'H100-SXM-80GB': card([989.4, 1978.9, null], 3350, 80, 'nvlink', 450),
  'H200-SXM-141GB': card([989.4, 1978.9, null], 4800, 141, 'nvlink', 450),
  'B200-SXM-180GB': card([2250, 4500, 9000], 8000, 180, 'nvlink', 900),
  L40S: card([362.05, 733, null], 864, 48, 'pcie', 32),
  'RTX-PRO-6000-SE': card([467.8, 935.6, 1871.2], 1792, 96, 'pcie', 64, true),
} as const;

export type Setting = {
  readonly model: keyof typeof models;
  readonly gpu: keyof typeof cards;
  readonly weights: ServingWeights;
  readonly cache: 'bf16' | 'fp8';
  readonly tp?: number;
  readonly pp?: number;
  readonly ep?: number;
  readonly adp?: number;
  readonly engine?: EngineName;
};

export function instanceOf({ model, gpu, weights, cache, tp = 1, pp = 1, ep = 1, adp = 1, engine = 'trtllm' }: Setting): Instance {
  return {
    model: models[model],
    hardware: cards[gpu],
    layout: { tp, pp, ep, adp },
    weights,
    cache,
    engine: roundedEngines[engine],
    constants: roundedConstants,
  };
}
