import type { Architecture, ArchitectureRemark, Block, Layer, Positions, Stack } from '../core/architecture/architecture.js';
import { attention, crossAttention } from '../core/architecture/attention.js';
import { experts, feedForward } from '../core/architecture/feed-forward.js';
import { light, type Part, type Tensor } from '../core/architecture/part.js';
import { type NormKind, norm, outputHead, positionEmbedding, projection, tokenEmbedding } from '../core/architecture/pieces.js';
import { type Size, times } from '../core/architecture/size.js';
import { assemble, tiedIn } from './assemble.js';
import type { Config } from './config.js';
import { names, Scope } from './dimensions.js';
import { type Extras, extrasOf } from './extras.js';
import { expertCount, type LayerKind, withExperts } from './plan.js';

/** A trait that is the same for all files of a family, or is read from the file, layer by layer where it varies. */
export type Choice<Value> = Value | ((scope: Scope, layer: number) => Value);

/** Where the norms of a layer stand. */
export type Arrangement =
  /** x + f(norm(x)) */
  | 'before'
  /** The same, with no norm before the first half */
  | 'beforeLater'
  /** x + norm(f(x)) */
  | 'after'
  /** x + norm(f(norm(x))) */
  | 'around'
  /** norm(x + f(x)) */
  | 'afterResidual'
  /** x + attention(norm(x)) + feedForward(norm(x)), with one norm */
  | 'parallel'
  /** the same with a norm for each */
  | 'parallelTwoNorms';

/** A decoder, by what makes it differ from Llama. What is not said is as in Llama. */
export type Traits = {
  /** Whether the output matrix is the embedding, where the file does not say; or never, whatever it says. */
  readonly tied?: Choice<boolean> | 'never';
  /** Rows of the table of tokens, where they are not those of the vocabulary. */
  readonly embeddingRows?: Choice<number>;
  /** Rows of the output matrix, where they are not those of the vocabulary. */
  readonly headRows?: Choice<number>;
  /** Tables and numbers beside that of tokens. */
  readonly moreEmbedding?: (scope: Scope) => readonly Part[];
  readonly positions?: Choice<Positions>;
  /** Rows that a table of learned positions has beside those of the context. */
  readonly positionOffset?: number;
  readonly norm?: Choice<NormKind>;
  readonly arrangement?: Choice<Arrangement>;
  /** What mixes several residual streams before each half of a layer, and makes one of them behind the last. */
  readonly streams?: (scope: Scope) => { readonly each: Part; readonly last: Part | null };
  readonly embeddingNorm?: boolean;
  readonly finalNorm?: Choice<boolean>;
  /** The norm behind the last layer, where it is not of the kind of the others. */
  readonly lastNorm?: NormKind;
  /** Width of the embedding where it is not the hidden size. */
  readonly embeddingWidth?: Choice<number | null>;
  readonly queryBias?: Choice<boolean>;
  readonly keyBias?: Choice<boolean>;
  readonly valueBias?: Choice<boolean>;
  readonly outputBias?: Choice<boolean>;
  readonly queryKeyNorm?: Choice<'head' | 'full' | null>;
  readonly biasedQueryKeyNorm?: boolean;
  readonly sinks?: Choice<boolean>;
  /** A gate of the attention's output. */
  readonly gate?: Choice<'element' | 'head' | null>;
  /** A norm in front of the output of attention, and one in front of that of the feed-forward network. */
  readonly innerNorms?: boolean;
  /** What an attention has beside its projections. */
  readonly attentionExtra?: (scope: Scope) => readonly Tensor[];
  /** What a feed-forward network has beside its matrices. */
  readonly feedForwardExtra?: (scope: Scope) => readonly Tensor[];
  readonly heads?: Choice<number>;
  /** Which layers look at a window, and how wide it is; null where the file's window is not used. */
  readonly windowed?: (scope: Scope) => (layer: number) => boolean;
  readonly window?: Choice<number | null>;
  readonly chunked?: boolean;
  readonly keyValueHeads?: Choice<number>;
  readonly headDim?: Choice<number>;
  /** Whether each layer looks at what an encoder wrote too. */
  readonly crossAttention?: Choice<boolean>;
  /** In place of the usual attention: a part for a layer of a kind. */
  readonly mixer?: (scope: Scope, kind: LayerKind) => Part;
  /** What a layer's mixer is, where layers differ in more than their window. */
  readonly mixerKind?: (scope: Scope) => (layer: number) => string;
  readonly gated?: Choice<boolean>;
  readonly feedForwardBias?: Choice<boolean>;
  readonly feedForwardWidth?: Choice<number>;
  /** How the experts are read; absent for a family without. */
  readonly mixture?: Mixture;
  readonly withExperts?: (scope: Scope) => (layer: number) => boolean;
  readonly headBias?: Choice<boolean>;
  /** Between the last norm and the output matrix. */
  readonly beforeHead?: (scope: Scope) => readonly Part[];
  readonly mtp?: Extras['mtp'];
  readonly vision?: Extras['vision'];
  readonly ngram?: Extras['ngram'];
  readonly remarks?: (scope: Scope) => readonly ArchitectureRemark[];
};

/** The experts of a family, by what makes them differ from Mixtral's. */
export type Mixture = {
  readonly gated?: boolean;
  readonly biased?: Choice<boolean>;
  /** In place of one matrix that scores the experts. */
  readonly router?: (scope: Scope, layer: number) => readonly Tensor[];
  /** What stands beside or behind the experts. */
  readonly extra?: (scope: Scope) => readonly Tensor[];
  readonly routerBias?: Choice<boolean>;
  readonly sharedGate?: boolean;
  /** Biases of the shared experts' matrices. */
  readonly sharedBias?: Choice<boolean>;
  /** Inner width of one routed expert: `moe_intermediate_size`, else that of the dense network. */
  readonly width?: Choice<number>;
  /** Inner width of all shared experts together; 0 for none. */
  readonly sharedWidth?: Choice<number>;
  readonly latentWidth?: Choice<number | null>;
  readonly latentBias?: Choice<boolean>;
};

/** The value of a trait for a file, and for a layer of it. */
export function pick<Value>(choice: Choice<Value> | undefined, fallback: Value, scope: Scope, layer = 0): Value {
  if (choice === undefined) return fallback;
  return typeof choice === 'function' ? (choice as (scope: Scope, layer: number) => Value)(scope, layer) : choice;
}

/** A trait that the file switches. */
export function key(name: string, fallback = false): (scope: Scope) => boolean {
  return ({ config }) => config.flag(name, fallback);
}

/** Reads a decoder-only model by its traits. */
export function readDecoder(config: Config, family: string, traits: Traits, outer: Config): Architecture {
  const scope = new Scope(config);
  const kinds = kindsOf(scope, traits);
  const { stack, build } = stackOf(scope, traits, kinds);
  const tied = traits.tied !== 'never' && tiedIn(config, pick(traits.tied, false, scope));
  const rows = traits.embeddingRows === undefined ? scope.vocabulary : scope.size('vocabulary', pick(traits.embeddingRows, 1, scope));
  const width = pick(traits.embeddingWidth, null, scope);
  const embeddingWidth = width === null || width === scope.hidden.value ? scope.hidden : scope.size('embeddingWidth', width);
  const projected = embeddingWidth !== scope.hidden;
  const scored = traits.headRows === undefined ? scope.vocabulary : scope.size('vocabulary', pick(traits.headRows, 1, scope));
  const head = outputHead(embeddingWidth, scored, { tied, biased: pick(traits.headBias, false, scope) });
  return assemble(scope, family, {
    positions: pick(traits.positions, 'rotary', scope),
    tied,
    embedding: [tokenEmbedding(rows, embeddingWidth), ...(projected ? [projection(embeddingWidth, scope.hidden, 'tokenEmbedding')] : [])],
    moreEmbedding: traits.moreEmbedding?.(scope) ?? [],
    stacks: [stack],
    head: [...(traits.beforeHead?.(scope) ?? []), ...(projected ? [projection(scope.hidden, embeddingWidth, 'outputHead')] : []), head],
    extras: extrasOf(scope, outer, { mtp: traits.mtp, vision: traits.vision, ngram: traits.ngram }, build),
    remarks: traits.remarks?.(scope) ?? [],
  });
}

function kindsOf(scope: Scope, traits: Traits): readonly LayerKind[] {
  const { config, layers } = scope;
  const isWindowed = traits.windowed?.(scope) ?? (() => false);
  const mixerKind = traits.mixerKind?.(scope) ?? (() => 'attention');
  const hasExperts =
    traits.mixture === undefined || expertCount(config) === undefined
      ? () => false
      : (traits.withExperts?.(scope) ?? withExperts(config, layers));
  const kinds: LayerKind[] = [];
  for (let layer = 0; layer < layers; layer++) {
    kinds.push({ mixer: mixerKind(layer), windowed: isWindowed(layer), experts: hasExperts(layer), layer });
  }
  return kinds;
}

/** Gathers layers of one kind, each kind built when it is first met. */
function stackOf(scope: Scope, traits: Traits, kinds: readonly LayerKind[]): { stack: Stack; build: (kind: LayerKind) => Layer } {
  const build = (kind: LayerKind): Layer => ({ blocks: blocksOf(scope, traits, kind) });
  const positions = pick(traits.positions, 'rotary', scope);
  const kind = pick(traits.norm, 'rms', scope);
  const rows = positions === 'learned' ? scope.config.whole(names.context) : 1;
  const joined = traits.streams?.(scope).last;
  return {
    build,
    stack: {
      role: 'decoder',
      before: [
        ...(positions === 'learned' ? [positionEmbedding(scope.size('positions', rows + (traits.positionOffset ?? 0)), scope.hidden)] : []),
        ...(traits.embeddingNorm ? [norm(kind, scope.hidden)] : []),
      ],
      ...gather(scope, kinds, numberOf(), build),
      after: [...(joined ? [joined] : []), ...(pick(traits.finalNorm, true, scope) ? [norm(traits.lastNorm ?? kind, scope.hidden)] : [])],
    },
  };
}

/** A number for each kind of layer: there are as many layers as kinds are few, and numbers are looked up faster than texts. */
function numberOf(): (kind: LayerKind) => number {
  const mixers: string[] = [];
  return ({ mixer, windowed: isWindowed, experts: hasExperts }) => {
    let place = mixers.indexOf(mixer);
    if (place < 0) place = mixers.push(mixer) - 1;
    return 4 * place + (isWindowed ? 2 : 0) + (hasExperts ? 1 : 0);
  };
}

/** Layers in order → the kinds there are, how many of each, and which layer is which. */
export function gather<Kind>(
  scope: Scope,
  kinds: readonly Kind[],
  keyOf: (kind: Kind) => string | number,
  build: (kind: Kind) => Layer,
): Pick<Stack, 'layers' | 'order'> {
  const places = new Map<string | number, number>();
  const built: Layer[] = [];
  const counts: number[] = [];
  const order = kinds.map((kind) => {
    const name = keyOf(kind);
    let place = places.get(name);
    if (place === undefined) {
      place = built.length;
      places.set(name, place);
      built.push(build(kind));
      counts.push(0);
    }
    counts[place] = (counts[place] ?? 0) + 1;
    return place;
  });
  return { layers: built.map((layer, place) => ({ layer, count: scope.size('layers', counts[place] ?? 0) })), order };
}

function blocksOf(scope: Scope, traits: Traits, kind: LayerKind): readonly Block[] {
  const mixer = traits.mixer?.(scope, kind) ?? attentionOf(scope, traits, kind);
  const network = kind.experts ? expertsOf(scope, traits.mixture ?? {}, kind.layer) : feedForwardOf(scope, traits, kind.layer);
  const { hidden } = scope;
  const across = pick(traits.crossAttention, false, scope)
    ? [crossAttention({ hidden, heads: scope.heads, headDim: scope.headDim, biased: true })]
    : [];
  const blocks = arrange(
    pick(traits.arrangement, 'before', scope, kind.layer),
    () => norm(pick(traits.norm, 'rms', scope), hidden),
    mixer,
    ...across,
    network,
  );
  const mixing = traits.streams?.(scope).each;
  return mixing === undefined ? blocks : blocks.map((block) => ({ ...block, before: [mixing, ...block.before] }));
}

/** The steps of a layer with their norms. */
export function arrange(arrangement: Arrangement, makeNorm: () => Part, ...halves: readonly Part[]): readonly Block[] {
  const none = { before: [], after: [] };
  switch (arrangement) {
    case 'before':
      return halves.map((half) => ({ ...none, branches: [[makeNorm(), half]] }));
    case 'beforeLater':
      return halves.map((half, place) => ({ ...none, branches: [place === 0 ? [half] : [makeNorm(), half]] }));
    case 'after':
      return halves.map((half) => ({ ...none, branches: [[half, makeNorm()]] }));
    case 'around':
      return halves.map((half) => ({ ...none, branches: [[makeNorm(), half, makeNorm()]] }));
    case 'afterResidual':
      return halves.map((half) => ({ before: [], branches: [[half]], after: [makeNorm()] }));
    case 'parallel':
      return [{ before: [makeNorm()], branches: halves.map((half) => [half]), after: [] }];
    case 'parallelTwoNorms':
      return [{ ...none, branches: halves.map((half) => [makeNorm(), half]) }];
  }
}

/** The usual attention with the traits of the family. */
export function attentionOf(scope: Scope, traits: Traits, { windowed: isWindowed, layer }: LayerKind): Part {
  const window = isWindowed ? pick(traits.window, scope.config.wholeOr(null, ['sliding_window']), scope, layer) : null;
  const keyValueHeads =
    traits.keyValueHeads === undefined ? scope.keyValueHeads : scope.size('keyValueHeads', pick(traits.keyValueHeads, 1, scope, layer));
  const heads = traits.heads === undefined ? scope.heads : scope.size('queryHeads', pick(traits.heads, 1, scope, layer));
  const headDim = traits.headDim === undefined ? scope.headDim : scope.size('headDim', pick(traits.headDim, 1, scope, layer));
  const part = attention({
    hidden: scope.hidden,
    heads,
    keyValueHeads,
    headDim,
    mask: 'causal',
    window,
    chunked: traits.chunked,
    queryBias: pick(traits.queryBias, false, scope, layer),
    keyBias: pick(traits.keyBias, false, scope, layer),
    valueBias: pick(traits.valueBias, false, scope, layer),
    outputBias: pick(traits.outputBias, false, scope, layer),
    queryKeyNorm: pick(traits.queryKeyNorm, null, scope, layer),
    biasedNorm: traits.biasedQueryKeyNorm,
    sinks: pick(traits.sinks, false, scope, layer),
    gate: pick(traits.gate, null, scope, layer),
  });
  const more = [...(traits.attentionExtra?.(scope) ?? []), ...(traits.innerNorms ? [light('norms', times(heads, headDim))] : [])];
  return more.length === 0 ? part : { ...part, tensors: [...part.tensors, ...more] };
}

function feedForwardOf(scope: Scope, traits: Traits, layer: number): Part {
  const width =
    traits.feedForwardWidth === undefined
      ? scope.feedForward
      : scope.size('feedForwardWidth', pick(traits.feedForwardWidth, 1, scope, layer));
  const part = feedForward({
    hidden: scope.hidden,
    width,
    gated: pick(traits.gated, true, scope, layer),
    biased: pick(traits.feedForwardBias, false, scope, layer),
  });
  const more = [...(traits.innerNorms ? [light('norms', width)] : []), ...(traits.feedForwardExtra?.(scope) ?? [])];
  return more.length === 0 ? part : { ...part, tensors: [...part.tensors, ...more] };
}

export function expertsOf(scope: Scope, mixture: Mixture, layer: number): Part {
  const { config } = scope;
  const count = scope.size('experts', config.whole(names.experts));
  const perToken = config.whole(names.expertsPerToken);
  if (perToken > count.value)
    config.conflict(names.expertsPerToken.find((name) => config.has(name)) ?? '', perToken, {
      say: 'more-than',
      of: 'experts',
      limit: count.value,
    });
  const width =
    pick(mixture.width, undefined, scope, layer) ?? config.wholeOr(undefined, names.expertWidth) ?? config.whole(names.feedForward);
  const latent = pick(mixture.latentWidth, null, scope, layer);
  const part = experts({
    hidden: scope.hidden,
    experts: count,
    perToken: scope.size('expertsPerToken', perToken),
    width: scope.size('expertWidth', width),
    gated: mixture.gated ?? true,
    biased: pick(mixture.biased, false, scope, layer),
    routerBias: pick(mixture.routerBias, false, scope, layer),
    sharedWidth: sharedSize(scope, pick(mixture.sharedWidth, 0, scope, layer)),
    sharedGate: mixture.sharedGate,
    sharedBias: pick(mixture.sharedBias, false, scope, layer),
    latentWidth: latent === null ? null : scope.size('latentWidth', latent),
    latentBias: pick(mixture.latentBias, false, scope, layer),
  });
  const more = mixture.extra?.(scope) ?? [];
  const router = mixture.router?.(scope, layer);
  const own = router === undefined ? part.tensors : [...router, ...part.tensors.filter(({ component }) => component !== 'router')];
  return { ...part, tensors: [...own, ...more] };
}

function sharedSize(scope: Scope, width: number): Size | null {
  return width === 0 ? null : scope.size('sharedWidth', width);
}

/** Shared experts of the same width as the routed ones, as many as the file says. */
export const sharedByCount: Choice<number> = ({ config }) => {
  const count = config.wholeOr(0, names.sharedExperts, { min: 0 });
  return count === 0 ? 0 : count * (config.wholeOr(undefined, names.expertWidth) ?? config.whole(names.feedForward));
};

/** A width of the shared experts that the file says; 0 and null mean none. */
export const sharedByWidth: Choice<number> = ({ config }) => config.wholeOr(0, names.sharedWidth, { min: 0 });
