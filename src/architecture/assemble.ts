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
import { decoderHead } from './classes.js';
import type { Config } from './config.js';
import type { Scope } from './dimensions.js';

/** What is particular to a model, between a table of tokens and a matrix to the vocabulary. */
type Assembly = {
  readonly stacks: readonly Stack[];
  readonly positions: Positions;
  /** Whether the output matrix is the embedding, where the file does not say; or never, whatever it says. */
  readonly tied: boolean | 'never';
  /** Behind the table of tokens, or in its place. */
  readonly embedding?: readonly Part[];
  readonly moreEmbedding?: readonly Part[];
  /** In place of the matrix to the vocabulary. */
  readonly head?: readonly Part[];
  /** That head is what the class of the file has; else a class may have another. */
  readonly headOfClass?: true;
  readonly extras?: readonly Extra[];
  readonly remarks?: readonly ArchitectureRemark[];
};

/** Multimodal models whose language model is tied as it says itself, and those that never are. */
const INNER_SAYS = new Set(['blip-2', 'instructblip', 'instructblipvideo', 'kosmos-2.5', 'llama4']);
/** Those that are tied only where neither level says that they are not. */
const BOTH_SAY = new Set(['hunyuan_vl']);
/** Those that are tied where one level says so. */
const ONE_SAYS = new Set(['kosmos-2']);
const NEVER_TIED = new Set(['audioflamingo3', 'musicflamingo', 'qwen2_audio', 'voxtral', 'vibevoice_asr', 'mllama', 'inkling_mm_model']);

/** Whether the output matrix is the embedding. What the outermost level of a multimodal file says holds for the whole. */
export function tiedIn(config: Config, fallback: boolean): boolean {
  const whole = config.wholeModelType ?? '';
  const { outermost, here } = config.flagAtBothEnds('tie_embedding', 'tie_word_embeddings');
  if (NEVER_TIED.has(whole)) return false;
  if (ONE_SAYS.has(whole)) return outermost === true || (here ?? fallback);
  if (BOTH_SAY.has(whole) && here === false) return false;
  return (INNER_SAYS.has(whole) ? here : (outermost ?? here)) ?? fallback;
}

/** A model of a known family from its pieces. */
export function assemble(scope: Scope, family: string, assembly: Assembly): Architecture {
  const { config, symbols, hidden, vocabulary, contextTokens } = scope;
  const { stacks, positions, embedding = [tokenEmbedding(vocabulary, hidden)], moreEmbedding = [], extras = [], remarks = [] } = assembly;
  const tied = assembly.tied !== 'never' && tiedIn(config, assembly.tied);
  const parts = {
    embedding: [...embedding, ...moreEmbedding],
    stacks,
    head: assembly.headOfClass
      ? (assembly.head ?? [])
      : decoderHead(config, family, hidden, assembly.head ?? [outputHead(hidden, vocabulary, { tied, biased: false })]),
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
