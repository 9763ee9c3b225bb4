import type { Architecture, Placed } from './architecture.js';
import type { ConventionFlops } from './conventions.js';
import type { ParameterCount } from './count.js';
import type { TokenFlops } from './flops.js';
import type { CacheBytes, CacheFormatName, WeightFormatName } from './memory.js';
import { literal, plus, type Size, times } from './size.js';

/** One line of an explanation: a formula in symbols, the numbers put in, the value. */
export type ExplainedStep = {
  readonly key: string;
  readonly symbol: string;
  readonly unit: string;
  /** `symbol = …` */
  readonly expression: string;
  readonly inputs: readonly { readonly key: string; readonly symbol: string; readonly value: number }[];
  readonly value: number;
  readonly source: string;
};

/** Everything that was computed of a model, to be explained. */
export type Computed = {
  readonly count: ParameterCount;
  readonly flops: TokenFlops;
  readonly conventions: ConventionFlops;
  readonly cache: CacheBytes;
  readonly weightsBytes: number;
  readonly context: number;
  readonly weights: WeightFormatName;
  readonly kv: CacheFormatName;
};

/** What a symbol stands for, and its value. */
type Known = { readonly key: string; readonly value: number };

/** Collects steps; each may use the symbols of the architecture and of the steps before it. */
export class Explanation {
  readonly steps: ExplainedStep[] = [];
  private readonly known = new Map<string, Known>();

  constructor(architecture: Architecture) {
    for (const { symbol, key, value } of architecture.symbols.named) this.known.set(symbol, { key, value });
  }

  told(symbol: string, key: string, value: number): void {
    this.known.set(symbol, { key, value });
  }

  step(key: string, symbol: string, unit: string, right: string, value: number, source: string): void {
    const used = new Set(Array.from(right.matchAll(/\p{L}[\p{L}\d_]*/gu), ([name]) => name));
    // Every word of a formula is a symbol that was told before.
    const inputs = Array.from(used, (name) => {
      const { key: input, value: known } = this.known.get(name) as Known;
      return { key: input, symbol: name, value: known };
    });
    this.steps.push({ key, symbol, unit, expression: `${symbol} = ${right}`, inputs, value, source });
    this.known.set(symbol, { key, value });
  }
}

/** Σ over layers of a size of each tensor. */
export function sumOver(placed: readonly Placed[], size: (tensor: Placed['tensor']) => Size): Size {
  return gathered(placed.map(({ tensor, layers }) => times(layers, size(tensor))));
}

/** A sum in which equal products stand once, with how many of them there are in front. */
export function gathered(products: readonly Size[]): Size {
  const groups = new Map<string, { product: Size; count: number }>();
  for (const product of products) {
    const key = factorsOf(product.text).sort().join(' × ');
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { product, count: 1 });
    else group.count++;
  }
  return plus(...[...groups.values()].map(({ product, count }) => (count === 1 ? product : times(literal(count), product))));
}

/** The factors of a product; what stands in brackets is one. */
function factorsOf(text: string): string[] {
  const factors: string[] = [];
  let depth = 0;
  let factor = '';
  for (const token of text.split(' × ')) {
    factor = factor === '' ? token : `${factor} × ${token}`;
    for (const character of token) depth += '(⌈'.includes(character) ? 1 : ')⌉'.includes(character) ? -1 : 0;
    if (depth > 0) continue;
    factors.push(factor);
    factor = '';
  }
  return factors;
}

/** A size in brackets where it is a sum. */
export function bracketedSize(size: Size): string {
  return size.sum ? `(${size.text})` : size.text;
}
