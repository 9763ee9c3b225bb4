import { type Architecture, type Block, type Layer, partsOf, type Stack, shapeOf } from '../../core/architecture/architecture.js';
import { activeElementsOf, elementsOf, type Part } from '../../core/architecture/part.js';
import type { Structure, StructureBlock, StructureLayer, StructurePart, StructureStack } from '../contract/model.js';

/** The parts of a model in the order in which a token passes them, each with its parameters and its share of `total`. */
export function structureOf(architecture: Architecture, total: number): Structure {
  const { hiddenSize, vocabulary, positions, embedding, stacks, head } = architecture;
  const view = (parts: readonly Part[], layers = 1) => parts.map((part) => partOf(part, layers, total));
  return {
    shape: shapeOf(architecture),
    hiddenSize: hiddenSize.value,
    vocabulary: vocabulary.value,
    positions,
    embedding: view(embedding),
    stacks: stacks.map((stack) => stackOf(stack, total)),
    head: view(head),
  };
}

function stackOf({ role, before, layers, order, after }: Stack, total: number): StructureStack {
  return {
    role,
    before: before.map((part) => partOf(part, 1, total)),
    layers: layers.map(({ layer, count }) => layerOf(layer, count.value, total)),
    order: runsOf(order),
    after: after.map((part) => partOf(part, 1, total)),
  };
}

function layerOf(layer: Layer, count: number, total: number): StructureLayer {
  let parameters = 0;
  let activeParameters = 0;
  for (const part of partsOf(layer)) {
    parameters += sum(part, elementsOf);
    activeParameters += sum(part, activeElementsOf);
  }
  return {
    count,
    parameters,
    activeParameters,
    share: (count * parameters) / total,
    blocks: layer.blocks.map((block) => blockOf(block, count, total)),
  };
}

function blockOf({ before, branches, merged = [], after }: Block, count: number, total: number): StructureBlock {
  const view = (parts: readonly Part[]) => parts.map((part) => partOf(part, count, total));
  return { before: view(before), branches: branches.map(view), merged: view(merged), after: view(after) };
}

function partOf(part: Part, layers: number, total: number): StructurePart {
  const parameters = sum(part, elementsOf);
  return { is: part.is, facts: part.facts, parameters, share: (layers * parameters) / total };
}

function sum({ tensors }: Part, size: typeof elementsOf): number {
  let all = 0;
  for (const tensor of tensors) if (!tensor.tied) all += size(tensor);
  return all;
}

function runsOf(order: readonly number[]): StructureStack['order'] {
  const runs: { layer: number; count: number }[] = [];
  for (const layer of order) {
    const last = runs.at(-1);
    if (last?.layer === layer) last.count++;
    else runs.push({ layer, count: 1 });
  }
  return runs;
}
