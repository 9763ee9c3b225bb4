import { expect, test } from 'vitest';
import { sourceOf } from '../../src/scenario/file/source.js';
import { tableLines, whereOfCell } from '../../src/scenario/measured/table.js';

const lines = (text: string) => tableLines(sourceOf('runs.csv', text)).map((line) => line.map((cell) => cell.text));

test.each<[string, string, readonly (readonly string[])[]]>([
  [
    'commas',
    'a,b\n1,2\n',
    [
      ['a', 'b'],
      ['1', '2'],
    ],
  ],
  [
    'semicolons, with commas in cells',
    'a;b\n1,5;2\n',
    [
      ['a', 'b'],
      ['1,5', '2'],
    ],
  ],
  [
    'tabs',
    'a\tb\n1\t2',
    [
      ['a', 'b'],
      ['1', '2'],
    ],
  ],
  [
    'lines of Windows, and a mark of byte order',
    '\ufeffa,b\r\n1,2\r\n',
    [
      ['a', 'b'],
      ['1', '2'],
    ],
  ],
  [
    'quotes',
    'a,b\n"tp=8,pp=2","say ""so"""\n',
    [
      ['a', 'b'],
      ['tp=8,pp=2', 'say "so"'],
    ],
  ],
  [
    'lines of a cell',
    'a,b\n"1\n2",3\n',
    [
      ['a', 'b'],
      ['1\n2', '3'],
    ],
  ],
  [
    'empty cells, at the end too',
    'a,b,c\n,,\n1,,\n',
    [
      ['a', 'b', 'c'],
      ['1', '', ''],
    ],
  ],
  [
    'comments and empty lines',
    '# of June\n\na,b\n# later\n1,2\n\n',
    [
      ['a', 'b'],
      ['1', '2'],
    ],
  ],
  [
    'spaces around',
    ' a , b \n 1 , "2" \n',
    [
      ['a', 'b'],
      ['1', '2'],
    ],
  ],
  [
    'a quote that is none',
    'a,b\n1",2\n',
    [
      ['a', 'b'],
      ['1"', '2'],
    ],
  ],
  ['one column', 'a\n1\n2\n', [['a'], ['1'], ['2']]],
  ['nothing', '', []],
])('reads %s', (_, text, expected) => {
  expect(lines(text)).toEqual(expected);
});

test('a cell knows its line and column', () => {
  const source = sourceOf('runs.csv', 'a,b\n"x,y", 12W\n');
  const [, second] = tableLines(source);
  const cell = second?.[1];
  expect(cell && whereOfCell(source, cell)).toMatchObject({ line: 2, column: 8, source: { text: '"x,y", 12W', start: 7, length: 3 } });
});
