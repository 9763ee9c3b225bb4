import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { Kind } from '../../src/scenario/field.js';
import { caseOf } from '../architecture/data/cases.js';
import { runsOf, seed } from '../helpers/fuzz.js';
import { runCli } from '../helpers/run-cli.js';

const schema = JSON.parse(readFileSync(new URL('../../schemas/scenario.schema.json', import.meta.url), 'utf8')) as object;
const isFile = new Ajv({ strict: false }).compile(schema);

/** What the flags write to standard output. */
async function written(flags: readonly string[], format = 'yaml'): Promise<string> {
  const { code, stdout, stderr } = await runCli(['init', '-o', '-', '--format', format, ...flags]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return stdout;
}

async function expectToHold(text: string): Promise<void> {
  const { code, stdout, stderr } = await runCli(['check', '-'], { inputs: { '-': text } });
  expect({ code, stderr }, `${text}\n${stdout}`).toEqual({ code: 0, stderr: '' });
}

type Flags = Readonly<Record<string, string>>;
type Choices = Readonly<Record<string, fc.Arbitrary<string>>>;
const oneOf = (...texts: readonly string[]) => fc.constantFrom(...texts);
/** What a shell may hand over as text: no control characters, which are refused, but anything else. */
const anyText = fc
  .oneof(
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }),
    oneOf("it's", '# no', 'a: b', '- x', '{y}', 'null', '12', '"', 'yes', '>= 3'),
  )
  .filter((text) => !/[\p{Cc}\p{Cf}\u2028\u2029]/u.test(text) && text.trim() !== '' && !text.startsWith('-'));

const common: Choices = {
  model: oneOf('gpt3', 'llama-3.1-70b', 'deepseek-v3'),
  gpu: oneOf('a100', 'h100-sxm', 'a100,h100-sxm', 'mi300x'),
  precision: oneOf('bf16', 'fp16', 'bf16,fp16'),
  utilization: oneOf('37%', '0.42', '30%..50%', '40% ± 5%', '30%,50%', '1/3'),
  goodput: oneOf('93%', '0.9'),
  price: oneOf('list', '2.50', '$1.99/h', '2..3/h'),
  pue: oneOf('1.2', '1.1..1.4'),
  spares: oneOf('N+1', '10%'),
  region: oneOf('france', 'aws-us-east-1'),
  electricityPrice: oneOf('0.12/kWh', '120/MWh'),
  note: anyText,
};
const train: Choices = {
  ...common,
  tokens: oneOf('300B', '1.5T', '2e12', '15T ± 10%', '3000亿'),
  duration: oneOf('30d', '2h30m', '720h', '20d..40d'),
  epochs: oneOf('1', '2.5'),
};
const infer: Choices = {
  ...common,
  requests: oneOf('3.5B/day', '120/s', '100/s..200/s'),
  input: oneOf('1000', '1e3', '1_200'),
  output: oneOf('300', '10'),
  window: oneOf('1h', '1d'),
  peakToAverage: oneOf('2.5', '1'),
  headroom: oneOf('20%', '0'),
  growth: oneOf('10%/month', '5%..15%/month'),
  horizon: oneOf('12 months', '2 years'),
  fleet: oneOf('5000', '1M'),
};
const solved: readonly (readonly [Kind, Flags])[] = [
  ['train', { gpus: '1024' }],
  ['train', { gpus: '1024', solve: 'tokens', duration: '30d' }],
  ['train', { gpus: '20000', solve: 'utilization', tokens: '300B', duration: '90d' }],
  ['train', { budget: '2M', price: '2.5' }],
  ['train', { price: '2.5', solve: 'budget' }],
  ['infer', { gpus: '128' }],
  ['infer', { gpus: '128', input: '1000', output: '300', spares: 'N+1' }],
  ['infer', { budget: '10k', price: '2', input: '1000', output: '300' }],
];

/** Flags of a kind: those without which there is no answer, and some of the others. */
function flagsOf(choices: Choices, needed: readonly string[]): fc.Arbitrary<Flags> {
  const others = Object.keys(choices).filter((key) => !needed.includes(key));
  return fc
    .subarray(others, { maxLength: 5 })
    .chain((more) => fc.record(Object.fromEntries([...needed, ...more].map((key) => [key, choices[key] as fc.Arbitrary<string>]))));
}

const argvOf = (flags: Flags): readonly string[] =>
  Object.entries(flags).flatMap(([key, value]) => [`--${key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`, value]);

const cases: readonly (readonly [Kind, fc.Arbitrary<Flags>])[] = [
  ['train', flagsOf(train, ['model', 'gpu', 'tokens'])],
  ['infer', flagsOf(infer, ['model', 'gpu', 'requests', 'input', 'output'])],
];

describe.each(cases)('the file of any %s flags', (kind, flags) => {
  test('is a scenario file that its schema accepts, and what it expects holds', async () => {
    await fc.assert(
      fc.asyncProperty(flags, anyText, async (drawn, name) => {
        const text = await written(['--kind', kind, '--name', name, ...argvOf(drawn)]);
        const file = parse(text) as { scenarios: Record<string, Record<string, unknown>> };
        expect(isFile(file), JSON.stringify(isFile.errors)).toBe(true);
        expect(Object.keys(file.scenarios)).toEqual([name]);
        for (const [key, value] of Object.entries(drawn)) expect(String(file.scenarios[name]?.[key])).toBe(asRead(value.trim()));
        await expectToHold(text);
      }),
      { numRuns: runsOf(60), seed },
    );
  });

  test('says the same with the defaults written out that it leaves as notes', async () => {
    await fc.assert(
      fc.asyncProperty(flags, async (drawn) => {
        const text = await written(['--kind', kind, ...argvOf(drawn)]);
        const said = text.replaceAll(/^( {4})# (\w+: )/gm, '$1$2');
        expect(said).not.toBe(text);
        await expectToHold(said);
      }),
      { numRuns: runsOf(30), seed },
    );
  });

  test('is the same in JSON', async () => {
    await fc.assert(
      fc.asyncProperty(flags, async (drawn) => {
        const text = await written(['--kind', kind, ...argvOf(drawn)], 'json');
        expect(isFile(JSON.parse(text)), JSON.stringify(isFile.errors)).toBe(true);
        await expectToHold(text);
      }),
      { numRuns: runsOf(20), seed },
    );
  });
});

/** A number that YAML reads as one is shown as JavaScript shows it. */
function asRead(text: string): string {
  return /^[+-]?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i.test(text) ? String(Number(text)) : text;
}

test.each(solved)('%s %o: what was solved for is expected, and holds', async (kind, flags) => {
  const model = { model: 'llama-3.1-70b', gpu: 'h100-sxm', precision: 'bf16' };
  const text = await written(['--kind', kind, ...argvOf({ ...model, ...flags })]);
  const { expect: expected } = Object.values((parse(text) as { scenarios: Record<string, { expect: object }> }).scenarios)[0] ?? {};
  expect(Object.keys(expected ?? {}).length).toBeGreaterThanOrEqual(3);
  await expectToHold(text);
});

describe('init', () => {
  test('without flags writes the deck, as the examples have it', async () => {
    const { code, stdout, files } = await runCli(['init']);
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: 'llm-sizing.yaml is written, with 2 scenarios; next: llm-sizing check llm-sizing.yaml\n',
    });
    const text = files.get('llm-sizing.yaml') ?? '';
    const deck = parse(readFileSync(new URL('../../examples/deck.yaml', import.meta.url), 'utf8')) as object;
    // What the deck prints is told in the example alone.
    const { scenarios } = deck as { scenarios: Record<string, { note?: string }> };
    const { note, ...search } = scenarios['gpt3-search'] ?? {};
    expect(note).toContain('706,315');
    expect(parse(text)).toEqual({ ...deck, scenarios: { ...scenarios, 'gpt3-search': search } });
    expect(JSON.parse(await written([], 'json'))).toMatchObject({ defaults: { gpu: 'a100', utilization: '50%' } });
    await expectToHold(text);
  });

  test('with a kind alone writes that part of the deck', async () => {
    expect(Object.keys((parse(await written(['--kind', 'infer'])) as { scenarios: object }).scenarios)).toEqual(['gpt3-search']);
  });

  test('knows the kind by the flags that only one has', async () => {
    const text = await written(['--model', 'gpt3', '--gpu', 'a100', '--requests', '1/s', '--words', '100']);
    expect(parse(text)).toHaveProperty(['scenarios', 'gpt3-serving', 'kind'], 'infer');
  });

  test.each([
    [['-o', 'plan.json'], 'plan.json', true],
    [['-o', 'plan.yml'], 'plan.yml', false],
    [['-o', 'plan.txt'], 'plan.txt', false],
    [['-o', 'plan.txt', '-f', 'json'], 'plan.txt', true],
    [['-o', 'plan.json', '-f', 'json'], 'plan.json', true],
    [['-f', 'json'], 'llm-sizing.json', true],
  ])('%j writes %s, in JSON: %s', async (flags, name, isJson) => {
    const { code, files } = await runCli(['init', ...flags]);
    expect({ code, written: [...files.keys()] }).toEqual({ code: 0, written: [name] });
    expect(files.get(name)?.startsWith('{')).toBe(isJson);
  });

  test('of a fleet that runs out expects that it lasts as long, and of none that does not', async () => {
    const flags = ['--model', 'gpt3', '--gpu', 'a100', '--tokens', '1T', '--growth', '10%/month', '--horizon', '36 months'];
    const expectedOf = async (...more: string[]) => {
      const text = await written([...flags, ...more]);
      await expectToHold(text);
      const { scenarios } = parse(text) as { scenarios: Record<string, { expect: Record<string, string> }> };
      return Object.values(scenarios)[0]?.expect['runsOutInMonth'];
    };
    // 51,935 GPUs now: 1.1^4 = 1.4641 times as many are 76,038, 1.1^8 = 2.14 times as many 111,328.
    expect(await expectedOf('--fleet', '76000')).toBe('>= 4');
    expect(await expectedOf('--fleet', '76000,110000')).toBe('>= 4');
    expect(await expectedOf('--fleet', '110000')).toBe('>= 8');
    expect(await expectedOf('--fleet', '10M')).toBeUndefined();
    expect(await expectedOf('--fleet', '40000')).toBeUndefined();
    expect(await expectedOf()).toBeUndefined();
  });

  test('names a folder from where the file is', async () => {
    const inputs = { '.git/HEAD': '', 'models/own/config.json': JSON.stringify(caseOf('Qwen/Qwen3-0.6B').config) };
    const { files } = await runCli(['init', '--model', 'models/own', '--gpu', 'a100', '--tokens', '1T', '-o', 'plans/p.yaml'], { inputs });
    expect(files.get('plans/p.yaml')).toContain('model: ../models/own');
  });

  test('leaves a file alone that is there, unless told otherwise', async () => {
    const inputs = { 'llm-sizing.yaml': 'mine', 'other/x.yaml': 'mine' };
    const refused = await runCli(['init', '--out', 'other/x.yaml'], { inputs });
    expect(refused).toMatchObject({ code: 2, stdout: '' });
    expect(refused.stderr).toContain('file-exists');
    expect(refused.files.size).toBe(0);
    expect((await runCli(['init', '--force'], { inputs })).files.get('llm-sizing.yaml')).toContain('version: 1');
  });

  test('points editors at the schema of the package where that is installed', async () => {
    const at = async (schema: string, out: string) =>
      ((await runCli(['init', '-o', out], { inputs: { [schema]: '{}' } })).files.get(out) ?? '').split('\n')[0];
    const installed = 'node_modules/llm-sizing/schemas/scenario.schema.json';
    expect(await at(installed, 'llm-sizing.yaml')).toBe(`# yaml-language-server: $schema=./${installed}`);
    expect(await at(installed, 'sizing/a/b.yaml')).toBe(`# yaml-language-server: $schema=../../${installed}`);
    expect(await at('elsewhere.json', 'llm-sizing.yaml')).toContain('llm-sizing schema scenario >');
  });

  test.each([
    [['--kind', 'trian'], 'unknown-choice', 'train'],
    [['--format', 'toml'], 'unknown-choice', 'yaml'],
    [['--name', ''], 'control-character', ''],
    [['--name', 'a\u001b[31m'], 'control-character', ''],
    [['--name', 'x'.repeat(201)], 'long-name', 'up to 200'],
    [['--name', 'a\u200bb'], 'control-character', 'u{200b}'],
    [['--kind', 'train', '--requests', '1/s'], 'wrong-kind', 'kind: infer'],
    [['--model', 'gpt3', '--gpuz', 'a100'], 'unknown-flag', '--gpu'],
    [['--model', 'gpt3', '--gpu', 'a100', '--tokens', 'many'], 'invalid-quantity', '300B'],
    [['--model', 'gpt3', '--gpu', 'a100', '--gpus', '8', '--duration', '3d'], 'nothing-to-solve', '--solve'],
    [['--model', 'gpt3', '--gpu', 'a100', '--gpus', '8', '--solve', 'utilization'], 'above-possible', ''],
    [['somewhere.yaml'], 'excess-argument', ''],
  ])('%j ends with %s and writes nothing', async (flags, code, says) => {
    const { code: exit, stdout, stderr, files } = await runCli(['init', ...flags]);
    expect([2, 3]).toContain(exit);
    expect({ stdout, files: files.size }).toEqual({ stdout: '', files: 0 });
    expect(stderr).toContain(`error[${code}]`);
    expect(stderr).toContain(says);
  });
});

test('a model of one’s own is named by its path from the file', async () => {
  const config = JSON.stringify(caseOf('Qwen/Qwen3-0.6B').config);
  const argv = ['init', '--model', './models/own/config.json', '--gpu', 'h100-sxm', '--tokens', '1T', '--out', 'plans/own.yaml'];
  const { code, files, stderr } = await runCli(argv, { inputs: { 'models/own/config.json': config, '.git/HEAD': '' } });
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  const text = files.get('plans/own.yaml') ?? '';
  expect(text).toMatch(/^ {4}model: \.\.\/models\/own\/config\.json/m);
  const inputs = { 'models/own/config.json': config, '.git/HEAD': '', 'plans/own.yaml': text };
  expect(await runCli(['check', 'plans/own.yaml'], { inputs })).toMatchObject({ code: 0, stderr: '' });
  expect((await runCli(['init', '--model', '-', '--gpu', 'a100'], { inputs: { '-': config } })).stderr).toContain('piped in');
});

describe('a file that is named beside the scenario', () => {
  const ERROR = '{ mean: 0.02, median: 0.02, p90: 0.05, bias: 0.01, low: -0.04, high: 0.05 }';
  const calibration = `version: 1
program: 0.1.0
groups:
  - { metric: ttft, gpu: h100-sxm-80gb, models: dense, engine: vllm, factor: 1.5, rows: 9, configurations: 7, modelsSeen: 2, error: ${ERROR}, leftOneOut: ${ERROR} }
`;
  const world = { '.git/HEAD': '', 'runs/ours.yaml': calibration, 'runs/log.csv': 'input,output\n500,200\n800,300\n1200,100\n' };
  const SERVED = ['--model', 'llama-3.1-8b', '--gpu', 'h100-sxm', '--weights', 'bf16', '--requests', '50/s', '--ttft', '500ms'];
  const named = {
    calibration: ['--input', '1000', '--output', '300', '--calibration', 'runs/ours.yaml'],
    workload: ['--workload', 'runs/log.csv'],
  };

  test.each(Object.entries(named))('is meant from where that is written, in init, check and run: %s', async (key, flags) => {
    const { code, files, stderr } = await runCli(['init', ...SERVED, ...flags, '--out', 'plans/own.yaml'], { inputs: world });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const text = files.get('plans/own.yaml') ?? '';
    expect(text).toMatch(new RegExp(`^ {4}${key}: \\.\\./runs/`, 'm'));
    const inputs = { ...world, 'plans/own.yaml': text };
    expect(await runCli(['check', 'plans/own.yaml'], { inputs })).toMatchObject({ code: 0, stderr: '' });
    const { results } = JSON.parse((await runCli(['run', 'plans/own.yaml', '--format', 'json'], { inputs })).stdout);
    expect(results[0].scenario[key]).toBe(key === 'calibration' ? 'runs/ours.yaml' : '33.3333%:500/200 33.3333%:800/300 33.3333%:1200/100');
    // From the working directory it would be another file, or none.
    const moved = { ...inputs, 'plans/own.yaml': text.replace('../runs/', 'runs/') };
    expect(await runCli(['run', 'plans/own.yaml'], { inputs: moved })).toMatchObject({ code: 2, stdout: '' });
    // What is set on the command line is meant from there.
    const set = ['run', 'plans/own.yaml', '--set', `${key}=${flags.at(-1)}`];
    expect(await runCli(set, { inputs })).toMatchObject({ code: 0, stderr: '' });
  });

  test.each(Object.values(named))('is refused where nobody could follow it: %j', async (...flags) => {
    const { '.git/HEAD': _, ...inputs } = world;
    const { code, stderr, files } = await runCli(['init', ...SERVED, ...flags, '--out', 'plans/own.yaml'], { inputs });
    expect([code, files.size]).toEqual([2, 0]);
    expect(stderr).toContain('error[outside-tree]');
    const piped = await runCli(['init', ...SERVED, ...flags.slice(0, -1), '-'], { inputs: { '-': 'input,output\n1,1\n' } });
    expect([piped.code, piped.stderr.replace(/\s+/g, ' ')]).toEqual([2, expect.stringContaining('cannot name what was piped in')]);
  });
});
