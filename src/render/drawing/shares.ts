import type { Structure, StructurePart } from '../../answer/model-result.js';

/** Tenths of a percent of each part, as a drawing shows them: what is shown adds up to the whole. */
export class Shares {
  private readonly tenths = new Map<StructurePart, number>();

  constructor(structure: Structure) {
    const parts = partsOf(structure);
    const wanted = Math.round(1000 * parts.reduce((sum, { share }) => sum + share, 0));
    let given = 0;
    for (const part of parts) {
      const whole = Math.floor(1000 * part.share);
      this.tenths.set(part, whole);
      given += whole;
    }
    // Those that lost most by rounding down get the tenths that are left.
    const byLoss = parts.toSorted((one, other) => loss(other) - loss(one));
    for (const part of byLoss.slice(0, Math.max(0, wanted - given))) this.tenths.set(part, (this.tenths.get(part) ?? 0) + 1);
  }

  /** The share of parts together; nothing where there are no parameters. */
  text(...parts: readonly StructurePart[]): string {
    const tenths = parts.reduce((sum, part) => sum + (this.tenths.get(part) ?? 0), 0);
    if (parts.every(({ parameters }) => parameters === 0)) return '';
    return tenths === 0 ? '<0.1%' : `${(tenths / 10).toFixed(1)}%`;
  }
}

function loss({ share }: StructurePart): number {
  return (1000 * share) % 1;
}

/** Every part once, in the order of a drawing. */
function partsOf({ embedding, stacks, head }: Structure): readonly StructurePart[] {
  return [
    ...embedding,
    ...stacks.flatMap(({ before, layers, after }) => [...before, ...layers.flatMap(({ blocks }) => blocks.flatMap(blockParts)), ...after]),
    ...head,
  ];
}

/** The parts of one residual step. */
export function blockParts({
  before,
  branches,
  merged,
  after,
}: Structure['stacks'][number]['layers'][number]['blocks'][number]): readonly StructurePart[] {
  return [...before, ...branches.flat(), ...merged, ...after];
}
