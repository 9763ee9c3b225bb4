import { describe, expect, test } from 'vitest';
import { builtInCatalog } from '../../src/catalog/package-presets.js';
import { budgetInput, gpusGivenInput, powerBudgetInput } from '../../src/core/budget.js';
import { withCapacity } from '../../src/core/capacity.js';
import { withFootprint } from '../../src/core/footprint.js';
import { inferenceSheet } from '../../src/core/inference.js';
import { withOwnership } from '../../src/core/ownership.js';
import { withThroughput } from '../../src/core/throughput.js';
import { trainingSheet } from '../../src/core/training.js';
import { choicesOf, exampleOf, type Field, flagOf, kinds } from '../../src/scenario/field.js';
import { fieldOf, fields, fieldsOf, quantityOf } from '../../src/scenario/fields.js';
import { readText, readValue } from '../../src/scenario/read.js';

/** Every way to tell how much is asked. */
const rates = ['requests', 'users', 'concurrentUsers', 'tokenRate', 'outputTokenRate'] as const;

const where = { kind: 'field', path: 'x' } as const;
const catalog = { ...builtInCatalog(), file: () => ({ text: '' }) };
const each = kinds.flatMap((kind) => fieldsOf(kind).map((field) => [kind, field.key, field] as const));

describe.each(each)('%s %s', (kind, _, field) => {
  test('has an example that is read', () => {
    expect(readText(field, kind, exampleOf(field, kind), where, catalog)).toMatchObject({ ok: true });
  });

  test('has a default that is allowed, where it has one', () => {
    if (field.default === undefined) return;
    expect(readValue(field, kind, field.default, where, catalog)).toEqual({ ok: true, value: field.default });
  });

  test('sets a quantity that the sheet knows, where it sets one', () => {
    const sheets =
      kind === 'train'
        ? [trainingSheet]
        : (['window', 'words', 'tokens'] as const).flatMap((demand) => [
            ...rates.map((rate) => inferenceSheet(demand, { rate, prompted: true })),
            inferenceSheet(demand, { prompted: true, cachedShare: true, turns: true }),
          ]);
    const asked = sheets.flatMap((sheet) => [
      sheet,
      withThroughput(sheet),
      withOwnership(sheet, ''),
      withFootprint(sheet, { embodied: true, water: true, yuan: true }, kind === 'train' ? '' : 'PerWindow'),
      withCapacity(sheet, { peak: kind === 'infer', spares: 'count' }),
      withCapacity(sheet, { peak: kind === 'infer', spares: 'share' }),
    ]);
    const known = new Set(
      [...asked.flatMap(({ inputs, formulas }) => [...inputs, ...formulas]), budgetInput, gpusGivenInput, powerBudgetInput].map(
        ({ key }) => key,
      ),
    );
    const quantity = quantityOf(field.key, kind);
    if (quantity !== undefined) expect(known).toContain(quantity);
  });

  test('refuses the empty text of a quantity or a choice', () => {
    const { is } = field.type;
    if (is === 'quantity' || is === 'choice') expect(readText(field, kind, '', where, catalog).ok).toBe(false);
  });
});

test('keys are one a field, and camelCase', () => {
  const keys = fields.map(({ key }) => key);
  expect(new Set(keys).size).toBe(keys.length);
  for (const key of keys) expect(key).toMatch(/^[a-z]+([A-Z][a-z]+)*$/);
});

test('a flag is the key in kebab-case', () => {
  expect([flagOf('gpusPerServer'), flagOf('gpu'), flagOf('tokensPerWord')]).toEqual(['--gpus-per-server', '--gpu', '--tokens-per-word']);
});

test('no two quantities of a kind are set by two fields', () => {
  for (const kind of kinds) {
    const set = fieldsOf(kind).flatMap((field) => quantityOf(field.key, kind) ?? []);
    expect(new Set(set).size, kind).toBe(set.length);
  }
});

test('what can be solved for is a field of the kind', () => {
  const { type } = fieldOf('solve') as Field;
  if (type.is !== 'choice') throw new Error('solve is no choice');
  for (const kind of kinds) {
    const keys = fieldsOf(kind).map(({ key }) => key);
    for (const choice of choicesOf(type, kind)) expect(keys, kind).toContain(choice);
  }
});
