// A sweep writes only what changed from row to row: no cell may be left over from the row before.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { evaluate, SizingError } from '../../src/index.js';
import { fieldOf } from '../../src/scenario/fields.js';
import { runsOf, seed } from '../helpers/fuzz.js';
import { rowsOf } from './commands.js';
import { figureIn } from './csv.js';

type Row = Readonly<Record<string, string>>;
type Fixed = Readonly<Record<string, number | string>>;

/** One row as `evaluate` computes it: figures by key, or the code of why there are none. */
function expected(kind: string, fixed: Fixed, swept: readonly string[], row: Row): Readonly<Record<string, number | null>> | string {
  const values = swept.map((key) => {
    const cell = row[key] as string;
    return [key, fieldOf(key)?.type.is === 'quantity' && cell !== 'list' ? Number(cell) : cell] as const;
  });
  try {
    return evaluate({ kind, ...fixed, ...Object.fromEntries(values) } as never).answer as unknown as Readonly<
      Record<string, number | null>
    >;
  } catch (error) {
    if (error instanceof SizingError) return error.code;
    throw error;
  }
}

function check(kind: string, fixed: Fixed, swept: readonly string[], row: Row): void {
  const answer = expected(kind, fixed, swept, row);
  const where = swept.map((key) => row[key]).join(' ');
  if (typeof answer === 'string') {
    expect(row['error'], where).toBe(answer);
    for (const [key, cell] of Object.entries(row))
      if (!['name', 'error', ...swept].includes(key)) expect(cell, `${where}: ${key}`).toBe('');
    return;
  }
  expect(row['error'], where).toBe('');
  for (const [key, value] of Object.entries(answer)) {
    if (figureIn(row, key) !== value) throw new Error(`${where}: ${key} is ${row[key]} in the row, ${value} alone`);
  }
}

test.each<[string, string, Fixed, readonly string[]]>([
  [
    'train --model gpt3',
    '--gpu a100,v100,h100 --tokens 300B,1T,2T --utilization 30%,40%,50%',
    { model: 'gpt3' },
    ['gpu', 'tokens', 'utilization'],
  ],
  ['train --model gpt3', '--utilization 30%,50% --gpu a100,mlu590,h100 --price list,2', { model: 'gpt3' }, ['utilization', 'gpu', 'price']],
  [
    'train --gpu h100 --price 2',
    '--model gpt3,deepseek-v3,dbrx --duration 10d,20d --pue 1,1.5',
    { gpu: 'h100', price: 2 },
    ['model', 'duration', 'pue'],
  ],
  [
    'train --gpu h100 --tokens 1T',
    '--parameters 1B,70B --active-parameters 1B,10B --epochs 1,2',
    { gpu: 'h100', tokens: 1e12 },
    ['parameters', 'activeParameters', 'epochs'],
  ],
  [
    'train --model gpt3 --gpu a100',
    '--gpus 500,2000 --solve duration,tokens,utilization,parameters --goodput 90%,1',
    { model: 'gpt3', gpu: 'a100' },
    ['gpus', 'solve', 'goodput'],
  ],
  [
    'train --model gpt3 --price 2',
    '--budget 1,1M,5M --gpu a100,h100 --duration 10d,30d',
    { model: 'gpt3', price: 2 },
    ['budget', 'gpu', 'duration'],
  ],
  [
    'train --model gpt3 --gpu a100 --price 2',
    '--gpus 10,100 --budget 1M,2M --electricity-price 0.1/kWh,0.2/kWh',
    { model: 'gpt3', gpu: 'a100', price: 2 },
    ['gpus', 'budget', 'electricityPrice'],
  ],
  ['train --model gpt3', '--gpu a100,l4 --region france,cn --precision tf32,bf16,fp4', { model: 'gpt3' }, ['gpu', 'region', 'precision']],
  [
    'train --model gpt3 --gpu a100',
    '--peak 100T,200T --gpus-per-server 4,8 --flops-per-token 1e12,2e12',
    { model: 'gpt3', gpu: 'a100' },
    ['peak', 'gpusPerServer', 'flopsPerToken'],
  ],
  [
    'infer --gpu h100 --words 425',
    '--model gpt3,deepseek-v3 --requests 1/s,1000/s --questions 1,4',
    { gpu: 'h100', words: 425 },
    ['model', 'requests', 'questions'],
  ],
  [
    'infer --model gpt3 --requests 10/s',
    '--input 100,1000 --gpu a100,v100 --output 10,300 --window 1h,1d',
    { model: 'gpt3', requests: 10 },
    ['input', 'gpu', 'output', 'window'],
  ],
  [
    'infer --model gpt3 --gpu a100',
    '--gpus 100,1000 --window 1h,1d --utilization 20%,50%',
    { model: 'gpt3', gpu: 'a100' },
    ['gpus', 'window', 'utilization'],
  ],
  ['train --gpu h100 --tokens 1T', '--parameters 1B,70B,175B --epochs 1,2', { gpu: 'h100', tokens: 1e12 }, ['parameters', 'epochs']],
])('%s %s: every row is what it is alone', async (command, lists, fixed, swept) => {
  const kind = command.split(' ')[0] as string;
  const rows = await rowsOf(`${command} ${lists}`);
  expect(rows).toHaveLength(
    [...lists.matchAll(/--[\w-]+ (\S+)/g)].reduce((product, [, list]) => product * (list as string).split(',').length, 1),
  );
  for (const row of rows) check(kind, fixed, swept, row);
  // Ranked, every row follows another one than before.
  const ranked = await rowsOf(`${command} ${lists} --sort gpuHours`);
  expect(ranked).toHaveLength(rows.length);
  for (const row of ranked) check(kind, fixed, swept, row);
});

test('20,000 rows: those drawn are what they are alone', async () => {
  const list = (count: number, text: (index: number) => string) => Array.from({ length: count }, (_, index) => text(index + 1)).join(',');
  const lists = `--gpu a100,h100-sxm,v100,mi300x --tokens ${list(100, (n) => `${n * 17}B`)} --utilization ${list(50, (n) => `${n}.5%`)}`;
  const rows = await rowsOf(`train --model llama-3.1-70b --price list ${lists}`);
  expect(rows).toHaveLength(20_000);
  const keys = new Set(rows.map((row) => `${row['gpu']} ${row['tokens']} ${row['utilization']}`));
  expect(keys.size).toBe(20_000);
  fc.assert(
    fc.property(fc.nat(rows.length - 1), (place) => {
      check('train', { model: 'llama-3.1-70b', price: 'list' }, ['gpu', 'tokens', 'utilization'], rows[place] as Row);
    }),
    { numRuns: runsOf(500), seed },
  );
});
