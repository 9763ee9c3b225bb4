import { expect, test } from 'vitest';
import { fieldOf, fields } from '../../src/scenario/fields.js';
import { fieldsCalled, keysMeant } from '../../src/scenario/synonyms.js';

const keys = fields.map(({ key }) => key);
const plain = (key: string) => key.toLowerCase();

test.each([
  ['mfu', 'utilization'],
  ['--num-gpus', 'gpus'],
  ['seq_len', 'sequence'],
  ['VRAM', 'memory'],
  ['co2', 'carbon'],
  ['dtype', 'precision'],
  ['instance-type', 'gpu'],
  ['qps', 'requests'],
])('%s means %s', (word, key) => {
  expect(fieldsCalled(word)).toContain(key);
  expect(keysMeant(word, keys)).toEqual(fieldsCalled(word));
});

test('what a field is called elsewhere is no field, and each field that is meant is one', () => {
  for (const key of keys) expect(fieldsCalled(key).filter((meant) => meant !== key)).toEqual([]);
  for (const word of ['batch-size', 'latency', 'cost', 'tp', 'time']) {
    const meant = fieldsCalled(word);
    expect(meant.length, word).toBeGreaterThan(0);
    for (const key of meant) expect(fieldOf(key), key).toBeDefined();
  }
});

test('what means nothing elsewhere is compared by its letters, and a field that is not there is not offered', () => {
  expect(keysMeant('modle', keys)).toEqual(['model']);
  expect(keysMeant('mfu', ['model', plain('mfuse')])).toEqual(['mfuse']);
});
