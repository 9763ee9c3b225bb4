// Every command shows how it is used, and what is shown works.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { examplesOfCommand } from '../../src/cli/help-examples.js';
import { runCli } from '../helpers/run-cli.js';
import { shellWords } from './shell-words.js';

const root = new URL('../../', import.meta.url);
const deck = readFileSync(new URL('examples/deck.yaml', root), 'utf8');
const config = JSON.stringify({
  model_type: 'llama',
  vocab_size: 32000,
  hidden_size: 2048,
  num_hidden_layers: 22,
  num_attention_heads: 32,
  num_key_value_heads: 4,
  intermediate_size: 5632,
});
const inputs = { 'plan.yaml': deck, 'before.yaml': deck, 'after.yaml': deck.replace('300B', '310B'), 'config.json': config };

/** Names of the commands below a command, as its help lists them. */
async function commandsIn(path: readonly string[]): Promise<readonly string[]> {
  const { stdout } = await runCli([...path, '--help'], {});
  const [, list = ''] = /\nCommands:\n([\s\S]*?)(?:\n\n|$)/.exec(stdout) ?? [];
  return [...list.matchAll(/^ {2}([a-z]+)/gm)].flatMap(([, name]) => (name === undefined || name === 'help' ? [] : [name]));
}

const top = await commandsIn([]);
const nested = await commandsIn(['presets']);
const paths = [...top, ...nested.map((name) => `presets ${name}`)];

test('the commands are found', () => {
  expect(top).toContain('train');
  expect(nested).toContain('show');
});

describe.each(paths)('%s', (path) => {
  test('shows examples below its help', async () => {
    const { stdout, code } = await runCli([...path.split(' '), '--help'], {});
    expect(code).toBe(0);
    const shown = stdout.split('\nExamples:\n')[1] ?? '';
    expect(
      shown
        .trimEnd()
        .split('\n')
        .map((line) => line.trim()),
    ).toEqual(examplesOfCommand(path));
    expect(examplesOfCommand(path).length).toBeGreaterThan(0);
    // With their indent they fit a terminal of 80 columns.
    expect(Math.max(...examplesOfCommand(path).map(({ length }) => length))).toBeLessThanOrEqual(78);
  });

  test.each(examplesOfCommand(path))('%s', async (line) => {
    const [program, ...words] = shellWords(line.replace(/ > .*/, ''));
    expect(program).toBe('llm-sizing');
    expect(words.slice(0, path.split(' ').length).join(' ')).toMatch(new RegExp(`^${path.split(' ')[0]}`));
    const { code, stderr } = await runCli(words, { inputs });
    // A check that finds something has worked.
    expect({ code: code === 1 ? 0 : code, stderr }).toEqual({ code: 0, stderr: '' });
  });
});
