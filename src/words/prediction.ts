/** What a step spends its time on, what holds its memory, and whether it fits. */
export type StepPartName =
  | 'matmul'
  | 'attention'
  | 'elementwise'
  | 'recomputation'
  | 'tensorTraffic'
  | 'contextTraffic'
  | 'expertTraffic'
  | 'launch'
  | 'head'
  | 'pipelineTraffic'
  | 'bubble'
  | 'dataTraffic'
  | 'optimizer'
  | 'fixed'
  | 'production';
type MemoryPart = 'weights' | 'gradients' | 'optimizer' | 'activations' | 'other';
type Missing = 'model' | 'stages' | 'optimizer' | 'adapters' | 'data';
type Fits = 'yes' | 'tightly' | 'no';

/** What is said of a training step that was predicted. */
export type PredictionWords = Readonly<
  Record<
    | 'setting'
    | 'value'
    | 'batch'
    | 'sharding'
    | 'recomputation'
    | 'software'
    | 'time'
    | 'seconds'
    | 'share'
    | 'step'
    | 'memory'
    | 'bytes'
    | 'layout'
    | 'micro'
    | 'slower'
    | 'losesOn',
    string
  >
> & {
  readonly title: (layout: string, mfu: string) => string;
  readonly batches: (micro: number, global: number, sequence: number) => string;
  readonly zero: (stage: number) => string;
  readonly someLayers: (layers: number) => string;
  /** Heading of the arguments of a launcher, and what they leave to the reader. */
  readonly launch: (launcher: 'megatron' | 'torchtitan') => string;
  readonly missing: (parts: readonly Missing[]) => string;
  readonly others: (count: number, rated: number, pruned: number) => string;
  readonly method: Readonly<Record<'stage' | 'model' | 'work' | 'tokens' | 'compute' | 'reached' | 'time' | 'total' | 'memory', string>> & {
    readonly title: (method: string) => string;
    /** Stages and models by the names that programs know them by, where they are called otherwise. */
    readonly names: Readonly<Record<string, string>>;
    readonly uses: Readonly<Record<'train' | 'adapt' | 'score' | 'generate', string>>;
  };
  readonly goodput: Readonly<Record<'setting' | 'value' | 'mtbf' | 'checkpoint' | 'interval' | 'restart', string>> & {
    readonly title: (share: string) => string;
    readonly writing: (size: string, time: string) => string;
    readonly young: (daly: string, young: string) => string;
  };
  readonly parts: Readonly<Record<StepPartName, string>>;
  readonly memoryParts: Readonly<Record<MemoryPart, string>>;
  readonly fits: Readonly<Record<Fits, string>>;
  readonly serving: ServingWords;
};

/** What is said of a replica of a predicted service. */
export type ServingWords = Readonly<
  Record<
    | 'replica'
    | 'value'
    | 'memory'
    | 'bound'
    | 'power'
    | 'prompts'
    | 'answers'
    | 'published'
    | 'speculation'
    | 'transfer'
    | 'concurrency'
    | 'ttft'
    | 'tpot'
    | 'rate'
    | 'chosen'
    | 'commands'
    | 'serve'
    | 'servePrompts'
    | 'serveAnswers'
    | 'measure'
    | 'measures',
    string
  >
> & {
  readonly bounds: Readonly<Record<string, string>>;
  readonly holds: (parts: {
    readonly total: string;
    readonly weights: string;
    readonly engine: string;
    readonly cache: string;
    readonly request: string;
    readonly requests: number;
    readonly tight: boolean;
  }) => string;
  readonly loads: Readonly<Record<'memory' | 'targets' | 'demand' | 'given', string>>;
  readonly binds: (prefill: string, decode: string, load: string) => string;
  readonly draws: (mean: string, prefill: string, decode: string) => string;
  readonly percentiles: (mean: string, p50: string, p95: string, p99: string) => string;
  readonly guesses: (tokens: string, low: string, high: string) => string;
  /** Where published lengths come from, and what was made of them. */
  readonly source: (document: string, note: string) => string;
  readonly carries: (layout: string, bytes: string, time: string) => string;
  readonly checkpoint: (format: string) => string;
};
