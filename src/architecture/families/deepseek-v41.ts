import type { Architecture, Extra } from '../../core/architecture/architecture.js';
import { hyperConnection, joinStreams } from '../../core/architecture/compressed-attention.js';
import type { Part } from '../../core/architecture/part.js';
import { norm } from '../../core/architecture/pieces.js';
import { literal, times } from '../../core/architecture/size.js';
import { assemble } from '../assemble.js';
import type { Config } from '../config.js';
import { expertsOf, gather, type Mixture } from '../decoder.js';
import { names, Scope } from '../dimensions.js';
import type { Families } from '../family.js';
import { compressed, LOCAL } from './latent.js';

const mixture: Mixture = { routerBias: true, sharedWidth: ({ config }) => config.whole(names.expertWidth) };

/**
 * DeepSeek-V4.1: that of V4 with summaries and indexers that layers share with those before them. What
 * its draft modules and its tables of n-grams are made of is public in part: they stand apart, and the
 * keys that nothing reads make the count an estimate.
 */
function deepseekV41(config: Config): Architecture {
  const scope = new Scope(config);
  const { hidden, layers } = scope;
  const streams = scope.size('residualStreams', config.wholeOr(4, ['hc_mult']));
  const ratios = config.numberList('compress_ratios', layers);
  if (ratios === undefined) config.missing(['compress_ratios']);
  const sources = config.numberList('kv_source_layer_ids', 0) ?? [];
  const indexed = config.numberList('index_source_layer_ids', 0) ?? [];
  const kinds = Array.from({ length: layers }, (_, layer) => ({
    every: ratios?.[layer] ?? 0,
    own: sources.includes(layer),
    indexed: indexed.includes(layer),
  }));
  const half = (part: Part) => ({ before: [hyperConnection(streams, hidden)], branches: [[norm('rms', hidden), part]], after: [] });
  const stack = gather(scope, kinds, JSON.stringify, (kind) => ({
    blocks: [half(kind.own ? compressed(scope, kind) : borrowed(scope, kind.every)), half(expertsOf(scope, mixture, 0))],
  }));
  return assemble(scope, 'deepseek_v41_text', {
    positions: 'rotary',
    tied: false,
    stacks: [{ role: 'decoder', before: [], ...stack, after: [joinStreams(streams, hidden), norm('rms', hidden)] }],
    extras: apart(scope),
  });
}

/** A window of its own, and the summaries of a layer before. */
function borrowed(scope: Scope, every: number): Part {
  const part = compressed(scope, LOCAL);
  if (every === 0) return part;
  const flopsPerPair = times(literal(4), scope.heads, scope.headDim);
  const keys = scope.config.wholeOr(512, ['index_topk']);
  return {
    ...part,
    reach: [...(part.reach ?? []), { flopsPerPair, mask: 'causal', limit: keys, compression: every }],
    facts: { ...part.facts, compression: every, keys, shared: true },
  };
}

/** The tables of n-grams, by the rows and the width that the file says. */
function apart({ config }: Scope): readonly Extra[] {
  const rows = config.numberList('engram_num_embeddings', 0) ?? [];
  const width = config.wholeOr(0, ['engram_head_dim'], { min: 0 });
  const parameters = rows.reduce((sum, each) => sum + each, 0) * width;
  return parameters > 0 && Number.isSafeInteger(parameters) ? [{ is: 'ngram', parameters }] : [];
}

export const deepseekV41s: Families = { deepseek_v41_text: (config) => deepseekV41(config) };
