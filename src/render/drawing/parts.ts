import type { Structure, StructurePart } from '../../answer/contract/model.js';
import { formatExact } from '../../quantity/format.js';
import type { DrawingWords } from '../../words/drawing.js';
import type { DrawingNote } from '../block.js';

/** What a drawing says of a part, and of the pieces inside it. */
export type Said = {
  readonly text: string;
  readonly notes: readonly DrawingNote[];
  readonly pieces?: readonly Said[];
};

type Facts = StructurePart['facts'];

/** What a part is called, and its widths. */
export function said(part: StructurePart, { hiddenSize }: Structure, words: DrawingWords): Said {
  const { is, facts } = part;
  const { parts, notes } = words;
  const size = (key: string) => shown(facts[key]);
  switch (is) {
    case 'embedding':
      return embedding(part, hiddenSize, words);
    case 'norm':
      return norm(facts, words);
    case 'selfAttention':
      return {
        text: facts['mask'] === 'causal' ? parts.causalSelfAttention : parts.selfAttention,
        notes: [...heads(facts, words), ...reach(facts, words), ...optional(facts['mask'] !== 'causal' && notes.noMask)],
      };
    case 'crossAttention':
      return { text: parts.crossAttention, notes: [...heads(facts, words), { text: notes.fromEncoder }] };
    case 'latentAttention':
      return { text: parts.latentAttention, notes: [...latent(facts, words), ...reach(facts, words)] };
    case 'compressedAttention':
      return { text: compressedName(facts, words), notes: [...heads(facts, words), ...reach(facts, words)] };
    case 'linearAttention':
      return linearAttention(facts, words);
    case 'stateSpace':
      return stateSpace(facts, words);
    case 'feedForward':
      return { text: parts.feedForward, notes: [{ text: words.width(size('width')) }, ...gate(facts, words)] };
    case 'experts':
      return experts(facts, words);
    case 'linear':
      return { text: parts.projection, notes: [{ text: `${size('from')} → ${size('to')}` }] };
    case 'layerEmbedding':
      return facts['rows'] === undefined
        ? { text: parts.layerInput, notes: [{ text: words.width(size('width')) }] }
        : { text: parts.layerTable, notes: [{ text: words.everyLayerOwn(size('rows'), size('width')) }] };
    case 'residualMixing':
      return { text: facts['kind'] === 'altUp' ? parts.altUp : parts.mixStreams, notes: [{ text: words.streams(size('streams')) }] };
    case 'pooler':
      return { text: parts.pooler, notes: [{ text: `${size('width')} → ${size('width')}` }, { text: notes.firstToken }] };
    case 'outputHead':
      return {
        text: parts.outputMatrix,
        notes: [{ text: `${size('from')} → ${size('to')}` }, ...optional(facts['tied'] === true && notes.tied)],
      };
  }
}

/** A number with all its digits. */
export function shown(value: Facts[string] | undefined): string {
  return typeof value === 'number' ? formatExact(value) : '–';
}

function optional(text: string | false): readonly DrawingNote[] {
  return text === false ? [] : [{ text }];
}

function has(facts: Facts, key: string): boolean {
  return typeof facts[key] === 'number';
}

function gate({ gated }: Facts, { notes }: DrawingWords): readonly DrawingNote[] {
  return gated === true ? [{ text: notes.gated, droppable: true }] : [];
}

function embedding({ facts, parameters }: StructurePart, hiddenSize: number, words: DrawingWords): Said {
  const { parts, notes } = words;
  const rows = shown(facts['rows']);
  switch (facts['positions']) {
    case undefined:
      return { text: parts.tokenEmbedding, notes: [{ text: `${rows} × ${shown(facts['width'])}` }] };
    case 'relative': {
      const heads = typeof facts['rows'] === 'number' ? parameters / facts['rows'] : null;
      return {
        text: parts.relative,
        notes: [{ text: words.buckets(rows) }, { text: words.headCount(shown(heads)) }, { text: notes.relative, droppable: true }],
      };
    }
    default:
      return {
        text: facts['positions'] === 'segments' ? parts.segments : parts.learnedPositions,
        notes: [{ text: `${rows} × ${shown(hiddenSize)}` }],
      };
  }
}

function norm({ kind }: Facts, { parts, notes }: DrawingWords): Said {
  if (kind === 'rms') return { text: parts.rms, notes: [] };
  return {
    text: parts.layerNorm,
    notes: kind === 'layer' ? [] : [{ text: kind === 'none' ? notes.noWeights : notes.noBias, droppable: true }],
  };
}

function heads(facts: Facts, words: DrawingWords): readonly DrawingNote[] {
  const { heads: count, keyValueHeads, headDim, valueDim } = facts;
  return [
    { text: words.heads(shown(count), shown(headDim)) },
    ...optional(has(facts, 'valueDim') && valueDim !== headDim && words.valueWidth(shown(valueDim))),
    ...optional(has(facts, 'keyValueHeads') && keyValueHeads !== count && words.keyValueHeads(shown(keyValueHeads))),
  ];
}

function latent(facts: Facts, words: DrawingWords): readonly DrawingNote[] {
  const { heads: count, keyDim, valueDim, rank, queryRank } = facts;
  return [
    { text: words.heads(shown(count), shown(keyDim)) },
    ...optional(valueDim !== keyDim && words.valueWidth(shown(valueDim))),
    ...optional(has(facts, 'queryRank') && words.queryRank(shown(queryRank))),
    { text: words.keyValueRank(shown(rank)) },
  ];
}

/** Which keys attention looks at, where not at all of them. */
function reach(facts: Facts, words: DrawingWords): readonly DrawingNote[] {
  const tokens = shown(facts['window']);
  return [
    ...optional(has(facts, 'window') && (facts['chunked'] === true ? words.chunks(tokens) : words.window(tokens))),
    ...optional(has(facts, 'compression') && words.compression(shown(facts['compression']))),
    ...optional(has(facts, 'keys') && words.picked(shown(facts['keys']))),
    ...optional(facts['shared'] === true && words.notes.sharedKeys),
  ];
}

/** Attention to summaries of many tokens (HCA), to those of few that an indexer picks (CSA), or to a window only. */
function compressedName(facts: Facts, { parts }: DrawingWords): string {
  if (!has(facts, 'compression')) return parts.windowAttention;
  return has(facts, 'keys') ? parts.sparseCompressedAttention : parts.compressedAttention;
}

function linearAttention(facts: Facts, words: DrawingWords): Said {
  const { parts, notes } = words;
  const { kind, heads: count, keyDim, valueDim } = facts;
  const known = kind === 'gatedDeltaNet' || kind === 'kimiDeltaAttention' || kind === 'lightning';
  return {
    text: known ? parts[kind] : notes.linearAttention,
    notes: [
      { text: words.heads(shown(count), shown(valueDim)) },
      { text: words.state(`${shown(keyDim)} × ${shown(valueDim)}`) },
      ...(known ? [{ text: notes.linearAttention, droppable: true }] : []),
    ],
  };
}

/** What the kinds of recurrence are called that have channels and no heads. */
const CHANNELS = ['mamba', 'shortConvolution', 'rgLru', 'rwkv'] as const;

function stateSpace(facts: Facts, words: DrawingWords): Said {
  const { kind, heads: count, headDim, inner, stateSize } = facts;
  const state = optional(has(facts, 'stateSize') && words.state(shown(stateSize)));
  const channels = CHANNELS.find((name) => name === kind);
  return channels === undefined
    ? {
        text: kind === 'mlstm' ? words.parts.mlstm : words.parts.mamba2,
        notes: [{ text: words.heads(shown(count), shown(headDim)) }, ...state],
      }
    : { text: words.parts[channels], notes: [{ text: words.width(shown(inner)) }, ...state] };
}

function experts(facts: Facts, words: DrawingWords): Said {
  const { parts } = words;
  const { experts: count, perToken, width, sharedWidth, latentWidth } = facts;
  const router = {
    text: parts.router,
    notes: [
      { text: words.experts(shown(perToken), shown(count)) },
      { text: words.width(shown(width)) },
      ...optional(has(facts, 'latentWidth') && words.latentWidth(shown(latentWidth))),
      ...gate(facts, words),
    ],
  };
  const shared = { text: parts.sharedExpert, notes: [{ text: words.width(multiple(sharedWidth, width)) }, ...gate(facts, words)] };
  return { text: parts.experts, notes: [], pieces: has(facts, 'sharedWidth') ? [router, shared] : [router] };
}

/** A width by that of the routed experts where it is a multiple: several shared experts, or one that is as wide as they. */
function multiple(width: Facts[string] | undefined, unit: Facts[string] | undefined): string {
  const times = Number(width) / Number(unit);
  return Number.isInteger(times) && times > 1 ? `${shown(times)} × ${shown(unit)}` : shown(width);
}
