/** Cases of a generated test: so many, times FUZZ_RUNS where it is set. */
export function runsOf(cases: number): number {
  return Math.ceil(cases * Number(process.env.FUZZ_RUNS ?? 1));
}

/** The same cases each time, unless FUZZ_SEED asks for others. */
export const seed = Number(process.env.FUZZ_SEED ?? 20_261_124);
