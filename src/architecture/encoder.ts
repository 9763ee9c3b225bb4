import type { Architecture, Layer, Positions } from '../core/architecture/architecture.js';
import { attention, crossAttention } from '../core/architecture/attention.js';
import { feedForward } from '../core/architecture/feed-forward.js';
import { light, matrix, type Part, type Tensor } from '../core/architecture/part.js';
import { classifier, maskedHead, type NormKind, norm, pooler, positionEmbedding, tokenEmbedding } from '../core/architecture/pieces.js';
import { literal, type Size } from '../core/architecture/size.js';
import { assemble, repeated, tiedIn } from './assemble.js';
import { type Around, aroundOf, labelsOf } from './classes.js';
import type { Config } from './config.js';
import { type Arrangement, arrange, type Choice, gather, pick } from './decoder.js';
import { names, Scope } from './dimensions.js';

/** An encoder, by what makes it differ from BERT. What is not said is as in BERT. */
export type EncoderTraits = {
  /** Rows that the table of positions has beside those of the context; null for no table. */
  readonly positionOffset?: Choice<number | null>;
  readonly positions?: Positions;
  readonly segments?: boolean;
  readonly embeddingNorm?: Choice<boolean>;
  /** Width of the tables where it is not the hidden size. */
  readonly embeddingWidth?: Choice<number>;
  /** A matrix from that width to the hidden size: where they differ, always, or never; and whether it has a bias. */
  readonly projection?: 'where they differ' | 'always';
  readonly projectionBias?: boolean;
  /** The norm of the tables stands behind that matrix. */
  readonly normAfterProjection?: boolean;
  /** Further tables. */
  readonly tables?: (scope: Scope, width: Size) => readonly Part[];
  readonly norm?: Choice<NormKind>;
  readonly arrangement?: Choice<Arrangement>;
  readonly finalNorm?: boolean;
  /** Biases of attention, and of the feed-forward network. */
  readonly biased?: Choice<boolean>;
  /** That of its output, where it is not as the others. */
  readonly outputBiased?: Choice<boolean>;
  readonly networkBiased?: Choice<boolean>;
  readonly gated?: boolean;
  readonly keyUnbiased?: boolean;
  readonly keyValueHeads?: (scope: Scope) => Size;
  readonly headDim?: (scope: Scope) => Size;
  /** Keys a query looks at, in the layers that have a window. */
  readonly window?: (scope: Scope) => (layer: number) => number | null;
  readonly mixer?: (scope: Scope) => Part;
  /** In place of the usual network, and of the whole layer. */
  readonly network?: (scope: Scope) => Part;
  readonly layer?: (scope: Scope) => Layer;
  /** The layers look back only, whatever the file says. */
  readonly decodes?: boolean;
  readonly attentionExtra?: (scope: Scope) => readonly Tensor[];
  readonly feedForwardWidth?: Choice<number>;
  readonly feedForwardExtra?: (scope: Scope) => readonly Tensor[];
  /** The first layer lacks the norm in front of its attention (ModernBERT). */
  readonly firstWithoutNorm?: boolean;
  /** How many layers have matrices of their own, where that is not all (ALBERT). */
  readonly ownLayers?: (scope: Scope) => number;
  readonly before?: (scope: Scope) => readonly Part[];
  readonly after?: (scope: Scope) => readonly Part[];
  /** Which classes have a pooler. */
  readonly pooler?: 'base' | 'always' | 'never';
  readonly poolerOf?: (scope: Scope) => readonly Part[];
  readonly head?: (scope: Scope, width: Size, tied: boolean) => Part;
  readonly tied?: boolean;
  /** What stands before the labels of a sequence: the pooler, or a dense layer of the class. */
  readonly classifies?: 'pooled' | 'dense';
  /** In place of these, where labels are predicted. */
  readonly labelled?: (scope: Scope, labels: Size, around: 'sequence' | 'token' | 'question') => readonly Part[] | undefined;
  readonly pretraining?: (scope: Scope) => readonly Part[];
  /** What a file is that names no class. */
  readonly usual?: Around;
  /** Keys that make no matrix. */
  readonly harmless?: readonly string[];
  /** Published counts are those of the encoder with its pooler, whichever of these classes a file names. */
  readonly asPublished?: readonly Around[];
};

/** The head of BERT: a dense layer, a norm, the matrix to the vocabulary with a bias, which is there twice where nothing is tied. */
export function bertHead(scope: Scope, width: Size, tied: boolean, differs: Partial<Parameters<typeof maskedHead>[0]> = {}): Part {
  const usual = { from: scope.hidden, width, rows: scope.vocabulary, tied, dense: true, denseBias: true } as const;
  return maskedHead({ ...usual, norm: 'layer', biases: tied ? 1 : 2, ...differs });
}

/** Reads an encoder by its traits. */
export function readEncoder(config: Config, family: string, traits: EncoderTraits): Architecture {
  const scope = new Scope(config);
  config.overruled(...(traits.harmless ?? []));
  const around = aroundOf(config);
  const shown = around === undefined || traits.asPublished?.includes(around) ? (traits.usual ?? 'masked') : around;
  if (shown === 'unknown' || shown === 'pair') config.doubt('architectures');
  const own = pick(traits.embeddingWidth, scope.hidden.value, scope);
  const width = own === scope.hidden.value ? scope.hidden : scope.size('embeddingWidth', own);
  const tied = tiedIn(config, traits.tied ?? true);
  const head = headOf(scope, traits, shown, width, tied);
  return assemble(scope, family, {
    positions: traits.positions ?? 'learned',
    tied,
    embedding: [tokenEmbedding(scope.vocabulary, width)],
    stacks: [
      {
        role: traits.decodes || config.flag('is_decoder', false) ? 'decoder' : 'encoder',
        before: [...tablesOf(scope, traits, width), ...(traits.before?.(scope) ?? [])],
        ...layersOf(scope, traits),
        after: [...(traits.finalNorm ? [norm(pick(traits.norm, 'layer', scope), scope.hidden)] : []), ...(traits.after?.(scope) ?? [])],
      },
    ],
    head,
    headOfClass: true,
    remarks: shown === 'base' && head.length > 0 && traits.asPublished !== undefined ? ['pooler-counted'] : [],
  });
}

function tablesOf(scope: Scope, traits: EncoderTraits, width: Size): readonly Part[] {
  const { config, hidden } = scope;
  const parts: Part[] = [];
  const offset = pick(traits.positionOffset, 0, scope);
  if (offset !== null) parts.push(positionEmbedding(scope.size('positions', config.whole(names.context) + offset), width));
  const segments = traits.segments === false ? 0 : config.wholeOr(2, ['type_vocab_size'], { min: 0 });
  if (segments > 0) parts.push(positionEmbedding(scope.size('segments', segments), width, 'segments'));
  parts.push(...(traits.tables?.(scope, width) ?? []));
  const projected = traits.projection === 'always' || (width.value !== hidden.value && traits.projection !== undefined);
  const tensors: Tensor[] = [matrix('tokenEmbedding', width, hidden)];
  if (traits.projectionBias !== false) tensors.push(light('biases', hidden));
  const projection: readonly Part[] = projected ? [{ is: 'linear', tensors, facts: { from: width.value, to: hidden.value } }] : [];
  const kind = pick(traits.norm, 'layer', scope);
  const normed = pick(traits.embeddingNorm, true, scope);
  if (traits.normAfterProjection) return [...parts, ...projection, ...(normed ? [norm(kind, hidden)] : [])];
  return [...parts, ...(normed ? [norm(kind, width)] : []), ...projection];
}

type Kind = { readonly window: number | null; readonly first: boolean; readonly again: boolean };

function layersOf(scope: Scope, traits: EncoderTraits): ReturnType<typeof gather> {
  const { layers } = scope;
  const windowOf = traits.window?.(scope) ?? (() => null);
  const own = traits.ownLayers?.(scope) ?? layers;
  const inner = traits.ownLayers === undefined ? 1 : scope.config.wholeOr(1, ['inner_group_num']);
  const build = (kind: Kind): Layer => layerOf(scope, traits, kind);
  if (traits.window === undefined && !traits.firstWithoutNorm && own === layers) {
    return repeated(scope, build({ window: null, first: false, again: false }), layers * inner);
  }
  const kinds = Array.from({ length: layers * inner }, (_, layer): Kind => {
    return { window: windowOf(layer), first: layer === 0 && traits.firstWithoutNorm === true, again: layer >= own * inner };
  });
  return gather(scope, kinds, ({ window, first, again }) => `${window} ${first} ${again}`, build);
}

/** A layer that is passed again: its matrices are multiplied by, and are those of one before. */
function again({ blocks }: Layer): Layer {
  const tied = (parts: readonly Part[]) =>
    parts.map((part) => ({ ...part, tensors: part.tensors.map((tensor) => ({ ...tensor, tied: true as const })) }));
  return {
    blocks: blocks.map(({ before, branches, after }) => ({ before: tied(before), branches: branches.map(tied), after: tied(after) })),
  };
}

function layerOf(scope: Scope, traits: EncoderTraits, { window, first, again: repeats }: Kind): Layer {
  const { config, hidden } = scope;
  const kind = pick(traits.norm, 'layer', scope);
  if (traits.layer !== undefined) return traits.layer(scope);
  const decodes = traits.decodes || config.flag('is_decoder', false);
  const across = config.flag('add_cross_attention', false);
  if (across && !decodes) config.conflict('add_cross_attention', true, { say: 'absent-without', key: 'is_decoder' });
  if (across && !pick(traits.biased, true, scope)) config.conflict('add_cross_attention', true, { say: 'described-with', key: 'biases' });
  const mixer = traits.mixer?.(scope) ?? attentionOf(scope, traits, window, decodes);
  const network =
    traits.network?.(scope) ??
    feedForward({
      hidden,
      width: scope.size('feedForwardWidth', pick(traits.feedForwardWidth, undefined, scope) ?? config.whole(names.feedForward)),
      gated: traits.gated ?? false,
      biased: pick(traits.networkBiased, true, scope),
    });
  const more = traits.feedForwardExtra?.(scope) ?? [];
  const blocks = arrange(
    pick(traits.arrangement, 'afterResidual', scope),
    () => norm(kind, hidden),
    mixer,
    ...(across ? [crossAttention({ hidden, heads: scope.heads, headDim: scope.headDim, biased: true })] : []),
    more.length === 0 ? network : { ...network, tensors: [...network.tensors, ...more] },
  );
  if (repeats) return again({ blocks });
  if (!first) return { blocks };
  return { blocks: blocks.map((block, place) => (place === 0 ? { ...block, branches: [[mixer]] } : block)) };
}

function attentionOf(scope: Scope, traits: EncoderTraits, window: number | null, decodes: boolean): Part {
  const { hidden, heads } = scope;
  const biased = pick(traits.biased, true, scope);
  const part = attention({
    hidden,
    heads,
    keyValueHeads: traits.keyValueHeads?.(scope) ?? heads,
    headDim: traits.headDim?.(scope) ?? scope.headDim,
    mask: decodes ? 'causal' : 'bidirectional',
    window,
    queryBias: biased,
    keyBias: biased && !traits.keyUnbiased,
    valueBias: biased,
    outputBias: pick(traits.outputBiased, biased, scope),
  });
  const more = traits.attentionExtra?.(scope) ?? [];
  return more.length === 0 ? part : { ...part, tensors: [...part.tensors, ...more] };
}

function headOf(scope: Scope, traits: EncoderTraits, around: Around, width: Size, tied: boolean): readonly Part[] {
  const { config, hidden } = scope;
  const pools = traits.pooler ?? 'base';
  const always = pools === 'always' ? [pooler(hidden)] : [];
  const pooled = pools === 'never' ? [] : (traits.poolerOf?.(scope) ?? [pooler(hidden)]);
  const predicts = () => traits.head?.(scope, width, tied) ?? bertHead(scope, width, tied);
  const labels = () => literal(labelsOf(config));
  if (traits.labelled !== undefined && (around === 'sequence' || around === 'token' || around === 'question')) {
    const own = traits.labelled(scope, labels(), around);
    if (own !== undefined) return own;
  }
  switch (around) {
    case 'masked':
    case 'causal':
      return [...always, predicts()];
    case 'pretraining':
      if (traits.pretraining !== undefined) return traits.pretraining(scope);
      if (pools === 'never') config.doubt('architectures');
      return [...pooled, predicts(), classifier(hidden, literal(2))];
    case 'sequence':
      if (traits.classifies === 'dense') return [...always, classifier(hidden, labels(), { dense: true })];
      if (pools === 'never') config.doubt('architectures');
      return [...pooled, classifier(hidden, labels())];
    case 'token':
      return [...always, classifier(hidden, labels(), { once: false })];
    case 'question':
      return [...always, classifier(hidden, labels(), { once: false })];
    case 'choice':
      config.doubt('architectures');
      return [...pooled, classifier(hidden, literal(1))];
    default:
      return pooled;
  }
}
