/** A number with the symbols it is written in: `n × d` and 4096. */
export type Size = {
  readonly text: string;
  readonly value: number;
  /** A sum, which a product must put in brackets. */
  readonly sum?: true;
};

/** The dimensions of an architecture, and the symbol that formulas use for each. */
export const symbolOf = {
  hiddenSize: 'h',
  layers: 'L',
  vocabulary: 'V',
  positions: 'P',
  segments: 'T_s',
  coordinates: 'P_2',
  queryHeads: 'n',
  keyValueHeads: 'k',
  headDim: 'd',
  valueDim: 'd_v',
  feedForwardWidth: 'f',
  experts: 'E',
  expertsPerToken: 'K',
  expertWidth: 'f_e',
  sharedWidth: 'f_s',
  latentWidth: 'l_e',
  queryRank: 'r_q',
  keyValueRank: 'r_kv',
  outputRank: 'r_o',
  outputGroups: 'g_o',
  ropeDim: 'd_r',
  plainDim: 'd_n',
  indexerHeads: 'n_i',
  indexerDim: 'd_i',
  linearKeyHeads: 'n_k',
  linearKeyDim: 'd_k',
  linearValueHeads: 'n_v',
  linearValueDim: 'd_u',
  linearKeyWidth: 'w_k',
  linearValueWidth: 'w_v',
  convolutionWidth: 'w_c',
  innerWidth: 'i',
  stateSize: 's_m',
  stateGroups: 'g_m',
  stateHeads: 'n_m',
  stateHeadDim: 'd_m',
  timeStepRank: 'r_t',
  embeddingWidth: 'w_e',
  positionBuckets: 'b_p',
  layerEmbeddingWidth: 'w_l',
  layerVocabulary: 'V_l',
  compression: 'z',
  residualStreams: 'x_r',
  adapterRank: 'r_a',
  idleExperts: 'E_0',
  routerWidth: 'w_r',
  relativeDim: 'd_p',
} as const;
export type DimensionKey = keyof typeof symbolOf;

/** A dimension of one architecture under the symbol that its formulas use. */
export type NamedSize = { readonly key: DimensionKey; readonly symbol: string; readonly value: number };

/**
 * The symbols of one architecture. A dimension that has several values (heads of local and of
 * global layers) gets a number behind its symbol: `d`, `d_2`.
 */
export class Symbols {
  readonly named: NamedSize[] = [];

  size(key: DimensionKey, value: number): Size {
    let others = 0;
    for (const known of this.named) {
      if (known.key !== key) continue;
      if (known.value === value) return { text: known.symbol, value };
      others++;
    }
    const symbol = others === 0 ? symbolOf[key] : `${symbolOf[key]}_${others + 1}`;
    this.named.push({ key, symbol, value });
    return { text: symbol, value };
  }
}

/** A plain number in a formula. */
export function literal(value: number): Size {
  return { text: String(value), value };
}

export const ONE = literal(1);
export const TWO = literal(2);

export function times(...factors: readonly Size[]): Size {
  let text = '';
  let value = 1;
  for (const factor of factors) {
    value *= factor.value;
    if (factor.text === '1') continue;
    const written = factor.sum && factors.length > 1 ? `(${factor.text})` : factor.text;
    text = text === '' ? written : `${text} × ${written}`;
  }
  return { text: text === '' ? '1' : text, value };
}

export function plus(...terms: readonly Size[]): Size {
  const used = terms.filter(({ value }) => value !== 0);
  const [only] = used;
  if (only === undefined) return literal(0);
  if (used.length === 1) return only;
  return { text: used.map(({ text }) => text).join(' + '), value: used.reduce((sum, { value }) => sum + value, 0), sum: true };
}
