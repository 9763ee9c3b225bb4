import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buildIndex, type PresetFile } from '../../src/catalog/build-index.js';
import { readAccelerator, readGrid, readModel } from '../../src/catalog/facts.js';
import { builtInCatalog } from '../../src/catalog/package-presets.js';
import { evaluate, SizingError } from '../../src/index.js';
import { runsOf, seed } from '../helpers/fuzz.js';

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
type Folder = 'gpus' | 'models' | 'grids';

const runs = runsOf(6_000);
const pairs = runsOf(4_000);
const folders: readonly Folder[] = ['gpus', 'models', 'grids'];
const files = folders.flatMap((folder) => {
  const directory = new URL(`../../presets/${folder}/`, import.meta.url);
  const names = readdirSync(directory)
    .filter((name) => name.endsWith('.json'))
    .sort();
  return names.map((name) => ({ folder, id: name.slice(0, -5), text: readFileSync(new URL(name, directory), 'utf8') }));
});

const wrong: fc.Arbitrary<Json> = fc.oneof(
  fc.constantFrom<Json>(
    null,
    true,
    0,
    -1,
    1e308,
    '',
    ' ',
    [],
    {},
    [null],
    '-80 GB',
    '0 GB',
    '80GB',
    '1e999 TFLOPS',
    '9'.repeat(400),
    'NaN TFLOPS',
  ),
  fc.constantFrom<Json>(
    '312 TFLOPS',
    '80 GiB',
    '0 W',
    '0 gCO2e/kWh',
    `${'9'.repeat(400)} TFLOPS`,
    `0.${'0'.repeat(400)}1 W`,
    '2026-02-31',
    'gpt3',
    'a100',
  ),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.string({ maxLength: 10 }),
);

type Change = { readonly at: number; readonly how: 'delete' | 'replace' | 'add' | 'rename' | 'double'; readonly value: Json };
const change: fc.Arbitrary<Change> = fc.record({
  at: fc.nat(),
  how: fc.constantFrom('delete', 'replace', 'replace', 'add', 'rename', 'double'),
  value: wrong,
});

/** Every object and list in a tree, with the keys it has. */
function holders(tree: Json): { readonly holder: Record<string, Json>; readonly key: string }[] {
  if (typeof tree !== 'object' || tree === null) return [];
  const holder = tree as Record<string, Json>;
  return Object.keys(holder).flatMap((key) => [{ holder, key }, ...holders(holder[key] ?? null)]);
}

function apply(content: Json, { at, how, value }: Change): void {
  const places = holders(content);
  const { holder, key } = places[at % places.length] ?? { holder: {}, key: '' };
  if (how === 'delete') delete holder[key];
  else if (how === 'replace') holder[key] = value;
  else if (how === 'add') holder[`${key}X`] = value;
  else if (how === 'double' && Array.isArray(holder[key])) holder[key].push(...holder[key]);
  else {
    holder[`un${key}`] = holder[key] ?? null;
    delete holder[key];
  }
}

test(`a broken preset is refused by the name of its file, or its figures are finite (${runs} files)`, () => {
  let accepted = 0;
  let refused = 0;
  fc.assert(
    fc.property(fc.nat(files.length - 1), fc.array(change, { minLength: 1, maxLength: 3 }), (place, changes) => {
      const { folder, id, text } = files[place] as (typeof files)[number];
      const content = JSON.parse(text) as Json;
      for (const one of changes) apply(content, one);
      if (holds(folder, { id, content })) accepted += 1;
      else refused += 1;
    }),
    { numRuns: runs, seed },
  );
  expect(accepted).toBeGreaterThan(runs / 50);
  expect(refused).toBeGreaterThan(runs / 3);
}, 900_000);

function holds(folder: Folder, file: PresetFile): boolean {
  try {
    buildIndex({ gpus: [], models: [], grids: [], [folder]: [file] });
  } catch (error) {
    const message = error instanceof Error ? error.message : '';
    if (!message.includes(`${file.id}.json`)) throw new Error(`refused without the name of the file: ${String(error).slice(0, 500)}`);
    return false;
  }
  const facts = factsOf(folder, file.content as never);
  // A grid may be free of carbon; nothing else is zero.
  const bad = Object.entries(facts).find(
    ([key, value]) => typeof value === 'number' && !(Number.isFinite(value) && (value > 0 || (key === 'gramsPerKwh' && value === 0))),
  );
  if (bad !== undefined) throw new Error(`${file.id}: ${bad[0]} is ${bad[1]}`);
  return true;
}

function factsOf(folder: Folder, preset: never): Record<string, number | null | undefined> {
  if (folder === 'gpus') {
    const { memoryBytes, gpusPerServer, power, listPrice, precisions, peak, sparsePeak } = readAccelerator(preset);
    const peaks = precisions.flatMap((precision) => [
      [precision, peak(precision) ?? Number.NaN],
      [`sparse ${precision}`, sparsePeak(precision)],
    ]);
    return { memoryBytes, gpusPerServer, watts: power?.wattsPerGpu, usd: listPrice?.usdPerGpuHour, ...Object.fromEntries(peaks) };
  }
  if (folder === 'models') {
    const { parameters, activeParameters, trainingTokens } = readModel(preset);
    return { parameters, activeParameters, trainingTokens };
  }
  const { gramsPerKwh } = readGrid(preset);
  return { gramsPerKwh };
}

test('two presets that answer to one name are refused, and both are named', () => {
  const [one, other] = files
    .filter(({ folder }) => folder === 'gpus')
    .map(({ id, text }) => ({ id, content: JSON.parse(text) as { aliases: string[] } }));
  if (one === undefined || other === undefined) throw new Error('there are no presets');
  other.content.aliases.push(one.id.toUpperCase());
  expect(() => buildIndex({ gpus: [one, other], models: [], grids: [] })).toThrow(new RegExp(`${one.id} and ${other.id}`));
});

test('a preset under another name than its own is refused', () => {
  for (const { folder, text } of [files[0], files.at(-1)].filter((file) => file !== undefined)) {
    const file = { id: 'another', content: JSON.parse(text) as unknown };
    expect(() => buildIndex({ gpus: [], models: [], grids: [], [folder]: [file] })).toThrow('another.json');
  }
});

test.each([[null], [undefined], [3], ['text'], [[]], [{}]])('a file that holds %j is refused by name', (content) => {
  for (const folder of folders) {
    expect(() => buildIndex({ gpus: [], models: [], grids: [], [folder]: [{ id: 'x', content }] })).toThrow('x.json');
  }
});

test(`every model on every accelerator has an answer or a reason (${pairs} of them, and each preset once)`, () => {
  const { gpus, models } = builtInCatalog().index();
  const codes = new Map<string, number>();
  const size = (model: string, gpu: string, kind: 'train' | 'infer', precision?: string) => {
    const code = codeOf({ kind, model, gpu, ...(precision !== undefined && { precision }), ...(kind === 'infer' && { tokens: 1e12 }) });
    codes.set(code, (codes.get(code) ?? 0) + 1);
  };
  for (const { id, peak } of gpus) for (const precision of [undefined, ...Object.keys(peak)]) size('gpt3', id, 'train', precision);
  for (const { id } of models) for (const kind of ['train', 'infer'] as const) size(id, 'a100', kind);
  const anyPrecision = fc.constantFrom(undefined, 'tf32', 'bf16', 'fp16', 'fp8', 'fp4', 'int8', 'int4', 'fp64');
  fc.assert(
    fc.property(
      fc.constantFrom(...models),
      fc.constantFrom(...gpus),
      fc.constantFrom('train', 'infer'),
      anyPrecision,
      (model, gpu, kind, precision) => size(model.id, gpu.id, kind, precision),
    ),
    { numRuns: pairs, seed },
  );
  expect([...codes.keys()].toSorted()).toEqual(['answered', 'missing-tokens', 'undisclosed-model', 'unsupported-precision']);
  expect(codes.get('answered')).toBeGreaterThan(pairs / 3);
}, 900_000);

/** `answered`, or why not; every figure that is known is above zero. */
function codeOf(scenario: object): string {
  try {
    const { answer } = evaluate(scenario as never, { explain: true });
    for (const [key, value] of Object.entries(answer) as [string, number | null][]) {
      if (value !== null && !(Number.isFinite(value) && value > 0)) throw new Error(`${JSON.stringify(scenario)}: ${key} is ${value}`);
    }
    return 'answered';
  } catch (error) {
    if (error instanceof SizingError) return error.code;
    throw error;
  }
}
