import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runsOf, seed } from '../helpers/fuzz.js';
import { type CliResult, runCli } from '../helpers/run-cli.js';
import { hostile } from './values.js';

const runs = runsOf(300);
const LEAK = /NaN|Infinity|undefined|\[object/;

const deck = `version: 1
defaults: { gpu: a100, utilization: 50% }
presets:
  gpus: { mine: { extends: a100, peak: { bf16: 400 TFLOPS } } }
scenarios:
  gpt3-training: &training
    kind: train
    model: gpt3
    tokens: 300B
    duration: 30d
    utilization: 30%..50%
    expect: { servers: <= 195, p90(gpus): <= 1600 }
  again:
    extends: gpt3-training
    gpu: [a100, h100]
    expect: { cost: < 20M, gpus: { min: 10, max: 2000 } }
  gpt3-search:
    kind: infer
    model: gpt3
    requests: 3.5B/day
    questions: 4
    words: 425
    expect: { gpus: 412018 ± 1% }
`;

/** What a file is changed by: characters of its syntax, words of its vocabulary, and what belongs to neither. */
const pieces = fc.oneof(
  fc.constantFrom(
    '{',
    '}',
    '[',
    ']',
    ':',
    ',',
    '-',
    '?',
    '|',
    '>',
    '&a',
    '*a',
    '*training',
    '<<: *training',
    '!!str',
    '!x',
    '%',
    '@',
    '`',
    '"',
    "'",
    '#',
    '\n',
    '\t',
    '  ',
    '\r',
    '---\n',
    '...\n',
    '\ufeff',
    '\u0000',
    '\u001b[31m',
  ),
  fc.constantFrom(
    'null',
    '~',
    'true',
    '.nan',
    '.inf',
    '-0',
    '1e999',
    '0',
    '50%',
    '30%..50%',
    '5..1',
    '40% ± 5%',
    '>= 3',
    '<= x',
    'p50(gpus)',
    'p0(gpus)',
    '__proto__',
    'constructor',
    'extends',
    'expect',
    'presets',
    'kind',
    'infer',
    'gpus',
    'tokens',
    'budget',
    'again',
    'mine',
    'h100',
    'price: list',
    'flops: exact',
    'solve: tokens',
    'growth: 10%/month',
  ),
  hostile,
);

/** An edit: so much of the text gone at a place, and something else there. */
const edits = fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(12), fc.oneof(pieces, fc.constant(''))), {
  minLength: 1,
  maxLength: 4,
});

/** Edits of whole lines: one moved, indented, doubled or dropped. */
const lineEdits = fc.array(fc.tuple(fc.nat(30), fc.nat(30), fc.constantFrom('move', 'double', 'drop', 'indent', 'outdent')), {
  maxLength: 3,
});

type Edit = readonly [place: number, gone: number, put: string];
type LineEdit = readonly [from: number, to: number, how: string];

function edited(text: string, changes: readonly Edit[], lineChanges: readonly LineEdit[]): string {
  const lines = text.split('\n');
  for (const [from, to, how] of lineChanges) {
    const line = lines[from % lines.length] ?? '';
    if (how === 'indent') lines[from % lines.length] = `  ${line}`;
    else if (how === 'outdent') lines[from % lines.length] = line.replace(/^ {2}/, '');
    else {
      if (how !== 'double') lines.splice(from % lines.length, 1);
      if (how !== 'drop') lines.splice(to % Math.max(1, lines.length), 0, line);
    }
  }
  let result = lines.join('\n');
  for (const [place, gone, put] of changes) {
    const at = Math.floor(place * result.length);
    result = result.slice(0, at) + put + result.slice(at + gone);
  }
  return result;
}

/** Another value that the field may well take. */
const others: Readonly<Record<string, readonly string[]>> = {
  gpu: ['h100', 'mine', 'a100-sxm-80gb', '[a100, mine]', 'mi300x', 'h100'],
  utilization: ['40%', '0.3', '20%..60%', '30%..40%..50%', '40% ± 5%', '[30%, 40%]', '1', '101%'],
  bf16: ['1 PFLOPS', '400', 'null'],
  model: ['llama-3.1-70b', 'bert-base', 'gpt-4', 'deepseek-v3'],
  tokens: ['1', '15T', '1T..2T', '9e15', '[1B, 2B]'],
  duration: ['1s', '10y', '30', '20d..40d', 'null'],
  requests: ['1/day', '1M/s', '2B/day..4B/day'],
  questions: ['1', '0.5', '1000000'],
  words: ['1', '1e9', '400 ± 10'],
  servers: ["'>= 10'", '195 ± 1', '10..20', '{ max: 5 }', '1559', 'null'],
  'p90\\(gpus\\)': ['< 1M', "'> 1'"],
  cost: ['< $1', '{ min: 1 }', 'null'],
};
const slots = Object.entries(others).map(([key, texts]) => fc.constantFrom(...texts).map((text) => [key, text] as const));
const changedValues = fc
  .array(fc.oneof(...slots), { minLength: 1, maxLength: 4 })
  .map((changes) =>
    changes.reduce(
      (text, [key, value]) =>
        text.replace(new RegExp(`(\\b${key}: )(\\{[^}]*\\}|\\[[^\\]]*\\]|[^,}\\n]*[^,}\\s])`), (_, head: string) => head + value),
      deck,
    ),
  );

const files = fc.oneof(
  changedValues,
  fc.tuple(edits, lineEdits).map(([changes, lineChanges]) => edited(deck, changes, lineChanges)),
  fc
    .tuple(changedValues, fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(3), fc.constant('')), { maxLength: 1 }))
    .map(([text, changes]) => edited(text, changes, [])),
);
const commands = fc.oneof(
  fc.constantFrom('table', 'json', 'jsonl', 'csv', 'markdown').map((format) => ['run', '--samples=50', '--format', format]),
  fc.constantFrom('table', 'json', 'junit', 'github', 'markdown').map((format) => ['check', '--samples=50', '--format', format]),
  fc.constantFrom('table', 'json', 'markdown').map((format) => ['diff', 'deck.yaml', 'llm-sizing.yaml', '--format', format]),
  fc.constantFrom('table', 'json', 'markdown').map((format) => ['diff', 'llm-sizing.yaml', 'deck.yaml', '--format', format]),
);

test(`any edit of a scenario file ends with an answer or with a message (${runs} files)`, async () => {
  const ends = new Map<number, number>();
  await fc.assert(
    fc.asyncProperty(files, commands, async (text, argv) => {
      const result = await runCli(argv, { inputs: { 'llm-sizing.yaml': text, 'deck.yaml': deck } });
      complain(text, argv, result);
      ends.set(result.code, (ends.get(result.code) ?? 0) + 1);
    }),
    { numRuns: runs, seed },
  );
  // A fuzz that only ever meets refusals proves little.
  expect((ends.get(0) ?? 0) + (ends.get(1) ?? 0)).toBeGreaterThan(runs / 20);
  expect(ends.get(2)).toBeGreaterThan(runs / 5);
}, 900_000);

/** The deck as JSON, with one value of it replaced by another of any kind. */
const json = JSON.stringify(
  {
    version: 1,
    scenarios: {
      one: { kind: 'train', model: 'gpt3', gpu: 'a100', tokens: '300B', duration: 2592000, utilization: 0.5, expect: { gpus: '<= 1600' } },
    },
  },
  null,
  1,
);
const values = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  hostile,
  fc.double(),
  fc.constantFrom(null, true, {}, [], [[]], -0, '', '__proto__'),
);
const jsonFiles = fc.tuple(fc.nat(200), values).map(([place, value]) => {
  let seen = 0;
  const count = [...json.matchAll(/: ("[^"]*"|[\d.]+)/g)].length;
  return json.replace(/: ("[^"]*"|[\d.]+)/g, (whole) => (seen++ === place % count ? `: ${JSON.stringify(value) ?? 'null'}` : whole));
});

test(`any value in a scenario file of JSON, too (${runs} files)`, async () => {
  await fc.assert(
    fc.asyncProperty(jsonFiles, fc.constantFrom('run', 'check'), async (text, command) => {
      const argv = [command, 'a.json', '--format', 'json'];
      complain(text, argv, await runCli(argv, { inputs: { 'a.json': text } }));
    }),
    { numRuns: runs, seed },
  );
}, 900_000);

function complain(text: string, argv: readonly string[], { code, stdout, stderr }: CliResult): void {
  const fail = (what: string): never => {
    throw new Error(
      `${what}\nargv: ${JSON.stringify(argv)}\nfile: ${JSON.stringify(text)}\nstdout: ${stdout.slice(0, 1500)}\nstderr: ${stderr.slice(0, 1500)}`,
    );
  };
  if (![0, 1, 2, 3].includes(code)) fail(`ends with ${code}`);
  // What cannot be checked is said in the report of a program as well, for those who read that alone.
  const reports = argv[0] === 'check' && /\b(json|junit|github|markdown)\b/.test(argv.join(' '));
  if (code === 2 && stdout !== '' && !reports) fail('refuses, and answers');
  if (code === 2 && stderr === '') fail('refuses without a word');
  if (code !== 2 && stderr !== '') fail('answers, and complains');
  if (/\n {4}at /.test(stderr)) fail('prints a stack');
  if (!LEAK.test(text) && LEAK.test(stdout + stderr)) fail('prints what is no value');
  if (/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/.test(stdout + stderr)) fail('prints a control character');
  if (argv.includes('json')) JSON.parse(code === 2 ? stderr : stdout);
}
