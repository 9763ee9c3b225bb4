/** One part of what a method does: which model does what with how many tokens. SI units. */
type MethodPhase = {
  readonly stage: string;
  readonly model: string;
  /** Trained, trained beside frozen weights, run over given tokens, or writing them. */
  readonly use: 'train' | 'adapt' | 'score' | 'generate';
  readonly parameters: number;
  readonly tokens: number;
  readonly flops: number;
  /** Share of the peak that it is reckoned with, and the time and GPU-hours that it takes of the whole. */
  readonly utilization: number;
  readonly durationSeconds: number;
  readonly gpuHours: number;
};

/** A method as a whole: its phases add up to the compute, the time and the GPU-hours of the answer. */
export type MethodAnswer = {
  readonly method: string;
  readonly phases: readonly MethodPhase[];
  /** Bytes of weights, gradients and optimizer of the models that a stage has in memory, together; activations are apart. */
  readonly memory: readonly { readonly stage: string; readonly model: string; readonly parameters: number; readonly bytes: number }[];
  readonly total: { readonly flops: number; readonly durationSeconds: number; readonly gpuHours: number; readonly memoryBytes: number };
};

/** What interrupts a run, and what is left of the time. SI units. */
export type GoodputAnswer = {
  readonly goodput: number;
  readonly gpuMtbfSeconds: number;
  readonly mtbfSeconds: number;
  readonly checkpointBytes: number;
  readonly storageBytesPerSecond: number;
  readonly checkpointSeconds: number;
  /** The time between checkpoints that is reckoned with (Daly), and Young’s. */
  readonly intervalSeconds: number;
  readonly youngSeconds: number;
  readonly restartSeconds: number;
};
