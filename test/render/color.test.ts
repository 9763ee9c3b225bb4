import { expect, test } from 'vitest';
import { type CliWorld, runCli, words } from '../helpers/run-cli.js';

const ESCAPE = '\u001b[';
const ANSWER = 'train --model gpt3 --gpu a100 --explain';
const MISTAKE = 'train --model gpt3 --gpu a10O';
const TERMINAL: CliWorld = { isTTY: true, env: { TERM: 'xterm-256color' }, columns: 80 };

async function isStyled(line: string, world: CliWorld): Promise<boolean> {
  const { stdout, stderr } = await runCli(words(line), world);
  return (stdout + stderr).includes(ESCAPE);
}

for (const line of [ANSWER, MISTAKE, 'presets models llama', 'presets show gpt3']) {
  test(`a terminal gets colour: ${line}`, async () => {
    expect(await isStyled(line, TERMINAL)).toBe(true);
  });

  test.each<[string, CliWorld, string]>([
    ['a pipe', {}, ''],
    ['NO_COLOR', { ...TERMINAL, env: { TERM: 'xterm', NO_COLOR: '1' } }, ''],
    ['NO_COLOR beside FORCE_COLOR', { ...TERMINAL, env: { NO_COLOR: '1', FORCE_COLOR: '1' } }, ''],
    ['--no-color', TERMINAL, ' --no-color'],
    ['--no-color beside FORCE_COLOR', { ...TERMINAL, env: { FORCE_COLOR: '1' } }, ' --no-color'],
    ['TERM=dumb', { ...TERMINAL, env: { TERM: 'dumb' } }, ''],
    ['FORCE_COLOR=0', { ...TERMINAL, env: { TERM: 'xterm', FORCE_COLOR: '0' } }, ''],
  ])(`%s gets none: ${line}`, async (_, world, flag) => {
    expect(await isStyled(line + flag, world)).toBe(false);
  });

  test(`FORCE_COLOR colours a pipe: ${line}`, async () => {
    expect(await isStyled(line, { env: { FORCE_COLOR: '1' } })).toBe(true);
  });

  test(`an empty NO_COLOR or FORCE_COLOR says nothing: ${line}`, async () => {
    expect(await isStyled(line, { ...TERMINAL, env: { TERM: 'xterm', NO_COLOR: '' } })).toBe(true);
    expect(await isStyled(line, { env: { FORCE_COLOR: '' } })).toBe(false);
  });

  test(`colour adds nothing but colour: ${line}`, async () => {
    const plain = await runCli(words(line), { columns: 80 });
    const styled = await runCli(words(line), TERMINAL);
    expect(stripped(styled.stdout)).toBe(plain.stdout);
    expect(stripped(styled.stderr)).toBe(plain.stderr);
  });
}

test('a coloured table has no blanks at the end of a line', async () => {
  const { stdout } = await runCli(words('presets models llama'), TERMINAL);
  expect(stdout.split('\n').filter((text) => /[ \t]$/.test(stripped(text)))).toEqual([]);
});

test.each(['json', 'jsonl', 'csv', 'markdown'])('%s has no colour, even on a terminal that is forced to', async (format) => {
  // A row has no steps to explain.
  const line = format === 'csv' ? ANSWER.replace(' --explain', '') : ANSWER;
  expect(await isStyled(`${line} --format ${format}`, { ...TERMINAL, env: { FORCE_COLOR: '1' } })).toBe(false);
});

test('a file gets no colour from a terminal', async () => {
  const { files } = await runCli(words(`${ANSWER} -o answer.txt`), TERMINAL);
  expect(files.get('answer.txt')).not.toContain(ESCAPE);
});

function stripped(text: string): string {
  return text.replaceAll(/\u001b\[\d+m/g, '');
}
