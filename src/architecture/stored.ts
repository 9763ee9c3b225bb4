import type { Architecture } from '../core/architecture/architecture.js';
import type { Component } from '../core/architecture/part.js';
import type { StoredRule } from '../core/architecture/stored.js';
import { type Config, isObject } from './config.js';
import { keptBy, type NameStyle } from './stored-modules.js';

type Fields = Readonly<Record<string, unknown>>;

/** Why the bytes of weights are an estimate. */
export type Estimate = 'joined-matrices' | 'scale-format' | 'cache-scales' | 'format-byte' | 'description-size' | 'packed-scales';

/** How a repository keeps its weights, and why its bytes are an estimate where they are one. */
export type Stored = { readonly rule: StoredRule; readonly estimated: Estimate | null };

const NOTHING: ReadonlySet<Component> = new Set();
/** Compressed-tensors and modelopt take these for layers like others, unless their list names them. */
const HEADS: ReadonlySet<Component> = new Set(['router', 'outputHead']);
/** Families that keep several matrices of ours as one: what stands beside each matrix is there less often. */
const JOINED =
  /^(phi3|phi4.*|glm4?|chatglm.*|gpt.*|falcon|RefinedWeb.*|bloom|mpt|dbrx|qwen|internlm2|baichuan|codegen|persimmon|granitemoe.*|jetmoe|llama4.*)$/;

/** How a repository keeps its weights; null where its file does not say enough. */
export function storedAs(config: Config, architecture: Architecture): Stored | null {
  const mlx = config.rawHereOrOutside('quantization');
  const described = config.rawHereOrOutside('quantization_config');
  if (isObject(mlx) && !isObject(described)) return mlxRule(mlx, wideBits(config));
  if (!isObject(described)) return null;
  const method = described['quant_method'] ?? (described['quant_algo'] === undefined ? undefined : 'modelopt');
  if (method === undefined) return mlxRule(described, wideBits(config));
  const read = typeof method === 'string' && Object.hasOwn(methods, method) ? methods[method] : undefined;
  const found = read?.(described, config) ?? null;
  if (found === null) return null;
  const { names, style, estimated = null, ...own } = found;
  if (!Array.isArray(names)) return null;
  const kept = keptBy(names, style, architecture);
  if (kept === null) return null;
  const rule = { ...plain, wideBits: wideBits(config), ...own, kept: new Set([...kept.kept, ...(own.kept ?? [])]), keptIn: kept.keptIn };
  // A matrix that is tied is the table of tokens, which is kept or not with it.
  const tied = architecture.head.some(({ tensors }) => tensors.some((tensor) => tensor.tied));
  if (tied && rule.also.has('outputHead') && !rule.kept.has('outputHead')) return null;
  const joined = (rule.bitsPerMatrix > 0 || rule.bitsPerInput > 0) && JOINED.test(architecture.family);
  return { rule, estimated: estimated ?? (joined ? 'joined-matrices' : null) };
}

const plain: StoredRule = {
  bits: 8,
  block: [null, 1],
  scaleBits: 0,
  zeroBits: 0,
  wordBits: 1,
  bitsPerInput: 0,
  bitsPerMatrix: 0,
  wideBits: 16,
  kept: NOTHING,
  keptIn: new Map(),
  also: NOTHING,
  tables: false,
};

type Found = Partial<StoredRule> & { readonly names: unknown; readonly style: NameStyle; readonly estimated?: Estimate };
type Method = (fields: Fields, config: Config) => Found | null;

const leftOut = (fields: Fields): unknown =>
  fields['modules_to_not_convert'] ?? fields['ignored_layers'] ?? fields['llm_int8_skip_modules'] ?? [];
const parts = (fields: Fields) => ({ names: leftOut(fields), style: 'part' as const });
const grouped = (fields: Fields) => {
  const group = fields['group_size'] ?? fields['q_group_size'];
  // -1: one group for all inputs.
  const block: StoredRule['block'] = [group === -1 ? null : (whole(fields, 'group_size', 'q_group_size') ?? 128), 1];
  return { bits: whole(fields, 'bits', 'w_bit') ?? 4, block };
};

const methods: Readonly<Record<string, Method>> = {
  awq: (fields) => {
    const { bits, block } = grouped(fields);
    if (fields['version'] !== undefined && !/^gemm$/i.test(String(fields['version']))) return null;
    return { ...parts(fields), bits, block, scaleBits: 16, zeroBits: fields['zero_point'] === false ? 0 : bits };
  },
  gptq: (fields) => {
    if (isObject(fields['dynamic']) && Object.keys(fields['dynamic']).length > 0) return null;
    if (fields['lm_head'] === true || String(fields['checkpoint_format'] ?? 'gptq').startsWith('marlin')) return null;
    const { bits, block } = grouped(fields);
    // A table of the group that each input belongs to stands beside every matrix.
    return { ...parts(fields), bits, block, scaleBits: 16, zeroBits: bits, bitsPerInput: 32 };
  },
  fp8: (fields, config) => {
    // Experts in a lower precision of their own have scales of another kind.
    if (config.has('expert_dtype')) return null;
    const block = sides(fields['weight_block_size']);
    if (block !== null) return { ...parts(fields), block, scaleBits: 32 };
    if (fields['weight_block_size'] !== undefined && fields['weight_block_size'] !== null) return null;
    const scales = fields['activation_scheme'] === 'static' ? 64 : 32;
    const estimated = 'scale-format';
    return { ...parts(fields), block: [null, null], bitsPerMatrix: scales, estimated };
  },
  // FBGEMM: FP8 with a scale in FP32 for each output.
  fbgemm_fp8: (fields) => ({ ...parts(fields), scaleBits: 32 }),
  // MXFP4 of gpt-oss: experts only, a byte of scale for 32 elements.
  mxfp4: (fields) => ({ names: [], style: 'part', bits: 4, block: [32, 1], scaleBits: 8, kept: allButExperts(fields) }),
  'compressed-tensors': compressedTensors,
  modelopt,
  modelopt_fp4: modelopt,
  bitsandbytes,
  torchao,
};

const allButExperts = (_: Fields): ReadonlySet<Component> =>
  new Set<Component>([
    ...(['query', 'key', 'value', 'keyValue', 'attentionOutput', 'attentionGate', 'indexer', 'recurrence'] as const),
    ...(['feedForward', 'sharedExperts', 'router', 'crossAttention', 'residualMixing', 'layerEmbedding', 'pooler'] as const),
  ]);

/** One group of layers, packed: scales in the precision of the rest, and the shape of each matrix as two numbers of 64 bits. */
function compressedTensors(fields: Fields, config: Config): Found | null {
  const groups = isObject(fields['config_groups']) ? Object.values(fields['config_groups']) : [];
  const [group] = groups;
  if (groups.length !== 1 || !isObject(group) || isSparse(fields['sparsity_config'])) return null;
  const targets = group['targets'] ?? ['Linear'];
  const weights = group['weights'];
  if (!isObject(weights) || !Array.isArray(targets) || targets.length !== 1 || targets[0] !== 'Linear') return null;
  const inputs = isObject(group['input_activations']) ? group['input_activations'] : undefined;
  const bits = whole(weights, 'num_bits');
  const block = blockOf(weights);
  if (bits === undefined || block === null) return null;
  const wide = wideBits(config);
  const still = inputs !== undefined && inputs['dynamic'] === false ? wide : 0;
  const usual = { names: fields['ignore'] ?? [], style: 'regular' as const, also: HEADS, bits, block };
  const cache = isObject(fields['kv_cache_scheme']) ? { estimated: 'cache-scales' as const } : {};
  switch (fields['format'] ?? group['format']) {
    case 'pack-quantized': {
      if (weights['type'] !== 'int' || 32 % bits !== 0) return null;
      const zeroBits = weights['symmetric'] === false ? bits : 0;
      const ordered = weights['actorder'] === 'group' ? 32 : 0;
      return { ...usual, ...cache, scaleBits: wide, zeroBits, wordBits: 32, bitsPerInput: ordered, bitsPerMatrix: 128 };
    }
    case 'int-quantized':
    case 'float-quantized':
    case 'naive-quantized':
      if (bits !== 8 || (weights['type'] === 'int' && weights['symmetric'] === false)) return null;
      return { ...usual, ...cache, scaleBits: wide, bitsPerMatrix: still };
    case 'nvfp4-pack-quantized':
      // One scale in FP32 of all the weights beside those of FP8, and one of the inputs.
      return bits === 4 ? { ...usual, ...cache, scaleBits: 8, bitsPerMatrix: inputs === undefined ? 32 : 64 } : null;
    case 'mxfp4-pack-quantized':
      return bits === 4 ? { ...usual, ...cache, scaleBits: 8 } : null;
    default:
      return null;
  }
}

function isSparse(sparsity: unknown): boolean {
  return isObject(sparsity) && (sparsity['format'] ?? 'dense') !== 'dense';
}

/** Elements that share a scale, by the strategy of compressed-tensors. */
function blockOf(weights: Fields): StoredRule['block'] | null {
  const group = whole(weights, 'group_size');
  switch (weights['strategy'] ?? (group === undefined ? 'channel' : 'group')) {
    case 'group':
    case 'tensor_group':
      return group === undefined ? null : [group, 1];
    case 'channel':
      return [null, 1];
    case 'tensor':
      return [null, null];
    case 'block':
      return sides(weights['block_structure']);
    default:
      return null;
  }
}

/** NVIDIA's ModelOpt: scales of weights and inputs in FP32, one each for a matrix; NVFP4 has a scale in FP8 for 16 elements too. */
function modelopt(fields: Fields): Found | null {
  const cache = fields['kv_cache_scheme'] ?? fields['kv_cache_quant_algo'];
  const scaled = cache === undefined || cache === null ? {} : { estimated: 'cache-scales' as const };
  const usual = {
    names: fields['ignore'] ?? fields['exclude_modules'] ?? [],
    style: 'asterisks' as const,
    also: HEADS,
    bitsPerMatrix: 64,
    ...scaled,
  };
  switch (fields['quant_algo']) {
    case 'NVFP4':
      return { ...usual, bits: 4, block: [whole(fields, 'group_size') ?? 16, 1], scaleBits: 8 };
    case 'FP8':
      return { ...usual, block: [null, null] };
    default:
      return null;
  }
}

/** What stands beside each matrix in bitsandbytes: tables of 16 and 256 values in FP32, and a description in JSON. */
const TABLES_OF_CODES = 32 * (16 + 256);
const DESCRIPTION = 8 * 200;

function bitsandbytes(fields: Fields): Found | null {
  if (fields['load_in_8bit'] === true) {
    const estimated = 'format-byte' as const;
    return { ...parts(fields), scaleBits: 32, bitsPerMatrix: 8, estimated };
  }
  if (fields['load_in_4bit'] !== true) return null;
  const twice = fields['bnb_4bit_use_double_quant'] === true;
  return {
    ...parts(fields),
    bits: 4,
    block: [64, 1],
    // Scales of scales stand for 256 of them.
    scaleBits: twice ? 8 + 32 / 256 : 32,
    bitsPerMatrix: TABLES_OF_CODES + DESCRIPTION,
    estimated: 'description-size',
  };
}

const TORCHAO: readonly (readonly [RegExp, (fields: Fields) => Partial<StoredRule>])[] = [
  [/int4_?weight_?only/i, (fields) => ({ bits: 4, block: [whole(fields, 'group_size') ?? 128, 1], scaleBits: 32 })],
  [/int8_?(weight_?only|dynamic)|float8_?(weight_?only|dynamic)/i, () => ({ scaleBits: 32 })],
];

/** TorchAO: what it names is known, how a version packs it is not. */
function torchao(fields: Fields): Found | null {
  const type = fields['quant_type'];
  const nested = isObject(type) && isObject(type['default']) ? type['default'] : undefined;
  const name = typeof type === 'string' ? type : (nested?.['_type'] ?? '');
  const more = isObject(fields['quant_type_kwargs']) ? fields['quant_type_kwargs'] : isObject(nested?.['_data']) ? nested['_data'] : {};
  const [, rule] = TORCHAO.find(([known]) => known.test(String(name))) ?? [];
  if (rule === undefined || fields['include_input_output_embeddings'] === true) return null;
  return { ...parts(fields), ...rule(more), estimated: 'packed-scales' };
}

/** Modes of MLX: bits of a scale, with an offset where there is one. */
const MLX_SCALES: Readonly<Record<string, number>> = { affine: 32, mxfp4: 8, nvfp4: 8, mxfp8: 8 };

/** MLX: the bits and a scale and an offset for each group, in tables too. */
function mlxRule(fields: Fields, bitsOfRest: number): Stored | null {
  const bits = whole(fields, 'bits');
  const group = whole(fields, 'group_size');
  // An object within names a module that is kept otherwise.
  if (bits === undefined || group === undefined || Object.values(fields).some((value) => isObject(value) || value === false)) return null;
  const mode = String(fields['mode'] ?? 'affine');
  const scaleBits = Object.hasOwn(MLX_SCALES, mode) ? MLX_SCALES[mode] : undefined;
  if (scaleBits === undefined) return null;
  return { rule: { ...plain, bits, block: [group, 1], scaleBits, wideBits: bitsOfRest, tables: true }, estimated: null };
}

function sides(block: unknown): StoredRule['block'] | null {
  if (!Array.isArray(block) || block.length !== 2 || !block.every((side) => Number.isInteger(side) && side > 0)) return null;
  const [across, along] = block as [number, number];
  return [along, across];
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
