import { expect, test } from 'vitest';
import { runCli } from '../helpers/run-cli.js';
import { columnsOf } from '../render/width.js';

/** For each mistake the argument as shown, and what the carets under it cover, in columns of the terminal. */
async function marks(...argv: readonly string[]): Promise<readonly string[]> {
  const { stderr } = await runCli(argv, { columns: 200 });
  const lines = stderr.split('\n');
  return lines.flatMap((line, place) => {
    const found = /^( *)(\^+)/.exec(line);
    const above = lines[place - 1] ?? '';
    return found === null ? [] : [`${above.trim()} → ${cut(above, found[1]?.length ?? 0, found[2]?.length ?? 0)}`];
  });
}

function cut(line: string, from: number, columns: number): string {
  let at = 0;
  return [...line]
    .filter((character) => {
      const inside = at >= from && at < from + columns;
      at += columnsOf(character);
      return inside;
    })
    .join('');
}

const TRAIN = ['train', '--model', 'gpt3', '--gpu', 'a100'];

test('a value after its flag', async () => {
  expect(await marks(...TRAIN, '--tokens', '300Q')).toEqual(['--tokens 300Q → 300Q']);
});

test('a value after an equals sign', async () => {
  expect(await marks(...TRAIN, '--tokens=300Q')).toEqual(['--tokens=300Q → 300Q']);
});

test('a value that its flag contains', async () => {
  const { stderr } = await runCli(['train', '--gpu=a100', '--model=m'], { columns: 200 });
  expect(stderr).toContain('\n  --model=m\n          ^\n');
});

test('an item of a list', async () => {
  expect(await marks(...TRAIN, '--tokens', '100B,300Q,1T')).toEqual(['--tokens 100B,300Q,1T → 300Q']);
});

test('an item of a list after an equals sign', async () => {
  expect(await marks('train', '--model=gpt3', '--gpu=a100,h10O')).toEqual(['--gpu=a100,h10O → h10O']);
});

test('an item that another item contains', async () => {
  const line = (await runCli([...TRAIN, '--tokens', '30Qx,30Q'], { columns: 200 })).stderr.split('\n');
  const under = line.flatMap((text) => /^ *\^+/.exec(text) ?? []);
  expect(under.map((carets) => carets.indexOf('^'))).toEqual(['  --tokens '.length, '  --tokens 30Qx,'.length]);
});

test('several items of one list', async () => {
  expect(await marks(...TRAIN, '--tokens', '1x,2B,3y')).toEqual(['--tokens 1x,2B,3y → 1x', '--tokens 1x,2B,3y → 3y']);
});

test('an item after spaces', async () => {
  expect(await marks(...TRAIN, '--tokens', '100B, 300Q')).toEqual(['--tokens 100B, 300Q → 300Q']);
});

test('an item far into a long list', async () => {
  const list = [...Array.from({ length: 30 }, (_, place) => `${place + 1}B`), '31Q'].join(',');
  const [mark = ''] = await marks(...TRAIN, '--tokens', list);
  expect(mark).toMatch(/ → 31Q$/);
});

test('a value in wide characters', async () => {
  expect(await marks(...TRAIN, '--tokens', '3000亿个,三百')).toContain('--tokens 3000亿个,三百 → 三百');
});

test('a value with control characters, spelled out', async () => {
  expect(await marks('train', '--model', 'gpt3', '--gpu', 'a100\u001b[31m')).toEqual(['--gpu a100\\u{1b}[31m → a100\\u{1b}[31m']);
});

test('a flag', async () => {
  expect(await marks(...TRAIN, '--gpuz', '3')).toEqual(['--gpuz → --gpuz']);
});

test('the short form of a flag', async () => {
  expect(await marks(...TRAIN, '-f', 'xml')).toEqual(['-f xml → xml']);
});

test('an empty value is shown as one', async () => {
  const { stderr } = await runCli([...TRAIN, '--tokens', ''], { columns: 200 });
  expect(stderr).toMatch(/^ {2}--tokens (''|‘’)$/m);
});

test('every frame stands under its own argument when there are several mistakes', async () => {
  expect(await marks('train', '--model=gpt33', '--gpu', 'a10O', '--tokens', '300Q', '--utilization=150%')).toEqual([
    '--model=gpt33 → gpt33',
    '--gpu a10O → a10O',
    '--tokens 300Q → 300Q',
    '--utilization=150% → 150%',
  ]);
});
