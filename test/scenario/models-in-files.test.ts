import { describe, expect, test } from 'vitest';
import type { AnswerDocument } from '../../src/answer/contract/result.js';
import { caseOf } from '../architecture/data/cases.js';
import { runCli } from '../helpers/run-cli.js';

const config = JSON.stringify(caseOf('Qwen/Qwen3-0.6B').config);
const scenario = (model: string) =>
  `version: 1\nscenarios:\n  own: { kind: train, model: ${JSON.stringify(model)}, gpu: a100, tokens: 1T }\n`;

async function modelOf(path: string, inputs: Record<string, string>) {
  const { code, stdout, stderr } = await runCli(['run', path, '--format', 'json'], { inputs });
  const results = code === 0 ? (JSON.parse(stdout) as AnswerDocument).results : [];
  const errors = code === 0 ? [] : (JSON.parse(stderr) as { errors: { code: string; where?: { line?: number } }[] }).errors;
  return { code, parameters: results[0]?.answer['parameters'], model: results[0]?.scenario['model'], errors };
}

describe('a config.json that a scenario file names', () => {
  test.each([
    ['./config.json', 'plans/config.json'],
    ['config.json', 'plans/config.json'],
    ['./models/own', 'plans/models/own/config.json'],
    ['../config.json', 'config.json'],
    ['.', 'plans/config.json'],
    ['./', 'plans/config.json'],
    ['..', 'config.json'],
    ['../', 'config.json'],
    ['models', 'plans/models/config.json'],
    ['models/own', 'plans/models/own/config.json'],
    ['models/', 'plans/models/config.json'],
    ['../.models/gpt3', '.models/gpt3/config.json'],
  ])('is meant from where the file is: %s', async (written, there) => {
    const inputs = { '.git/HEAD': '', 'plans/plan.yaml': scenario(written), [there]: config };
    expect(await modelOf('plans/plan.yaml', inputs)).toMatchObject({ code: 0, parameters: 596_049_920 });
  });

  test('is meant from the file that is extended, where that names it', async () => {
    const inputs = {
      'base/base.yaml': 'version: 1\ndefaults: { model: ./own.json, gpu: a100 }\n',
      'plans/plan.yaml': 'version: 1\nextends: ../base/base.yaml\nscenarios: { own: { kind: train, tokens: 1T } }\n',
      'base/own.json': config,
      '.git/HEAD': '',
    };
    expect(await modelOf('plans/plan.yaml', inputs)).toMatchObject({ code: 0, parameters: 596_049_920, model: './base/own.json' });
  });

  test.each([
    ['plan.yaml', '.', '.'],
    ['plan.yaml', './', '.'],
    ['plan.yaml', './config.json', './config.json'],
    ['plans/plan.yaml', '../config.json', './config.json'],
    ['plans/plan.yaml', '..', '.'],
    ['plans/plan.yaml', '.', './plans'],
    ['plans/plan.yaml', '../plans/', './plans'],
    ['plan.yaml', 'plans', './plans'],
  ])('is called in the answer as it is seen from the working directory: %s, %s', async (path, written, called) => {
    const inputs = { '.git/HEAD': '', [path]: scenario(written), 'config.json': config, 'plans/config.json': config };
    expect(await modelOf(path, inputs)).toMatchObject({ code: 0, model: called });
  });

  test.each([
    ['gpt-33', 'unknown-model'],
    ['plans/gpt-33', 'unknown-model'],
    ['./gpt-33', 'unreadable-file'],
  ])('is a misspelt preset where there is no such file: %s', async (written, problem) => {
    const { code, errors } = await modelOf('plan.yaml', { 'plan.yaml': scenario(written) });
    expect({ code, errors: errors.map((error) => error.code) }).toEqual({ code: 2, errors: [problem] });
  });

  test.each([
    ['../secret.json', 'outside-tree'],
    ['/etc/passwd.json', 'outside-tree'],
    ['-', 'outside-tree'],
    ['..', 'outside-tree'],
    ['./missing.json', 'unreadable-file'],
  ])('is refused where it is named: %s', async (written, code) => {
    const inputs = { 'plan.yaml': scenario(written), '../secret.json': config, '/etc/passwd.json': config };
    expect(await modelOf('plan.yaml', inputs)).toMatchObject({ code: 2, errors: [{ code, where: { line: 3 } }] });
  });

  test('shows its own mistakes where they stand', async () => {
    const inputs = { 'plan.yaml': scenario('./own.json'), 'own.json': '{\n  "model_type": "llama",\n  "hidden_size": "wide"\n}' };
    const { code, errors } = await modelOf('plan.yaml', inputs);
    expect(code).toBe(2);
    expect(errors[0]).toMatchObject({ code: 'config-type', where: { file: './own.json', line: 3 } });
  });

  test('may be a preset of one’s own, with the size that its config counts', async () => {
    const own = `version: 1\npresets: { models: { ours: { config: ${config} } } }\nscenarios:\n  own: { kind: train, model: ours, gpu: a100, tokens: 1T }\n`;
    expect(await modelOf('plan.yaml', { 'plan.yaml': own })).toMatchObject({ code: 0, parameters: 596_049_920, model: 'ours' });
  });
});

test('a value that is set goes before the file, and may name what the file brings', async () => {
  const text =
    'version: 1\npresets: { gpus: { ours: { extends: h100-sxm-80gb } } }\nscenarios: { s: { kind: train, model: gpt3, gpu: a100 } }\n';
  const { stdout } = await runCli(['run', 'f.yaml', '--set', 'gpu=ours', '--set', 'precision=bf16', '--format', 'json'], {
    inputs: { 'f.yaml': text },
  });
  expect((JSON.parse(stdout) as AnswerDocument).results[0]?.scenario).toMatchObject({ gpu: 'ours', precision: 'bf16' });
  const { code, stderr } = await runCli(['run', 'f.yaml', '--set', 'words=3'], { inputs: { 'f.yaml': text } });
  expect(code).toBe(2);
  expect(stderr).toContain('error[without-effect]');
});

test.each(['null', ' null '])('%j that is set takes back what the file says', async (set) => {
  const text =
    'version: 1\ndefaults: { gpu: a100, price: 2 }\nscenarios: { s: { kind: train, model: gpt3, duration: 3d }, t: { kind: infer, model: gpt3, tokens: 1T } }\n';
  const answersWith = async (...flags: string[]) => {
    const { code, stdout } = await runCli(['run', 'f.yaml', '--format', 'json', ...flags], { inputs: { 'f.yaml': text } });
    expect(code).toBe(0);
    return (JSON.parse(stdout) as AnswerDocument).results;
  };
  for (const { answer } of await answersWith()) expect(answer['costUsd'] ?? answer['costUsdPerWindow']).toBeGreaterThan(0);
  const [training, serving] = await answersWith('--set', `price=${set}`, '--set', `duration=${set}`);
  expect(training?.answer).toMatchObject({ costUsd: null, durationSeconds: 30 * 86_400 });
  expect(training?.sources['duration']).toBe('default');
  expect(serving?.answer).toMatchObject({ costUsdPerWindow: null });
});
