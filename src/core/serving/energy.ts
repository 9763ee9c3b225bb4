/** Share of its rated power that a GPU draws while it serves, by running sequences a GPU: fitted to vLLM on H100 and B200. */
type PowerConstants = { readonly atOne: number; readonly perDoubling: number };

/** Published beside the cost model: watts within 10.5 % (dense) and 14.3 % (experts) of 248 measurements. */
const powerConstants: PowerConstants = { atOne: 0.54, perDoubling: 0.037 };

/** Share of the rated power, 0..1, with so many running sequences on a GPU (fewer than one counts as one). */
export function powerShare(sequencesPerGpu: number, { atOne, perDoubling }: PowerConstants = powerConstants): number {
  return Math.min(1, atOne + perDoubling * Math.log2(Math.max(1, sequencesPerGpu)));
}

/** Joules of the GPUs for each output token; the rest of the server comes on top. */
export function joulesPerToken(gpus: number, tdpWatts: number, batch: number, outputTokensPerSecond: number): number {
  return (gpus * tdpWatts * powerShare(batch / gpus)) / outputTokensPerSecond;
}
