import { normalQuantile, normalShare } from './normal.js';

/** Rounding leaves a pivot that should be zero a little beside it. */
const NOISE = 1e-12;

/** Rank correlations (Spearman’s, −1 to 1) of numbers with each other: a symmetric matrix with ones on its diagonal. */
export type RankCorrelations = readonly (readonly number[])[];

/**
 * What gives independent uniform numbers (above 0, below 1) the rank correlations that are asked for, in place: a Gaussian
 * copula, whose normal numbers correlate by r = 2·sin(π·ρ/6) where their ranks correlate by ρ (Pearson 1907; Iman and Conover
 * 1982 ask for ranks in the same way). Each number stays uniform, and one that goes with no other stays as it is. Undefined
 * where no numbers can correlate so.
 */
export function correlator(ranks: RankCorrelations): ((point: Float64Array) => void) | undefined {
  const rows = lowerTriangle(ranks.map((row) => row.map((rank) => 2 * Math.sin((Math.PI * rank) / 6))));
  if (rows === undefined) return undefined;
  const moved = rows.flatMap((row, place) => (row.slice(0, place).some((weight) => weight !== 0) ? [{ row, place }] : []));
  const normal = new Float64Array(ranks.length);
  return (point) => {
    if (moved.length === 0) return;
    for (let place = 0; place < normal.length; place++) normal[place] = normalQuantile(point[place] as number);
    for (const { row, place } of moved) {
      let sum = 0;
      for (let other = 0; other <= place; other++) sum += (row[other] as number) * (normal[other] as number);
      point[place] = normalShare(sum);
    }
  };
}

/** The lower triangle L whose product with its mirror image is a symmetric matrix with ones on its diagonal (Cholesky); undefined where there is none. */
function lowerTriangle(matrix: RankCorrelations): readonly (readonly number[])[] | undefined {
  const rows: number[][] = [];
  for (const [place, wanted] of matrix.entries()) {
    const row: number[] = [];
    for (let other = 0; other < place; other++) {
      const above = rows[other] as number[];
      const rest = (wanted[other] as number) - dot(row, above, other);
      const pivot = above[other] as number;
      // What follows from others alone has nothing of its own to correlate by.
      if (pivot === 0 && Math.abs(rest) > Math.sqrt(NOISE)) return undefined;
      row.push(pivot === 0 ? 0 : rest / pivot);
    }
    const left = 1 - dot(row, row, place);
    if (left < -NOISE) return undefined;
    rows.push([...row, left <= NOISE ? 0 : Math.sqrt(left)]);
  }
  return rows;
}

function dot(one: readonly number[], other: readonly number[], count: number): number {
  let sum = 0;
  for (let place = 0; place < count; place++) sum += (one[place] as number) * (other[place] as number);
  return sum;
}
