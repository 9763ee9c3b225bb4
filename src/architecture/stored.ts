import type { Component } from '../core/architecture/part.js';
import type { StoredRule } from '../core/architecture/stored.js';
import { type Config, isObject } from './config.js';

type Fields = Readonly<Record<string, unknown>>;

const ATTENTION: readonly Component[] = ['query', 'key', 'value', 'keyValue', 'attentionOutput', 'attentionGate', 'indexer', 'recurrence'];
/** The modules that files name as left out, and what they hold. A module that is not here may be anything. */
const modules: Readonly<Record<string, readonly Component[]>> = {
  lm_head: ['outputHead'],
  embed_tokens: ['tokenEmbedding'],
  gate: ['router'],
  router: ['router'],
  shared_expert_gate: ['router'],
  shared_experts: ['sharedExperts'],
  shared_expert: ['sharedExperts'],
  experts: ['routedExperts'],
  self_attn: ATTENTION,
  linear_attn: ATTENTION,
  q_proj: ['query'],
  k_proj: ['key'],
  v_proj: ['value'],
  o_proj: ['attentionOutput'],
  mlp: ['feedForward', 'routedExperts', 'sharedExperts'],
};
/** Modules that no format makes small, or that are no part of the language model. */
const NEVER = /norm|bias|vision|visual|multi_modal_projector|mm_projector|eh_proj|shared_head|rotary/;
/** What a file calls a module: its place in the tree, and patterns, are no part of its name. */
const PLACE = /^(re:|model\.|language_model\.|layers\.|\*|\.|\^|\$)+|(\.weight|[.*$]+)$/g;

/** How a repository keeps its weights, to the byte; null where its file does not say enough. */
export function storedRule(config: Config): StoredRule | null {
  const mlx = config.rawHereOrOutside('quantization');
  const described = config.rawHereOrOutside('quantization_config');
  if (isObject(mlx) && !isObject(described)) return mlxRule(mlx, wideBits(config));
  if (!isObject(described)) return null;
  if (described['quant_method'] === undefined && described['quant_algo'] === undefined) return mlxRule(described, wideBits(config));
  const kept = leftOut(described);
  if (kept === null) return null;
  const plain = { wideBits: wideBits(config), kept, tables: false, bitsPerInput: 0 };
  const bits = whole(described, 'bits', 'w_bit') ?? 4;
  const group = whole(described, 'group_size', 'q_group_size') ?? 128;
  switch (described['quant_method']) {
    case 'awq':
      return { ...plain, bits, block: [group, 1], scaleBits: 16 + (described['zero_point'] === false ? 0 : bits) };
    case 'gptq':
      // A table of the group that each input belongs to stands beside every matrix.
      return { ...plain, bits, block: [group, 1], scaleBits: 16 + bits, bitsPerInput: 32 };
    case 'fp8':
      return blockScaled(described, plain);
    default:
      return null;
  }
}

/** MLX: the bits and a scale and an offset for each group, in tables too. */
function mlxRule(fields: Fields, bitsOfRest: number): StoredRule | null {
  const bits = whole(fields, 'bits');
  const group = whole(fields, 'group_size');
  // An object within names a module that is kept otherwise.
  if (bits === undefined || group === undefined || Object.values(fields).some(isObject)) return null;
  if ((fields['mode'] ?? 'affine') !== 'affine') return null;
  return { bits, block: [group, 1], scaleBits: 32, wideBits: bitsOfRest, kept: new Set(), tables: true, bitsPerInput: 0 };
}

function blockScaled(fields: Fields, plain: Omit<StoredRule, 'bits' | 'block' | 'scaleBits'>): StoredRule | null {
  const block = fields['weight_block_size'];
  if (!Array.isArray(block) || block.length !== 2 || !block.every((side) => Number.isInteger(side) && side > 0)) return null;
  const [across, along] = block as [number, number];
  return { ...plain, bits: 8, block: [along, across], scaleBits: 32 };
}

/** What a file leaves out, by what it is for; null where that cannot be told. */
function leftOut(fields: Fields): ReadonlySet<Component> | null {
  const named = fields['modules_to_not_convert'] ?? fields['ignored_layers'] ?? [];
  if (!Array.isArray(named)) return null;
  const kept = new Set<Component>();
  for (const name of named) {
    if (typeof name !== 'string') return null;
    if (NEVER.test(name)) continue;
    const [last = ''] = name.replace(PLACE, '').replace(PLACE, '').split('.').slice(-1);
    // A module of one layer only.
    if (/\d/.test(name) || !Object.hasOwn(modules, last)) return null;
    for (const component of modules[last] ?? []) kept.add(component);
  }
  return kept;
}

function whole(fields: Fields, ...names: readonly string[]): number | undefined {
  const value = names.map((name) => fields[name]).find((each) => each !== undefined);
  return typeof value === 'number' && Number.isInteger(value) && value > 0 && value < 100_000 ? value : undefined;
}

/** Bits of what is not quantised. */
function wideBits(config: Config): number {
  const dtype = config.rawHereOrOutside('dtype') ?? config.rawHereOrOutside('torch_dtype');
  return dtype === 'float32' ? 32 : 16;
}
