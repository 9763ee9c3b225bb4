import { describe, expect, test } from 'vitest';
import type { MeasurementPreset } from '../../src/catalog/document-schemas.js';
import { readModel } from '../../src/catalog/facts.js';
import { lookUpKey } from '../../src/catalog/look-up-key.js';
import type { GridPreset, ModelPreset } from '../../src/catalog/schema.js';
import { filesIn, rowsOf, unexplained } from './plausible.js';

// What the figures of models say of each other, of their names and of published runs.

const models = filesIn<ModelPreset>('models');
const SIZES: Readonly<Record<string, number>> = { m: 1e6, b: 1e9, t: 1e12 };
const apart = (value: number, other: number) => Math.abs(value / other - 1);

describe('a model', () => {
  test('has about as many parameters as its name says, all and active', () => {
    const faults = unexplained(models, 'size-of-name', ({ id, parameters: { total, active } }) =>
      [...id.matchAll(/(?<=^|-)(a?)(\d+(?:\.\d+)?)([mbt])(?=-|$)/g)].flatMap(([text, isActive, number, unit]) => {
        const said = Number(number) * (SIZES[unit ?? ''] ?? Number.NaN);
        const counted = isActive ? active : total;
        return counted === null || apart(counted, said) < (isActive ? 0.18 : 0.12) ? [] : [`${text} has ${counted}`];
      }),
    );
    expect(faults).toEqual([]);
  });

  test('has about as many as its label says', () => {
    const faults = models.flatMap(({ id, parameters: { total, active, label, activeLabel } }) =>
      [[label, total, 0.11] as const, [activeLabel, active, 0.31] as const].flatMap(([text, counted, most]) => {
        const [, number, unit] = /^([\d.]+)([MBT])$/.exec(text ?? '') ?? [];
        if (counted === null || number === undefined) return [];
        const said = Number(number) * (SIZES[unit?.toLowerCase() ?? ''] ?? Number.NaN);
        return apart(counted, said) < most ? [] : [`${id}: ${text} has ${counted}`];
      }),
    );
    expect(faults).toEqual([]);
  });

  test('takes at least the sequence that is published of it, and at most four times that', () => {
    const published = rowsOf('contexts.csv');
    expect(published.length).toBeGreaterThan(80);
    const of = new Map(published.map(([id, tokens]) => [id, Number(tokens)]));
    expect([...of.keys()].filter((id) => !models.some((one) => one.id === id))).toEqual([]);
    const faults = models.flatMap((preset) => {
      const tokens = of.get(preset.id);
      const context = readModel(preset).architecture()?.architecture.contextTokens;
      if (tokens === undefined || !context) return [];
      return context >= tokens && context <= 4 * tokens ? [] : [`${preset.id}: ${context}, published ${tokens}`];
    });
    expect(faults).toEqual([]);
  });

  test('keeps its weights as the config of its repository says', () => {
    const faults = models.flatMap(({ id, config, weights }) => {
      const inner = config?.['text_config'] as { quantization_config?: unknown } | undefined;
      const quantized = (config?.['quantization_config'] ?? inner?.quantization_config) as { quant_method?: string } | undefined;
      return quantized?.quant_method === 'fp8' && weights !== 'fp8' && weights !== 'mxfp4' ? [`${id}: ${weights}`] : [];
    });
    expect(faults).toEqual([]);
  });

  test('has one country a developer', () => {
    const countries = new Map<string, Set<string>>();
    for (const { developer, country } of models) countries.set(developer, (countries.get(developer) ?? new Set()).add(country));
    expect([...countries].filter(([, of]) => of.size > 1)).toEqual([]);
  });

  test('of a later version was not released before the first of an earlier one', () => {
    const first = new Map<string, string>();
    for (const { line, released } of models) if (released !== null && released < (first.get(line) ?? '9')) first.set(line, released);
    const stems = new Map<string, (readonly [number, string, string])[]>();
    for (const [line, released] of first) {
      const [, stem, version] = /^(.*?)-?v?(\d+(?:\.\d+)?)$/.exec(line) ?? [];
      if (stem !== undefined) stems.set(stem, [...(stems.get(stem) ?? []), [Number(version), released, line]]);
    }
    // Nemotron 4 was named after its generation of data, Nemotron 3 after that of its family.
    stems.delete('nemotron');
    const faults = [...stems.values()].flatMap((versions) => {
      const sorted = versions.toSorted(([one], [other]) => one - other);
      return sorted.slice(1).flatMap(([, released, line], index) => {
        const [, before = '', earlier = ''] = sorted[index] ?? [];
        const digits = Math.min(released.length, before.length);
        return released.slice(0, digits) >= before.slice(0, digits) ? [] : [`${line} of ${released} before ${earlier} of ${before}`];
      });
    });
    expect(faults).toEqual([]);
    expect(stems.size).toBeGreaterThan(10);
  });
});

test('a published run of a whole training has the parameters, tokens and format of its preset', () => {
  const named = new Map(models.flatMap((one) => [one.id, one.name, ...one.aliases].map((name) => [lookUpKey(name), one] as const)));
  let compared = 0;
  const faults = filesIn<MeasurementPreset>('measurements').flatMap(({ id, basis, runs }) =>
    runs.flatMap(({ model, parameters, activeParameters, tokens, precision }) => {
      const preset = named.get(lookUpKey(model));
      // Phi-3.5-mini has the structure of Phi-3-mini, and was trained on more.
      if (preset === undefined || model === 'phi-3.5-mini') return [];
      compared += 1;
      const { total, active } = preset.parameters;
      const training = preset.precision?.training;
      return [
        ...(total !== null && apart(parameters, total) > 0.05 ? [`${id} ${model}: ${parameters} parameters, the preset ${total}`] : []),
        ...(activeParameters && active && apart(activeParameters, active) > 0.05 ? [`${id} ${model}: ${activeParameters} active`] : []),
        ...(basis === 'whole run' && tokens && preset.trainingTokens && apart(tokens, preset.trainingTokens) > 0.02
          ? [`${id} ${model}: ${tokens} tokens, the preset ${preset.trainingTokens}`]
          : []),
        ...(basis === 'whole run' && precision && training && precision !== training
          ? [`${id} ${model}: ${precision}, the preset ${training}`]
          : []),
      ];
    }),
  );
  expect(faults).toEqual([]);
  expect(compared).toBeGreaterThan(60);
});

test('nothing was entered before its document was there', () => {
  const dated = [...models, ...filesIn<GridPreset>('grids')].flatMap(({ id, recorded, sources }) =>
    sources.flatMap(({ date }) => (date && date > recorded.slice(0, date.length) ? [`${id}: ${date}`] : [])),
  );
  expect(dated).toEqual([]);
  const late = filesIn<MeasurementPreset>('measurements').filter(({ date, recorded }) => date > recorded.slice(0, date.length));
  expect(late.map(({ id }) => id)).toEqual([]);
});
