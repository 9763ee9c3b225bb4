import { readdirSync, readFileSync } from 'node:fs';
import type { GpuPreset } from '../../src/catalog/schema.js';

const PRESETS = new URL('../../presets/', import.meta.url);

/** Presets of one folder, as their files have them. */
export function filesIn<Preset extends { readonly id: string }>(folder: string): readonly Preset[] {
  return readdirSync(new URL(`${folder}/`, PRESETS))
    .filter((name) => name.endsWith('.json'))
    .map((name) => JSON.parse(readFileSync(new URL(`${folder}/${name}`, PRESETS), 'utf8')) as Preset);
}

/** Rows of a table of `data/`, without its heading. */
export function rowsOf(table: string): readonly (readonly string[])[] {
  const text = readFileSync(new URL(`data/${table}`, import.meta.url), 'utf8');
  return text
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','));
}

type Check = NonNullable<GpuPreset['exceptions']>[number]['check'];
type Excepted = { readonly id: string; readonly exceptions?: GpuPreset['exceptions'] };

/** Presets that fail a check and are not excepted from it, and those excepted without need. */
export function unexplained<Preset extends Excepted>(
  presets: readonly Preset[],
  check: Check,
  faults: (preset: Preset) => readonly string[],
): readonly string[] {
  return presets.flatMap((preset) => {
    const excepted = preset.exceptions?.some((exception) => exception.check === check) ?? false;
    const found = faults(preset);
    if (excepted) return found.length > 0 ? [] : [`${preset.id}: excepted from ${check} without need`];
    return found.map((fault) => `${preset.id}: ${fault}`);
  });
}
