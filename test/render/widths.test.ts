import { describe, expect, test } from 'vitest';
import { shellWords } from '../cli/shell-words.js';
import { runCli } from '../helpers/run-cli.js';
import { columnsOf } from './width.js';

const widths = [60, 80, 120] as const;

/** A command of each kind, and the narrowest terminal that it fits: numbers and names are never cut. */
const commands: Readonly<Record<string, { readonly line: string; readonly fits: number }>> = {
  train: { line: 'train --model gpt3 --gpu a100 --price list --region france', fits: 60 },
  infer: { line: 'infer --model gpt3 --gpu a100 --requests 3.5B/day --questions 4 --words 425', fits: 60 },
  timeline: {
    line: "infer --model gpt3 --gpu a100 --tokens 8B --growth 5%..20%/month --horizon '5 years' --fleet 2000 --price 2 --electricity-price 0.1",
    fits: 60,
  },
  explain: { line: 'train --model gpt3 --gpu a100 --explain --price list --region france', fits: 60 },
  note: { line: "train --model gpt3 --gpu a100 --note 'a note that goes on and on, 写给董事会的备注也可以很长, and on'", fits: 60 },
  sweep: { line: 'train --model gpt3 --gpu a100,h100 --precision tf32,bf16 --price list', fits: 80 },
  'sweep-without-answers': { line: 'train --model gpt3 --gpu a100,v100 --precision tf32,fp16', fits: 80 },
  'sweep-numbers': { line: 'infer --model gpt3 --gpu a100 --tokens 1T,8T --utilization 30%,50%', fits: 80 },
  range: { line: "train --model gpt3 --gpu a100 --utilization 30%..50% --tokens '300B ± 10%' --price 2", fits: 60 },
  sensitivity: { line: 'train --model gpt3 --gpu a100 --utilization 30%..50% --sensitivity', fits: 60 },
  evidence: { line: 'train --model gpt3 --gpu a100 --uncertainty evidence', fits: 80 },
  'sweep-ranges': { line: 'train --model gpt3 --gpu a100,h100 --utilization 30%..50% --price list', fits: 80 },
  models: { line: 'presets models llama', fits: 60 },
  gpus: { line: 'presets gpus nvidia', fits: 60 },
  regions: { line: 'presets regions eu', fits: 60 },
  'show-gpu': { line: 'presets show a100', fits: 80 },
  'show-model': { line: 'presets show gpt3', fits: 60 },
  'show-region': { line: 'presets show france', fits: 80 },
  model: { line: 'model gpt3', fits: 60 },
  'models-side-by-side': { line: 'model bert-base llama-3.1-8b', fits: 60 },
  help: { line: '--help', fits: 80 },
  'train-help': { line: 'train --help', fits: 80 },
  'infer-help': { line: 'infer --help', fits: 80 },
  'model-help': { line: 'model --help', fits: 80 },
  'presets-help': { line: 'presets models --help', fits: 80 },
};

for (const [name, { line, fits }] of Object.entries(commands)) {
  describe(name, () => {
    for (const columns of widths) {
      test(`reads well in ${columns} columns`, async () => {
        const { code, stdout } = await runCli(shellWords(line), { columns });
        expect(code).toBe(0);
        await expect(stdout).toMatchFileSnapshot(`widths/${name}-${columns}.txt`);
      });

      test(`has no blanks at the end of a line in ${columns} columns`, async () => {
        const { stdout } = await runCli(shellWords(line), { columns });
        expect(stdout.split('\n').filter((text) => /[ \t]$/.test(text))).toEqual([]);
      });
    }

    test(`fits a terminal of ${fits} columns and more`, async () => {
      for (const columns of widths.filter((width) => width >= fits)) {
        const { stdout } = await runCli(shellWords(line), { columns });
        expect(stdout.split('\n').filter((text) => columnsOf(text) > columns)).toEqual([]);
      }
    });
  });
}

test('a message fits the terminal', async () => {
  const { stderr } = await runCli(shellWords('train --model gpt3 --gpu a100 --precision fp8 --sort cost'), { columns: 60 });
  expect(stderr.split('\n').filter((text) => columnsOf(text) > 60)).toEqual([]);
});

test('a name is never broken: it can be copied from the narrowest table', async () => {
  const { stdout } = await runCli(['presets', 'gpus', 'blackwell'], { columns: 40 });
  expect(stdout).toContain('rtx-pro-6000-blackwell-server');
});

test('a number is never cut, however narrow the terminal', async () => {
  const { stdout } = await runCli(shellWords('infer --model gpt3 --gpu a100 --tokens 8T'), { columns: 10 });
  expect(stdout).toMatch(/GPUs +415,480 +415,479\.58$/m);
});

test('columns that a narrow terminal leaves out are named', async () => {
  const { stdout } = await runCli(shellWords('presets gpus a100'), { columns: 60 });
  expect(stdout).toMatch(/too narrow to show[^:]*: .*Status/s);
});

test('without a terminal the table is 80 columns wide', async () => {
  const line = shellWords('train --model gpt3 --gpu a100');
  expect((await runCli(line)).stdout).toBe((await runCli(line, { columns: 80 })).stdout);
});
