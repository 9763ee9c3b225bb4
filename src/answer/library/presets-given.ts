import type { MemoryPresets } from '../../catalog/memory-presets.js';
import { diagnose, SizingError } from '../../diagnostics/diagnostic.js';
import { nearest } from '../../diagnostics/suggest.js';
import { at } from './given.js';
import { typeFound } from './guard.js';

const KINDS: readonly (keyof MemoryPresets)[] = ['gpus', 'models', 'regions', 'instances'];

/** Presets that a program hands over, lists by kind. Throws a SizingError with every key and entry that is none. */
export function presetsGiven(presets: unknown): MemoryPresets {
  if (typeof presets !== 'object' || presets === null || Array.isArray(presets))
    throw new SizingError([diagnose('invalid-type', { wanted: { say: 'presets-object' }, found: typeFound(presets) })]);
  const diagnostics = Object.entries(presets).flatMap(([key, list]) => {
    if (!KINDS.some((kind) => kind === key))
      return [diagnose('unknown-field', { text: key, choices: KINDS, near: nearest(key, KINDS) }, at(key))];
    if (list === undefined) return [];
    if (!Array.isArray(list)) return [diagnose('invalid-type', { wanted: { say: 'list' }, found: typeFound(list) }, at(key))];
    return list.flatMap((preset: { readonly id?: unknown } | null | undefined, place) =>
      typeof preset?.id === 'string'
        ? []
        : [diagnose('invalid-type', { wanted: { say: 'preset-object' }, found: typeFound(preset) }, at(`${key}.${place}`))],
    );
  });
  if (diagnostics.length > 0) throw new SizingError(diagnostics);
  return presets;
}
