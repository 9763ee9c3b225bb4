/** What the cost model knows of an accelerator. SI units, dense peaks, one direction of a link. */
export type Hardware = {
  readonly family: Family;
  /** Factor of memory bandwidth and efficiencies of parts that differ from their family's. */
  readonly variant: 'gb200' | 'b300' | 'gb300' | null;
  readonly peak16FlopsPerSecond: number;
  /** 0 where it has none. */
  readonly peak8FlopsPerSecond: number;
  readonly peak4FlopsPerSecond: number;
  readonly memoryBytesPerSecond: number;
  readonly memoryBytes: number;
  readonly linkBytesPerSecond: number;
  readonly networkBytesPerSecond: number;
  /** Accelerators that share the fast link. */
  readonly domain: number;
};

/** Accelerators that share their efficiencies. */
export type Family = 'v100' | 'a100' | 'h100' | 'h100w' | 'b200';

/** What matrices are multiplied in. */
export type TrainingPrecision = 'bf16' | 'fp16' | 'fp8' | 'mxfp8' | 'nvfp4';

/** Software that trains: it decides which kernels are fused and what is hidden behind what. */
export type Stack = 'old' | 'torch' | 'compiled' | 'megatron';

export function isLowPrecision(precision: TrainingPrecision): boolean {
  return precision === 'fp8' || precision === 'mxfp8' || precision === 'nvfp4';
}
