import { describe, expect, it } from 'vitest';
import { cpuMilliseconds } from '../helpers/cpu-time.js';
import { type CliResult, runCli } from '../helpers/run-cli.js';

// Scenario files as an enemy, an editor or a converter would write them: read by every command, written in every format.

const commands: readonly (readonly string[])[] = [
  ...['table', 'json', 'jsonl', 'csv', 'markdown'].map((format) => ['run', '--format', format]),
  ...['table', 'json', 'junit', 'github', 'markdown'].map((format) => ['check', '--format', format]),
  ...['table', 'json', 'markdown'].map((format) => ['diff', 'llm-sizing.yaml', 'other.yaml', '--format', format]),
];
/** What is deep is refused while it is read, which is the same whatever would be written then: each command once, and a report. */
const commandsOfDeep = commands.filter((argv) => /^(run .*json|check .*(table|json)|diff .*markdown)$/.test(argv.join(' ')));
const other = 'version: 1\nscenarios: { two: { kind: train, model: gpt3, gpu: a100 } }\n';
const MOST_MILLISECONDS = 1000;

/** One scenario with these fields besides what it needs, and these keys of the file. */
const one = (fields: string, keys = '') =>
  `version: 1\n${keys}scenarios:\n  one: { kind: train, model: gpt3, gpu: a100, expect: { gpus: <= 9M }${fields} }\n`;
const named = (name: string) => `version: 1\nscenarios:\n  ${name}: { kind: train, model: gpt3, gpu: a100, expect: { gpus: <= 1 } }\n`;
const expecting = (text: string) => `version: 1\nscenarios:\n  one: { kind: train, model: gpt3, gpu: a100, expect: ${text} }\n`;

/** Anchors of which each stands for several of the one before: a few lines that would be 4^30 values. */
function bomb(form: (alias: string) => string): string {
  const lines = Array.from({ length: 30 }, (_, place) => `x-a${place + 1}: &a${place + 1} ${form(`*a${place}`)}\n`);
  return `version: 1\nx-a0: &a0 { k: v }\n${lines.join('')}`;
}
const maps = bomb((alias) => `{ a: ${alias}, b: ${alias}, c: ${alias}, d: ${alias} }`);
const lists = bomb((alias) => `[${alias}, ${alias}, ${alias}, ${alias}]`);
const merges = bomb((alias) => `{ <<: [${alias}, ${alias}], a: 1 }`);
const scenario = (text: string) => `scenarios: { one: { kind: train, model: gpt3, gpu: a100, ${text} } }\n`;

/** Scenarios of which each extends the one before, in any order. */
function chain(order: (place: number) => number, count = 1000): string {
  const line = (place: number) =>
    `  s${place}: { ${place === 0 ? 'kind: train, model: gpt3, gpu: a100, expect: { gpus: 1559 }' : `extends: s${place - 1}`} }\n`;
  return `version: 1\nscenarios:\n${Array.from({ length: count }, (_, place) => line(order(place))).join('')}`;
}

/** Runs a file through everything; returns the code of the first mistake that check finds, or its exit code. */
async function endOf(text: string, asked = commands): Promise<string | number> {
  let end: string | number = '';
  for (const argv of asked) {
    const begun = cpuMilliseconds();
    const result = await runCli(argv, { inputs: { 'llm-sizing.yaml': text, 'other.yaml': other } });
    expect(cpuMilliseconds() - begun, `milliseconds of ${argv.join(' ')}`).toBeLessThan(MOST_MILLISECONDS);
    complain(argv, result, text);
    if (argv[0] === 'check' && argv[2] === 'table') end = /^error\[([\w-]+)\]/.exec(result.stderr)?.[1] ?? result.code;
  }
  return end;
}

function complain(argv: readonly string[], { code, stdout, stderr }: CliResult, text: string): void {
  const fail = (what: string): never => {
    throw new Error(`${argv.join(' ')} ${what}\nstdout: ${stdout.slice(0, 1000)}\nstderr: ${stderr.slice(0, 1000)}`);
  };
  const printed = stdout + stderr;
  if (![0, 1, 2, 3].includes(code)) fail(`ends with ${code}`);
  // Who reads the report of a check finds a mistake there too.
  const reports = argv[0] === 'check' && argv.at(-1) !== 'table';
  if (code === 2 && ((stdout !== '') !== reports || stderr === '')) fail('answers, or says nothing of what is wrong');
  if (code !== 2 && stderr !== '') fail('answers, and complains');
  if (/\n {4}at /.test(printed)) fail('prints a stack');
  if (/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u00ad\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff]/.test(printed))
    fail('prints what is not seen');
  if (/\p{Cs}/u.test(printed)) fail('prints half a character');
  if (!/NaN|undefined|Infinity/.test(text) && /NaN|undefined|\[object|Infinity/.test(printed)) fail('prints what is no value');
  if (printed.length > 200_000 + 8000 * text.split('\n').length) fail(`prints ${printed.length} characters`);
}

const cases: Readonly<Record<string, readonly (readonly [what: string, text: string, end: string | number])[]>> = {
  'aliases of aliases': [
    ['in a field', `${maps}scenarios: { one: { kind: train, model: gpt3, gpu: *a30 } }\n`, 'invalid-type'],
    ['lists in a field', `${lists}${scenario('tokens: *a30')}`, 'invalid-type'],
    ['in an expectation', `${maps}${scenario('expect: { gpus: *a30 }')}`, 'unknown-key'],
    ['lists in an expectation', `${lists}${scenario('expect: { gpus: *a30 }')}`, 'invalid-expectation'],
    ['as expectations', `${maps}${scenario('expect: *a30')}`, 'unknown-figure'],
    ['as scenarios', `${maps}scenarios: *a30\n`, 'missing-key'],
    ['as defaults', `${maps}defaults: *a30\n${scenario('')}`, 'unknown-field'],
    ['as presets', `${maps}presets: *a30\n${scenario('')}`, 'unknown-key'],
    ['as a preset', `${maps}presets: { gpus: { x: *a30 } }\n${scenario('')}`, 'invalid-preset'],
    ['as merge keys', `${merges}${scenario('<<: *a30')}`, 'unknown-key'],
    ['that nobody looks at', `${maps}${scenario('expect: { gpus: 1559 }')}`, 0],
    ['of what they stand in', '&a [*a, *a]', 'cyclic-alias'],
    ['as scenarios of themselves', 'version: 1\nscenarios: &a { one: *a }\n', 'cyclic-alias'],
    ['without an anchor', one(', tokens: *x'), 'invalid-yaml'],
    ['as keys', 'version: 1\n&k scenarios: { *k : {} }\n', 'invalid-yaml'],
    [
      'as people use them',
      'version: 1\ndefaults: { gpu: &g a100 }\nscenarios: { one: { kind: train, model: gpt3, gpu: *g, expect: { gpus: 1559 } } }\n',
      0,
    ],
  ],
  keys: [
    ['twice', 'version: 1\nversion: 1\nscenarios: {}\n', 'duplicate-key'],
    ['twice, once in quotes', one(', "gpu": h100'), 'duplicate-key'],
    ['twice, as scenarios', 'version: 1\nscenarios:\n  one: {}\n  "one": {}\n', 'duplicate-key'],
    ['twice, in a map within', expecting('{ gpus: 1, gpus: 2 }'), 'duplicate-key'],
    ['that are maps', 'version: 1\nscenarios: { ? { a: b } : c, ? [x] : y }\n', 'invalid-yaml'],
    ['that are nothing', 'version: 1\n? : x\nscenarios: {}\n', 'invalid-yaml'],
    ['__proto__ of the file', one('', '__proto__: { polluted: 1 }\n'), 'unknown-key'],
    ['__proto__ of the defaults', one('', 'defaults: { __proto__: { polluted: 1 } }\n'), 'unknown-field'],
    ['__proto__ of a scenario', one(', __proto__: 3'), 'unknown-field'],
    ['constructor of a scenario', one(', constructor: 3'), 'unknown-field'],
    ['__proto__ of presets', one('', 'presets: { __proto__: { gpus: {} } }\n'), 'unknown-key'],
    ['__proto__ of a preset', one('', 'presets: { gpus: { x: { extends: a100, __proto__: { a: 1 } } } }\n'), 'unknown-key'],
    [
      'presets looked up alike',
      one('', 'presets: { gpus: { My GPU: { extends: a100 }, my-gpu: { extends: h100-sxm } } }\n'),
      'invalid-preset',
    ],
    ['a preset that cannot be looked up', one('', 'presets: { gpus: { 显卡: { extends: a100 } } }\n'), 'invalid-preset'],
    ['__proto__ of what is expected', expecting('{ __proto__: 3 }'), 'unknown-figure'],
    ['toString of what is expected', expecting('{ toString: 3 }'), 'unknown-figure'],
    ['hasOwnProperty of a limit', expecting('{ gpus: { hasOwnProperty: 3 } }'), 'unknown-key'],
  ],
  'names that objects have': [
    ...['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf'].map(
      (name) => [`${name} as a scenario`, named(name), 1] as const,
    ),
    ['extended', one(', extends: __proto__'), 'unknown-scenario'],
    ['as a GPU', one('').replace('a100', '__proto__'), 'unknown-gpu'],
    ['as a model', one('').replace('gpt3', 'constructor'), 'unknown-model'],
    ['as a kind', one('').replace('train', '__proto__'), 'unknown-choice'],
    ['as a choice', one(', flops: toString'), 'unknown-choice'],
    ['as a preset that nobody uses', one('', 'presets: { gpus: { __proto__: { peak: { bf16: 3 TFLOPS } } } }\n'), 0],
  ],
  values: [
    ...['NaN', '.nan', '.inf', '-.inf', '1e999', '0o17', '0xff', '2026-01-01', 'yes', 'no', 'on', 'off', 'true', '1e308'].map(
      (value) => [value, one(`, tokens: ${value}`), 'invalid-quantity'] as const,
    ),
    ...['-0', '-3', '1e-308', '0'].map((value) => [value, one(`, tokens: ${value}`), 'out-of-range'] as const),
    ['1_000_000_000', one(', tokens: 1_000_000_000'), 0],
    ['1:30:00', one(', duration: 1:30:00'), 'invalid-quantity'],
    ...['.nan', '<= .inf', '<= 1e999', 'yes', '~', '[1, 2]', '{ min: .inf }', '{ min: 5, max: 1 }', '1..2..3', '1±2±3', '""'].map(
      (value) =>
        [
          `${value} expected`,
          expecting(`{ gpus: ${value} }`),
          expect.stringMatching(/^(invalid-expectation|invalid-quantity|no-expectations)$/),
        ] as const,
    ),
    ['a list of expectations', expecting('[gpus, 3]'), 'invalid-type'],
    ['no expectations', expecting('{}'), 'no-expectations'],
    ['a percentile beyond', expecting('{ p200(gpus): 3 }'), 'unknown-figure'],
  ],
  tags: [
    ...[
      '!!binary aGVsbG8=',
      '!!js/function "function(){}"',
      '!!js/undefined ""',
      '!include /etc/passwd',
      '!ENV $HOME',
      '!!python/object/apply:os.system [ls]',
      '!!set { a, b }',
      '!!omap [a: 1]',
      '!!timestamp 2026-01-01',
    ].map((value) => [value, one(`, tokens: ${value}`), 'invalid-yaml'] as const),
    ['in a note', one(', note: !include /etc/passwd'), 'invalid-yaml'],
    [
      'of what is there',
      'version: !!int 1\nscenarios: !!map { one: !!map { kind: !!str train, model: gpt3, gpu: a100, expect: { gpus: 1559 } } }\n',
      0,
    ],
  ],
  depth: [
    ['10,000 lists', `version: 1\nscenarios: ${'['.repeat(10_000)}\n`, 'too-deep'],
    ['10,000 maps', `version: 1\nscenarios: ${'{a: '.repeat(10_000)}\n`, expect.stringMatching(/^(too-deep|invalid-yaml)$/)],
    ['3,000 maps, closed', `version: 1\nscenarios: ${'{a: '.repeat(3000)}${'}'.repeat(3000)}\n`, 'too-deep'],
    ['2,000 blocks', `version: 1\n${Array.from({ length: 2000 }, (_, place) => `${' '.repeat(place)}a:\n`).join('')}`, 'too-deep'],
    ['500 lists', one(`, tokens: ${'['.repeat(500)}1${']'.repeat(500)}`), 'invalid-type'],
    ['1,000 scenarios that extend each other', chain((place) => place), 'too-deep'],
    ['the same, the last one first', chain((place) => 999 - place), 'too-deep'],
    ['99 of them', chain((place) => place, 99), 0],
  ],
  length: [
    ['a number of a million digits', one(`, tokens: ${'9'.repeat(1_000_000)}`), 'invalid-quantity'],
    ['a key of a million letters', one(`, ${'k'.repeat(1_000_000)}: 3`), 'unknown-field'],
    ['a name of 1,000 letters', named('n'.repeat(1000)), 'long-name'],
    ['a name of a million letters', named(`? "${'n'.repeat(1_000_000)}"\n  `), 'long-name'],
    ['a GPU of a million letters', one('').replace('a100', 'a'.repeat(1_000_000)), 'unknown-gpu'],
    ['a limit of a million zeros', expecting(`{ gpus: "<= ${'0'.repeat(1_000_000)}1" }`), 'invalid-expectation'],
    ['a limit behind a million spaces', expecting(`{ gpus: "<=${' '.repeat(1_000_000)}1" }`), 1],
    ['12,000 values to compare', one(`, tokens: [${'1B, '.repeat(12_000)}1B]`), 'too-many-rows'],
    ['6,000 keys', one('', `x-keys: { ${Array.from({ length: 6000 }, (_, place) => `k${place}: 1`).join(', ')} }\n`), 0],
    ['a path of 100,000 folders', one('', `extends: ${'a/'.repeat(100_000)}x\n`), 'file-not-found'],
  ],
  'the beginning and the end': [
    ['nothing', '', 'invalid-type'],
    ['spaces', '  \n \n', 'invalid-type'],
    ['comments', '# nothing\n# at all\n', 'invalid-type'],
    ['a document without anything', '---\n', 'invalid-type'],
    ['an end', '...\n', 'invalid-type'],
    ['two documents', 'version: 1\n---\nversion: 1\n', 'several-documents'],
    ['a number', '42', 'invalid-type'],
    ['a list', '- a\n- b\n', 'invalid-type'],
    ['a byte order mark', `\ufeff${one('')}`, 0],
    ['Windows', one('').replaceAll('\n', '\r\n'), 0],
    ['an old Macintosh', one('').replaceAll('\n', '\r'), 'invalid-yaml'],
    ['UTF-16', [...one('')].map((character) => `${character}\u0000`).join(''), 'unreadable-file'],
    ['a NUL at the beginning', `\u0000${one('')}`, 'unknown-key'],
    ['a NUL in a value', one('').replace('gpt3', 'gpt\u00003'), 'control-character'],
    ['what no UTF-8 was', one('').replace('gpt3', 'gp\ufffd\ufffd3x'), 'unreadable-file'],
    ['a directive of another YAML', `%YAML 9.9\n---\n${one('')}`, 0],
    ['tabs', 'version: 1\nscenarios:\n\tone:\n\t\tkind: train\n', 'invalid-yaml'],
    ['a tab after spaces', 'version: 1\nscenarios:\n  one:\n\tkind: train\n', 'invalid-yaml'],
  ],
  'files to extend': [
    ...['/etc/passwd', '../../x', '../project-b/x.yaml', 'https://example.com/x.yaml', 'file:///etc/passwd', 'C:\\x.yaml'].map(
      (path) => [path, one('', `extends: ${path}\n`), 'outside-tree'] as const,
    ),
    ...['nope.yaml', '"a\\0b"', '"*.yaml"', '~/x.yaml', '3', '$(touch x)'].map(
      (path) => [path, one('', `extends: ${path}\n`), 'file-not-found'] as const,
    ),
    ['itself', one('', 'extends: ./llm-sizing.yaml\n'), 'cyclic-extends'],
    ['nothing', one('', 'extends: ""\n'), 'invalid-type'],
    ['several', one('', 'extends: [a, b]\n'), 'invalid-type'],
    ['a directory', one('', 'extends: .\n'), 'unreadable-file'],
    ['scenarios in a circle', 'version: 1\nscenarios:\n  a: { extends: b }\n  b: { extends: c }\n  c: { extends: a }\n', 'cyclic-extends'],
  ],
  'names that do something somewhere': [
    ...[
      '"\\e[31mred"',
      '\u001b[31mred',
      '"\\e]8;;http://x\\a"',
      'a\u202eb',
      'a\u200bb',
      '"a\\u2066b"',
      '"a\\nb"',
      '"a\\rb"',
      '"\\x9b31m"',
      '"a\\uD800b"',
      '""',
      '" "',
      '"a\u00adb"',
    ].map((name) => [JSON.stringify(name), named(name), 'control-character'] as const),
    ...['😀计划', '42', 'null', 'true', '"a\u00a0b"', '"-1+1"', '"a,b\\"c"', '"%0A%0D"'].map((name) => [name, named(name), 1] as const),
  ],
};

describe.each(Object.keys(cases))('%s', (group) => {
  it.each(cases[group] ?? [])('%s', async (_, text, end) => {
    expect(await endOf(text, group === 'depth' ? commandsOfDeep : commands)).toEqual(end);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });
});

describe('10,000 mistakes', () => {
  it('show the first ones', async () => {
    const text = `version: 1\nscenarios:\n${Array.from({ length: 10_000 }, (_, place) => `  s${place}: { kind: train, tokns: 3 }\n`).join('')}`;
    const { code, stderr } = await runCli(['check'], { inputs: { 'llm-sizing.yaml': text } });
    expect(code).toBe(2);
    expect(stderr.length).toBeLessThan(20_000);
    expect(stderr).toMatch(/and \d+ more\n$/);
  });
});

describe('a hostile name', () => {
  const broken = async (name: string, argv: readonly string[]) => {
    const { stdout, stderr } = await runCli(argv, {
      inputs: { 'llm-sizing.yaml': named(JSON.stringify(name)), 'other.yaml': other },
      columns: 400,
    });
    expect(stderr).toBe('');
    return stdout;
  };

  it.each([['run'], ['check'], ['diff', 'llm-sizing.yaml', 'other.yaml']])('is no markup in the Markdown of %s', async (...argv) => {
    const text = await broken('a|b`c`<script>x</script>[x](javascript:1)![i](y) @octocat #12 **b**', [...argv, '--format', 'markdown']);
    if (argv[0] === 'run') return;
    expect(text).toContain(
      'a\\|b\\`c\\`\\<script\\>x\\</script\\>\\[x\\](javascript:1)\\!\\[i\\](y) @<!-- -->octocat \\#<!-- -->12 \\*\\*b\\*\\*',
    );
    expect(text.replaceAll('<!-- -->', '')).not.toMatch(/(?<!\\)[<`[]/);
    expect(text).not.toContain('@octocat');
    for (const row of text.split('\n').filter((line) => line.startsWith('|'))) expect(row.match(/(?<!\\)\|/g)?.length).toBeGreaterThan(3);
  });

  it.each(['::error::x%0Ay', '::set-output name=a::b', 'a,title=b::c', '##[error]x', '%0A::warning::x'])(
    '%s is no command of a workflow',
    async (name) => {
      const lines = (await broken(name, ['check', '--format', 'github'])).trimEnd().split('\n');
      expect(lines).toHaveLength(2);
      expect(lines[0]).toMatch(/^::error file=llm-sizing\.yaml,line=3,col=\d+,title=[^,:]*::[^\n]*$/);
      expect(lines[1]).toMatch(/^::notice title=llm-sizing::/);
    },
  );

  it.each([`]]><x a='b'>&amp;"`, '<!ENTITY x SYSTEM "file:///etc/passwd">'])('%s is no XML', async (name) => {
    const text = await broken(name, ['check', '--format', 'junit']);
    expect(text.match(/<\/?[\w?]+/g)).toEqual([
      '<?xml',
      '<testsuites',
      '<testsuite',
      '<testcase',
      '<failure',
      '</failure',
      '</testcase',
      '</testsuite',
      '</testsuites',
    ]);
    expect(text).not.toContain('<!');
    const [, inText = ''] = /<testsuite name="([^"]*)"/.exec(text) ?? [];
    expect(inText.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)))).toBe(`llm-sizing.yaml: ${name}`);
  });

  it.each([`=cmd|' /C calc'!A0`, '+1+1', '@SUM(1)', '-1+1'])('%s is no formula of a spreadsheet', async (name) => {
    const [, row = ''] = (await broken(name, ['run', '--format', 'csv'])).split('\n');
    expect(row.startsWith(`'${name},`)).toBe(true);
  });
});

describe('--only and --set', () => {
  const run = (...argv: string[]) => runCli(['run', ...argv], { inputs: { 'llm-sizing.yaml': one('') } });

  it.each(['__proto__', 'constructor', 'toString', '', '\u001b[31m', '-x'])('know no scenario and no field %j', async (name) => {
    for (const argv of [`--only=${name}`, `--set=${name}=3`, `--set=${name}`]) {
      const result = await run(argv);
      expect({ argv, code: result.code, stdout: result.stdout }).toEqual({ argv, code: 2, stdout: '' });
      expect(result.stderr).toMatch(/^error\[(unknown-scenario|unknown-field|invalid-set)\]/);
      expect(result.stderr).not.toMatch(/[\u0000-\u0009\u000b-\u001f]/);
    }
  });
});
