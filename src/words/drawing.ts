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
      | 'shortConvolution'
      | 'rgLru'
      | 'rwkv'
      | 'mlstm'
      | 'altUp'
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
