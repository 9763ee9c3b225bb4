import type { CommandLineCase } from './cases.js';

/** A file of one scenario with these fields, in the working directory. */
const scenario = (fields: string, more = '') => ({
  'llm-sizing.yaml': `version: 1\n${more}scenarios:\n  one: { kind: train, model: gpt3, gpu: a100${fields} }\n`,
});
const file = (text: string) => ({ 'llm-sizing.yaml': text });
const deep = '['.repeat(200) + ']'.repeat(200);

/** Command lines whose mistake is in a file. */
export const fileCases: Readonly<Record<string, CommandLineCase>> = {
  'missing-file': { line: 'run', exit: 2, allowed: 'llm-sizing init' },
  'file-not-found': { line: 'run sizng.yaml', exit: 2, under: 'sizng.yaml', inputs: { 'sizing.yaml': '' }, meant: 'sizing.yaml' },
  'file-too-large': { line: 'run', exit: 2, inputs: file(`version: 1 #${'x'.repeat(5 << 20)}`), allowed: '4 MiB' },
  'file-exists': { line: 'init --out llm-sizing.yaml', exit: 2, under: 'llm-sizing.yaml', inputs: file(''), allowed: '--force' },
  'misnamed-file': {
    line: 'init --out plan.json --format yaml',
    exit: 2,
    under: 'yaml',
    allowed: '--format json',
    meant: 'json',
  },
  'invalid-yaml': { line: 'run', exit: 2, inputs: file('version: 1\nscenarios: {') },
  'too-deep': { line: 'run a.json', exit: 2, inputs: { 'a.json': deep }, allowed: '100 levels' },
  'duplicate-key': { line: 'run', exit: 2, under: 'gpu', inputs: scenario(', gpu: h100'), allowed: 'each key once' },
  'several-documents': { line: 'run', exit: 2, inputs: file('version: 1\nscenarios: {}\n---\nversion: 1\n'), allowed: 'one document' },
  'cyclic-alias': { line: 'run', exit: 2, under: '*a', inputs: file('version: 1\nscenarios: &a { one: *a }\n') },
  'unknown-key': {
    line: 'run',
    exit: 2,
    under: 'defualts',
    inputs: scenario('', 'defualts: {}\n'),
    allowed: 'defaults',
    meant: 'defaults',
  },
  'missing-key': { line: 'run', exit: 2, under: 'one', inputs: file('version: 1\nscenarios:\n  one: {}\n'), allowed: 'kind: train' },
  'missing-setting': { line: 'run', exit: 2, inputs: scenario(', tokens:'), allowed: 'null takes back' },
  'long-name': {
    line: 'run',
    exit: 2,
    inputs: file(`version: 1\nscenarios:\n  ${'n'.repeat(300)}: { kind: train, model: gpt3, gpu: a100 }\n`),
    allowed: 'up to 200',
  },
  'unknown-version': { line: 'run', exit: 2, under: '2', inputs: file('version: 2\nscenarios: {}\n'), allowed: '1' },
  'wrong-kind': { line: 'run', exit: 2, under: 'words', inputs: scenario(', words: 425'), allowed: 'kind: infer' },
  'unknown-scenario': { line: 'run --only on', exit: 2, under: 'on', inputs: scenario(''), allowed: 'scenarios: one', meant: 'one' },
  'cyclic-extends': {
    line: 'run',
    exit: 2,
    under: 'one',
    inputs: file('version: 1\nscenarios:\n  one: { kind: train, model: gpt3, gpu: a100, extends: one }\n'),
  },
  'outside-tree': { line: 'run', exit: 2, under: '../secret.yaml', inputs: scenario('', 'extends: ../secret.yaml\n') },
  'invalid-preset': {
    line: 'run',
    exit: 2,
    under: '3 TFLOP',
    inputs: scenario('', 'presets: { gpus: { x1: { peak: { bf16: 3 TFLOP } } } }\n'),
  },
  'unknown-base': {
    line: 'run',
    exit: 2,
    under: 'h100-smx',
    inputs: scenario('', 'presets: { gpus: { x1: { extends: h100-smx } } }\n'),
    meant: 'h100-sxm',
  },
  'missing-figure': {
    line: 'run',
    exit: 2,
    under: 'null',
    inputs: scenario('', 'presets: { grids: { site: { carbonIntensity: { lifecycle: null } } } }\n'),
  },
  'unknown-figure': { line: 'check', exit: 2, under: 'gpuz', inputs: scenario(', expect: { gpuz: 3 }'), allowed: 'gpus', meant: 'gpus' },
  'invalid-expectation': { line: 'check', exit: 2, under: 'few', inputs: scenario(', expect: { gpus: few }'), allowed: '<= 2048' },
  'bare-greater': {
    line: 'check',
    exit: 2,
    under: '>= 3',
    inputs: scenario(', expect: { gpus: >= 3 }'),
    allowed: '{ min: 10 }',
    meant: "'>= 3'",
  },
  'always-met': {
    line: 'check',
    exit: 2,
    under: "'>= -5'",
    inputs: scenario(", expect: { gpus: '>= -5' }"),
    allowed: 'a limit that an answer can break',
  },
  'no-expectations': { line: 'check', exit: 2, inputs: scenario(''), allowed: 'expect' },
  'invalid-answer': {
    line: 'diff saved.json llm-sizing.yaml',
    exit: 2,
    under: 'saved.json',
    inputs: { ...scenario(''), 'saved.json': '{ "schemaVersion": 7, "results": [] }' },
    allowed: 'llm-sizing run --format json',
  },
  'unknown-revision': { line: 'diff --base -rf', exit: 2, under: '-rf', inputs: scenario(''), allowed: 'origin/main' },
  'percentile-without-range': {
    line: 'check',
    exit: 2,
    under: '<= 2300',
    inputs: scenario(', expect: { p90(gpus): <= 2300 }'),
    allowed: 'utilization: 30%..50%',
  },
  'invalid-set': { line: 'run --set tokens', exit: 2, under: 'tokens', inputs: scenario(''), allowed: 'utilization=40%' },
};
