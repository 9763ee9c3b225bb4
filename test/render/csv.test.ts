import { expect, test } from 'vitest';
import { figuresAsked } from '../../src/answer/sheet/figures.js';
import type { AnswerDocument } from '../../src/index.js';
import { cell } from '../../src/render/csv.js';
import { runCli, words } from '../helpers/run-cli.js';

/** What a comparison of accelerators rests on, beside its figures. */
const POWER_AND_PRICE = ['powerPerGpuWatts', 'powerBasis', 'priceUsdPerGpuHour', 'priceProvider', 'priceDate'];

const MAIN = 'train --model gpt3 --gpu a100';

async function csv(line: string): Promise<readonly (readonly string[])[]> {
  const { code, stdout } = await runCli(words(`${line} --format csv`));
  expect(code).toBe(0);
  return stdout
    .trimEnd()
    .split('\n')
    .map((row) => row.split(','));
}

test.each([
  ["=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0"],
  ['=1+1', "'=1+1"],
  ['+1+1', "'+1+1"],
  ['-1+1', "'-1+1"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['\t=1', "'\t=1"],
  ['=HYPERLINK("http://x","y")', '"\'=HYPERLINK(""http://x"",""y"")"'],
  ['-1', '-1'],
  ['+2.5e-3', '+2.5e-3'],
  ['plain', 'plain'],
  ['a,b', '"a,b"'],
  ['say "so"', '"say ""so"""'],
  ['', ''],
])('the cell %j is written %j', (text, written) => {
  expect(cell(text)).toBe(written);
});

test('a name that a spreadsheet would run is marked as text', async () => {
  const { code, stderr } = await runCli(['train', '--model', "gpt3,=cmd|' /C calc'!A0", '--gpu', 'a100', '--format', 'csv']);
  expect(code).toBe(2);
  expect(stderr).toContain('no model is called ‘=cmd|');
});

test('the header is the name, the swept fields, the figures with the keys of the JSON, and the error', async () => {
  const [header] = await csv('train --model gpt3 --gpu a100,h100 --precision tf32,bf16');
  expect(header).toEqual(['name', 'gpu', 'precision', ...figuresAsked('train', {}), ...POWER_AND_PRICE, 'error']);
  const [spared] = await csv('train --model gpt3 --gpu a100,h100 --precision tf32,bf16 --spares N+1');
  expect(spared).toEqual(['name', 'gpu', 'precision', ...figuresAsked('train', { spares: 'N+1' }), ...POWER_AND_PRICE, 'error']);
});

test.each([
  ['--tokens 100B,300B', 'tokens'],
  ['--utilization 30%,50%', 'utilization'],
  ['--gpus 512,1024', 'gpus'],
])('a swept field that is a figure has one column: %s', async (flags, key) => {
  const [header = []] = await csv(`${MAIN} ${flags}`);
  expect(header.filter((name) => name === key)).toEqual([key]);
  expect(header[1]).toBe(key);
});

test('no two columns have one name', async () => {
  const [header = []] = await csv(`${MAIN} --tokens 100B,300B --duration 20d,30d --parameters 7B,70B --price 1,2`);
  expect(new Set(header).size).toBe(header.length);
});

test.each([
  `${MAIN},h100 --precision tf32,bf16 --price list --region france`,
  `${MAIN} --tokens 100B,300B --utilization 30%,50% --sort gpus`,
  'infer --model gpt3 --gpu a100 --requests 1B/day,2B/day --words 425,500 --price 2',
  'infer --model gpt3,llama-3.1-70b --gpu h100 --gpus 8,16 --precision bf16,fp8',
  `${MAIN} --solve tokens --gpus 100,1000 --duration 1d,30d`,
])('each row says what the JSON says: %s', async (line) => {
  const [header = [], ...rows] = await csv(line);
  const { results } = JSON.parse((await runCli(words(`${line} --format json`))).stdout) as AnswerDocument;
  expect(rows.length).toBe(results.length);
  results.forEach(({ name, answer }, place) => {
    const row = rows[place] ?? [];
    const shown = Object.fromEntries(header.map((key, column) => [key, row[column] ?? '']));
    expect(shown['name']).toBe(name);
    for (const [key, value] of Object.entries(answer)) expect(`${key} ${shown[key]}`).toBe(`${key} ${value ?? ''}`);
  });
});

test('a row without an answer has its name, its swept values, a code and nothing else', async () => {
  const [header = [], row = []] = await csv(`${MAIN},h100 --precision fp8`);
  expect(row.slice(0, 2)).toEqual(['gpt-3-175b on a100-pcie-80gb', 'a100-pcie-80gb']);
  expect(row.at(-1)).toBe('unsupported-precision');
  expect(row.slice(2, -1).every((text) => text === '')).toBe(true);
  expect(row.length).toBe(header.length);
});

test('the names are those of the JSON, also in rows without an answer', async () => {
  const line = 'train --model gpt3,gpt-4 --gpu a100,h100 --precision fp8,bf16';
  const { results } = JSON.parse((await runCli(words(`${line} --format json`))).stdout) as AnswerDocument;
  const [, ...rows] = await csv(line);
  expect(rows.map(([name]) => name)).toEqual(results.map(({ name }) => name));
});

test('presets are listed with nested keys flattened by dots', async () => {
  const [header, row = []] = await csv('presets gpus a100-pcie-80gb');
  expect(header).toContain('peak.bf16');
  expect(row[header?.indexOf('peak.bf16') ?? -1]).toBe('312000000000000');
});
