import { expect, test } from 'vitest';
import { runCli } from '../helpers/run-cli.js';

const LINE = ['train', '--model', 'gpt3', '--gpu', 'a100', '--format', 'markdown', '--note'];

async function noteLine(note: string): Promise<string> {
  const { code, stdout } = await runCli([...LINE, note]);
  expect(code).toBe(0);
  return stdout.split('\n').find((line) => line.startsWith('- **note**')) ?? '';
}

test.each([
  ['a | b', 'a \\| b'],
  ['<script>alert(1)</script>', '\\<script\\>alert(1)\\</script\\>'],
  ['**bold** _it_ `code` ~~gone~~', '\\*\\*bold\\*\\* \\_it\\_ \\`code\\` \\~\\~gone\\~\\~'],
  ['[text](javascript:alert(1))', '\\[text\\](javascript:alert(1))'],
  ['![](x)', '\\!\\[\\](x)'],
  ['back\\slash', 'back\\\\slash'],
  ['备注', '备注'],
  ['#12 a#12 owner/repo#12 #a', '\\#<!-- -->12 a\\#<!-- -->12 owner/repo\\#<!-- -->12 \\#a'],
  ['GH-12 gh-3 high-4', 'GH-<!-- -->12 gh-<!-- -->3 high-4'],
])('a note stays text: %s', async (note, written) => {
  expect(await noteLine(note)).toBe(`- **note**: ${written}`);
});

test('a character reference in a note is shown as it was typed', async () => {
  expect(await noteLine('&lt;b&gt; &amp;')).toBe('- **note**: \\&lt;b\\&gt; \\&amp;');
});

test.each(['one\ntwo', 'one\r\ntwo', 'one\rtwo\n'])('the lines of a note stay lines of its item: %j', async (note) => {
  expect(await noteLine(note)).toBe('- **note**: one<br>two');
});

test('a line of a note is no line of the document', async () => {
  expect(await noteLine('one\n| two |\n# three')).toBe('- **note**: one<br>\\| two \\|<br>\\# three');
});

test.each(['one\u2028two', 'one\u0085two', 'one\u001b[2Jtwo'])(
  'a note with characters that a terminal obeys is refused: %j',
  async (note) => {
    const { code, stdout, stderr } = await runCli([...LINE, note]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('error[control-character]');
  },
);

test('every row of a table has as many cells as its head', async () => {
  const { stdout } = await runCli([
    'train',
    '--model',
    'gpt3,gpt-4',
    '--gpu',
    'a100,t4',
    '--precision',
    'fp8,fp16',
    '--format',
    'markdown',
  ]);
  const tables = stdout.split('\n\n').filter((block) => block.startsWith('|'));
  expect(tables.length).toBeGreaterThan(1);
  for (const table of tables) {
    const cells = table.split('\n').map((row) => row.replaceAll('\\|', '').split('|').length);
    expect(new Set(cells).size, table).toBe(1);
  }
});

test('it ends with one line feed, and no line ends with a blank', async () => {
  const { stdout } = await runCli([...LINE, 'x', '--explain']);
  expect(stdout).toMatch(/[^\n]\n$/);
  expect(stdout.split('\n').filter((line) => line.endsWith(' '))).toEqual([]);
});
