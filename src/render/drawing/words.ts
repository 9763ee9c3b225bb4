/** Everything that a reader of a drawing reads, in one language; numbers come as they are to be shown. A second language is a second object. */
export type DrawingWords = {
  readonly parts: Readonly<
    Record<
      | 'tokens'
      | 'sourceTokens'
      | 'targetTokens'
      | 'tokenEmbedding'
      | 'learnedPositions'
      | 'segments'
      | 'sinusoidal'
      | 'rotary'
      | 'alibi'
      | 'relative'
      | 'noPositions'
      | 'layerTable'
      | 'layerInput'
      | 'projection'
      | 'rms'
      | 'layerNorm'
      | 'selfAttention'
      | 'causalSelfAttention'
      | 'crossAttention'
      | 'latentAttention'
      | 'compressedAttention'
      | 'sparseCompressedAttention'
      | 'windowAttention'
      | 'gatedDeltaNet'
      | 'kimiDeltaAttention'
      | 'lightning'
      | 'mamba'
      | 'mamba2'
      | 'feedForward'
      | 'experts'
      | 'router'
      | 'sharedExpert'
      | 'mixStreams'
      | 'joinStreams'
      | 'tokenVectors'
      | 'pooler'
      | 'outputMatrix'
      | 'softmax'
      | 'order'
      | 'parallel'
      | 'toCrossAttention',
      string
    >
  >;
  /** The norm after the last layer. */
  readonly last: (norm: string) => string;
  readonly notes: Readonly<
    Record<
      | 'noMask'
      | 'gated'
      | 'tied'
      | 'sameTable'
      | 'noBias'
      | 'noWeights'
      | 'linearAttention'
      | 'sharedKeys'
      | 'fromEncoder'
      | 'rotary'
      | 'alibi'
      | 'relative'
      | 'firstToken'
      | 'shifted',
      string
    >
  >;
  readonly heads: (count: string, width: string) => string;
  readonly keyValueHeads: (count: string) => string;
  readonly valueWidth: (width: string) => string;
  readonly queryRank: (rank: string) => string;
  readonly keyValueRank: (rank: string) => string;
  readonly window: (tokens: string) => string;
  readonly chunks: (tokens: string) => string;
  readonly picked: (keys: string) => string;
  readonly compression: (tokens: string) => string;
  readonly state: (size: string) => string;
  readonly width: (width: string) => string;
  readonly latentWidth: (width: string) => string;
  readonly experts: (active: string, all: string) => string;
  readonly buckets: (count: string) => string;
  readonly headCount: (count: string) => string;
  readonly streams: (count: string) => string;
  readonly everyLayerOwn: (rows: string, width: string) => string;
  readonly vocabulary: (size: string) => string;
  /** What a kind of layer is called in the order of layers, beside the names of parts. */
  readonly kinds: Readonly<
    Record<
      | 'attention'
      | 'latent'
      | 'compressed'
      | 'sparseCompressed'
      | 'sliding'
      | 'chunked'
      | 'sparse'
      | 'full'
      | 'sharedKeys'
      | 'dense'
      | 'experts',
      string
    >
  >;
  readonly titles: Readonly<Record<'encoder' | 'decoder', string>>;
  readonly title: (stack: string, hiddenSize: string) => string;
  readonly heading: string;
  /** Parameters of one layer of several. */
  readonly each: (parameters: string) => string;
  readonly active: (parameters: string) => string;
};

const one = (count: string, singular: string) => `${count} ${singular}${count === '1' ? '' : 's'}`;

export const englishDrawing: DrawingWords = {
  parts: {
    tokens: 'tokens',
    sourceTokens: 'source tokens',
    targetTokens: 'target tokens',
    tokenEmbedding: 'token embedding',
    learnedPositions: 'learned positions',
    segments: 'segment embedding',
    sinusoidal: 'sinusoidal positions',
    rotary: 'rotary positions',
    alibi: 'ALiBi positions',
    relative: 'relative positions',
    noPositions: 'no position encoding',
    layerTable: 'per-layer embedding',
    layerInput: 'per-layer input',
    projection: 'projection',
    rms: 'RMSNorm',
    layerNorm: 'LayerNorm',
    selfAttention: 'self-attention',
    causalSelfAttention: 'causal self-attention',
    crossAttention: 'cross-attention',
    latentAttention: 'causal attention (MLA)',
    compressedAttention: 'causal attention (HCA)',
    sparseCompressedAttention: 'causal attention (CSA)',
    windowAttention: 'causal attention',
    gatedDeltaNet: 'Gated DeltaNet',
    kimiDeltaAttention: 'Kimi Delta Attention',
    lightning: 'lightning attention',
    mamba: 'Mamba',
    mamba2: 'Mamba-2',
    feedForward: 'feed-forward',
    experts: 'mixture of experts',
    router: 'router',
    sharedExpert: 'shared expert',
    mixStreams: 'hyper-connection',
    joinStreams: 'join streams',
    tokenVectors: 'token vectors',
    pooler: 'pooler',
    outputMatrix: 'output matrix',
    softmax: 'softmax',
    order: 'order',
    parallel: 'in parallel',
    toCrossAttention: 'to every cross-attention',
  },
  last: (norm) => `final ${norm}`,
  notes: {
    noMask: 'no mask',
    gated: 'gated',
    tied: 'tied to the embedding',
    sameTable: 'the same table',
    noBias: 'no bias',
    noWeights: 'no weights',
    linearAttention: 'linear attention',
    sharedKeys: 'KV of an earlier layer',
    fromEncoder: 'KV from the encoder',
    rotary: 'applied to queries and keys',
    alibi: 'penalty on scores by distance',
    relative: 'added to attention scores',
    firstToken: 'first token only',
    shifted: 'shifted right',
  },
  heads: (count, width) => `${one(count, 'head')} × ${width}`,
  keyValueHeads: (count) => one(count, 'KV head'),
  valueWidth: (width) => `values ${width}`,
  queryRank: (rank) => `query rank ${rank}`,
  keyValueRank: (rank) => `KV rank ${rank}`,
  window: (tokens) => `window ${tokens}`,
  chunks: (tokens) => `chunks of ${tokens}`,
  picked: (keys) => `indexer: ${keys} keys`,
  compression: (tokens) => `${tokens} tokens a summary`,
  state: (size) => `state ${size}`,
  width: (width) => `width ${width}`,
  latentWidth: (width) => `latent width ${width}`,
  experts: (active, all) => `${active} of ${one(all, 'expert')}`,
  buckets: (count) => one(count, 'bucket'),
  headCount: (count) => one(count, 'head'),
  streams: (count) => `${count} residual streams`,
  everyLayerOwn: (rows, width) => `${rows} × ${width} a layer`,
  vocabulary: (size) => `${size} tokens`,
  kinds: {
    attention: 'attention',
    latent: 'MLA',
    compressed: 'HCA',
    sparseCompressed: 'CSA',
    sliding: 'sliding',
    chunked: 'chunked',
    sparse: 'sparse',
    full: 'full',
    sharedKeys: 'shared KV',
    dense: 'dense',
    experts: 'experts',
  },
  titles: { encoder: 'Encoder', decoder: 'Decoder' },
  title: (stack, hiddenSize) => `${stack}, hidden size ${hiddenSize}`,
  heading: 'parameters',
  each: (parameters) => `${parameters} each`,
  active: (parameters) => `${parameters} active`,
};
