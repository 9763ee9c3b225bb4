// config.json as found in the wild: a right count, or a message that names the file and the key.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { describeModel, type ModelDocument, SizingError, sizeInference, sizeTraining } from '../../src/index.js';
import { caseOf, cases } from '../architecture/data/cases.js';
import { runProgram } from '../binary/program.js';
import { cpuMilliseconds } from '../helpers/cpu-time.js';
import { type CliResult, runCli } from '../helpers/run-cli.js';

type Fields = Readonly<Record<string, unknown>>;

const llama: Fields = {
  model_type: 'llama',
  hidden_size: 4096,
  num_hidden_layers: 32,
  num_attention_heads: 32,
  num_key_value_heads: 8,
  intermediate_size: 14_336,
  vocab_size: 128_256,
  max_position_embeddings: 8192,
  tie_word_embeddings: false,
};
const LLAMA_3_8B = 8_030_261_248;
const layered = caseOf('stepfun-ai/Step-3.5-Flash');

/** Longer than any that a message may have: a file is not repeated in what is said about it. */
const LONGEST_MESSAGE = 6000;

/** Nothing of a defect, and nothing that a terminal would obey. */
function expectTame({ code, stdout, stderr }: CliResult | { code: number | null; stdout: string; stderr: string }): void {
  expect([0, 2], stderr.slice(0, 2000)).toContain(code);
  expect(code === 0 ? stderr : stdout).toBe('');
  expect(stderr).not.toMatch(/^ {4}at /m);
  expect(stdout).not.toMatch(/NaN|undefined|\[object/);
  expect(stdout + stderr).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
  expect(stderr.length).toBeLessThan(LONGEST_MESSAGE);
}

async function counted(text: string): Promise<number> {
  const result = await runCli(['model', 'config.json', '--format', 'json'], { inputs: { 'config.json': text } });
  expectTame(result);
  expect(result.stderr).toBe('');
  return (JSON.parse(result.stdout) as ModelDocument).results[0]?.answer.parameters ?? Number.NaN;
}

async function refused(text: string): Promise<string> {
  const result = await runCli(['model', 'config.json'], { inputs: { 'config.json': text }, columns: 200 });
  expectTame(result);
  expect(result.code).toBe(2);
  expect(result.stderr).toContain('config.json');
  return result.stderr;
}

const json = (changes: Fields = {}): string => JSON.stringify({ ...llama, ...changes }, null, 2);

describe('is counted as the clean file is', () => {
  test.each<readonly [string, string]>([
    ['as it is', json()],
    ['on one line', JSON.stringify(llama)],
    ['with a byte order mark', `\ufeff${json()}`],
    ['with Windows line ends', json().replaceAll('\n', '\r\n')],
    ['with bare Infinity', json({ time_step_limit: [0, 7] }).replace('7', 'Infinity')],
    ['with bare -Infinity', json({ floor: 7 }).replace('7', '-Infinity')],
    ['with bare NaN', json({ router_bias: 7 }).replace('7', 'NaN')],
    ['with null for what it does not use', json({ pad_token_id: null, head_dim: null, sliding_window: null, rope_scaling: null })],
    ['with odd keys', json({ '': 1, ' ': 2, 'a.b': 3, constructor: 4, toString: 'x', '\u0000': 5, '\u001b[2J': 6 })],
    ['with a key __proto__', json().replace('{', '{"__proto__": {"hidden_size": 1, "num_hidden_layers": 1},')],
    ['with a hostile name', json({ _name_or_path: '\u001b[2J\nrm -rf\u202e' })],
    ['with numbers as 4.096e3', json().replace('4096', '4.096e3')],
    ['with numbers as 4096.0', json().replace('4096', '4096.0')],
    ['quantised by fp8', json({ quantization_config: { quant_method: 'fp8', weight_block_size: [128, 128] } })],
    ['quantised by gptq', json({ quantization_config: { quant_method: 'gptq', bits: 4, group_size: 128 } })],
    ['quantised by what nobody knows', json({ quantization_config: { quant_method: 7, bits: 'four', group_size: -1 } })],
    ['with a quantisation that is a list', json({ quantization_config: [4] })],
    ['nested in text_config', JSON.stringify({ model_type: 'wrapper', text_config: llama })],
    ['nested in llm_config', JSON.stringify({ model_type: 'wrapper', llm_config: llama })],
    ['nested in language_config', JSON.stringify({ model_type: 'wrapper', language_config: llama })],
    ['nested in thinker_config.text_config', JSON.stringify({ model_type: 'wrapper', thinker_config: { text_config: llama } })],
    ['nested by dots', JSON.stringify(Object.fromEntries(Object.entries(llama).map(([key, value]) => [`text_config.${key}`, value])))],
    ['without its head count a key-value head', json({ head_dim: 128 })],
    ['with an architecture alone', json({ model_type: undefined, architectures: ['LlamaForCausalLM'] })],
  ])('%s', async (_, text) => {
    expect(await counted(text)).toBe(LLAMA_3_8B);
  });

  test('null heads are one for each query head', async () => {
    expect(await counted(json({ num_key_value_heads: null }))).toBe(await counted(json({ num_key_value_heads: 32 })));
  });

  test('a list for each layer that is longer than there are layers', async () => {
    const types = layered.config['layer_types'] as readonly string[];
    expect(types.length).toBeGreaterThan(layered.config['num_hidden_layers'] as number);
    expect(await counted(JSON.stringify(layered.config))).toBe(layered.parameters);
    const longer = { ...layered.config, layer_types: [...types, 'full_attention', 'sliding_attention'] };
    expect(await counted(JSON.stringify(longer))).toBe(layered.parameters);
  });

  test('20 MB of junk before and behind what counts', async () => {
    const junk = (name: string) => `"${name}": [${'{"a": "bcdefgh", "i": [1.5, true, null]},'.repeat(240_000)} 0]`;
    const text = json()
      .replace('{', `{${junk('before')},`)
      .replace(/\}$/, `, ${junk('behind')}}`);
    expect(text.length).toBeGreaterThan(19e6);
    expect(await counted(text)).toBe(LLAMA_3_8B);
  });

  test('300,000 junk keys', async () => {
    const junk = Array.from({ length: 300_000 }, (_, index) => `"junk_${index}": ${index}`).join(',');
    expect(await counted(json().replace('{', `{${junk},`))).toBe(LLAMA_3_8B);
  });
});

describe('is refused, with the key and its place', () => {
  const needed = ['hidden_size', 'num_hidden_layers', 'num_attention_heads', 'vocab_size'];

  test.each(needed)('%s is missing', async (key) => {
    const message = await refused(json({ [key]: undefined }));
    expect(message).toMatch(new RegExp(`^error\\[config-missing\\]: .*‘${key}’ is missing`, 'm'));
    expect(message).not.toMatch(/config\.json:\d/);
  });

  test.each([...needed, 'num_key_value_heads'])('%s is of a wrong type', async (key) => {
    for (const value of ['4096', true, [4096], { value: 4096 }, '']) {
      const text = json({ [key]: value });
      const line = text.split('\n').findIndex((one) => one.includes(`"${key}"`)) + 1;
      const message = await refused(text);
      expect(message).toMatch(
        new RegExp(`^error\\[config-type\\]: ‘${key}’ must be a whole number, not (text|a boolean|a list|an object)$`, 'm'),
      );
      expect(message).toContain(`config.json:${line}:3`);
    }
  });

  test.each([...needed, 'num_key_value_heads'])('%s is out of range', async (key) => {
    for (const value of ['-1', '0', '1.5', '1e308', '1e18', '9007199254740993', '1e400', 'NaN', 'Infinity', '-Infinity', '5e-324']) {
      const text = json({ [key]: '@' }).replace('"@"', value);
      const line = text.split('\n').findIndex((one) => one.includes(`"${key}"`)) + 1;
      const message = await refused(text);
      expect(message, value).toMatch(new RegExp(`^error\\[config-range\\]: ‘${key}’ is `, 'm'));
      expect(message).toContain(`config.json:${line}:3`);
    }
  });

  test('a billion layers', async () => {
    const start = cpuMilliseconds();
    expect(await refused(json({ num_hidden_layers: 1e9 }))).toMatch(/config-range.*num_hidden_layers/);
    expect(cpuMilliseconds() - start).toBeLessThan(2000);
  });

  test('sizes that are fine one by one and too many parameters together', async () => {
    const message = await refused(json({ hidden_size: 1e9, num_attention_heads: 1, num_key_value_heads: 1, head_dim: 1e9 }));
    expect(message).toContain('2^53');
  });

  test('a nested key is named with its path', async () => {
    const message = await refused(JSON.stringify({ model_type: 'wrapper', text_config: { ...llama, hidden_size: -4 } }, null, 2));
    expect(message).toContain('‘text_config.hidden_size’');
    expect(message).toContain('config.json:5:5');
  });

  test('heads that do not divide', async () => {
    expect(await refused(json({ num_attention_heads: 5, num_key_value_heads: null }))).toMatch(/config-conflict.*num_attention_heads/);
    expect(await refused(json({ num_key_value_heads: 5 }))).toMatch(/config-conflict.*num_key_value_heads/);
  });

  test('a key that is wrong is the only one that is reported', async () => {
    for (const changes of [{ num_attention_heads: 3.5 }, { num_attention_heads: '32' }, { hidden_size: -1 }, { num_hidden_layers: 0 }]) {
      const message = await refused(json(changes));
      expect(message.match(/^error\[/gm), `${JSON.stringify(changes)}\n${message}`).toHaveLength(1);
    }
  });

  test.each([
    ['shorter than there are layers', ['full_attention']],
    ['empty', []],
    ['of numbers', Array.from({ length: 48 }, () => 1)],
    ['of null', Array.from({ length: 48 }, () => null)],
    ['text', 'full_attention'],
    ['an object', { 0: 'full_attention' }],
  ])('layer_types that is %s', async (_, types) => {
    const message = await refused(JSON.stringify({ ...layered.config, layer_types: types }, null, 2));
    expect(message).toMatch(/^error\[config-(type|conflict)\]: ‘layer_types/m);
    expect(message).toMatch(/config\.json:\d+:\d+/);
  });

  test('a family that nobody knows and that says too little', async () => {
    const message = await refused(json({ model_type: 'unheard_of' }));
    expect(message).toMatch(/config-missing.*hidden_act/);
  });

  test.each([
    ['null', 'null'],
    ['a number', '12'],
    ['a text', '"llama"'],
    ['a list', '[{"model_type": "llama"}]'],
    ['true', 'true'],
    ['an empty object', '{}'],
  ])('the whole is %s', async (_, text) => {
    expect(await refused(text)).toMatch(/^error\[config-(type|missing)\]/);
  });
});

describe('is refused as no JSON, with line and column', () => {
  const lfs = 'version https://git-lfs.github.com/spec/v1\noid sha256:4665\nsize 663\n';
  test.each<readonly [string, string, RegExp]>([
    ['nothing', '', /it is empty/],
    ['blanks', ' \n\t\n', /it is empty/],
    ['a web page', '<!doctype html><html><body>Not Found</body></html>', /web page/],
    ['a pointer of Git LFS', lfs, /Git LFS/],
    ['a binary file', '\u0080\u0000\u0000\u0000{"__metadata__"', /binary/],
    ['words', 'Entry not found', /1:1/],
    ['YAML', 'model_type: llama\nhidden_size: 4096\n', /1:1/],
    ['half a file', json().slice(0, 60), /it ends too soon/],
    ['a comment', json().replace('{', '{ // Llama'), /comment/],
    ['single quotes', json().replaceAll('"', "'"), /single quotes/],
    ['Python', json({ x: '@' }).replace('"@"', 'None'), /Python/],
    ['a trailing comma', json().replace(/\n\}$/, ',\n}'), /nothing follows this comma/],
    ['two objects', `${json()}\n${json()}`, /follows after its end/],
    ['a key that stands twice', json().replace('{', '{\n  "hidden_size": 1,'), /‘hidden_size’ is there twice.*line 2/],
    ['a key of __proto__ that stands twice', '{"__proto__": 1, "__proto__": 2}', /__proto__/],
    ['100,000 brackets', '['.repeat(100_000), /nested deeper/],
    ['100,000 objects', '{"a":'.repeat(100_000), /nested deeper/],
    ['a control character in a key', '{"\u001b[2J": 1, "a\nb": 2}', /control character/],
  ])('%s', async (_, text, says) => {
    const message = await refused(text);
    expect(message).toMatch(/^error\[invalid-json\]: /);
    expect(message).toMatch(says);
    // What is no text of JSON at all is wrong as a whole, and nowhere in particular.
    if (/empty|web page|LFS|binary/.test(says.source)) expect(message).toMatch(/^ {2}config\.json$/m);
    else expect(message).toMatch(/config\.json:\d+:\d+/);
  });

  test('the place is that of the mistake', async () => {
    expect(await refused('{\n  "model_type": "llama",\n  "hidden_size": 4o96\n}')).toContain('config.json:3:18');
  });
});

describe('names that a terminal, a page or a spreadsheet would obey', () => {
  const names = [
    '\u001b[2J\u001b]0;owned\u0007',
    'a\nb\r\n## Heading',
    '<script>alert(1)</script>',
    '[click](javascript:alert(1))',
    '| a | b |',
    '```\n# out of the fence',
    '=HYPERLINK("http://x")',
    '\u202egnp.exe',
    'a/b\u0000c',
    'x'.repeat(100_000),
    '@SUM(1)/b',
    '-1+1/cmd',
    '-A1/b',
    '../..',
  ];

  test.each(names.map((name) => [JSON.stringify(name).slice(0, 40), name]))('%s as the name of a model', async (_, name) => {
    for (const format of ['table', 'markdown', 'csv', 'json', 'jsonl']) {
      for (const argv of [
        ['model', 'config.json'],
        ['model', 'config.json', 'gpt-2'],
        ['train', '--model', 'config.json', '--gpu', 'a100', '--tokens', '1T'],
      ]) {
        const result = await runCli([...argv, '--format', format], { inputs: { 'config.json': json({ _name_or_path: name }) } });
        expectTame(result);
        expect(result.code, result.stderr).toBe(0);
        if (format === 'markdown')
          expect(result.stdout.replaceAll(/```[^`]*```/g, '')).not.toMatch(/(?<!\\)<script|^# out|(?<!\\)\]\(javascript|^## Heading/m);
        if (format === 'csv') expect(result.stdout).not.toMatch(/(^|,)"?[=+@\t\r-](?!\d)/m);
      }
    }
  });

  test.each(names.map((name) => [JSON.stringify(name).slice(0, 40), name]))('%s as a family', async (_, name) => {
    const text = json({ model_type: name, hidden_act: 'silu' });
    for (const format of ['table', 'markdown', 'csv', 'json', 'jsonl']) {
      const result = await runCli(['model', 'config.json', '--format', format], { inputs: { 'config.json': text } });
      expectTame(result);
      expect(result.stdout.length + result.stderr.length).toBeLessThan(40_000);
      if (format === 'markdown')
        expect(result.stdout.replaceAll(/```[^`]*```/g, '')).not.toMatch(/(?<!\\)<script|^# out|(?<!\\)\]\(javascript|^## Heading/m);
    }
  });

  test.each(names.map((name) => [JSON.stringify(name).slice(0, 40), name]))('%s as a key, a value, a quantisation', async (_, name) => {
    for (const changes of [
      { [name]: 1 },
      { hidden_act: name },
      { quantization_config: { quant_method: name } },
      { layer_types: [name] },
      { architectures: [name], model_type: undefined },
      { hidden_size: name },
      { model_type: 'unheard_of', [`${name}_mamba_ssm`]: name, hidden_act: name, layer_types: [name] },
      { text_config: { ...llama, hidden_size: undefined, [name]: name } },
    ]) {
      for (const format of ['table', 'markdown', 'json']) {
        const inputs = { 'config.json': JSON.stringify({ ...llama, ...changes }) };
        expectTame(await runCli(['model', 'config.json', '--format', format], { inputs }));
      }
    }
  });

  test.each(names.slice(0, 4).map((name) => [JSON.stringify(name), name]))('%s as the name of a file', async (_, name) => {
    const path = `./${name}.json`;
    for (const format of ['table', 'markdown', 'csv', 'json']) {
      expectTame(await runCli(['model', path, '--format', format], { inputs: { [path]: json() } }));
      expectTame(await runCli(['model', path, '--format', format], { inputs: { [path]: '{' } }));
      expectTame(await runCli(['model', path, '--format', format]));
    }
  });
});

test('a file whose name a spreadsheet would execute', async () => {
  for (const path of ['=A1.json', '@A1.json', '+A1.json']) {
    const { code, stdout } = await runCli(['model', path, '--format', 'csv'], { inputs: { [path]: json() } });
    expect(code).toBe(0);
    expect(stdout).not.toMatch(/^"?[=+@-]/m);
  }
});

describe('train and infer read the same files', () => {
  test.each([
    ['train', ['train', '--gpu', 'a100', '--tokens', '1T']],
    ['infer', ['infer', '--gpu', 'a100', '--tokens', '1T']],
  ])('%s', async (_, argv) => {
    const run = (text: string) => runCli([...argv, '--model', 'config.json', '--format', 'json'], { inputs: { 'config.json': text } });
    const { stdout } = await run(json());
    expect(stdout).toContain(`"parameters": ${LLAMA_3_8B}`);
    for (const text of ['', '{', '<html>', json({ hidden_size: -1 }), json({ vocab_size: undefined }), '['.repeat(1000)]) {
      const result = await run(text);
      expectTame(result);
      expect(result.code).toBe(2);
      expect(result.stderr).toContain('config.json');
    }
  });

  test('an exact count of FLOP from any of them stays finite', async () => {
    for (const { config } of cases.filter((_, index) => index % 9 === 0)) {
      for (const flops of ['6nd', 'palm', 'megatron', 'exact']) {
        const inputs = { 'config.json': JSON.stringify(config) };
        const argv = ['--model', 'config.json', '--gpu', 'a100', '--flops', flops, '--format', 'json'];
        expectTame(await runCli(['train', ...argv, '--tokens', '1T', '--sequence', '1000000'], { inputs }));
        expectTame(await runCli(['infer', ...argv, '--requests', '1/s', '--input', '100000', '--output', '1'], { inputs }));
      }
    }
  });
});

describe('the same through the library', () => {
  const calls: readonly (readonly [string, (config: never) => unknown])[] = [
    ['describeModel', (config) => describeModel(config, { explain: true })],
    ['sizeTraining', (config) => sizeTraining({ model: config, gpu: 'a100', tokens: 1e12, flops: 'exact' })],
    ['sizeInference', (config) => sizeInference({ model: config, gpu: 'a100', requests: 1, input: 100, output: 10, flops: 'exact' })],
  ];
  const raise = (what: string) => () => {
    throw new RangeError(`do not touch ${what}`);
  };
  const cyclic: Record<string, unknown> = { ...llama };
  cyclic['text_config'] = cyclic;
  const thinking: Record<string, unknown> = { ...llama };
  thinking['thinker_config'] = thinking;
  let turn = 0;
  const hostile: readonly (readonly [string, unknown])[] = [
    ['a cycle', cyclic],
    ['a cycle of thinkers', thinking],
    [
      'a proxy that throws on everything',
      new Proxy(llama, { get: raise('get'), ownKeys: raise('keys'), getOwnPropertyDescriptor: raise('own') }),
    ],
    ['a proxy that throws on get', new Proxy({ ...llama }, { get: raise('get') })],
    ['a getter that throws', Object.defineProperty({ ...llama }, 'hidden_size', { enumerable: true, get: raise('hidden_size') })],
    [
      'a getter that changes its mind',
      Object.defineProperty({ ...llama }, 'hidden_size', { enumerable: true, get: () => (turn++ % 2 ? '4' : 4096) }),
    ],
    ['a size that is an object', { ...llama, hidden_size: { valueOf: () => 4096 } }],
    ['a size that is a big integer', { ...llama, hidden_size: 4096n }],
    ['a size that is a symbol', { ...llama, hidden_size: Symbol('4096') }],
    ['a size that is a function', { ...llama, hidden_size: () => 4096 }],
    ['a family that is a symbol', { ...llama, model_type: Symbol('llama') }],
    ['a family that is a proxy', { ...llama, model_type: new Proxy({}, { get: raise('family') }) }],
    ['classes that are a proxy', { ...llama, architectures: new Proxy([], { get: raise('classes') }) }],
    ['layers that are a hole', { ...layered.config, layer_types: new Array(48) }],
    ['layers that are symbols', { ...layered.config, layer_types: Array.from({ length: 48 }, () => Symbol('full_attention')) }],
    ['layers that claim to be many', { ...layered.config, layer_types: { length: 48 } }],
    ['a quantisation that throws', { ...llama, quantization_config: new Proxy({}, { get: raise('quant') }) }],
    ['a structure that is a symbol', { ...llama, model_type: 'unheard', hidden_act: Symbol('silu'), ssm_state_size: Symbol('x') }],
    ['an object without a prototype', Object.assign(Object.create(null), llama)],
    ['an object that inherits its keys', Object.create(llama)],
    ['a frozen object', Object.freeze({ ...llama })],
    ['a map', new Map(Object.entries(llama))],
    ['a date', new Date(0)],
    ['nothing', {}],
    ['a list', [llama]],
    ['null', null],
    ['undefined', undefined],
    ['a number', 8],
    ['a name that nobody knows', 'gtp3'],
    ['the name of a prototype', '__proto__'],
    ['an empty name', ''],
    ['a name that a terminal would obey', '\u001b[2J'],
    ['NaN for a size', { ...llama, hidden_size: Number.NaN }],
    ['2^53 parameters', { ...llama, hidden_size: 1e8, vocab_size: 1e9 }],
    ['a name that is long', { ...llama, _name_or_path: 'x'.repeat(1e6) }],
  ];

  describe.each(calls)('%s', (name, call) => {
    test.each(hostile)('%s', (_, config) => {
      const error = thrownBy(() => call(config as never));
      if (error === null) return;
      expect(error, String(error)).toBeInstanceOf(SizingError);
      const { code, message } = error as SizingError;
      expect(code, message).not.toBe('internal');
      expect(message).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
      expect(message).not.toMatch(/^:/m);
      expect(message.length).toBeLessThan(LONGEST_MESSAGE);
    });

    test('says in which key', () => {
      const error = thrownBy(() => call({ ...llama, hidden_size: '4096' } as never));
      expect((error as SizingError).diagnostics.map(({ where }) => where)).toEqual([
        { kind: 'field', path: name === 'describeModel' ? 'hidden_size' : 'model.hidden_size' },
      ]);
    });
  });

  test('the count is the file’s', () => {
    expect(describeModel(llama).answer.parameters).toBe(LLAMA_3_8B);
    expect(sizeTraining({ model: llama, gpu: 'a100', tokens: 1e12 }).answer['parameters']).toBe(LLAMA_3_8B);
    expect(sizeInference({ model: llama, gpu: 'a100', tokens: 1e12 }).answer['parameters']).toBe(LLAMA_3_8B);
  });

  test('options that are none are refused', () => {
    for (const options of [{ sequence: 0 }, { sequence: -1 }, { sequence: 1.5 }, { sequence: Number.NaN }, { sequence: 2 ** 53 }]) {
      expect(
        thrownBy(() => describeModel(llama, options)),
        JSON.stringify(options),
      ).toBeInstanceOf(SizingError);
    }
    for (const options of [{ weights: 'fp6' }, { kv: 'int4' }, { tokens: 3 }, { sequence: {} }, { weights: Symbol('x') }, 'explain', 7]) {
      const error = thrownBy(() => describeModel(llama, options as never));
      expect(error).toBeInstanceOf(SizingError);
      expect((error as SizingError).code).not.toBe('internal');
    }
    expect(thrownBy(() => describeModel(llama, new Proxy({}, { ownKeys: raise('options') })))).toBeInstanceOf(SizingError);
  });

  function thrownBy(action: () => unknown): unknown {
    try {
      expect(
        JSON.stringify(action(), (_, value) => (typeof value === 'number' && !Number.isFinite(value) ? 'not finite' : value)),
      ).not.toContain('not finite');
      return null;
    } catch (error) {
      // A config that a program hands over comes back in the answer: a cycle is no JSON.
      return error instanceof TypeError && /circular|BigInt/i.test(error.message) ? null : error;
    }
  }
});

describe('the built program', () => {
  let folder = '';
  const at = (name: string) => join(folder, name);
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'llm-sizing-'));
    mkdirSync(at('repository'));
    mkdirSync(at('empty'));
    mkdirSync(at('nested'));
    mkdirSync(at('nested/config.json'));
    writeFileSync(at('repository/config.json'), json());
    writeFileSync(at('binary.json'), Buffer.from(Array.from({ length: 4096 }, (_, index) => (index * 7919) % 256)));
    writeFileSync(at('latin1.json'), Buffer.from(json({ note: 'caf\u00e9' }), 'latin1'));
    writeFileSync(at('utf16.json'), Buffer.from(`\ufeff${json()}`, 'utf16le'));
    writeFileSync(at('deep.json'), '['.repeat(100_000));
    writeFileSync(at('large.json'), json().replace('{', `{"junk": "${'x'.repeat(20_000_000)}",`));
    writeFileSync(at('empty.json'), '');
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const count = ({ stdout }: { stdout: string }) => (JSON.parse(stdout) as ModelDocument).results.map(({ answer }) => answer.parameters);

  test.each([
    ['a file', ['repository/config.json']],
    ['a folder', ['repository']],
    ['a folder with a slash behind it', ['repository/']],
    ['a file by ./', ['./repository/config.json']],
    ['a file of 20 MB', ['large.json']],
  ])('counts %s', (_, [path = '']) => {
    const ran = runProgram(['model', path, '--format', 'json'], { cwd: folder });
    expectTame(ran);
    expect(count(ran)).toEqual([LLAMA_3_8B]);
  });

  test('counts standard input', () => {
    const ran = runProgram(['model', '-', '--format', 'json'], { cwd: folder, input: json() });
    expectTame(ran);
    expect(count(ran)).toEqual([LLAMA_3_8B]);
  });

  test('standard input that is named twice is read once', () => {
    const ran = runProgram(['model', '-', '-', '--format', 'json'], { cwd: folder, input: json() });
    expectTame(ran);
    expect(count(ran)).toEqual([LLAMA_3_8B, LLAMA_3_8B]);
  });

  test('sizes a training run from standard input', () => {
    const ran = runProgram(['train', '--model', '-', '--gpu', 'a100', '--tokens', '1T', '--flops', 'exact'], { input: json() });
    expectTame(ran);
    expect(ran.code).toBe(0);
  });

  test.each([
    ['a missing file', 'missing.json', /there is no such file/],
    ['a missing folder', './missing/', /there is no such file/],
    ['a folder without config.json', 'empty', /there is no config\.json in it/],
    ['a folder whose config.json is a folder', 'nested', /its config\.json is a folder/],
    ['a path through a file', 'repository/config.json/config.json', /a part of the path is a file/],
    ['a binary file', 'binary.json', /binary/],
    ['UTF-16', 'utf16.json', /it is UTF-16, and UTF-8 is read/],
    ['Latin 1', 'latin1.json', /UTF-8/],
    ['an empty file', 'empty.json', /it is empty/],
    ['a file nested 100,000 deep', 'deep.json', /nested deeper/],
    ['a name of 10,000 letters', `./${'x'.repeat(10_000)}`, /its name is too long/],
    ['a name with a null character in it', './a\\0b.json', /./],
  ])('refuses %s', (_, path, says) => {
    const ran = runProgram(['model', path], { cwd: folder });
    expectTame(ran);
    expect(ran.code).toBe(2);
    expect(ran.stderr.replaceAll(/\s+/g, ' ')).toMatch(says);
  });

  test('refuses an empty standard input', () => {
    const ran = runProgram(['model', '-'], { input: '' });
    expectTame(ran);
    expect(ran.code).toBe(2);
    expect(ran.stderr).toContain('standard input');
  });
});
