import { type Architecture, placedTensors } from './architecture.js';
import { activeElementsOf, type Component, components, elementsOf } from './part.js';

/** Parameters of a model. All are exact whole numbers. */
export type ParameterCount = {
  readonly parameters: number;
  /** Those that one token passes, embedding and output matrix included. */
  readonly activeParameters: number;
  /** Tables of tokens and positions, and an output matrix of its own. */
  readonly embeddingParameters: number;
  readonly nonEmbeddingParameters: number;
  /** Active parameters without the token and position tables: what some call active. */
  readonly activeWithoutEmbedding: number;
  /** The same without the output matrix too. */
  readonly activeWithoutEmbeddingAndHead: number;
  /** By what they are for; only what the model has. */
  readonly components: Readonly<Partial<Record<Component, number>>>;
  readonly activeComponents: Readonly<Partial<Record<Component, number>>>;
};

/** Tables that are looked up. */
const TABLES: ReadonlySet<Component> = new Set(['tokenEmbedding', 'positionEmbedding']);

/** Counts every trainable number once. Counts of 2^53 and more are not exact; the caller refuses them. */
export function countParameters(architecture: Architecture): ParameterCount {
  const all: Partial<Record<Component, number>> = {};
  const active: Partial<Record<Component, number>> = {};
  for (const { tensor, layers } of placedTensors(architecture)) {
    if (tensor.tied) continue;
    const { component } = tensor;
    all[component] = (all[component] ?? 0) + layers.value * elementsOf(tensor);
    active[component] = (active[component] ?? 0) + layers.value * activeElementsOf(tensor);
  }
  const parameters = total(all);
  const activeParameters = total(active);
  const tables = [...TABLES].reduce((sum, component) => sum + (all[component] ?? 0), 0);
  const head = all.outputHead ?? 0;
  return {
    parameters,
    activeParameters,
    embeddingParameters: tables + head,
    nonEmbeddingParameters: parameters - tables - head,
    activeWithoutEmbedding: activeParameters - tables,
    activeWithoutEmbeddingAndHead: activeParameters - tables - head,
    components: inOrder(all),
    activeComponents: inOrder(active),
  };
}

function total(counts: Partial<Record<Component, number>>): number {
  let sum = 0;
  for (const component of components) sum += counts[component] ?? 0;
  return sum;
}

function inOrder(counts: Partial<Record<Component, number>>): Partial<Record<Component, number>> {
  const ordered: Partial<Record<Component, number>> = {};
  for (const component of components) {
    const count = counts[component];
    if (count !== undefined && count > 0) ordered[component] = count;
  }
  return ordered;
}
