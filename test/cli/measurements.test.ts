import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import type { Calibration, MeasurementReport } from '../../src/answer/contract/calibration.js';
import { runCli } from '../helpers/run-cli.js';

const schema = JSON.parse(readFileSync(new URL('../../schemas/validation.schema.json', import.meta.url), 'utf8')) as object;
const runs = readFileSync(new URL('validate/own-training/inputs/runs.csv', import.meta.url), 'utf8');
const validate = (flags: readonly string[], inputs: Readonly<Record<string, string>> = { 'runs.csv': runs }) =>
  runCli(['validate', '--measurements', 'runs.csv', ...flags], { inputs });
const LINE = 'llama-3.1-8b,h100-sxm,8,tp=1 pp=1 cp=1,bf16,7800';

test('each figure stands beside its prediction, and the groups follow from them', async () => {
  const { code, stdout } = await validate(['--format', 'json']);
  expect(code).toBe(0);
  const report = JSON.parse(stdout) as MeasurementReport;
  const valid = new Ajv({ allErrors: true, strict: false }).compile(schema);
  expect(valid(report), JSON.stringify(valid.errors)).toBe(true);
  expect(report.figures).toHaveLength(12);
  for (const { measured, predicted, ratio } of report.figures) expect(ratio).toBe(predicted / measured);
  expect(report.groups.map(({ metric, rows, configurations }) => [metric, rows, configurations])).toEqual([
    ['trainingSpeed', 7, 6],
    ['trainingMemory', 5, 5],
  ]);
  const csv = (await validate(['--format', 'csv'])).stdout.trimEnd().split('\n');
  expect(csv).toHaveLength(13);
  const lines = (await validate(['--format', 'jsonl'])).stdout.trimEnd().split('\n');
  expect(lines.map((line) => JSON.parse(line) as object)).toEqual(report.figures.map((figure) => ({ schemaVersion: 1, ...figure })));
});

test('a calibration is written, says what its numbers are and not when it was made, and goes over no file unasked', async () => {
  const { code, files } = await validate(['--write-calibration', 'ours.yaml']);
  expect(code).toBe(0);
  const text = files.get('ours.yaml') as string;
  expect(text).not.toMatch(/\b20\d\d-\d\d/);
  const { groups } = parse(text) as Calibration;
  expect(groups.map(({ metric, gpu, models }) => [metric, gpu, models])).toEqual([
    ['trainingSpeed', 'h100-sxm-80gb', 'dense'],
    ['trainingMemory', 'h100-sxm-80gb', 'dense'],
  ]);
  for (const { error, leftOneOut } of groups) expect(leftOneOut.mean).toBeLessThanOrEqual(error.mean);
  const inputs = { 'runs.csv': runs, 'ours.yaml': 'mine' };
  const refused = await validate(['--write-calibration', 'ours.yaml'], inputs);
  expect(refused.code).toBe(2);
  expect(refused.stderr).toContain('file-exists');
  expect(refused.files.has('ours.yaml')).toBe(false);
  const forced = await validate(['--write-calibration', 'ours.yaml', '--force'], inputs);
  expect(forced.files.get('ours.yaml')).toBe(text);
});

test('of too few runs that differ no calibration is written, and the exit code says that there is none', async () => {
  const few = `model,gpu,gpus,layout,precision,tokensPerSecondPerGpu\n${`${LINE}\n`.repeat(8)}`;
  const { code, stdout, files } = await validate(['--write-calibration', 'ours.yaml'], { 'runs.csv': few });
  expect(code).toBe(3);
  expect(files.size).toBe(0);
  expect(stdout).toContain('no group has enough runs');
});

test('times and speeds of one run tell the same, and count once', async () => {
  const both =
    'model,gpu,gpus,layout,precision,globalBatch,sequence,tokensPerSecondPerGpu,stepSeconds\nllama-3.1-8b,h100-sxm,8,tp=1 pp=1 cp=1,bf16,128,8192,8192,16\n';
  const { groups, figures } = JSON.parse((await validate(['--format', 'json'], { 'runs.csv': both })).stdout) as MeasurementReport;
  expect(figures).toHaveLength(2);
  const [speed, time] = figures;
  // 128 × 8192 tokens in 16 s on 8 GPUs are 8,192 a second of one.
  expect(speed?.ratio).toBeCloseTo(time?.ratio as number, 12);
  expect(groups).toMatchObject([{ rows: 1, configurations: 1, factor: null, without: 'few' }]);
});

test('a run that could not be run by the model is told, and left out', async () => {
  const table = `model,gpu,gpus,layout,precision,globalBatch,tokensPerSecondPerGpu\ngpt3,h100-sxm,8,,bf16,128,100\n${LINE.replace('bf16', 'bf16,128')}\n`;
  const { unpredicted, figures } = JSON.parse((await validate(['--format', 'json'], { 'runs.csv': table })).stdout) as MeasurementReport;
  expect(unpredicted).toMatchObject([{ line: 2, code: 'no-layout-fits' }]);
  expect(figures).toMatchObject([{ line: 3 }]);
});

test('suites are those of the program, and not of one’s own runs', async () => {
  const { code, stderr } = await runCli(['validate', 'training', '--measurements', 'runs.csv'], { inputs: { 'runs.csv': runs } });
  expect(code).toBe(2);
  expect(stderr).toContain('without-effect');
});
