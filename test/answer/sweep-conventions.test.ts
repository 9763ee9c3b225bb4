// A sweep under which the FLOP of a token follow from the architecture: each row is what it is alone.
import { describe, expect, test } from 'vitest';
import { evaluate } from '../../src/index.js';
import { linesOf, resultsOf, rowsOf } from './commands.js';
import { figureIn } from './csv.js';

const SERVE = 'infer --model llama-3.1-70b --gpu h100-sxm --precision bf16 --requests 10/s';

const lines: readonly (readonly [line: string, rows: number])[] = [
  ['train --model gpt3 --gpu a100 --flops 6nd,palm,megatron,exact', 4],
  ['train --model gpt3,t5-base,deepseek-v3,bert-base --gpu a100 --precision bf16 --tokens 1T --flops exact', 4],
  ['train --model llama-3.1-8b --gpu h100-sxm --tokens 1T --sequence 2048,8192,131072 --flops exact', 3],
  ['train --model llama-3.1-8b --gpu h100-sxm --tokens 1T --sequence 2048,8192 --flops palm,megatron --duration 10d,20d', 8],
  ['train --model llama-3.1-8b --gpu h100-sxm --gpus 64,128 --duration 10d --solve tokens --flops exact --sequence 1K,64K', 4],
  [`${SERVE} --input 100,1000,10000 --output 10,300 --flops exact`, 6],
  [`${SERVE} --input 1000 --output 300 --shots 0,1,5 --tokens-per-shot 100,200 --flops exact`, 6],
  [`${SERVE} --input 1000 --output 300 --shots 0,1,5 --tokens-per-shot 100,200 --flops palm`, 6],
  [`${SERVE} --input 1000 --output 300 --cached-prefix 0,500,1000 --flops 6nd,exact`, 6],
  [`${SERVE} --input 1000,2000 --output 300 --cached-prefix 500,1000 --utilization 30%,50%`, 8],
  [`${SERVE} --words 100,425 --questions 1,4 --flops exact`, 4],
  [`${SERVE} --words 425 --shots 1,2 --tokens-per-shot 50 --cached-prefix 0,10 --flops megatron`, 4],
  ['infer --model t5-base,bert-base,mamba-130m --gpu a100 --precision bf16 --requests 100/s --input 128,512 --output 64 --flops exact', 6],
  ['infer --model gpt3 --gpu a100 --tokens 1T,8T --sequence 1024,2048 --flops exact', 4],
  ['infer --model gpt3 --gpu a100 --gpus 100,1000 --input 100,1000 --output 100 --flops exact', 4],
];

describe.each(lines)('%s', (line, count) => {
  test('has in each row of CSV, JSON and JSONL what its scenario gives alone', async () => {
    const results = await resultsOf(line);
    expect(results).toHaveLength(count);
    const [rows, streamed] = [await rowsOf(line), await linesOf(line)];
    expect(streamed.map(({ schemaVersion: _, ...result }) => result)).toEqual(results);
    for (const [index, { scenario, answer, name, error }] of results.entries()) {
      expect(error, name).toBeUndefined();
      expect(evaluate(scenario as never).answer, name).toEqual(answer);
      for (const [key, value] of Object.entries(answer)) expect(figureIn(rows[index] ?? {}, key), `${name}: ${key}`).toBe(value);
    }
  });

  test('has rows that differ', async () => {
    const flops = (await resultsOf(line)).map(({ answer }) => JSON.stringify(answer));
    expect(new Set(flops).size).toBeGreaterThan(count / 2);
  });
});

test('a row whose prefix is longer than its prompt says so, and the others are answered', async () => {
  const results = await resultsOf(`${SERVE} --input 100,1000 --output 300 --cached-prefix 500`);
  expect(results.map(({ error }) => error?.code)).toEqual(['cached-above-prompt', undefined]);
});
