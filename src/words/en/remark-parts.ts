/** Parts of remarks that few answers say. */

/** A key that a file leaves out, with what its family says in its place; null for more than a word. */
export type Leaned = { key: string; value: string | null };

/** What rows of a comparison rest on: each basis, the accelerators of it and how many more. */
export type Basis = { what: 'precision' | 'power' | 'price'; groups: readonly { basis: string; names: readonly string[]; more: number }[] };

/** A headline figure of a preset; `precision` is that of a peak. */
export type InferredFigure = {
  figure: 'peak' | 'sparse-peak' | 'memory' | 'power' | 'parameters' | 'active-parameters' | 'training-tokens' | 'other';
  precision?: string;
  path: string;
};
const POWER: Readonly<Record<string, string>> = { measured: 'measured', rated: 'rated', tdp: '1.25 × TDP', given: 'given' };

/** One way in which rows differ, with who rests on what. */
export function basisOf({ what, groups }: Basis): string {
  const told = groups.map(
    ({ basis, names, more }) =>
      `${(what === 'power' && POWER[basis]) || basis} (${names.join(', ')}${more > 0 ? ` and ${more} more` : ''})`,
  );
  return `${what} ${told.join(', ')}`;
}

/** What a headline figure is called. */
export function inferredFigure({ figure, precision, path }: InferredFigure): string {
  const named = {
    peak: `the ${precision} peak`,
    'sparse-peak': `the sparse ${precision} peak`,
    memory: 'the memory',
    power: 'the power',
    parameters: 'the parameters',
    'active-parameters': 'the active parameters',
    'training-tokens': 'the tokens it was trained on',
    other: path,
  };
  return named[figure];
}

/** Why the bytes of weights as they are stored are an estimate. */
const estimates = {
  'joined-matrices': 'it keeps several matrices as one, and how often a scale or a shape stands beside them is not told',
  'scale-format': 'one scale for each matrix is taken as FP32, and its file does not say so',
  'cache-scales': 'scales of the KV cache are not counted',
  'format-byte': 'whether the format of each matrix stands beside it, a byte, is not told',
  'description-size': 'the description that stands beside each matrix is taken as 200 bytes',
  'packed-scales': 'how its version packs scales is not told',
} as const;

export type Estimate = keyof typeof estimates;

export function estimateOf(why: Estimate): string {
  return estimates[why];
}

/** A key that a file leaves out, with what its family says. */
export function leanedKey({ key, value }: Leaned): string {
  return `${key} (${value ?? 'as usual'})`;
}
