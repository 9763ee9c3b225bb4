import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { MeasurementPreset } from '../../src/catalog/document-schemas.js';
import { readGrid } from '../../src/catalog/facts.js';
import type { GridPreset } from '../../src/catalog/schema.js';

// Figures that were wrong once, with the right ones: kind, preset (of a run: its model), key path, value.

const PRESETS = new URL('../../presets/', import.meta.url);
const json = (path: string): unknown => JSON.parse(readFileSync(new URL(path, PRESETS), 'utf8'));
const folders: Readonly<Record<string, string>> = { gpu: 'gpus', model: 'models', grid: 'grids' };
const files = readdirSync(new URL('measurements/', PRESETS)).filter((name) => name.endsWith('.json'));
const runs = files.flatMap((name) => (json(`measurements/${name}`) as MeasurementPreset).runs);

const rows = readFileSync(new URL('data/corrections.csv', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => line.split(',') as [string, string, string, string]);

function valueAt(tree: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((node, key) => (node as Record<string, unknown> | undefined)?.[key], tree);
}

test.each(rows)('%s %s: %s is %s', (kind, preset, field, right) => {
  if (kind === 'run') {
    const published = runs.filter(({ model }) => model === preset);
    if (right === 'left out') expect(published).toEqual([]);
    else expect(published.map((run) => String(valueAt(run, field)))).toEqual([right]);
    return;
  }
  const file = json(`${folders[kind]}/${preset}.json`);
  const value = field === 'gramsPerKwh' ? readGrid(file as GridPreset).gramsPerKwh : valueAt(file, field);
  expect(String(value)).toBe(right);
});
