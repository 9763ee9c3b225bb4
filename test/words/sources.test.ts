// Where formulas come from, in Chinese: definitions are translated, and what documents say; their names stay as they are.
import { beforeAll, expect, test } from 'vitest';
import { unitText } from '../../src/core/unit.js';
import { english } from '../../src/words/en/english.js';
import { termOf } from '../../src/words/words.js';
import { chinese } from '../../src/words/zh/chinese.js';
import { sheets } from '../core/sheets.js';
import { runCli, words } from '../helpers/run-cli.js';

const HAN = /\p{Script=Han}/u;
/** English that is no name of a document. */
const ENGLISH = /\b[a-z]{2,} (a|an|and|are|be|by|for|in|is|its|no|not|of|or|that|the|to|with|a|each|every)\b/;
/** Symbols, which are units in every language. */
const SYMBOLS = new Set(['', 'FLOP', 'FLOP/token', 'FLOP/s', 's', 'W', 'J', 'J/token', 'USD', 'USD/Mtok', 'USD/kWh', 'g', 'g/kWh']);

/** Command lines whose explanations have what no sheet has. */
const EXPLAINED = [
  'model gpt3 t5-base llama-3.1-70b deepseek-v3 nemotron-3-nano-30b-a3b',
  'model llama-3.1-70b deepseek-v3 --weights int4 --kv fp8',
  'train --model llama-3.1-405b --gpu h100-sxm --gpus 1024 --utilization auto',
  'train --model gpt3 --gpu a100 --flops exact',
  'infer --model llama-3.1-8b --gpu h100-sxm --requests 20/s --input 1000 --output 200 --tpot 50ms',
  'train --model gpt3 --gpu a100 --gpus 1000 --solve parameters',
  'train --model llama-3.1-8b --gpu h100-sxm --gpus 8 --method lora --examples 10k --example-tokens 1000 --utilization auto',
  'infer --model deepseek-v3 --gpu h100-sxm --requests 20/s --input 2000 --output 300 --pools two',
  'infer --model llama-3.1-70b --gpu h100-sxm --layout tp=4 --concurrency 64 --input 2000 --output 300',
  'infer --model llama-3.1-70b --gpu h100-sxm --requests 20/s --input 2000 --output 300 --ttft p95:2s',
];

type Explained = {
  readonly key: string;
  readonly source: string;
  readonly expression: string;
  readonly inputs: readonly { readonly key: string }[];
};

let explained: readonly Explained[] = [];
beforeAll(async () => {
  const steps: Explained[] = [];
  for (const line of EXPLAINED) {
    const { stdout } = await runCli([...words(line), '--explain', '--format', 'json']);
    const { results } = JSON.parse(stdout) as { results: readonly { steps: readonly Explained[] }[] };
    steps.push(...results.flatMap((result) => result.steps));
  }
  explained = steps;
});

test('every quantity of an explanation has a name, in both languages', () => {
  const keys = new Set(explained.flatMap(({ key, inputs }) => [key, ...inputs.map((input) => input.key)]));
  expect(keys.size).toBeGreaterThan(150);
  for (const language of [english, chinese]) expect([...keys].filter((key) => termOf(key, language) === key)).toEqual([]);
});

test('every source of a formula is said in Chinese', () => {
  const ofSheets = sheets.flatMap(([, { formulas }]) => formulas.map(({ source }) => source));
  const ofSteps = explained.flatMap(({ source, expression }) => [source, ...(/: [a-z]{3}/.test(expression) ? [expression] : [])]);
  const sources = [...new Set([...ofSheets, ...ofSteps])];
  expect(sources.length).toBeGreaterThan(90);
  const untranslated = sources
    .map((source) => chinese.source(source))
    .filter((text) => !HAN.test(text) || ENGLISH.test(text.replace(/‘[^’]*’/, '')));
  // This one names nothing but documents.
  expect(untranslated.filter((text) => !text.startsWith('docs/training.md, Memory'))).toEqual([]);
});

test('every unit of a formula is a symbol, or has a name in Chinese', () => {
  const units = new Set(sheets.flatMap(([, { inputs, formulas }]) => [...inputs, ...formulas].map(({ unit }) => unitText(unit))));
  expect([...units].filter((unit) => !SYMBOLS.has(unit) && !HAN.test(chinese.measures[unit] ?? ''))).toEqual([]);
});
