import {
  type Architecture,
  type ArchitectureRemark,
  type Extra,
  type Layer,
  type Positions,
  placementOf,
  type Stack,
} from '../core/architecture/architecture.js';
import type { Part } from '../core/architecture/part.js';
import { outputHead, tokenEmbedding } from '../core/architecture/pieces.js';
import type { Scope } from './dimensions.js';

/** What is particular to a model, between a table of tokens and a matrix to the vocabulary. */
type Assembly = {
  readonly stacks: readonly Stack[];
  readonly positions: Positions;
  /** Whether the output matrix is the embedding, where the file does not say. */
  readonly tied: boolean;
  /** Behind the table of tokens, or in its place. */
  readonly embedding?: readonly Part[];
  readonly moreEmbedding?: readonly Part[];
  /** In place of the matrix to the vocabulary. */
  readonly head?: readonly Part[];
  readonly extras?: readonly Extra[];
  readonly remarks?: readonly ArchitectureRemark[];
};

/** A model of a known family from its pieces. */
export function assemble(scope: Scope, family: string, assembly: Assembly): Architecture {
  const { config, symbols, hidden, vocabulary, contextTokens } = scope;
  const { stacks, positions, embedding = [tokenEmbedding(vocabulary, hidden)], moreEmbedding = [], extras = [], remarks = [] } = assembly;
  const tied = config.flagHereOrOutside('tie_word_embeddings') ?? assembly.tied;
  const parts = {
    embedding: [...embedding, ...moreEmbedding],
    stacks,
    head: assembly.head ?? [outputHead(hidden, vocabulary, { tied, biased: false })],
  };
  return {
    family,
    estimated: false,
    symbols,
    hiddenSize: hidden,
    vocabulary,
    positions,
    contextTokens,
    ...parts,
    placement: placementOf(parts),
    extras,
    remarks,
  };
}

/** Layers that are all alike. */
export function repeated(scope: Scope, layer: Layer, count: number): Pick<Stack, 'layers' | 'order'> {
  return { layers: [{ layer, count: scope.size('layers', count) }], order: new Array<number>(count).fill(0) };
}
