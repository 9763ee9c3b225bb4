import type { Structure, StructureBlock, StructureLayer, StructurePart, StructureStack } from '../../answer/contract/model.js';

/** The same structure with kinds of layers as one where a drawing could not tell them apart: layers with a window that nobody states, say. */
export function visibleKinds(structure: Structure): Structure {
  return { ...structure, stacks: structure.stacks.map(mergedStack) };
}

function mergedStack(stack: StructureStack): StructureStack {
  const places = new Map<string, number>();
  const layers: StructureLayer[] = [];
  const placeOf = stack.layers.map((layer) => {
    const look = JSON.stringify(layer.blocks, (key, value: unknown) => (key === 'share' ? undefined : value));
    const place = places.get(look) ?? layers.length;
    const same = layers[place];
    layers[place] = same === undefined ? layer : together(same, layer);
    places.set(look, place);
    return place;
  });
  if (layers.length === stack.layers.length) return stack;
  const order: { layer: number; count: number }[] = [];
  for (const { layer, count } of stack.order) {
    const place = placeOf[layer] ?? layer;
    const last = order.at(-1);
    if (last?.layer === place) last.count += count;
    else order.push({ layer: place, count });
  }
  return { ...stack, layers, order };
}

function together(one: StructureLayer, other: StructureLayer): StructureLayer {
  const blocks = one.blocks.map((block, place) => sumOf(block, other.blocks[place] ?? block));
  return { ...one, count: one.count + other.count, share: one.share + other.share, blocks };
}

function sumOf(one: StructureBlock, other: StructureBlock): StructureBlock {
  const sums = (parts: readonly StructurePart[], others: readonly StructurePart[]) =>
    parts.map((part, place) => ({ ...part, share: part.share + (others[place]?.share ?? 0) }));
  return {
    before: sums(one.before, other.before),
    branches: one.branches.map((branch, place) => sums(branch, other.branches[place] ?? [])),
    merged: sums(one.merged, other.merged),
    after: sums(one.after, other.after),
  };
}
