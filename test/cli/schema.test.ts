import { readFileSync } from 'node:fs';
import { Ajv, type ValidateFunction } from 'ajv';
import { describe, expect, test } from 'vitest';
import { type AnswerDocument, describeModel, evaluate, type ModelDocument } from '../../src/index.js';
import { caseOf } from '../architecture/data/cases.js';
import { runCli } from '../helpers/run-cli.js';
import { shellWords } from './shell-words.js';

const ajv = new Ajv({ allErrors: true, strict: false });
const schemaOf = (name: string) =>
  JSON.parse(readFileSync(new URL(`../../schemas/${name}.schema.json`, import.meta.url), 'utf8')) as object;
const isAnswer = ajv.compile(schemaOf('answer'));
const isScenario = ajv.compile(schemaOf('scenario-object'));

function problemsOf(validate: ValidateFunction, value: unknown): string {
  return validate(value) ? '' : ajv.errorsText(validate.errors);
}

const lines = [
  'train --model gpt3 --gpu a100',
  'train --model gpt3 --gpu a100 --explain --price list --region france --pue 1.2 --electricity-price 0.1/kWh',
  'train --model gpt3 --gpu v100 --note x',
  'train --parameters 7B --tokens 1T --peak 312T',
  'train --model deepseek-v3 --gpu h800 --precision fp8 --parameters 700B',
  'train --model gpt3 --gpu a100 --sparsity 2:4 --goodput 90% --epochs 2 --flops-per-token 1.2e12',
  'train --model gpt3 --gpu a100 --gpus 1024',
  'train --model gpt3 --gpu a100 --gpus 1024 --solve tokens --explain',
  'train --model gpt3 --gpu a100 --gpus 1024 --solve parameters --explain',
  'train --model gpt3 --gpu a100 --gpus 2000 --solve utilization --explain',
  'train --model gpt3 --gpu a100 --price 2 --solve budget',
  'train --model gpt3 --gpu a100 --budget 2M --price 2 --explain',
  'train --model gpt3 --gpu a100 --budget 2M --price 2 --gpus 1024 --explain',
  'train --model gpt3 --gpu a100 --budget 2M --price 2 --gpus 1024 --solve duration',
  'train --model gpt3,gpt-4 --gpu a100,t4 --precision fp8,fp16',
  'train --model gpt3 --gpu a100 --utilization 1e-14,50%',
  'infer --model gpt3 --gpu a100 --requests 3.5B/day --questions 4 --words 425 --explain',
  'infer --model gpt3 --gpu a100 --tokens 8T --price list --region de',
  'infer --model llama-3.1-70b --gpu h100-sxm --precision bf16 --requests 10/s --input 1000 --output 300 --explain',
  'infer --model gpt3 --gpu a100 --gpus 100',
  'infer --model gpt3 --gpu a100 --gpus 100 --words 425 --explain',
  'infer --model gpt3 --gpu a100 --budget 10000 --price list',
  'infer --model gpt3 --gpu t4 --precision fp16 --tokens 1M,8T',
  'train --model gpt3 --gpu a100 --flops 6nd,palm,megatron,exact --sequence 4096',
  'train --model deepseek-v3 --gpu h800 --precision fp8 --flops exact --explain',
  'train --model t5-base --gpu a100 --tokens 34B',
  'infer --model llama-3.1-70b --gpu h100-sxm --requests 10/s --input 1000 --output 300 --shots 5 --tokens-per-shot 200 --explain',
  'infer --model llama-3.1-70b --gpu h100-sxm --requests 10/s --input 1000 --output 300 --cached-prefix 800 --flops exact --explain',
  'infer --model gpt3 --gpu a100 --requests 1/s --words 425 --shots 1 --tokens-per-shot 100 --cached-prefix 50 --flops palm',
  'train --model gpt3 --gpu a100 --spares N+1 --explain',
  'train --model gpt3 --gpu a100 --gpus 1024 --spares 10% --explain',
  'infer --model gpt3 --gpu a100 --tokens 8T --peak-to-average 2 --headroom 20% --spares N+1,10% --explain',
  'infer --model gpt3 --gpu a100 --gpus 100 --peak-to-average 2 --spares 5% --explain',
  'infer --model gpt3 --gpu a100 --tokens 8T --growth 10%/month --fleet 1M',
  'infer --model gpt3 --gpu a100 --requests 1/s --words 425 --growth 10%/month,20%/month --horizon 12mo --fleet 100 --price 2',
  'train --model gpt3 --gpu a100 --utilization 30%..50% --sensitivity',
  'train --model gpt3 --gpu a100,h100 --uncertainty evidence --sensitivity --samples 100',
  'train --model gpt3 --gpu a100 --gpus 2000 --duration 30d --solve utilization --tokens 300B..1T --sensitivity',
  'infer --model gpt3 --gpu a100 --requests 3.5B/day --words 300..425..600 --sensitivity',
];

const models = [
  'gpt3',
  'bert-base --explain',
  't5-base --explain --sequence 4096',
  'deepseek-v3 --explain --weights fp8 --kv fp8',
  'nemotron-3-nano-30b-a3b --explain',
  'gemma-3-27b --sequence 1,1024,131072 --weights bf16,int4 --kv int8',
  'mamba-130m llama-4-scout gpt-oss-20b kimi-k2',
];

describe.each(lines)('%s', (line) => {
  test('the JSON is what the answer schema says', async () => {
    const { code, stdout } = await runCli([...shellWords(line), '--format', 'json']);
    expect(code).toBe(0);
    expect(problemsOf(isAnswer, JSON.parse(stdout))).toBe('');
  });

  test('each line of the JSONL is a result of the answer schema', async () => {
    const { stdout } = await runCli([...shellWords(line), '--format', 'jsonl']);
    for (const text of stdout.trimEnd().split('\n')) {
      const { schemaVersion, ...result } = JSON.parse(text) as Record<string, unknown>;
      expect(problemsOf(isAnswer, { schemaVersion, tool: { name: 'llm-sizing', version: '0' }, results: [result] })).toBe('');
    }
  });

  test('the scenario is what the scenario schema says, and gives the same answer', async () => {
    const { stdout } = await runCli([...shellWords(line), '--format', 'json']);
    for (const { scenario, answer, unknown, error } of (JSON.parse(stdout) as AnswerDocument).results) {
      expect(problemsOf(isScenario, scenario)).toBe('');
      if (error !== undefined) continue;
      const again = evaluate(scenario as never);
      expect({ unknown: again.unknown, answer: again.answer }).toEqual({ unknown, answer });
    }
  });
});

describe.each(models)('model %s', (line) => {
  test('the JSON and each line of the JSONL are what the answer schema says', async () => {
    const { code, stdout } = await runCli([...shellWords(`model ${line}`), '--format', 'json']);
    expect(code).toBe(0);
    expect(problemsOf(isAnswer, JSON.parse(stdout))).toBe('');
    const lines = (await runCli([...shellWords(`model ${line}`), '--format', 'jsonl'])).stdout.trimEnd().split('\n');
    const results = lines.map((text) => JSON.parse(text) as Record<string, unknown>).map(({ schemaVersion: _, ...result }) => result);
    expect(results).toEqual((JSON.parse(stdout) as ModelDocument).results);
  });

  test('the library gives the same for what the scenario says', async () => {
    const { stdout } = await runCli([...shellWords(`model ${line}`), '--format', 'json']);
    for (const { scenario, sources: _, ...result } of (JSON.parse(stdout) as ModelDocument).results) {
      const { kind, model, ...options } = scenario;
      expect(kind).toBe('model');
      const again = describeModel(model as string, { ...options, explain: result.steps !== undefined } as never);
      expect({ ...result, scenario }).toEqual({ ...again, sources: undefined });
    }
  });
});

test('a config.json is described in the answer schema, from a file as from an object', async () => {
  const config = caseOf('XiaomiMiMo/MiMo-V2-Flash').config;
  const { stdout } = await runCli(['model', 'config.json', '--explain', '--format', 'json'], {
    inputs: { 'config.json': JSON.stringify(config) },
  });
  expect(problemsOf(isAnswer, JSON.parse(stdout))).toBe('');
  const [result] = (JSON.parse(stdout) as ModelDocument).results;
  const again = describeModel(config, { explain: true });
  expect({ answer: again.answer, steps: again.steps }).toEqual({ answer: result?.answer, steps: result?.steps });
  expect(problemsOf(isAnswer, { schemaVersion: 1, tool: { name: 'llm-sizing', version: '0' }, results: [again] })).toBe('');
  for (const sized of [
    evaluate({ kind: 'train', model: config, gpu: 'a100', tokens: 1e12, flops: 'exact' }, { explain: true }),
    evaluate({ kind: 'infer', model: config, gpu: 'a100', tokens: 1e12 }),
  ]) {
    expect(problemsOf(isAnswer, { schemaVersion: 1, tool: { name: 'llm-sizing', version: '0' }, results: [sized] })).toBe('');
    expect(problemsOf(isScenario, sized.scenario)).toBe('');
    expect(evaluate(sized.scenario as never).answer).toEqual(sized.answer);
  }
});

test('the answer schema is no rubber stamp', async () => {
  const { stdout } = await runCli(shellWords('train --model gpt3 --gpu a100 --format json'));
  const broken = (change: (result: Record<string, unknown>) => void) => {
    const document = JSON.parse(stdout) as { results: Record<string, unknown>[] };
    document.results.forEach(change);
    return problemsOf(isAnswer, document);
  };
  expect(broken((result) => Object.assign(result, { extra: 1 }))).not.toBe('');
  expect(broken((result) => delete result['answer'])).not.toBe('');
  expect(broken((result) => Object.assign(result['answer'] as object, { gpus: 'many' }))).not.toBe('');
  expect(broken((result) => Object.assign(result['answer'] as object, { gpuses: 3 }))).not.toBe('');

  const { results } = JSON.parse((await runCli(shellWords('model gpt3 --format json'))).stdout) as ModelDocument;
  const [model] = results as unknown as { answer: Record<string, unknown>; evidence: object }[];
  const wrong = (result: object) =>
    problemsOf(isAnswer, { schemaVersion: 1, tool: { name: 'llm-sizing', version: '0' }, results: [result] });
  expect(wrong({ ...model })).toBe('');
  expect(wrong({ ...model, extra: 1 })).not.toBe('');
  expect(wrong({ ...model, evidence: {} })).not.toBe('');
  expect(wrong({ ...model, answer: { ...model?.answer, parameters: null } })).not.toBe('');
  expect(wrong({ ...model, answer: { ...model?.answer, params: 1 } })).not.toBe('');
  expect(wrong({ ...model, answer: { ...model?.answer, components: { query: 'many' } } })).not.toBe('');
});

test.each([
  'scenario',
  'scenario-object',
  'answer',
  'check',
  'diff',
  'errors',
  'gpu-preset',
  'model-preset',
  'grid-preset',
  'measurement-preset',
])('schema %s prints the schema that the package ships', async (name) => {
  const { code, stdout } = await runCli(['schema', name]);
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toEqual(schemaOf(name));
  expect(() => new Ajv({ strict: true, strictTypes: false, strictTuples: false }).compile(schemaOf(name))).not.toThrow();
});

test.each([
  ['gpus', 'a100', 'gpu-preset'],
  ['models', 'gpt3', 'model-preset'],
  ['regions', 'france', 'grid-preset'],
])('a preset of the %s is what its schema says', async (_, preset, name) => {
  const { stdout } = await runCli(['presets', 'show', preset, '--format', 'json']);
  expect(problemsOf(ajv.compile(schemaOf(name)), JSON.parse(stdout))).toBe('');
});
