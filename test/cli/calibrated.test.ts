import { describe, expect, test } from 'vitest';
import type { Result } from '../../src/answer/contract/result.js';
import { figureIn, parseCsv } from '../answer/csv.js';
import { runCli, words } from '../helpers/run-cli.js';

const ERROR = '{ mean: 0.02, median: 0.02, p90: 0.05, bias: 0.01, low: -0.04, high: 0.05 }';
const group = (metric: string, factor: number, engine = '') => `  - metric: ${metric}
    gpu: h100-sxm-80gb
    models: dense
${engine}    factor: ${factor}
    rows: 9
    configurations: 7
    modelsSeen: 2
    error: ${ERROR}
    leftOneOut: ${ERROR}
`;
const inputs = {
  'ours.yaml': `version: 1
program: 0.1.0
groups:
${group('trainingSpeed', 0.8)}${group('ttft', 1.5, '    engine: vllm\n')}${group('tpot', 1.2, '    engine: vllm\n')}`,
  'both.yaml': `version: 1
defaults: { calibration: ours.yaml, price: 2 }
scenarios:
  trained: { kind: train, model: llama-3.1-8b, gpu: h100-sxm, precision: bf16, utilization: auto, gpus: 64, tokens: 1T }
  plain: { kind: train, model: llama-3.1-8b, gpu: h100-sxm, precision: bf16, utilization: auto, gpus: 64, tokens: 1T, calibration: null }
  served: { kind: infer, model: llama-3.1-8b, gpu: h100-sxm, weights: bf16, input: 1000, output: 300, requests: 90/s, ttft: 500ms }
`,
};
const TRAIN = 'train --model llama-3.1-8b --precision bf16 --gpus 64 --utilization auto --tokens 1T --price 2 --calibration ours.yaml';
const INFER =
  'infer --model llama-3.1-8b --weights bf16 --input 1000 --output 300 --requests 90/s,150/s --ttft 500ms --price 2 --calibration ours.yaml';

async function shown(line: string): Promise<string> {
  const { code, stdout, stderr } = await runCli(words(line), { inputs });
  expect([code, stderr]).toEqual([0, '']);
  return stdout;
}

describe.each([
  ['a training', `${TRAIN} --gpu h100-sxm`, 1],
  ['trainings side by side, of which one has no runs', `${TRAIN} --gpu h100-sxm,a100-sxm`, 1],
  ['services side by side', `${INFER} --gpu h100-sxm`, 2],
  ['scenarios of a file', 'run both.yaml', 2],
])('%s', (_, line, calibrated) => {
  test('has its calibrated figures in CSV beside those predicted, as JSON has them', async () => {
    const { results } = JSON.parse(await shown(`${line} --format json`)) as { results: readonly Result[] };
    const rows = parseCsv(await shown(`${line} --format csv`));
    const columns = Object.keys(rows[0] as object).filter((column) => column.startsWith('calibrated.'));
    expect(columns).toContain('calibrated.utilization');
    expect(rows).toHaveLength(results.length);
    expect(results.filter((result) => result.calibrated !== undefined)).toHaveLength(calibrated);
    const moved = new Set<string>();
    for (const [place, { answer, calibrated: own }] of results.entries()) {
      const row = rows[place] as Readonly<Record<string, string>>;
      for (const column of columns) {
        const key = column.replace('calibrated.', '');
        const figure = own?.answer?.[key];
        expect(figureIn(row, column), column).toBe(typeof figure === 'number' ? figure : null);
        if (typeof answer[key] === 'number') expect(figureIn(row, key), key).toBe(answer[key]);
      }
      for (const [key, value] of Object.entries(own?.answer ?? {}))
        if (typeof value === 'number' && value !== answer[key]) moved.add(`calibrated.${key}`);
    }
    expect(moved.size).toBeGreaterThan(5);
    // No figure that a factor moves is left out.
    expect(columns).toEqual(
      expect.arrayContaining([...moved].filter((column) => column.replace('calibrated.', '') in (rows[0] as object))),
    );
  });

  test.each(['table', 'markdown', 'html'])('shows both in a %s', async (format) => {
    const text = await shown(`${line} --format ${format}`);
    expect(text).toContain('Calibrated');
  });
});

test('without a calibration there is no such column', async () => {
  const [row = {}] = parseCsv(await shown('train --model gpt3 --gpu a100,h100-sxm --format csv'));
  expect(Object.keys(row).filter((column) => column.startsWith('calibrated'))).toEqual([]);
});
