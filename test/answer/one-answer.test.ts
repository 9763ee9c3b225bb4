// One answer, whichever way it is asked for: library, JSON, JSONL, CSV.
import { describe, expect, test } from 'vitest';
import { evaluate } from '../../src/index.js';
import { linesOf, resultsOf, rowsOf } from './commands.js';
import { figureIn } from './csv.js';

type Scenario = Parameters<typeof evaluate>[0];

const cases: readonly (readonly [string, Scenario])[] = [
  ['train --model gpt3 --gpu a100', { kind: 'train', model: 'gpt3', gpu: 'a100' }],
  [
    'train --model gpt3 --gpu a100 --precision bf16 --duration 60d',
    { kind: 'train', model: 'gpt3', gpu: 'a100', precision: 'bf16', duration: '60d' },
  ],
  ['train --model gpt3 --gpu a100 --gpus 1024', { kind: 'train', model: 'gpt3', gpu: 'a100', gpus: 1024 }],
  [
    'train --model deepseek-v3 --gpu h100-sxm --price list --region france',
    { kind: 'train', model: 'deepseek-v3', gpu: 'h100-sxm', price: 'list', region: 'france' },
  ],
  [
    'train --model gpt3 --gpu v100 --gpus 10000 --solve tokens',
    { kind: 'train', model: 'gpt3', gpu: 'v100', gpus: 10_000, solve: 'tokens' },
  ],
  [
    'train --model gpt3 --gpu a100 --gpus 2000 --solve utilization',
    { kind: 'train', model: 'gpt3', gpu: 'a100', gpus: 2000, solve: 'utilization' },
  ],
  ['train --model gpt3 --gpu a100 --budget 2M --price 2.5', { kind: 'train', model: 'gpt3', gpu: 'a100', budget: 2e6, price: 2.5 }],
  ['train --parameters 7B --tokens 1.5T --peak 312T', { kind: 'train', parameters: 7e9, tokens: 1.5e12, peak: 312e12 }],
  [
    'infer --model gpt3 --gpu a100 --requests 3.5B/day --questions 4 --words 425 --tokens-per-word 4/3',
    { kind: 'infer', model: 'gpt3', gpu: 'a100', requests: 3.5e9 / 86_400, questions: 4, words: 425, tokensPerWord: 4 / 3 },
  ],
  [
    'infer --model llama-3.1-70b --gpu h100 --requests 120/s --input 1000 --output 300 --window 1h --pue 1.3 --goodput 95%',
    { kind: 'infer', model: 'llama-3.1-70b', gpu: 'h100', requests: 120, input: 1000, output: 300, window: 3600, pue: 1.3, goodput: 0.95 },
  ],
  [
    'train --model deepseek-v3 --gpu h800 --precision fp8 --flops exact --sequence 4K',
    { kind: 'train', model: 'deepseek-v3', gpu: 'h800', precision: 'fp8', flops: 'exact', sequence: 4000 },
  ],
  ['train --model gpt3 --gpu a100 --flops palm', { kind: 'train', model: 'gpt3', gpu: 'a100', flops: 'palm' }],
  [
    'infer --model llama-3.1-70b --gpu h100 --requests 10/s --input 1000 --output 300 --shots 5 --tokens-per-shot 200 --cached-prefix 1000',
    {
      kind: 'infer',
      model: 'llama-3.1-70b',
      gpu: 'h100',
      requests: 10,
      input: 1000,
      output: 300,
      shots: 5,
      tokensPerShot: 200,
      cachedPrefix: 1000,
    },
  ],
  [
    'infer --model llama-3.1-70b --gpu h100 --requests 10/s --input 1000 --output 300 --flops exact',
    { kind: 'infer', model: 'llama-3.1-70b', gpu: 'h100', requests: 10, input: 1000, output: 300, flops: 'exact' },
  ],
  [
    'infer --model gpt3 --gpu a100 --gpus 100 --electricity-price 0.1/kWh',
    { kind: 'infer', model: 'gpt3', gpu: 'a100', gpus: 100, electricityPrice: 0.1 },
  ],
];

describe.each(cases)('%s', (line, scenario) => {
  test('is in JSON what the library gives, to the last digit', async () => {
    expect(await resultsOf(line)).toEqual([evaluate(scenario)]);
    expect(await resultsOf(`${line} --explain`)).toEqual([evaluate(scenario, { explain: true })]);
  });

  test('is in JSONL the same, a line an answer', async () => {
    expect(await linesOf(line)).toEqual([{ schemaVersion: 1, ...evaluate(scenario) }]);
  });

  test('is in CSV the same figures under the same keys', async () => {
    const [row = {}, ...more] = await rowsOf(line);
    expect(more).toEqual([]);
    const { name, answer } = evaluate(scenario);
    expect(Object.keys(row)).toEqual(['name', ...Object.keys(answer), 'error']);
    expect([row['name'], row['error']]).toEqual([name, '']);
    for (const [key, value] of Object.entries(answer)) expect(figureIn(row, key), key).toBe(value);
  });
});
