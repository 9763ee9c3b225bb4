// What a reader of Chinese reads is Chinese: real output of the commands, scanned for English that is no name.
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { root } from '../helpers/repository.js';
import { type CliResult, runCli } from '../helpers/run-cli.js';
import { shellWords } from './shell-words.js';

const TRAIN = 'train --model gpt3 --gpu a100';
const SERVE = 'infer --model llama-3.1-70b --gpu h100-sxm --requests 20/s --input 1000 --output 300';

/** Command lines whose output has every kind of sentence. */
const ANSWERS = [
  `${TRAIN} --price list --explain`,
  'train --model gpt3 --gpu a100,h100-sxm --price 2 --sort costUsd',
  `${TRAIN} --utilization 30%..50% --tokens 200B..400B --together utilization+tokens=0.6 --sensitivity`,
  `${TRAIN} --uncertainty evidence`,
  `${TRAIN} --gpus 1024 --region france --embodied ecologits --wue 0.3 --grid-water 3 --cny-per-usd 7.1 --price 2 --explain`,
  `${TRAIN} --server-price 200k --years 5 --hosting 150 --electricity-price 0.12 --price 2 --explain`,
  `${TRAIN} --budget 2M --price list --flops exact --explain`,
  'train --model llama-3.1-405b --gpu h100-sxm --gpus 1024 --utilization auto --goodput auto --explain --launch megatron --top 3',
  'train --model llama-3.1-8b --gpu h100-sxm --method rlhf --gpus 8 --examples 12725 --example-tokens 600 --comparisons 33207 --episodes 256k --reward-parameters 6B --explain',
  'train --model llama-3.1-8b --gpu h100-sxm --method lora --tokens 100M --gpus 8',
  'infer --model gpt3 --gpu a100 --requests 35亿次/天 --questions 4 --words 425 --shots 5 --tokens-per-shot 100 --explain',
  'infer --model gpt3 --gpu a100 --requests 3.5B/day --input 100 --output 300 --growth 5%..8%/month --horizon 24mo --fleet 40000',
  'infer --model gpt3 --gpu a100 --users 2M --messages-per-user 20/day --input 1000 --output 300 --cached-prefix 500 --turns 3 --peak-to-average 3 --spares N+1 --explain --price 2',
  `${SERVE} --tpot 50ms --launch vllm --explain`,
  `${SERVE} --tpot 50ms --pools two --acceptance 70%`,
  ...['agents', 'azure-code', 'azure-conversation', 'lmsys-chat'].map(
    (name) => `infer --model llama-3.1-8b --gpu h100-sxm --requests 20/s --workload ${name} --ttft p95:2s`,
  ),
  'infer --model gpt3 --gpu p5.48xlarge --tokens 8B --price list',
  'model deepseek-v3 --explain',
  'model gpt3 llama-3.1-8b',
  'model t5-base nemotron-3-nano-30b-a3b gemma-3-27b',
  'model gemma-3-27b --sequence 32K',
  'model nemotron-3-nano-30b-a3b',
  'run examples/deck.zh-CN.yaml',
  'run examples/megawatt.yaml',
  'run examples/llama-3.1-405b.yaml --explain',
  'run examples/growth.yaml',
  'run examples/rlhf.yaml',
  'check examples/expectations.yaml',
  'check examples/chinese.yaml --set utilization=10%',
  'check examples/deck.zh-CN.yaml --set utilization=30% --format github',
  'check examples/deck.zh-CN.yaml --set utilization=30% --format junit',
  'diff examples/company.yaml examples/team.yaml',
  'diff examples/deck.zh-CN.yaml examples/chinese.yaml --format markdown',
  'scale --compute 1e24 --parameters 8B',
  'validate',
  'validate --prove-red',
  'presets models llama',
  'presets instances p5',
  'presets regions fra',
  'presets show p5.48xlarge',
];
const PAGES = [
  `${TRAIN} --price 2 --sensitivity --utilization 30%..50% --format html`,
  'train --model llama-3.1-8b --gpu h100-sxm --gpus 64 --utilization auto --format html',
  `${SERVE} --tpot 50ms --format html`,
  'model deepseek-v3 --format html',
  'run examples/deck.zh-CN.yaml --format html',
  'check examples/deck.zh-CN.yaml --format html',
  'diff examples/deck.zh-CN.yaml examples/chinese.yaml --format html',
  'validate training --format html',
];
const MISTAKES = [
  'train --model gpt5x --gpu a10O --tokens 30d --utilization 150%',
  'train --model gpt3 --gpu a100 --gpus 100 --duration 30d --tokens 300B --utilization 50%',
  'train --gpu a100',
  'infer --model gpt3 --gpu a100',
  'infer --model gpt3 --gpu a100 --requests 1/s',
  'train --model gpt3 --gpu a100 --method dpo',
  'train --model llama-3.1-70b --gpu h100-sxm --gpus 8 --layout tp=16',
  'train --model llama-3.1-405b --gpu h100-sxm --gpus 8 --utilization auto',
  'infer --model llama-3.1-405b --gpu h100-sxm --requests 1/s --input 10 --output 10 --layout tp=1',
  'infer --model llama-3.1-70b --gpu h100-sxm --requests 1/s --input 10000 --output 10 --ttft 1ms',
  'infer --model llama-3.1-70b --gpu h100-sxm --requests 1/s --input 10 --workload agents',
  'train --model gpt3 --gpu a100 --uncertain evidence --sort price',
  'check examples/none.yaml',
  'diff examples/deck.yaml',
  'scale',
  'schema',
  'completion',
  'validate trainings',
  'presets show gpt33',
  'nothing',
  'model ./none.json',
  'train --model gpt3 --gpu a100 --price list --region nowhere --out a.json --format csv',
];

const read = (folder: string) =>
  readdirSync(`${root}${folder}`).map((name) => [`${folder}/${name}`, readFileSync(`${root}${folder}/${name}`, 'utf8')]);
const inputs = Object.fromEntries(read('examples'));
const run = (line: string): Promise<CliResult> => runCli([...shellWords(line), '--lang', 'zh'], { columns: 4000, inputs });

/** Documents of published lengths, and titles of documents that have small words in them. */
const TITLES: readonly string[] = [
  ...read('presets/workloads').map(([, text = '{}']) => (JSON.parse(text) as { readonly document: string }).document),
  'GHG Protocol, location-based',
  'EIA 2021, average monthly bills of homes in 2020',
  'TensorRT-LLM benchmarking guide',
  'How much energy does ChatGPT use?',
];

/** Words of two letters and more, in a row, that are no names: titles and makers begin with capitals. */
const ENGLISH = /(?<![\w@/.\-=‘])[A-Za-z]?[a-z]+(?:[ ,;:]+(?!(?:bf|fp|tf|mxfp|nvfp|int)\d)[a-z]{2,}){1,}(?![\w/@=.])/g;

/** What stands as it is in every language: what is typed, documents, and names of two words. */
const AS_IT_IS: readonly RegExp[] = [
  /‘[^’]*’/g,
  /llm-sizing [\x20-\x7e]*/g,
  /(?:vllm|torchrun|python|trtllm-\w+) [\x20-\x7e]*/g,
  /--[a-z-]+(?:[ =][\x20-\x7e]+)?/g,
  /et al\./g,
  /\btoken\b/g,
  // Fields with their values.
  /\b[a-z]\w*: [\w.%/-]+/g,
  /(?:arXiv:|docs\/)[^\s：；，。、（）]+ (?:The step|The model|Memory|(?:section|appendix|table)[\w. ]*)/g,
  // What a preset says of itself, told to be English.
  /（英文）：.*/g,
  /npm run fit/g,
];

/** English that is left in a text. */
function left(text: string): readonly string[] {
  const titled = TITLES.reduce((each, title) => each.replaceAll(title, '·'), text);
  const rest = AS_IT_IS.reduce((each, pattern) => each.replace(pattern, '·'), titled);
  return [...rest.matchAll(ENGLISH)].map(([found]) => found);
}

/** Marks of English beside Chinese: a comma, colon, semicolon or parenthesis that is not full-width. */
const MARKS = /\p{Script=Han}(?:[,;:!?]| ?[()])|(?:[,;!?] ?|[()])\p{Script=Han}/gu;

function marksOf(text: string): readonly string[] {
  const rest = [/‘[^’]*’/g, /--[a-z-]+(?:[ =][\x20-\x7e]+)?/g, /::/g].reduce((each, pattern) => each.replace(pattern, ''), text);
  return [...rest.matchAll(MARKS)].map(({ index }) => rest.slice(Math.max(0, index - 20), index + 20));
}

/** What a reader sees of a page, without what its answer says for programs: documents and names. */
function shownOf(page: string): string {
  const data = /<script type="application\/json" id="answer">(.*?)<\/script>/s.exec(page)?.[1] ?? '{}';
  const documents = new Set<string>();
  JSON.parse(data, (key, value: unknown) => {
    if (['document', 'source', 'note', 'name'].includes(key) && typeof value === 'string') documents.add(value);
    return value;
  });
  const text = page
    .replace(/<(script|style)\b.*?<\/\1>/gs, '')
    .replace(/<[^>]+>/g, '\n')
    .replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => ({ amp: '&', lt: '<', gt: '>', quot: '"' })[name] ?? "'");
  return [...documents].toSorted((one, other) => other.length - one.length).reduce((each, said) => each.replaceAll(said, '·'), text);
}

describe('Chinese output has no English but names', () => {
  test.each(ANSWERS)('%s', async (line) => {
    const { stdout, stderr } = await run(line);
    expect(stderr).toBe('');
    expect(stdout).toMatch(/\p{Script=Han}/u);
    expect(left(stdout)).toEqual([]);
    expect(marksOf(stdout)).toEqual([]);
  });

  test.each(PAGES)('%s', async (line) => {
    const { stdout } = await run(line);
    expect(stdout).toContain('<html lang="zh-CN">');
    expect(left(shownOf(stdout))).toEqual([]);
    expect(marksOf(shownOf(stdout))).toEqual([]);
  });

  test.each(MISTAKES)('%s', async (line) => {
    const { code, stderr } = await run(line);
    expect(code).toBeGreaterThan(1);
    expect(stderr).toMatch(/^错误\[[a-z-]+\]：/);
    expect(left(stderr)).toEqual([]);
    expect(marksOf(stderr)).toEqual([]);
  });

  test('English that is left is found', async () => {
    const { stdout } = await runCli(shellWords(`${TRAIN} --explain`), { columns: 4000 });
    expect(left(stdout).length).toBeGreaterThan(20);
    expect(left('提示：the weights do not fit')).toEqual(['the weights do not fit']);
  });
});
