import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { NEWEST_PRICE } from '../../src/catalog/facts.js';
import { builtInCatalog } from '../../src/catalog/package-presets.js';
import type { GpuPreset } from '../../src/catalog/schema.js';
import { evaluate } from '../../src/index.js';

const PRESETS = new URL('../../presets/gpus/', import.meta.url);
const gpus = readdirSync(PRESETS).map((name) => JSON.parse(readFileSync(new URL(name, PRESETS), 'utf8')) as GpuPreset);
const run = { kind: 'train', model: 'llama-3.1-8b', tokens: '1T', precision: 'bf16' } as const;

describe('memory is what the driver reports', () => {
  test.each([
    ['l40s', 48_305_799_168],
    ['l4', 23_570_219_008],
    ['h100-sxm', 81_559 * 2 ** 20],
    ['a10', 23_028 * 2 ** 20],
  ] as const)('of %s %d bytes, which is less than its label', (gpu, bytes) => {
    const { evidence } = evaluate({ ...run, gpu });
    expect(evidence.gpu).toMatchObject({ memoryBytes: bytes, memoryBasis: 'reported' });
    expect(Object.keys(evidence.gpu?.standing ?? {})).toContain('memory.reported');
  });

  test('and decides what fits: 14.7 GiB are more than a T4 of 16 has', () => {
    const { warnings } = evaluate({ kind: 'infer', parameters: 7.9e9, tokens: 1000, gpu: 't4', precision: 'fp16' });
    expect(warnings).toContainEqual(
      expect.objectContaining({
        code: 'weights-exceed-memory',
        message: 'the weights alone (14.71 GiB at bf16) exceed the memory of 1 GPU (14.57 GiB): the model does not fit',
      }),
    );
  });

  test('and the label, where nobody says, is said to be one', () => {
    const { evidence, warnings } = evaluate({ kind: 'infer', parameters: 100e9, tokens: 1000, gpu: 'mi210', precision: 'bf16' });
    expect(evidence.gpu?.memoryBasis).toBe('label');
    expect(warnings.map(({ message }) => message).join()).toContain('(64 GiB by the label)');
  });

  test('unless a card of one’s own says another', () => {
    const { evidence } = evaluate({ ...run, gpu: 'h100-sxm' });
    expect(evidence.gpu?.memoryBytes).not.toBe(80 * 2 ** 30);
  });
});

test('a rack’s power stands before 1.25 × TDP: GB200 draws 120 kW ÷ 72', () => {
  expect(evaluate({ ...run, gpu: 'gb200' }).evidence.power).toEqual({
    wattsPerGpu: 120_000 / 72,
    basis: 'rated',
    standing: 'read',
  });
});

describe('a price', () => {
  test('is reckoned from the newest one of the catalogue', () => {
    const dates = gpus.flatMap(({ prices }) => prices.flatMap(({ date }) => (date?.length === 10 ? [date] : [])));
    dates.push(
      ...builtInCatalog()
        .instances()
        .flatMap(({ date }) => (date?.length === 10 ? [date] : [])),
    );
    expect(dates.toSorted().at(-1)).toBe(NEWEST_PRICE);
  });

  test('of more than a year before that is old wherever it is used', () => {
    const { evidence, warnings } = evaluate({ ...run, gpu: 'h100', price: 'list' });
    expect(evidence.price).toMatchObject({ date: '2025-03-03', old: true });
    expect(warnings.map(({ code }) => code)).toContain('old-price');
    const { hints } = evaluate({ ...run, gpu: 'h100' });
    expect(hints.find(({ code }) => code === 'list-price')?.message).toContain('2025-03-03, which is old');
  });

  test('of this year is not', () => {
    const { evidence, warnings } = evaluate({ ...run, gpu: 'a100', price: 'list' });
    expect(evidence.price?.old).toBe(false);
    expect(warnings.map(({ code }) => code)).not.toContain('old-price');
  });
});
