import type { Structure, StructureLayer, StructurePart } from '../../answer/contract/model.js';
import type { Words } from '../../words/words.js';

/** What a kind of layer is called: its mixer and its network. */
export function layerName(role: 'encoder' | 'decoder', layer: StructureLayer, shape: Structure['shape'], words: Words): string {
  const parts = layer.blocks.flatMap(({ branches }) => branches.flat()).filter(({ is }) => is !== 'norm' && is !== 'residualMixing');
  const side = shape === 'encoder-decoder' ? [words.model.roles[role]] : [];
  return [...side, ...parts.map((part) => partName(part, words))].join(' + ');
}

function partName({ is, facts }: StructurePart, words: Words): string {
  const { parts } = words.model;
  const { open, close } = words.amounts.marks;
  const { window, kind, chunked } = facts;
  const name = is === 'linearAttention' || is === 'stateSpace' ? (parts[String(kind)] ?? parts[is]) : parts[is];
  if (typeof window === 'number' && is === 'selfAttention')
    return `${name ?? is}${open}${chunked === true ? words.model.chunk : words.model.window} ${window}${close}`;
  return name ?? is;
}
