import type { Architecture, Layer, Positions, Stack } from '../core/architecture/architecture.js';
import { attention, crossAttention } from '../core/architecture/attention.js';
import { feedForward } from '../core/architecture/feed-forward.js';
import type { Part, Tensor } from '../core/architecture/part.js';
import { type NormKind, norm, outputHead, tokenEmbedding } from '../core/architecture/pieces.js';
import type { Size } from '../core/architecture/size.js';
import { assemble, tiedIn } from './assemble.js';
import { type Around, aroundOf } from './classes.js';
import type { Config } from './config.js';
import { type Arrangement, arrange, gather } from './decoder.js';
import { names, Scope } from './dimensions.js';

export type Side = 'encoder' | 'decoder';

/** What stands in front of the stacks and behind them. */
export type Ends = { readonly embedding: readonly Part[]; readonly head: readonly Part[] };

/** What an encoder-decoder is made of. */
export type Pair = {
  readonly norm: NormKind;
  readonly arrangement: Arrangement;
  /** Biases of attention, and of the feed-forward network. */
  readonly biased: boolean;
  readonly networkBiased: boolean;
  readonly keyUnbiased?: boolean;
  readonly gated: boolean;
  /** Whether the output matrix is the embedding, where the file does not say; or always, whatever it says. */
  readonly tied: boolean | 'always';
  readonly positions: Positions;
  readonly finalNorm: boolean;
  /** Before each stack: positions, a norm. */
  readonly before: (side: Side) => readonly Part[];
  readonly feedForward: (side: Side) => Size;
  readonly layers: (side: Side) => number;
  /** Whether the decoder looks at the encoder; it does where this is not said. */
  readonly across?: boolean;
  /** Whether a layer has experts in place of its network, and the network of a layer. */
  readonly sparse?: (side: Side, layer: number) => boolean;
  readonly experts?: (side: Side) => Part;
  /** What an attention has beside its projections. */
  readonly attentionExtra?: (side: Side) => readonly Tensor[];
  readonly window?: (side: Side) => number | null;
  readonly harmless?: readonly string[];
  /** What a file is that names no class. */
  readonly usual?: Around;
  /** Tables and output matrix, where they are not one table with the matrix tied to it. */
  readonly ends?: (around: Around, tied: boolean) => Ends;
};

const HALVES: ReadonlySet<Around> = new Set(['pair', 'base', 'encoder', 'causal']);

/** Reads an encoder-decoder, or the half of it that the class of the file is. */
export function readPair(config: Config, family: string, describe: (scope: Scope) => Pair): Architecture {
  const alone = aroundOf(config) === 'causal' ? ['decoder_layers'] : [];
  const scope = new Scope(config, config.whole([...names.layers, 'encoder_layers', 'num_encoder_layers', ...alone]));
  const pair = describe(scope);
  // What a class does not use, and what only shapes the input.
  config.overruled('encoder_layers', 'decoder_layers', 'encoder_ffn_dim', 'decoder_ffn_dim', 'encoder_attention_heads');
  config.overruled('decoder_attention_heads', ...(pair.harmless ?? []));
  const around = aroundOf(config) ?? pair.usual ?? 'pair';
  if (!HALVES.has(around))
    config.conflict('architectures', config.rawHereOrOutside('architectures'), { say: 'undescribed', what: 'class-head' });
  const tied = pair.tied === 'always' || tiedIn(config, pair.tied);
  const { embedding, head } = (pair.ends ?? ((which, isTied) => sharedTable(scope, which, isTied)))(around, tied);
  const sides: readonly Side[] = around === 'causal' ? ['decoder'] : around === 'encoder' ? ['encoder'] : ['encoder', 'decoder'];
  return assemble(scope, family, {
    positions: pair.positions,
    tied,
    embedding,
    stacks: sides.map((side) => stackOf(scope, pair, side)),
    head,
    headOfClass: true,
  });
}

/** One table for both sides; untied, each side has one of its own beside it. */
export function sharedTable({ vocabulary, hidden }: Scope, around: Around, tied: boolean, own = 2): Ends {
  const table = tokenEmbedding(vocabulary, hidden);
  const alone = tied || around === 'causal' || around === 'encoder';
  const head = around === 'base' || around === 'encoder' ? [] : [outputHead(hidden, vocabulary, { tied, biased: false })];
  return { embedding: alone ? [table] : [table, ...new Array<Part>(own).fill(table)], head };
}

function stackOf(scope: Scope, pair: Pair, side: Side): Stack {
  const layers = Array.from({ length: pair.layers(side) }, (_, layer) => pair.sparse?.(side, layer) ?? false);
  return {
    role: side,
    before: pair.before(side),
    ...gather(scope, layers, String, (sparse) => layerOf(scope, pair, side, sparse)),
    after: pair.finalNorm ? [norm(pair.norm, scope.hidden)] : [],
  };
}

function layerOf(scope: Scope, pair: Pair, side: Side, sparse: boolean): Layer {
  const { config, hidden } = scope;
  const heads = scope.size('queryHeads', config.whole([`${side}_attention_heads`, `num_${side}_attention_heads`, ...names.heads]));
  const own = config.wholeOr(undefined, ['d_kv', 'head_dim']);
  if (own === undefined && hidden.value % heads.value !== 0 && config.problems.length === 0) {
    config.conflict(`${side}_attention_heads`, heads.value, { say: 'divides-not', of: 'hidden-size', number: hidden.value });
  }
  const headDim = scope.size('headDim', own ?? Math.max(1, Math.floor(hidden.value / heads.value)));
  const { biased, keyUnbiased } = pair;
  const looking = attention({
    hidden,
    heads,
    keyValueHeads: heads,
    headDim,
    mask: side === 'encoder' ? 'bidirectional' : 'causal',
    window: pair.window?.(side),
    queryBias: biased,
    keyBias: biased && !keyUnbiased,
    valueBias: biased,
    outputBias: biased,
  });
  const more = pair.attentionExtra?.(side) ?? [];
  const across = side === 'decoder' && pair.across !== false;
  const network =
    sparse && pair.experts !== undefined
      ? pair.experts(side)
      : feedForward({ hidden, width: pair.feedForward(side), gated: pair.gated, biased: pair.networkBiased });
  return {
    blocks: arrange(
      pair.arrangement,
      () => norm(pair.norm, hidden),
      more.length === 0 ? looking : { ...looking, tensors: [...looking.tensors, ...more] },
      ...(across ? [crossAttention({ hidden, heads, headDim, biased, keyUnbiased })] : []),
      network,
    ),
  };
}
