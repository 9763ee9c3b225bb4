import { expect, test } from 'vitest';
import { inKeys } from '../../src/scenario/field.js';
import { runCli } from '../helpers/run-cli.js';

test.each([
  ['--gpu a100, or --peak 312T', 'gpu: a100, or peak: 312T'],
  ['--price 2.50 (USD per GPU-hour), or --price list', 'price: 2.50 (USD per GPU-hour), or price: list'],
  ['--words and --input both describe the demand', 'words and input both describe the demand'],
  ['--flops-per-token changes nothing with --flops exact', 'flopsPerToken changes nothing with flops exact'],
  ['leave one out, or name the unknown with --solve', 'leave one out, or name the unknown with solve'],
  ['a base-rate - and 5--3', 'a base-rate - and 5--3'],
])('%s', (flags, keys) => {
  expect(inKeys(flags)).toBe(keys);
});

test('what is missing in a scenario file is asked for in the words of the file', async () => {
  const inputs = { 'f.yaml': 'version: 1\nscenarios: { s: { kind: train, model: gpt3 } }\n' };
  const { stderr } = await runCli(['run', 'f.yaml'], { inputs });
  expect(stderr).toContain('try: gpu: a100, or peak: 312T');
  expect(stderr).toContain('f.yaml:2:14');
});
