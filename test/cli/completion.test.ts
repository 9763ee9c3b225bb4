import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SHELLS } from '../../src/cli/command-spec.js';
import { program, temporaryDirectory } from '../helpers/repository.js';

const folder = temporaryDirectory();
const scripts = new Map<string, string>();
const scriptOf = (shell: string): string => scripts.get(shell) ?? '';

beforeAll(() => {
  for (const shell of SHELLS) scripts.set(shell, execFileSync(process.execPath, [program, 'completion', shell], { encoding: 'utf8' }));
  writeFileSync(join(folder.path, 'completion.bash'), scriptOf('bash'));
});
afterAll(folder.remove);

/** What bash offers where the last of these words is being typed. */
function offered(...words: readonly string[]): readonly string[] {
  const script = `source completion.bash
COMP_WORDS=("$@"); COMP_CWORD=$(( $# - 1 )); COMPREPLY=()
_llm_sizing
printf '%s\\n' "\${COMPREPLY[@]}"`;
  const { stdout, stderr } = spawnSync('/bin/bash', ['--norc', '-c', script, 'bash', ...words], {
    cwd: folder.path,
    encoding: 'utf8',
    // No program can be found: nothing is started.
    env: { PATH: '/nowhere' },
  });
  expect(stderr).toBe('');
  return stdout.split('\n').filter((line) => line !== '');
}

describe('completion in bash', () => {
  test.each([
    [['llm-sizing', 'tr'], ['train']],
    [['llm-sizing', 'train', '--mod'], ['--model']],
    [
      ['llm-sizing', 'train', '--model', 'gpt-3-1'],
      ['gpt-3-13b', 'gpt-3-175b'],
    ],
    [
      ['llm-sizing', 'infer', '--engine', ''],
      ['trtllm', 'vllm', 'sglang'],
    ],
    [['llm-sizing', 'infer', '--engine', '=', 'v'], ['vllm']],
    [['llm-sizing', 'presets', 's'], ['show']],
    [['llm-sizing', 'presets', 'show', 'h20-'], ['h20-3e-141gb']],
    [
      ['llm-sizing', 'check', '-f', 'j'],
      ['json', 'junit'],
    ],
    [['llm-sizing', 'train', '--gpu', 'a100-sxm-40gb,h20-'], ['a100-sxm-40gb,h20-3e-141gb']],
    [['llm-sizing', 'run', 'compl'], ['completion.bash']],
    [['llm-sizing', 'train', '--tokens', ''], []],
    [['llm-sizing', 'train', '--gpu', 'p5.48'], ['p5.48xlarge']],
    [['llm-sizing', 'presets', 'show', 'p5.48'], ['p5.48xlarge']],
    [['llm-sizing', 'train', '--utilization', ''], ['auto']],
    [['llm-sizing', 'infer', '--price', 'l'], ['list']],
    [['llm-sizing', 'infer', '--workload', 'lm'], ['lmsys-chat']],
    [['llm-sizing', 'train', '--explain', 'costU'], ['costUsd']],
    // It may stand without a figure.
    [['llm-sizing', 'train', '--explain', '--from'], ['--from']],
  ])('%j offers %j', (words, wanted) => {
    expect([...offered(...words)].toSorted()).toEqual([...wanted].toSorted());
  });
});

describe('every completion', () => {
  test.each(SHELLS)('for %s has each command, and flags with their choices', (shell) => {
    for (const word of [
      'train',
      'infer',
      'model',
      'run',
      'check',
      'diff',
      'init',
      'presets',
      'validate',
      'schema',
      'completion',
      'peak-to-average',
      'fail-above',
    ])
      expect(scriptOf(shell).replaceAll('\\-', '-')).toContain(word);
    if (shell !== 'man') expect(scriptOf(shell)).toContain('h100-sxm-80gb');
  });

  test('for zsh takes a value behind the name of a flag, or behind its equals sign', () => {
    const script = scriptOf('zsh');
    expect(script).toMatch(/^ {4}'--model=''\[/m);
    expect(script).toMatch(/^ {4}'\(-f --format\)'\{-f,--format=\}'\[/m);
    // It may stand without a figure.
    expect(script).toMatch(/^ {4}'--explain=''\[.*\]::figure:/m);
    expect(script).toMatch(/^ {4}'--no-color''\[/m);
  });

  test.each(['zsh', 'fish', 'powershell'])('for %s starts nothing: all words stand in it', (shell) => {
    const lines = scriptOf(shell)
      .split('\n')
      .filter((line) => !line.startsWith('#'));
    expect(lines.filter((line) => /[$`(]\(?llm-sizing [a-z]|\bnode /.test(line))).toEqual([]);
  });

  test('for man has no line that is a request by accident, and the examples of each command', () => {
    const page = scriptOf('man');
    const requests = page.split('\n').flatMap((line) => /^[.']\S*/.exec(line)?.[0] ?? []);
    expect([...new Set(requests)].toSorted()).toEqual(['.B', '.I', '.PP', '.SH', '.SS', '.TH', '.TP', '.fi', '.nf']);
    expect(page.replaceAll('\\-', '-')).toContain('.B llm-sizing diff before.yaml after.yaml\n');
    // The package brings the same page.
    const brought = readFileSync(fileURLToPath(new URL('../../dist/llm-sizing.1.gz', import.meta.url)));
    expect(gunzipSync(brought).toString()).toBe(page);
  });

  test('for carapace is what it reads', () => {
    const { name, commands } = JSON.parse(scriptOf('carapace')) as {
      name: string;
      commands: { name: string; flags: object; completion: { flag: Record<string, string[]> } }[];
    };
    expect(name).toBe('llm-sizing');
    const infer = commands.find((command) => command.name === 'infer');
    expect(Object.keys(infer?.flags ?? {})).toContain('-f, --format=');
    expect(infer?.completion.flag['engine']).toEqual(['trtllm', 'vllm', 'sglang']);
  });

  test('for another shell is refused', () => {
    const { status, stderr } = spawnSync(process.execPath, [program, 'completion', 'bahs'], { encoding: 'utf8' });
    expect(status).toBe(2);
    expect(stderr).toContain('did you mean bash?');
    expect(spawnSync(process.execPath, [program, 'completion'], { encoding: 'utf8' }).status).toBe(2);
  });
});
