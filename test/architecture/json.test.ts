import { describe, expect, test } from 'vitest';
import { type JsonProblem, placeOf, readJson } from '../../src/architecture/json.js';
import { cpuMilliseconds } from '../helpers/cpu-time.js';

function problemOf(text: string): JsonProblem {
  const read = readJson(text);
  if (read.ok) throw new Error(`was read: ${text.slice(0, 100)}`);
  return read.problem;
}

function contentOf(text: string): unknown {
  const read = readJson(text);
  if (!read.ok) throw new Error(`${read.problem.is} at ${read.problem.line}:${read.problem.column}`);
  return read.value;
}

describe('what is read', () => {
  test.each([
    ['{"a": [1, -2.5e3, true, false, null, "é\\n\\u00e9"], "b": {}}', { a: [1, -2500, true, false, null, 'é\né'], b: {} }],
    ['{"time_step_limit": [0.0, Infinity], "x": -Infinity, "y": NaN}', { time_step_limit: [0, Infinity], x: -Infinity, y: NaN }],
    ['\ufeff{"a": 1}', { a: 1 }],
    ['\t\r\n [ ] \n', []],
    ['[-0, 0, 1e400, 123456789012345678, 999999999999999]', [-0, 0, Infinity, 123456789012345680, 999999999999999]],
    ['"\\ud83d\\ude00 \\ud800"', '😀 \ud800'],
    ['{"": {"": 1}}', { '': { '': 1 } }],
    ['{"a": {"x": 1}, "b": {"x": 1}}', { a: { x: 1 }, b: { x: 1 } }],
  ])('%j', (text, value) => {
    expect(contentOf(text)).toStrictEqual(value);
  });

  test('keys that objects have by themselves are keys like any other', () => {
    const value = contentOf('{"__proto__": {"polluted": true}, "constructor": 1, "toString": 2, "hasOwnProperty": 3}') as object;
    expect(Object.keys(value)).toEqual(['__proto__', 'constructor', 'toString', 'hasOwnProperty']);
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
    expect('polluted' in value).toBe(false);
    expect(problemOf('{"__proto__": 1, "__proto__": 2}')).toMatchObject({ is: 'duplicate-key', column: 18, path: '__proto__' });
  });

  test('200 levels', () => {
    expect(contentOf(`${'['.repeat(200)}${']'.repeat(200)}`)).toBeDefined();
  });
});

const nested = (depth: number): string => '{"a":['.repeat(depth / 2);

describe('what is refused, and where', () => {
  test.each<[text: string, is: JsonProblem['is'], line: number, column: number, path: string, more?: object]>([
    ['{\n  // layers\n  "a": 1}', 'comment', 2, 3, '', { found: '//' }],
    ['{"a": 1 /* layers */}', 'comment', 1, 9, 'a', { found: '/*' }],
    ['{"a": 1}\n# layers', 'comment', 2, 1, '', { found: '#' }],
    ['{"a": # layers\n1}', 'comment', 1, 7, 'a', { found: '#' }],
    ['{"a": 1,\n}', 'trailing-comma', 1, 8, 'a', { found: ',' }],
    ['{"a": [1, 2 , ]}', 'trailing-comma', 1, 13, 'a[1]', { found: ',' }],
    ["{'a': 1}", 'single-quotes', 1, 2, '', { found: "'" }],
    ['{"a": \'x\'}', 'single-quotes', 1, 7, 'a', { found: "'" }],
    ["['x']", 'single-quotes', 1, 2, '[0]', { found: "'" }],
    ['{"a": {"b": True}}', 'python', 1, 13, 'a.b', { found: 'True', meant: 'true' }],
    ['[False]', 'python', 1, 2, '[0]', { found: 'False', meant: 'false' }],
    ['{"a": None}', 'python', 1, 7, 'a', { found: 'None', meant: 'null' }],
    ['{a: 1}', 'unexpected', 1, 2, '', { found: 'a', wanted: 'key-or-brace' }],
    ['{"a": 1, 5: 2}', 'unexpected', 1, 10, '', { found: '5', wanted: 'key' }],
    ['{"a" 1}', 'unexpected', 1, 6, 'a', { found: '1', wanted: 'colon' }],
    ['{"a": 1\n "b": 2}', 'unexpected', 2, 2, 'a', { found: '"', wanted: 'comma-or-brace' }],
    ['{"a": 1]', 'unexpected', 1, 8, 'a', { found: ']', wanted: 'comma-or-brace' }],
    ['[1 2]', 'unexpected', 1, 4, '[0]', { found: '2', wanted: 'comma-or-bracket' }],
    ['[,1]', 'unexpected', 1, 2, '[0]', { found: ',', wanted: 'value-or-bracket' }],
    ['[1,,2]', 'unexpected', 1, 4, '[1]', { found: ',', wanted: 'value' }],
    ['{"a": undefined}', 'unexpected', 1, 7, 'a', { found: 'undefined', wanted: 'value' }],
    ['{"a": -inf}', 'bad-number', 1, 7, 'a', { found: '-inf' }],
    ['[\ufffd]', 'unexpected', 1, 2, '[0]', { found: '\ufffd', wanted: 'value-or-bracket' }],
    ['{"a": 😀}', 'unexpected', 1, 7, 'a', { found: '😀', wanted: 'value' }],
    [`[${'x'.repeat(100)}]`, 'unexpected', 1, 2, '[0]', { found: 'x'.repeat(40), wanted: 'value-or-bracket' }],
    ['Infinityx', 'unexpected', 1, 1, '', { found: 'Infinityx', wanted: 'value' }],
    ['\ufeff\ufeff1', 'unexpected', 1, 1, '', { found: '\ufeff', wanted: 'value' }],
    ['{"a": [1,\n  2\n\n', 'unfinished', 2, 4, 'a[1]', { wanted: 'comma-or-bracket' }],
    ['{"a": 1,', 'unfinished', 1, 9, '', { wanted: 'key' }],
    ['{"a"', 'unfinished', 1, 5, 'a', { wanted: 'colon' }],
    ['{"a":', 'unfinished', 1, 6, 'a', { wanted: 'value' }],
    ['{"a": "xy', 'unfinished', 1, 10, 'a', { wanted: 'closing-quote' }],
    ['{"a": "\\u12', 'unfinished', 1, 12, 'a', { wanted: 'closing-quote' }],
    ['{"a": "\\', 'unfinished', 1, 9, 'a', { wanted: 'closing-quote' }],
    ['"', 'unfinished', 1, 2, '', { wanted: 'closing-quote' }],
    ['{"a": tru', 'unfinished', 1, 10, 'a', { wanted: 'rest' }],
    ['[1.5e', 'unfinished', 1, 6, '[0]', { wanted: 'rest' }],
    ['[-', 'unfinished', 1, 3, '[0]', { wanted: 'rest' }],
    ['{"a": "x\ny"}', 'bad-string', 1, 9, 'a', { found: '\n', because: 'control-character' }],
    ['{"a": "x\ty"}', 'bad-string', 1, 9, 'a', { found: '\t', because: 'control-character' }],
    ['"\u001f"', 'bad-string', 1, 2, '', { found: '\u001f', because: 'control-character' }],
    ['{"a": "C:\\models"}', 'bad-string', 1, 10, 'a', { found: '\\m', because: 'escape' }],
    ['{"a": "\\u12g4"}', 'bad-string', 1, 8, 'a', { found: '\\u12g4', because: 'escape' }],
    ['{"b\\x": 1}', 'bad-string', 1, 4, '', { found: '\\x', because: 'escape' }],
    ...['01', '-01', '1.', '.5', '+1', '1e', '0x10', '1_000', '4k', '--1', '1.2.3', '-NaN'].map(
      (found) => [`{"a": ${found}}`, 'bad-number', 1, 7, 'a', { found }] as [string, 'bad-number', number, number, string, object],
    ),
    ['', 'empty', 1, 1, ''],
    ['\ufeff', 'empty', 1, 1, ''],
    [' \n\t\n', 'empty', 1, 1, ''],
    ['{"a": 1}\n{"a": 2}', 'trailing-text', 2, 1, '', { found: '{' }],
    ['1 2', 'trailing-text', 1, 3, '', { found: '2' }],
    [`${nested(200)}[`, 'too-deep', 1, 601, `${'a[0].'.repeat(16)}…${'.a[0]'.repeat(16)}`, { deepest: 200 }],
    ['{"x": {"a": 1,\n "b": [{}], "\\u0061": 2}}', 'duplicate-key', 2, 13, 'x.a', { key: 'a' }],
    ['{"a": 1, "b\0": 2', 'binary', 1, 12, ''],
    ['\ufffd\ufffd\ufffd\u0007\ufffd', 'binary', 1, 1, ''],
    ['\n <!DOCTYPE html>', 'html', 2, 2, ''],
    ['version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 1519\n', 'lfs', 1, 1, ''],
  ])('%j: %s', (text, is, line, column, path, more = {}) => {
    expect(problemOf(text)).toMatchObject({ is, line, column, path, ...more });
  });

  test('a key that stands twice has two places', () => {
    const text = '{\n  "a b": {"x": "}", "y": [1, {"a b": 2}]},\n  "c": 3, "a b": 4}';
    const problem = problemOf(text);
    if (problem.is !== 'duplicate-key') throw new Error(problem.is);
    expect(problem).toMatchObject({ line: 3, column: 11, path: '["a b"]' });
    expect(problem.first).toEqual({ line: 2, column: 3, offset: 4, source: '  "a b": {"x": "}", "y": [1, {"a b": 2}]},', sourceIndex: 2 });
  });

  test('a text that is long beyond reason', () => {
    const limit = 256 * 2 ** 20;
    expect(problemOf(' '.repeat(limit + 1))).toMatchObject({ is: 'too-large', characters: limit + 1, largest: limit, line: 1, column: 1 });
  });

  test('a broken text with a few characters that could not be decoded is still JSON', () => {
    expect(problemOf('{"a": "\ufffd\ufffd\ufffd\ufffd and a long text that is fine, longer than ten of them", }').is).toBe(
      'trailing-comma',
    );
    expect(contentOf('["\ufffd\ufffd\ufffd\ufffd"]')).toEqual(['\ufffd\ufffd\ufffd\ufffd']);
    expect(problemOf('[{"\ufffd\ufffd\ufffd\ufffd":1,"\ufffd\ufffd\ufffd\ufffd":1}]').is).toBe('duplicate-key');
  });

  test('a long key is cut', () => {
    expect(problemOf(`{"${'k'.repeat(1000)}": x}`).path).toBe(`${'k'.repeat(60)}…`);
  });
});

describe('the place of a mistake', () => {
  test.each([
    ['lines that end as on other systems', '[1,\r\n2,\r3,\nx]', 4, 1, 'x]', 0],
    ['characters outside the basic plane', '["😀é", x]', 1, 8, '["😀é", x]', 8],
    ['tabs', '[\n\t\tx]', 2, 3, '  x]', 2],
    ['a byte order mark', '\ufeff[x]', 1, 2, '[x]', 1],
    ['the end of a line', '["x\r\ny"]', 1, 4, '["x', 3],
  ])('%s', (_, text, line, column, source, sourceIndex) => {
    expect(problemOf(text)).toMatchObject({ line, column, source, sourceIndex });
  });

  test.each([
    ['at the start', `[x${' '.repeat(100)}]`, `[x${' '.repeat(77)}…`, 1],
    ['in the middle', `["${'a'.repeat(100)}", x, "${'b'.repeat(100)}"]`, `…${'a'.repeat(36)}", x, "${'b'.repeat(35)}…`, 40],
    ['at the end', `["${'a'.repeat(100)}" x`, `…${'a'.repeat(76)}" x`, 79],
    ['exactly fitting', `["${'a'.repeat(75)}" x`, `["${'a'.repeat(75)}" x`, 79],
    ['among pairs', `["${'😀'.repeat(100)}" x, "${'😀'.repeat(100)}"]`, `…${'😀'.repeat(37)}" x, "${'😀'.repeat(35)}…`, 77],
  ])('a long line is cut: %s', (_, text, source, sourceIndex) => {
    const problem = problemOf(text);
    expect(problem.source).toBe(source);
    expect(problem.sourceIndex).toBe(sourceIndex);
    expect([...problem.source].length).toBeLessThanOrEqual(80);
    expect(problem.source[sourceIndex]).toBe('x');
  });
});

describe('the place of a key', () => {
  const text = `\ufeff{
  "architectures": ["LlamaForCausalLM"],
  "text_config": {"note": "\\"hidden_size\\": {", "hidden_size": 4096,
    "layers": [0, [1, 2], {"kind": "full"}], "a.b": {"c d": 1}},
  "text_config.vocab_size": 32000, "e\\u0301": 1, "": 7, "hidden_size": 5
}`;

  test.each<[path: string, line: number, column: number]>([
    ['', 1, 1],
    ['architectures', 2, 3],
    ['architectures[0]', 2, 21],
    ['text_config', 3, 3],
    ['text_config.hidden_size', 3, 49],
    ['text_config.layers[1]', 4, 19],
    ['text_config.layers[1][1]', 4, 23],
    ['text_config.layers[2].kind', 4, 28],
    ['text_config.a.b["c d"]', 4, 54],
    ['text_config["a.b"]["c d"]', 4, 54],
    ['text_config.vocab_size', 5, 3],
    ['e\u0301', 5, 36],
    ['[""]', 5, 50],
    ['hidden_size', 5, 57],
  ])('%s', (path, line, column) => {
    expect(contentOf(text)).toBeDefined();
    expect(placeOf(text, path)).toMatchObject({ line, column });
  });

  test.each(['hidden', 'hidden_size.x', 'architectures[1]', 'architectures[0][0]', 'text_config.layers[10]', 'vocab_size', '[0]', '.'])(
    'none: %s',
    (path) => {
      expect(placeOf(text, path)).toBeUndefined();
    },
  );

  test('a list does not go on in the next', () => {
    expect(placeOf('{"layers": [1], "x": [2, 3], "y": [4]}', 'layers[1]')).toBeUndefined();
  });

  test('with its line', () => {
    expect(placeOf('{"a": 1,\n "b": 2}', 'b')).toEqual({ line: 2, column: 2, offset: 10, source: ' "b": 2}', sourceIndex: 1 });
  });
});

// Each takes less than half a second; time that grows with the square of the text would be minutes.
test.each<[what: string, text: string]>([
  ['a million brackets', '['.repeat(1e6)],
  ['a million objects within one another', '{"a":'.repeat(1e6)],
  ['a string of 10 million characters', `"${'x'.repeat(1e7)}"`],
  ['a string that never ends', `{"a":"${'x'.repeat(1e7)}`],
  ['escapes', `"${'\\n'.repeat(1e6)}"`],
  ['a number of a million digits', `[${'1'.repeat(1e6)}.`],
  ['spaces before the end', `[${' '.repeat(1e6)}x`],
  ['spaces after which nothing comes', `[1${' '.repeat(1e6)}`],
  ['lines', `${'\n'.repeat(1e6)}x`],
  ['pairs on one line', `["${'😀'.repeat(1e6)}",x`],
  ['a million times the same key', `{${'"a":1,'.repeat(1e6)}"a":1}`],
  ['a key that comes again after half a million others', `{${Array.from({ length: 5e5 }, (_, i) => `"k${i}":{}`).join(',')},"k499999":1}`],
])('time grows with the length only: %s', (_, text) => {
  const start = cpuMilliseconds();
  readJson(text);
  expect(cpuMilliseconds() - start).toBeLessThan(5000);
});
