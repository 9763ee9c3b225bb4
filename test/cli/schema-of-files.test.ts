// The schema that editors complete and check scenario files with.
import { readdirSync, readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { figures } from '../../src/answer/sheet/figures.js';
import { kinds } from '../../src/scenario/field.js';
import { fieldsOf } from '../../src/scenario/fields.js';

const root = new URL('../../', import.meta.url);
const schema = JSON.parse(readFileSync(new URL('schemas/scenario.schema.json', root), 'utf8')) as {
  definitions: Record<string, { description?: string; properties: Record<string, { description?: string; $ref?: string }> }>;
};
/** A schema, or the one that it refers to. */
const resolved = (part: { description?: string; $ref?: string } | undefined) =>
  part?.$ref === undefined ? part : schema.definitions[part.$ref.replace('#/definitions/', '')];
const ajv = new Ajv({ allErrors: true, strict: false });
const isFile = ajv.compile(schema);
const problemsOf = (text: string) => (isFile(parse(text)) ? '' : ajv.errorsText(isFile.errors));
const scenario = (fields: string, more = '') => `version: 1\n${more}scenarios:\n  one: { ${fields} }\n`;

const examples = readdirSync(new URL('examples/', root)).filter((name) => name.endsWith('.yaml'));

describe('accepts', () => {
  test.each(examples)('examples/%s', (name) => {
    expect(problemsOf(readFileSync(new URL(`examples/${name}`, root), 'utf8'))).toBe('');
  });

  test.each([
    ['values with units and bare ones', scenario('kind: train, tokens: 300B, epochs: 2, duration: 30d')],
    ['a list, in brackets and in text', scenario('kind: train, gpu: [a100, h100], precision: "bf16,fp8", flops: [6nd, exact]')],
    ['ranges', scenario('kind: infer, utilization: 30%..50%, tokens: 8T ± 10%, growth: 5%..15%/month')],
    ['null, which takes back', scenario('kind: infer, price: null, precision: null, expect: { gpus: null }')],
    [
      'a kind that is inherited',
      'version: 1\ndefaults: { kind: train }\nscenarios:\n  one: { extends: other }\n  other: { model: gpt3 }\n',
    ],
    ['choices in any letters', scenario('kind: train, flops: Exact, precision: [BF16, Fp8], solve: "GPUS"')],
    ['choices in any letters, in text', scenario('kind: train, precision: "Bf16, FP8"')],
    ['keys of one’s own', scenario('kind: train', 'x-owner: { team: search }\n')],
    ['a file that only extends another', 'version: 1\nextends: ./base.yaml\n'],
    ['presets of one’s own', scenario('kind: train', 'presets: { gpus: { mine: { extends: a100, peak: { bf16: 300 TFLOPS } } } }\n')],
    [
      'expectations in every form',
      scenario(
        'kind: train, expect: { gpus: <= 2048, servers: 195 ± 1, cost: < 20M, p90(gpus): 10..20, duration: { max: 30d }, power: 3 }',
      ),
    ],
  ])('%s', (_, text) => {
    expect(problemsOf(text)).toBe('');
  });
});

describe('refuses', () => {
  test.each([
    ['an unknown key', 'version: 1\nscenarioz: {}\n'],
    ['a file without a version', 'scenarios: {}\n'],
    ['another version', 'version: 2\nscenarios: {}\n'],
    ['an unknown field', scenario('kind: train, modle: gpt3')],
    ['a field of the other kind', scenario('kind: train, requests: 1/s')],
    ['an unknown kind', scenario('kind: trian')],
    ['an unknown choice', scenario('kind: train, precision: bf61')],
    ['a group of keys in place of a value', scenario('kind: train, tokens: { count: 3 }')],
    ['an empty list', scenario('kind: train, gpu: []')],
    ['an unknown figure', scenario('kind: train, expect: { gpuz: 3 }')],
    ['a percentile of an unknown figure', scenario('kind: train, expect: { p90(gpuz): 3 }')],
    ['an expectation without a number', scenario('kind: train, expect: { gpus: few }')],
    ['a percentile of which nothing can be expected', scenario('kind: train, expect: { p90(gpus): { most: true } }')],
    ['limits that are none', scenario('kind: train, expect: { gpus: { most: 3 } }')],
    ['an unknown group of presets', scenario('kind: train', 'presets: { gpu: {} }\n')],
    ['an unknown key of a preset', scenario('kind: train', 'presets: { gpus: { mine: { pike: {} } } }\n')],
    ['an unknown default', scenario('kind: train', 'defaults: { gpuz: a100 }\n')],
    ['a list of scenarios', 'version: 1\nscenarios: [ { kind: train } ]\n'],
  ])('%s', (_, text) => {
    expect(problemsOf(text)).not.toBe('');
  });
});

test.each(kinds)('%s: every field is completed, with its help', (kind) => {
  const { properties = {} } = schema.definitions[kind] ?? {};
  for (const { key } of fieldsOf(kind)) expect(resolved(properties[key])?.description?.length, key).toBeGreaterThan(5);
  expect(Object.keys(properties).toSorted()).toEqual(['kind', 'extends', 'expect', ...fieldsOf(kind).map(({ key }) => key)].toSorted());
});

test.each(kinds)('%s: every figure can be expected, by its key and without its unit', (kind) => {
  const { properties = {} } = schema.definitions[`${kind}Expectations`] ?? {};
  for (const key of figures[kind]) expect(properties, key).toHaveProperty([key]);
  for (const key of ['power', 'gpus', kind === 'train' ? 'cost' : 'costPerWindow', kind === 'train' ? 'duration' : 'requests'])
    expect(properties).toHaveProperty([key]);
});
