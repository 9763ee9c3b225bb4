import { type Diagnostic, diagnose, type Where } from '../../diagnostics/diagnostic.js';
import { parseQuantity } from '../../quantity/parse.js';
import { takeRangeApart } from '../../quantity/range.js';
import { type Entry, type MapNode, type Node, type ScalarNode, whereOf, writtenOf } from '../../scenario/file/node.js';
import { type Bounds, outsideDomain } from './expectation-domain.js';
import { dimensionOf, figureNamed, figuresLike, type Judged } from './figure-names.js';

/** What is expected of a figure. Limits are in SI units; a bound that is `strict` is itself not allowed. */
export type Expectation = {
  readonly figure: string;
  /** The percentile that is meant, 0 to 100; null for the figure itself. */
  readonly percentile: number | null;
  /** As written. */
  readonly text: string;
  readonly min: number | null;
  readonly max: number | null;
  readonly strict: boolean;
  readonly where: Where;
};

type BoundsRead = Bounds | { readonly problem: Diagnostic };

const PERCENTILE = /^p(\d{1,2}(?:\.\d+)?)\(\s*([\w.]+)\s*\)$/i;
const COMPARISON = /^(<=|>=|==|<|>|=|≤|≥)\s*(.*)$/s;
/** Nouns that may follow a number, where the figure is of them: `<= 1600 GPUs` of the GPUs, and not of the servers. */
const NOUNS = ['gpus', 'servers', 'tokens', 'parameters', 'users', 'replicas', 'hours', 'months', 'month'];

function nounsOf(figure: string): readonly string[] {
  return NOUNS.filter((noun) => figure.toLowerCase().includes(noun.replace(/s$/, '')));
}
/** Relative noise of computing that an equality forgives. */
const NOISE = 1e-9;

/** The figure that is named, and the percentile of it: `p90(gpus)`. */
export function namedIn(key: string): { readonly figure: string; readonly percentile: string | undefined } {
  const [, percentile, inner] = PERCENTILE.exec(key.trim()) ?? [];
  return { figure: inner ?? key.trim(), percentile };
}

/** Reads one entry of `expect`. */
export function readExpectation({ key, keyAt, value }: Entry, judged: Judged): Expectation | { readonly problem: Diagnostic } {
  const { figure: name, percentile } = judged.sampled ? namedIn(key) : { figure: key.trim(), percentile: undefined };
  const figure = figureNamed(name, judged);
  if (figure === undefined) {
    const { figures: choices, sampled } = judged;
    // A percentile of what has none: the figure itself may be meant.
    const inner = namedIn(key).figure;
    const near = figureNamed(inner, judged) === undefined ? figuresLike(inner, judged) : [inner];
    return { problem: diagnose('unknown-figure', { text: name, choices, near, sampled }, whereOf(keyAt)) };
  }
  if (percentile !== undefined && !(Number(percentile) > 0)) {
    return {
      problem: diagnose('out-of-range', { text: key, range: { say: 'between', least: 'p1', most: 'p99' }, near: [] }, whereOf(keyAt)),
    };
  }
  const bounds = value.is === 'map' ? boundsOfMap(value, figure) : boundsOf(value, figure);
  if ('problem' in bounds) return bounds;
  const text = value.is === 'map' ? mapText(value) : value.is === 'scalar' ? value.text : '';
  if (!isPossible(bounds)) return { problem: diagnose('invalid-expectation', { text, near: [] }, whereOf(value)) };
  const problem = outsideDomain(bounds, figure, text, whereOf(value));
  if (problem !== undefined) return { problem };
  return {
    figure,
    percentile: percentile === undefined ? null : Number(percentile),
    text: text.replace(/\s+/g, ' ').trim(),
    ...bounds,
    where: whereOf(value),
  };
}

/** Numbers between which something lies: JSON may say 1e999, and what is off by less than nothing is nowhere. */
function isPossible({ min, max }: Bounds): boolean {
  return [min, max].every((bound) => bound === null || Number.isFinite(bound)) && (min === null || max === null || min <= max);
}

/** Whether a value is as expected; a figure that nobody knows is not. */
export function isMet({ min, max, strict }: Bounds, value: number | null | undefined): boolean {
  if (value === null || value === undefined || Number.isNaN(value)) return false;
  if (min !== null && min === max) return Math.abs(value - min) <= NOISE * Math.abs(min);
  return (min === null || (strict ? value > min : value >= min)) && (max === null || (strict ? value < max : value <= max));
}

function boundsOf(node: Node, figure: string): BoundsRead {
  if (node.is !== 'scalar' || node.type === 'null' || node.type === 'empty' || node.type === 'boolean') {
    return {
      problem: diagnose('invalid-expectation', { text: writtenOf(node), near: [] }, whereOf(node)),
    };
  }
  if (node.type === 'number') return { min: Number(node.text), max: Number(node.text), strict: false };
  const text = node.text.trim();
  const [, sign, limit = ''] = COMPARISON.exec(text) ?? [];
  if (sign !== undefined) {
    const value = read(limit, figure, node);
    if (typeof value !== 'number') return value;
    if (sign === '=' || sign === '==') return { min: value, max: value, strict: false };
    const upper = sign.startsWith('<') || sign === '≤';
    return { min: upper ? null : value, max: upper ? value : null, strict: sign === '<' || sign === '>' };
  }
  const range = takeRangeApart(text);
  if (range === undefined) {
    const value = read(text, figure, node);
    return typeof value === 'number' ? { min: value, max: value, strict: false } : value;
  }
  if (range.is === 'about') {
    const middle = read(range.middle.text, figure, node);
    if (typeof middle !== 'number') return middle;
    const share = dimensionOf(figure) === 'ratio' || !range.off.text.includes('%') ? undefined : parseQuantity(range.off.text, 'ratio');
    const off = share?.ok ? Math.abs(middle) * share.value : read(range.off.text, figure, node);
    return typeof off === 'number' ? { min: middle - off, max: middle + off, strict: false } : off;
  }
  const [from, to, ...more] = range.parts.map((part) => read(part.text, figure, node));
  if (from === undefined || to === undefined || more.length > 0)
    return { problem: diagnose('invalid-expectation', { text, near: [] }, whereOf(node)) };
  if (typeof from !== 'number') return from;
  if (typeof to !== 'number') return to;
  if (from > to)
    return {
      problem: diagnose('invalid-expectation', { text, near: [`${range.parts[1]?.text}..${range.parts[0]?.text}`] }, whereOf(node)),
    };
  return { min: from, max: to, strict: false };
}

/** `{ min: 10, max: 20 }`, either or both. */
function boundsOfMap(node: MapNode, figure: string): BoundsRead {
  let bounds: Bounds = { min: null, max: null, strict: false };
  for (const { key, keyAt, value } of node.entries) {
    if (key !== 'min' && key !== 'max') {
      return { problem: diagnose('unknown-key', { text: key, choices: ['min', 'max'], near: [] }, whereOf(keyAt)) };
    }
    const limit =
      value.is === 'scalar' && value.type === 'number'
        ? Number(value.text)
        : value.is === 'scalar'
          ? read(value.text, figure, value)
          : undefined;
    if (limit === undefined) return { problem: diagnose('invalid-expectation', { text: writtenOf(value), near: [] }, whereOf(value)) };
    if (typeof limit !== 'number') return limit;
    bounds = { ...bounds, [key]: limit };
  }
  const empty = bounds.min === null && bounds.max === null;
  return empty ? { problem: diagnose('invalid-expectation', { text: mapText(node), near: [] }, whereOf(node)) } : bounds;
}

function mapText({ entries }: MapNode): string {
  return `{ ${entries.map(({ key, value }) => `${key}: ${writtenOf(value)}`).join(', ')} }`;
}

function read(text: string, figure: string, node: ScalarNode): number | { readonly problem: Diagnostic } {
  const dimension = dimensionOf(figure);
  const parsed = parseQuantity(text, dimension, { nouns: nounsOf(figure) });
  if (parsed.ok) return parsed.value;
  if (parsed.problem.kind === 'empty' || parsed.problem.kind === 'syntax') {
    return { problem: diagnose('invalid-expectation', { text: node.text, near: [] }, whereOf(node)) };
  }
  return { problem: diagnose('invalid-quantity', parsed.problem, whereOf(node)) };
}
