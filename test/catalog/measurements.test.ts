import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { buildRuns, type PresetFile } from '../../src/catalog/build-index.js';
import { type MeasurementPreset, measurementPresetSchema } from '../../src/catalog/document-schemas.js';
import type { PublishedRun } from '../../src/catalog/runs.js';

const PRESETS = new URL('../../presets/', import.meta.url);
const json = (path: string): unknown => JSON.parse(readFileSync(new URL(path, PRESETS), 'utf8'));
const jsonIn = (folder: string) => readdirSync(new URL(`${folder}/`, PRESETS)).filter((name) => name.endsWith('.json'));
const filesIn = (folder: string): readonly PresetFile[] =>
  jsonIn(folder).map((name) => ({ id: name.replace(/\.json$/, ''), content: json(`${folder}/${name}`) }));

const gpus = filesIn('gpus');
const measurements = filesIn('measurements');
const runs = buildRuns(measurements, gpus);

const sound: MeasurementPreset = {
  id: 'a-paper',
  name: 'A paper',
  recorded: '2026-11-24',
  workload: 'training',
  document: 'A paper',
  date: '2024',
  basis: 'whole run',
  convention: 'GPU-hours',
  standing: 'verified',
  // 6 × 65.2e9 × 1.4e12 ÷ (1,022,362 h × 3600 s × 312e12): LLaMA-65B, 47.7%.
  runs: [
    { model: 'LLaMA-65B', gpu: 'a100-sxm-80gb', gpus: 2048, precision: 'bf16', parameters: 65.2e9, tokens: 1.4e12, gpuHours: 1_022_362 },
  ],
  leftOut: [],
  notes: [],
};
type Run = MeasurementPreset['runs'][number];
const [first] = sound.runs as [Run];
const built = (but: Partial<MeasurementPreset>): readonly PublishedRun[] =>
  buildRuns([{ id: 'a-paper', content: { ...sound, ...but } }], gpus);
const builtRun = (run: Partial<Run>) => built({ runs: [{ ...first, ...run }] });

describe('a published run', () => {
  test('reaches 6·N·D ÷ (time × peak)', () => {
    expect(built({})[0]?.utilization).toBe(0.47694);
  });

  test('of a mixture reaches it by the parameters that a token passes', () => {
    expect(builtRun({ activeParameters: 32.6e9 })[0]?.utilization).toBe(0.23847);
  });

  test('of steps reaches it by tokens a second', () => {
    const { tokens: _, gpuHours: __, ...steps } = first;
    const [run] = built({ basis: 'steps', runs: [{ ...steps, parameters: 1.1e9, tokensPerSecondPerGpu: 24_000 }] });
    expect(run?.utilization).toBe(0.50769);
  });

  test('without a precision is reckoned by the 16-bit peak, and says that it has none', () => {
    expect(builtRun({ precision: null })[0]).toMatchObject({ precision: null, utilization: 0.47694 });
  });

  test('of a line alone needs one peak that all its cards have', () => {
    const { gpu: _, ...unnamed } = first;
    expect(built({ runs: [{ ...unnamed, line: 'a100' }] })[0]).toMatchObject({ gpu: null, line: 'a100', utilization: 0.47694 });
    expect(() => built({ runs: [{ ...unnamed, line: 'h100' }] })).toThrow(/a-paper\.json: LLaMA-65B: no one peak of h100 at bf16/);
  });
});

describe('a measurement file is refused', () => {
  const refusals: Readonly<Record<string, readonly [() => unknown, RegExp]>> = {
    'that was only inferred': [() => built({ standing: 'inferred' }), /a-paper\.json: its runs are inferred/],
    'of an accelerator that is no preset': [() => builtRun({ gpu: 'a100x' }), /no accelerator preset for a100x/],
    'of a precision that the accelerator lacks': [() => builtRun({ precision: 'fp8' }), /no one peak of a100-sxm-80gb at fp8/],
    'that does not say what the utilisation follows from': [() => built({ basis: 'steps' }), /its utilisation is NaN/],
    'whose run beats the peak': [() => builtRun({ gpuHours: 100_000 }), /its utilisation is 4\.8/],
    'with a key that nobody knows': [() => built({ url: 'x' } as never), /a-paper\.json/],
    'that calls itself something else': [() => built({ id: 'another' }), /a-paper\.json says it is another/],
  };
  for (const [name, [build, message]] of Object.entries(refusals)) test(name, () => expect(build).toThrow(message));
});

describe('the published runs of the package', () => {
  test('are those of the files', () => {
    expect(json('runs.json')).toEqual(JSON.parse(JSON.stringify(runs)));
  });

  test('are each there once', () => {
    const keys = runs.map(({ model, gpu, line, gpus: count, precision, basis, publication }) =>
      [model.toLowerCase().replaceAll(/[^a-z0-9.]/g, ''), gpu ?? line, count, precision, basis, basis === 'steps' ? publication : ''].join(
        ' ',
      ),
    );
    expect(keys.filter((key, place) => keys.indexOf(key) !== place)).toEqual([]);
  });

  test('are of documents that are named, dated and read', () => {
    for (const { id, content } of measurements) {
      const preset = measurementPresetSchema.parse(content);
      expect([preset.standing !== 'inferred', preset.document.length > 10, preset.date >= '2019'], id).toEqual([true, true, true]);
    }
  });

  // What the documents say of themselves, by 6·N: Nemotron-3-8B 34.7%, Falcon 40B 38.6%.
  test('reach what their documents say, where those count by 6·N too', () => {
    const reached = (model: string) => runs.find((run) => run.model === model)?.utilization;
    expect(reached('Nemotron-3-8B')).toBeCloseTo(0.347, 2);
    expect(reached('Falcon-40B')).toBeCloseTo(0.386, 3);
  });

  // Hardware FLOP count recomputation: 4/3 of the model FLOP; Narayanan’s 138 TFLOP/s at 76.1B are 44% of 312, three quarters of that 33%.
  test('are model FLOP, whatever their documents count', () => {
    expect(runs.find(({ model }) => model === 'gpt-76.1b')?.utilization).toBeCloseTo(0.33, 2);
  });
});
