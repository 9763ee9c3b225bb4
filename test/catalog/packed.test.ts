// The presets as the package carries them.
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { packedPresets, withKeysApart } from '../../src/catalog/pack.js';
import { packagedText } from '../../src/catalog/package-presets.js';
import { openPresets, presetName, withKeys } from '../../src/catalog/packed.js';
import { searched } from '../../src/catalog/searched.js';

const root = new URL('../../', import.meta.url);
const opened = (text: string) => openPresets(searched(text), () => new Error('damaged'));
const carried = (name: string) => opened(readFileSync(new URL(`dist/presets/${name}.js`, root), 'latin1'));
const json = (path: string): unknown => JSON.parse(readFileSync(new URL(`presets/${path}`, root), 'utf8'));

const modules = [
  ['gpus', 'gpus'],
  ['models', 'models'],
  ['grids', 'regions'],
  ['instances', 'instances'],
  ['workloads', 'workloads'],
] as const;

describe.each(modules)('presets/%s', (folder, name) => {
  const ids = readdirSync(new URL(`presets/${folder}/`, root)).flatMap((file) => (file.endsWith('.json') ? [file.slice(0, -5)] : []));
  const module = carried(name);

  test('each is read from the module as its file has it', () => {
    const read = Object.fromEntries(ids.map((id) => [id, module.content(presetName(id))]));
    expect(read).toEqual(Object.fromEntries(ids.map((id) => [id, json(`${folder}/${id}.json`)])));
  });

  test('a program that imports them gets the same, by name', async () => {
    const imported = (await import(new URL(`dist/presets/${name}.js`, root).href)) as Readonly<Record<string, unknown>>;
    expect({ ...imported }).toEqual(Object.fromEntries(ids.map((id) => [presetName(id), json(`${folder}/${id}.json`)])));
    expect(module.names).toEqual(ids.toSorted().map(presetName));
  });
});

test('presets/counts: each is read as its file has it', () => {
  const module = carried('counts');
  const files = readdirSync(new URL('presets/counts/', root));
  const read = files.map((file) => withKeys(module.content(presetName(file.slice(0, -5)))));
  expect(read).toEqual(files.map((file) => json(`counts/${file}`)));
});

test.each([null, 1, 'a', [], {}, [[]], { a: [1, { b: null }], c: [null, ['d'], 'e'] }])(
  'keys apart from their values come back: %j',
  (value) => {
    expect(withKeys(withKeysApart(value))).toEqual(value);
  },
);

test('what few commands read is read whole', () => {
  for (const path of ['index.json', 'runs.json', 'measurements/training/steps.csv', 'measurements/serving/latency.csv'])
    expect(packagedText(path)).toBe(readFileSync(new URL(`presets/${path}`, root), 'utf8'));
});

describe('a module', () => {
  const twice = 'a text that stands in both of them';
  const presets = [
    { id: 'one-1.5', content: { id: 'one-1.5', notes: [twice, 'é; "quoted"\n'], same: { of: [twice, twice], and: 1 } } },
    { id: '2two', content: { id: '2two', notes: [], same: { of: [twice, twice], and: 1 } } },
  ];
  const text = packedPresets(presets);

  test('says once what several presets share', () => {
    expect(text.split(twice)).toHaveLength(2);
    for (const { id, content } of presets) expect(opened(text).content(presetName(id))).toEqual(content);
  });

  test('that is damaged gives nothing else in the place of a preset', () => {
    for (let length = 0; length < text.length; length++) {
      for (const { id, content } of presets) {
        let read: unknown;
        try {
          read = opened(text.slice(0, length)).content(presetName(id));
        } catch {
          continue;
        }
        expect(read).toEqual(content);
      }
    }
  });

  test('is refused where two presets would have one name, or a text could be taken for a name', () => {
    expect(() =>
      packedPresets([
        { id: 'a-b', content: 1 },
        { id: 'aB', content: 2 },
      ]),
    ).toThrow('aB');
    expect(() => packedPresets([{ id: 'a', content: ['costs $_1'] }])).toThrow('$_');
  });
});
