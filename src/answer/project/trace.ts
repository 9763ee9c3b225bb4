import { type Diagnostic, diagnose, type Where } from '../../diagnostics/diagnostic.js';
import type { Kind } from '../../scenario/field.js';
import { quantityOf } from '../../scenario/fields.js';
import type { Step } from '../contract/step.js';
import type { Trace, TraceNode } from '../contract/trace.js';
import { type Explained as Any, nodesOf, traceOf } from '../sheet/traced.js';
import { figureNamed, figuresLike, judgedOf } from './figure-names.js';

/** A quantity as it was named, and where. */
type Named = { readonly name: string; readonly where?: Where };

/** What is to be explained: one figure, and from which quantity on; all there is without. */
export type TraceAsked = { readonly figure?: Named | undefined; readonly from?: Named | undefined };

/** What has steps: an answer, or a model taken apart. */
type Explained = Any & { readonly kind: Kind | 'model'; readonly answer: Readonly<Record<string, unknown>> };

/**
 * An answer with the steps that lead to a figure, or those from a quantity to it, and their trace. Without steps it stays as it
 * is. A name that it does not have, or a quantity that the figure does not depend on, is told.
 */
export function traced<Of extends Explained>(
  result: Of,
  { figure, from }: TraceAsked,
): { readonly result: Of & { readonly trace?: Trace }; readonly problem?: Diagnostic } {
  const { steps } = result;
  if (steps === undefined) return { result };
  const computed = nodesOf(result, steps);
  const whole = { result: { ...result, trace: traceOf(computed, null, null) } };
  if (figure === undefined) return whole;
  const nodes = [...computed, ...figuresWithout(computed, result)];
  const wanted = keyIn(result, figure.name, nodes);
  if (wanted === undefined) return { ...whole, problem: unknownIn(result, figure, nodes) };
  const start = from === undefined ? null : keyIn(result, from.name, nodes);
  if (start === undefined) return { ...whole, problem: unknownIn(result, from as Named, nodes) };
  const above = reached(nodes, [wanted], ({ key, inputs }) => inputs.map((input) => [key, input] as const));
  const below = start === null ? null : reached(nodes, [start], ({ key, inputs }) => inputs.map((input) => [input, key] as const));
  if (below !== null && start !== null && !below.has(wanted)) {
    const choices = [...above].filter((key) => nodes.some((node) => node.key === key && node.is === 'told'));
    return { ...whole, problem: diagnose('no-path', { figure: wanted, from: start, choices }, from?.where) };
  }
  const kept = nodes.filter(({ key }) => above.has(key) && (below === null || below.has(key)));
  const keys = new Set(kept.map(({ key }) => key));
  const own = steps.filter(({ key }) => keys.has(key) && key !== start);
  return {
    result: {
      ...result,
      steps: own.length > 0 ? own : [toldStep(kept.find(({ key }) => key === wanted) as TraceNode)],
      trace: traceOf(kept, wanted, start),
    },
  };
}

/** Figures that no formula gives, nor takes: a cost model knows them. */
function figuresWithout(nodes: readonly TraceNode[], { answer }: Explained): readonly TraceNode[] {
  const known = new Set(nodes.map(({ key }) => key));
  return Object.entries(answer).flatMap(([key, value]): TraceNode[] =>
    known.has(key) || typeof value !== 'number' ? [] : [{ key, is: 'told', symbol: key, value, inputs: [] }],
  );
}

/** Keys that are reached from some along edges, these among them. What was solved for leads back to itself. */
function reached(
  nodes: readonly TraceNode[],
  start: readonly string[],
  edgesOf: (node: TraceNode) => readonly (readonly [from: string, to: string])[],
): ReadonlySet<string> {
  const next = new Map<string, string[]>();
  for (const [from, to] of nodes.flatMap(edgesOf)) next.set(from, [...(next.get(from) ?? []), to]);
  const found = new Set<string>();
  const open = [...start];
  for (let key = open.pop(); key !== undefined; key = open.pop()) {
    if (found.has(key)) continue;
    found.add(key);
    open.push(...(next.get(key) ?? []));
  }
  return found;
}

/** The quantity that a person means: by its key, by what a figure is called, or by the field that sets it. */
function keyIn({ kind }: Explained, name: string, nodes: readonly TraceNode[]): string | undefined {
  const has = (key: string | undefined) => (nodes.some((node) => node.key === key) ? key : undefined);
  if (kind === 'model') return has(name);
  return has(name) ?? has(figureNamed(name, judgedOf(kind))) ?? has(quantityOf(name, kind));
}

function unknownIn({ kind }: Explained, { name, where }: Named, nodes: readonly TraceNode[]): Diagnostic {
  const keys = nodes.map(({ key }) => key);
  const near = figuresLike(name, { figures: keys, figureOf: (field) => field, sampled: false });
  const choices = kind === 'model' ? keys : judgedOf(kind).figures.filter((key) => keys.includes(key));
  return diagnose('unknown-figure', { text: name, choices, near, sampled: false }, where);
}

/** A figure that no formula gives. */
function toldStep({ key, symbol, value }: TraceNode): Step {
  return {
    key,
    symbol,
    unit: '',
    expression: `${symbol}: no formula`,
    inputs: [],
    value,
    source: 'an assumption, or what a cost model predicts',
  };
}
