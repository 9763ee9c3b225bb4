/** What a step spends its time on, what holds its memory, and whether it fits. */
type Part =
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
  | 'fixed';
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
  readonly parts: Readonly<Record<Part, string>>;
  readonly memoryParts: Readonly<Record<MemoryPart, string>>;
  readonly fits: Readonly<Record<Fits, string>>;
};
