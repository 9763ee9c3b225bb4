import { expect, test } from 'vitest';
import type { Result } from '../../src/answer/contract/result.js';
import { evaluate } from '../../src/index.js';
import { runCli, words } from '../helpers/run-cli.js';

async function resultsOf(line: string) {
  const { code, stdout } = await runCli(words(`${line} --format json`));
  expect(code).toBe(0);
  return JSON.parse(stdout).results as Result[];
}

const mixed = (results: readonly Result[]) => results.map(({ warnings }) => warnings.find(({ code }) => code === 'mixed-bases')?.message);

test('the precision of a model is its makers’, of the deck’s and of unknown models tf32; a card without it takes its 16-bit peak and says so', () => {
  const of = (scenario: object) => {
    const { scenario: used, sources, warnings } = evaluate({ kind: 'train', tokens: '1T', ...scenario } as never);
    return [used['precision'], sources['precision'], warnings.some(({ code }) => code === 'precision-fallback')];
  };
  expect(of({ model: 'llama-3.1-70b', gpu: 'h100-sxm' })).toEqual(['bf16', 'preset', false]);
  expect(of({ model: 'deepseek-v3', gpu: 'h100-sxm' })).toEqual(['fp8', 'preset', false]);
  expect(of({ model: 'deepseek-v3', gpu: 'a100-sxm' })).toEqual(['bf16', 'preset', true]);
  expect(of({ model: 'llama-3.1-70b', gpu: 'v100' })).toEqual(['fp16', 'preset', true]);
  expect(of({ model: 'llama-3.1-70b', gpu: 'h100-sxm', precision: 'tf32' })).toEqual(['tf32', 'given', false]);
  for (const model of ['gpt-1', 'gpt-2', 'gpt3']) expect(of({ model, gpu: 'a100' }), model).toEqual(['tf32', 'default', false]);
  expect(of({ parameters: '7B', gpu: 'a100' })).toEqual(['tf32', 'default', false]);
});

test('cards that rest on different bases are told apart in one remark, and those that rest on the same are not', async () => {
  const [first, ...others] = mixed(await resultsOf('train --model gpt3 --gpu a100,v100,h100-sxm --price list'));
  expect(first).toContain('precision tf32 (a100-pcie-80gb, h100-sxm-80gb), fp16 (v100-sxm-32gb)');
  expect(first).toContain('power 1.25 × TDP (a100-pcie-80gb, v100-sxm-32gb), rated (h100-sxm-80gb)');
  expect(first).toMatch(/price .*a100-pcie-80gb.*v100-sxm-32gb/);
  expect(others).toEqual([first, first]);
  expect(mixed(await resultsOf('train --model gpt3 --gpu a100-pcie-40gb,a100-pcie-80gb --power 500W'))).toEqual([undefined, undefined]);
});

test('a card without a price keeps its other figures beside others, and is refused alone', async () => {
  const [priced, unpriced] = await resultsOf('train --model gpt3 --gpu a100,mi455x --price list');
  expect(priced?.answer['costUsd']).toBeGreaterThan(0);
  expect(unpriced?.answer).toMatchObject({ costUsd: null, gpus: 49 });
  expect(unpriced?.warnings.map(({ code }) => code)).toContain('no-list-price');
  expect((await runCli(words('train --model gpt3 --gpu mi455x --price list'))).stderr).toContain('missing-list-price');
});

test('CSV has what a card rests on beside its figures; what is swept is not said twice', async () => {
  const rows = async (line: string) =>
    (await runCli(words(`${line} --format csv`))).stdout
      .trimEnd()
      .split('\n')
      .map((row) => row.split(','));
  const [head = [], a100 = [], mi455x = []] = await rows('train --model gpt3 --gpu a100,mi455x --price list');
  const cell = (row: readonly string[], name: string) => row[head.indexOf(name)];
  expect(head.slice(-7)).toEqual([
    'precision',
    'powerPerGpuWatts',
    'powerBasis',
    'priceUsdPerGpuHour',
    'priceProvider',
    'priceDate',
    'error',
  ]);
  expect([cell(a100, 'precision'), cell(a100, 'powerPerGpuWatts'), cell(a100, 'powerBasis')]).toEqual(['tf32', '375', 'tdp']);
  expect(cell(a100, 'priceDate')).toMatch(/^\d{4}-\d\d-\d\d$/);
  expect([cell(mi455x, 'precision'), cell(mi455x, 'priceUsdPerGpuHour'), cell(mi455x, 'costUsd')]).toEqual(['bf16', '', '']);
  const [swept = []] = await rows('train --model gpt3 --gpu a100,h100 --price 1,2 --power 400W,500W');
  expect(swept.slice(-2)).toEqual(['precision', 'error']);
});
