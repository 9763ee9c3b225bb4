import { nearest } from '../diagnostics/suggest.js';
import type { CatalogIndex } from './entries.js';
import type { Model } from './facts.js';
import type { WeightFormat } from './model-formats.js';

/** Words at the end of a name that say how a model was tuned or packed, and nothing of its shape. */
const TUNING = new Set(
  'instruct chat it pt hf base inst thinking reasoning latest gguf ggml mlx bnb unsloth dynamic quantized sft dpo text paddle'.split(' '),
);
/** Words at the end of a name that say how its weights are stored. */
const STORED: Readonly<Record<string, WeightFormat>> = {
  fp32: 'fp32',
  bf16: 'bf16',
  fp16: 'fp16',
  f16: 'fp16',
  fp8: 'fp8',
  int8: 'int8',
  '8bit': 'int8',
  w8a8: 'int8',
  w8a16: 'int8',
  int4: 'int4',
  '4bit': 'int4',
  w4a16: 'int4',
  awq: 'int4',
  gptq: 'int4',
  fp4: 'nvfp4',
  nvfp4: 'nvfp4',
  mxfp4: 'mxfp4',
};
/** Levels of GGUF that are close to a format: `q4_K_M`, `q8_0`. */
const LEVEL = /[-_:.](q[48](?:_[a-z0-9]+)*)$/i;
/** A year and month, a month and day, a day, or a release that is none of the shape: `2507`, `0905`, `v0.3`. */
const DATED = /^(\d{4}|\d{6}|\d{8}|v0\.\d)$/;
const SIZE = /^(\d+x)?\d+(\.\d+)?[bmt]$/;
const SUFFIX = /[-_:\s]([^-_:\s]+)$/;

type Find = (name: string) => Model | undefined;

/** A look-up of models that also answers to names with what repositories append, and says what it left out. */
export function withAppendages(find: Find): Find {
  const known = new Map<string, Model | undefined>();
  return (name) => {
    const plain = find(name);
    if (plain !== undefined || known.has(name)) return plain ?? known.get(name);
    const model = shortened(name.slice(-100), find);
    known.set(name, model);
    return model;
  };
}

function shortened(name: string, find: Find): Model | undefined {
  const left: string[] = [];
  let weights: WeightFormat | undefined;
  let rest = name.replace(/^.*\//, '').trim();
  for (;;) {
    const level = LEVEL.exec(rest);
    const suffix = level ?? SUFFIX.exec(rest);
    const word = suffix?.[1]?.toLowerCase();
    if (suffix === null || word === undefined) return undefined;
    const format = level !== null ? (word.startsWith('q4') ? 'int4' : 'int8') : Object.hasOwn(STORED, word) ? STORED[word] : undefined;
    if (format === undefined && !TUNING.has(word) && !DATED.test(word)) return undefined;
    // `-GPTQ-Int8` says the number of bits after the method: the last word counts.
    weights ??= format;
    left.unshift(rest.slice(suffix.index));
    rest = rest.slice(0, suffix.index);
    const model = find(rest);
    if (model !== undefined) {
      const leftOut = { typed: name, words: left.join(''), weights: weights ?? null };
      return { ...model, weights: weights ?? model.weights, leftOut };
    }
  }
}

type Entry = CatalogIndex['models'][number];

/** The models that a name may have meant: those with all its words first, newest first; none of another size than it says. */
export function nearestModels(name: string, models: readonly Entry[]): readonly string[] {
  const words = name
    .slice(-100)
    .toLowerCase()
    .replace(/^.*\//, '')
    .split(/[^a-z0-9.]+/)
    .filter((word) => word !== '');
  const sizes = words.filter((word) => SIZE.test(word));
  const fitting = models.filter((model) => sizes.every((size) => isOfSize(model, size)));
  const whole = words.length < 2 ? [] : fitting.filter(({ id }) => words.every((word) => id.includes(word)));
  const newest = whole.toSorted((a, b) => ((a.released ?? '') < (b.released ?? '') ? 1 : -1)).map(({ id }) => id);
  const close = nearest(
    name,
    fitting.flatMap(({ id, aliases }) => [id, ...aliases]),
  );
  return [...new Set([...newest, ...close])].slice(0, 3);
}

const UNITS: Readonly<Record<string, number>> = { m: 1e6, b: 1e9, t: 1e12 };

function isOfSize({ id, aliases, parameters }: Entry, size: string): boolean {
  if ([id, ...aliases].some((each) => each.split('-').includes(size))) return true;
  const said = Number.parseFloat(size) * (UNITS[size.slice(-1)] ?? 1);
  return parameters !== null && !size.includes('x') && Math.abs(parameters / said - 1) < 0.1;
}
