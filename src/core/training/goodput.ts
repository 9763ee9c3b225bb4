/** What interrupts a run and what it costs. Seconds, bytes. */
export type Failures = {
  /** Mean time between failures of one accelerator with its share of everything around it. */
  readonly gpuMtbfSeconds: number;
  readonly gpus: number;
  /** A checkpoint, and how fast storage takes it. */
  readonly checkpointBytes: number;
  readonly storageBytesPerSecond: number;
  /** From a failure until training goes on, without the work that is lost: detection, new servers, loading. */
  readonly restartSeconds: number;
};

export type Goodput = {
  readonly mtbfSeconds: number;
  readonly checkpointSeconds: number;
  /** Best time between checkpoints: Young’s first order, and Daly’s, which is used. */
  readonly youngSeconds: number;
  readonly dalySeconds: number;
  /** Useful share of the time, 0 to 1. */
  readonly goodput: number;
};

/**
 * The best interval between checkpoints and what is left of the time. Young 1974, ‘A first order
 * approximation to the optimum checkpoint interval’; Daly 2006, ‘A higher order estimate of the optimum
 * checkpoint interval for restart dumps’, equations 20 and 37.
 */
export function goodputOf(failures: Failures, intervalSeconds?: number): Goodput {
  const { gpuMtbfSeconds, gpus, checkpointBytes, storageBytesPerSecond, restartSeconds } = failures;
  const mtbf = gpuMtbfSeconds / gpus;
  const checkpoint = checkpointBytes / storageBytesPerSecond;
  const youngSeconds = Math.sqrt(2 * checkpoint * mtbf);
  const dalySeconds = dalyInterval(checkpoint, mtbf);
  const interval = intervalSeconds ?? dalySeconds;
  const wall = mtbf * Math.exp(restartSeconds / mtbf) * Math.expm1((interval + checkpoint) / mtbf);
  return { mtbfSeconds: mtbf, checkpointSeconds: checkpoint, youngSeconds, dalySeconds, goodput: interval / wall };
}

function dalyInterval(checkpoint: number, mtbf: number): number {
  if (checkpoint >= 2 * mtbf) return mtbf;
  const share = checkpoint / (2 * mtbf);
  return Math.sqrt(2 * checkpoint * mtbf) * (1 + Math.sqrt(share) / 3 + share / 9) - checkpoint;
}

/** Bytes that a checkpoint holds for a parameter: weights in 16 bits, and a copy and two moments in 32. */
export const CHECKPOINT_BYTES_PER_PARAMETER = 14;

/**
 * Grattafiori et al. 2024, ‘The Llama 3 Herd of Models’, section 3.3.4: 419 unexpected interruptions in
 * 54 days of 16,384 H100, and an effective training time above 90%; storage sustains 2 TB/s (3.3.1).
 */
export const llama3Failures = {
  gpuMtbfSeconds: (54 * 86_400 * 16_384) / 419,
  gpus: 16_384,
  checkpointBytes: CHECKPOINT_BYTES_PER_PARAMETER * 405e9,
  storageBytesPerSecond: 2e12,
} as const;
