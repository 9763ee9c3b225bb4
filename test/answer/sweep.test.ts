import { describe, expect, test } from 'vitest';
import { evaluate } from '../../src/index.js';
import { runCli, words } from '../helpers/run-cli.js';
import { resultsOf, rowsOf } from './commands.js';
import { figureIn } from './csv.js';

const column = (rows: readonly Readonly<Record<string, string>>[], key: string) => rows.map((row) => row[key]);

describe('the rows of a sweep', () => {
  test('come in the order written, the last field varying fastest', async () => {
    const rows = await rowsOf('train --model gpt3 --gpu a100,h100 --utilization 30%,50% --duration 30d,60d');
    expect(rows.map((row) => `${row['gpu']} ${row['utilization']} ${row['duration']}`)).toEqual([
      'a100-pcie-80gb 0.3 2592000',
      'a100-pcie-80gb 0.3 5184000',
      'a100-pcie-80gb 0.5 2592000',
      'a100-pcie-80gb 0.5 5184000',
      'h100-pcie-80gb 0.3 2592000',
      'h100-pcie-80gb 0.3 5184000',
      'h100-pcie-80gb 0.5 2592000',
      'h100-pcie-80gb 0.5 5184000',
    ]);
    const turned = await rowsOf('train --duration 30d,60d --model gpt3 --gpu a100,h100');
    expect(turned.map((row) => `${row['duration']} ${row['gpu']}`)).toEqual([
      '2592000 a100-pcie-80gb',
      '2592000 h100-pcie-80gb',
      '5184000 a100-pcie-80gb',
      '5184000 h100-pcie-80gb',
    ]);
  });

  test('are the same in another order of the fields', async () => {
    const parts = ['--gpu a100,h100-sxm,v100', '--tokens 300B,1T', '--price list,2'];
    const orders = [
      [0, 1, 2],
      [0, 2, 1],
      [1, 0, 2],
      [1, 2, 0],
      [2, 0, 1],
      [2, 1, 0],
    ];
    const sorted = await Promise.all(
      orders.map(async (order) => {
        const rows = await rowsOf(`train --model gpt3 ${order.map((place) => parts[place]).join(' ')}`);
        return rows.map((row) => JSON.stringify(Object.entries(row).toSorted())).toSorted();
      }),
    );
    expect(new Set(sorted[0]).size).toBe(12);
    for (const rows of sorted) expect(rows).toEqual(sorted[0]);
  });

  test('mix numbers and presets in one list: a price of one’s own beside the list price', async () => {
    const rows = await rowsOf('train --model gpt3 --gpu a100,mi300x --price 2,list');
    // 1,122,480 GPU-hours × $2 and × $1.65
    expect(column(rows, 'price')).toEqual(['2', 'list', '2', 'list']);
    expect(figureIn(rows[0] ?? {}, 'costUsd')).toBe(2_244_960);
    expect(figureIn(rows[1] ?? {}, 'costUsd')).toBe(1_122_480 * 1.65);
    expect(figureIn(rows[3] ?? {}, 'costUsd')).toBe((figureIn(rows[3] ?? {}, 'gpuHours') ?? 0) * 3.45);
  });

  test('are in JSON what they are in CSV', async () => {
    const line = 'train --model gpt3,deepseek-v3 --gpu a100,v100,mlu590 --precision bf16,tf32 --price list';
    const [rows, results] = await Promise.all([rowsOf(line), resultsOf(line)]);
    expect(rows).toHaveLength(12);
    rows.forEach((row, place) => {
      const { name, answer, error } = results[place] ?? {};
      expect([row['name'], row['error']], name).toEqual([name, error?.code ?? '']);
      for (const [key, value] of Object.entries(answer ?? {})) expect(figureIn(row, key), `${name} ${key}`).toBe(value);
    });
  });
});

describe('a row without an answer', () => {
  const line = 'train --model gpt3 --gpu a100,mlu590,h100';

  test('has nulls and a code, and leaves the others alone', async () => {
    const results = await resultsOf(line);
    expect(results.map(({ error }) => error?.code)).toEqual([undefined, 'unsupported-precision', undefined]);
    expect(results.map(({ answer }) => answer['gpus'])).toEqual([1559, null, 644]);
    expect(new Set(Object.values(results[1]?.answer ?? {}))).toEqual(new Set([null]));
    expect(Object.keys(results[1]?.answer ?? {})).toEqual(Object.keys(results[0]?.answer ?? {}));
    const rows = await rowsOf(line);
    expect(column(rows, 'error')).toEqual(['', 'unsupported-precision', '']);
    expect(column(rows, 'gpus')).toEqual(['1559', '', '644']);
  });

  test('is named like the others', async () => {
    const names = ['gpt-3-175b on a100-pcie-80gb', 'gpt-3-175b on mlu590', 'gpt-3-175b on h100-pcie-80gb'];
    expect((await resultsOf(line)).map(({ name }) => name)).toEqual(names);
    expect(column(await rowsOf(line), 'name')).toEqual(names);
  });

  test('is named by a model that varies too', async () => {
    const rows = await rowsOf('train --model gpt3,llama-3.1-8b --gpu a100,mlu590');
    expect(column(rows, 'name')).toEqual([
      'gpt-3-175b on a100-pcie-80gb',
      'gpt-3-175b on mlu590',
      'llama-3.1-8b on a100-pcie-80gb',
      'llama-3.1-8b on mlu590',
    ]);
  });

  test('says what it was asked for', async () => {
    const results = await resultsOf('train --model gpt3 --gpu a100,mlu590 --gpus 1000');
    expect(results.map(({ unknown, solved }) => [unknown, solved])).toEqual([
      ['duration', 'durationSeconds'],
      ['duration', 'durationSeconds'],
    ]);
  });

  test('may be one whose numbers have none', async () => {
    const rows = await rowsOf('train --model gpt3 --gpu a100 --gpus 500,2000,100,3000 --solve utilization');
    expect(column(rows, 'error')).toEqual(['above-possible', '', 'above-possible', '']);
    // 121,527.78 TFLOPS ÷ (2,000 × 156)
    expect(Number(rows[1]?.['utilization'])).toBeCloseTo(0.389_512, 6);
    expect(column(rows, 'utilization').map((cell) => cell === '')).toEqual([true, false, true, false]);
  });

  test('is an error when there is no other', async () => {
    const { code, stdout, stderr } = await runCli(words('train --model gpt3 --gpu mlu590,apple-m3-max --format json'));
    expect([code, stdout]).toEqual([2, '']);
    expect(JSON.parse(stderr)).toMatchObject({ errors: [{ code: 'unsupported-precision' }] });
  });
});

describe('sorting', () => {
  test('ranks by a figure, smallest first, rows without it last', async () => {
    const rows = await rowsOf('train --model gpt3 --gpu a100,mlu590,h100-sxm,v100,h100 --sort gpus');
    // 156, -, 494.7, 125 (fp16) and 378 TFLOPS
    expect(column(rows, 'gpu')).toEqual(['h100-sxm-80gb', 'h100-pcie-80gb', 'a100-pcie-80gb', 'v100-sxm-32gb', 'mlu590']);
  });

  test('keeps the order written where figures are equal or unknown', async () => {
    const rows = await rowsOf('train --model gpt3 --gpu tpu-v6e,h100,tpu-v5e --sort powerWatts');
    expect(column(rows, 'gpu')).toEqual(['h100-pcie-80gb', 'tpu-v6e', 'tpu-v5e']);
    const paid = await rowsOf('train --model gpt3 --note x --pue 1.5,1,1.2 --gpu a100 --price 2 --sort costUsd');
    expect(column(paid, 'pue')).toEqual(['1.5', '1', '1.2']);
  });

  test.each(['tokensPerWindow', 'tokensPerSecond', 'flopsPerToken', 'activeParameters', 'requestsPerSecond', 'gpus', 'powerWatts'])(
    'by %s holds across dense models and mixtures of experts',
    async (figure) => {
      const line = 'infer --model deepseek-v3,llama-3.1-70b,llama-3.1-8b,dbrx,gpt3 --gpu h100 --gpus 1000,2000 --input 1000 --output 300';
      const figures = (await rowsOf(`${line} --sort ${figure}`)).map((row) => figureIn(row, figure));
      expect(figures).toHaveLength(10);
      expect(figures).toEqual(figures.toSorted((a, b) => (a ?? 0) - (b ?? 0)));
    },
  );

  test('holds whichever kind of model comes first', async () => {
    for (const models of ['llama-3.1-70b,deepseek-v3,llama-3.1-8b', 'deepseek-v3,llama-3.1-70b,llama-3.1-8b']) {
      const rows = await rowsOf(`infer --model ${models} --gpu h100 --gpus 1000 --input 1000 --output 300 --sort tokensPerSecond`);
      expect(column(rows, 'model')).toEqual(['llama-3.1-70b', 'deepseek-v3', 'llama-3.1-8b']);
    }
  });

  test('is the same in JSON', async () => {
    const results = await resultsOf('train --model gpt3 --gpu a100,h100,h100-sxm --sort gpus');
    expect(results.map(({ answer }) => answer['gpus'])).toEqual([492, 644, 1559]);
    const alone = evaluate({ kind: 'train', model: 'gpt3', gpu: 'h100-sxm' });
    const bases = 'power 1.25 × TDP (a100-pcie-80gb, h100-pcie-80gb), rated (h100-sxm-80gb)';
    const mixed = expect.objectContaining({ code: 'mixed-bases', message: expect.stringContaining(bases) });
    expect(results[0]).toEqual({ ...alone, warnings: [...alone.warnings, mixed] });
  });
});

test('more combinations than can be ranked are refused before they are computed', () => {
  const many = (count: number, unit: string) => Array.from({ length: count }, (_, place) => `${place + 1}${unit}`).join(',');
  const argv = ['train', '--model', 'gpt3', '--gpu', 'a100', '--format', 'csv', '--sort', 'gpus'];
  const lists = ['--tokens', many(5000, 'B'), '--duration', many(5000, 'd'), '--gpus-per-server', many(5001, '')];
  return runCli([...argv, ...lists]).then(({ code, stderr }) => {
    expect(code).toBe(2);
    expect(stderr).toContain('error[too-many-rows]: 125025000000 combinations are too many to be ranked');
  });
});
