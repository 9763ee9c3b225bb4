import type { Structure, StructurePart } from '../../answer/contract/model.js';

/** The share of parts together, each rounded as it is; nothing where there are no parameters. */
export function shareText(...parts: readonly StructurePart[]): string {
  if (parts.every(({ parameters }) => parameters === 0)) return '';
  const text = (100 * parts.reduce((sum, { share }) => sum + share, 0)).toFixed(1);
  return text === '0.0' ? '<0.1%' : `${text}%`;
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
