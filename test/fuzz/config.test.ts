// Whatever a config.json says: a count that adds up, or the program's own error.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readConfigText } from '../../src/catalog/config-model.js';
import { describeModel, type ModelResult, SizingError } from '../../src/index.js';
import { cases } from '../architecture/data/cases.js';
import { liesOf } from '../core/lies.js';
import { runsOf, seed } from '../helpers/fuzz.js';

const runs = runsOf(3000);

type Fields = Record<string, unknown>;

/** Every key that a real file has, with the values that it has there, however deep. */
const keys = new Set<string>();
const values: unknown[] = [];
function collect(config: Readonly<Fields>): void {
  for (const [key, value] of Object.entries(config)) {
    keys.add(key);
    values.push(value);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) collect(value as Fields);
  }
}
for (const { config } of cases) collect(config);

const families = [...new Set(cases.map(({ modelType }) => modelType))];
const configs = cases.map(({ config }) => config);

/** Sizes that a model may have, and those that none has. */
const size = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(1, 2, 3, 4, 8, 12, 16, 32, 64, 128, 256, 1024, 4096, 32_000) },
  { weight: 2, arbitrary: fc.integer({ min: 1, max: 100_000 }) },
  { weight: 1, arbitrary: fc.constantFrom(0, -1, 0.5, 1e9, 1e18, 1e308, 2 ** 53, -0, 5e-324) },
  { weight: 1, arbitrary: fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY) },
);
const word = fc.constantFrom(
  '',
  'silu',
  'gelu',
  'full_attention',
  'sliding_attention',
  'linear_attention',
  'moe',
  'none',
  '\u001b[2J',
  '__proto__',
);
const value: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 5, arbitrary: size },
  { weight: 3, arbitrary: fc.constantFrom(...values) },
  { weight: 2, arbitrary: fc.boolean() },
  { weight: 1, arbitrary: fc.constant(null) },
  { weight: 2, arbitrary: word },
  { weight: 1, arbitrary: fc.array(fc.oneof(size, word, fc.boolean()), { maxLength: 80 }) },
  { weight: 1, arbitrary: fc.anything({ maxDepth: 2, withNullPrototype: false }) },
);
const knownKey = fc.constantFrom(...keys);

type Change = (config: Fields) => void;
const put: fc.Arbitrary<Change> = fc.tuple(knownKey, value).map(
  ([key, given]) =>
    (config) =>
      set(config, key, given),
);
/** Changes a key that the file has: one that it has not may not matter. */
const change: fc.Arbitrary<Change> = fc.tuple(fc.nat(), value).map(([place, given]) => (config) => {
  const own = Object.keys(config);
  if (own.length > 0) set(config, own[place % own.length] as string, given);
});
const drop: fc.Arbitrary<Change> = fc.nat().map((place) => (config) => {
  const own = Object.keys(config);
  if (own.length > 0) delete config[own[place % own.length] as string];
});
const resize: fc.Arbitrary<Change> = fc.tuple(fc.nat(), fc.constantFrom(0.5, 2, 3, 10, -1, 1.5)).map(([place, factor]) => (config) => {
  const sizes = Object.keys(config).filter((key) => typeof config[key] === 'number');
  const key = sizes[place % Math.max(1, sizes.length)];
  if (key !== undefined) set(config, key, (config[key] as number) * factor);
});
const adopt: fc.Arbitrary<Change> = fc
  .constantFrom(...families, 'unheard_of')
  .map((family) => (config) => set(config, 'model_type', family));
const nest: fc.Arbitrary<Change> = fc
  .constantFrom('text_config', 'llm_config', 'language_config', 'thinker_config', 'vision_config', 'ffn_config')
  .map((key) => (config) => {
    const inner = { ...config };
    for (const own of Object.keys(config)) delete config[own];
    set(config, key, inner);
    set(config, 'model_type', inner['model_type']);
  });
const blend: fc.Arbitrary<Change> = fc.constantFrom(...configs).map((other) => (config) => Object.assign(config, { ...other, ...config }));

function set(config: Fields, key: string, given: unknown): void {
  Object.defineProperty(config, key, { value: given, enumerable: true, configurable: true, writable: true });
}

const changes = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: change },
    { weight: 3, arbitrary: resize },
    { weight: 2, arbitrary: put },
    { weight: 2, arbitrary: drop },
    { weight: 1, arbitrary: adopt },
    { weight: 1, arbitrary: nest },
    { weight: 1, arbitrary: blend },
  ),
  { maxLength: 4 },
);

/** A real file, changed here and there; now and then keys from everywhere. */
const config: fc.Arbitrary<Fields> = fc.oneof(
  {
    weight: 9,
    arbitrary: fc.tuple(fc.constantFrom(...configs), changes).map(([real, made]) => {
      const own: Fields = { ...real };
      for (const one of made) one(own);
      return own;
    }),
  },
  { weight: 1, arbitrary: fc.dictionary(knownKey, value, { maxKeys: 12 }) },
);
const options = fc.record(
  {
    sequence: fc.constantFrom(1, 7, 2048, 131_072, 10_000_000),
    weights: fc.constantFrom('bf16', 'fp8', 'int8', 'int4', 'mxfp4', 'nvfp4'),
    kv: fc.constantFrom('bf16', 'fp32', 'fp8'),
    explain: fc.boolean(),
  } as const,
  { requiredKeys: [] },
);

test(`whatever a config says, its description adds up or is refused (${runs} configs)`, () => {
  let answered = 0;
  fc.assert(
    fc.property(config, options, (content, choice) => {
      const result = attempt(() => describeModel(content, choice));
      if (result instanceof SizingError) return;
      answered += 1;
      complain(result);
    }),
    { numRuns: runs, seed },
  );
  // A fuzz that only ever meets refusals, or only answers, proves little.
  expect(answered).toBeGreaterThan(runs / 5);
  expect(answered).toBeLessThan((runs * 4) / 5);
}, 900_000);

test(`what a text says is what the object says (${runs} texts)`, () => {
  const cut = fc.option(fc.nat(), { freq: 5, nil: null });
  fc.assert(
    fc.property(config, cut, (content, end) => {
      const whole = JSON.stringify(content, (_, each) => (typeof each === 'bigint' || typeof each === 'symbol' ? undefined : each));
      const text = end === null ? whole : whole.slice(0, end % (whole.length + 1));
      const read = readConfigText(text, 'config.json');
      for (const { code, exitCode, message, where } of read.ok ? [] : read.diagnostics) {
        if (exitCode !== 2 || message === '' || where?.kind !== 'file') throw new Error(`${code}: ${message}`);
        if (/[\u0000-\u001f\u007f-\u009f]/.test(message)) throw new Error('a control character is passed on');
      }
      if (end !== null) return;
      const same = attempt(() => describeModel(JSON.parse(whole) as object));
      if (read.ok !== !(same instanceof SizingError)) throw new Error(`the text is ${read.ok ? 'read' : 'refused'}, the object is not`);
      if (read.ok && read.model.parameters !== (same as ModelResult).answer.parameters) throw new Error('another count');
    }),
    { numRuns: runs, seed },
  );
}, 900_000);

function attempt(action: () => ModelResult): ModelResult | SizingError {
  try {
    return action();
  } catch (error) {
    if (!(error instanceof SizingError)) throw new Error(`throws ${String(error)}`);
    if (error.code === 'internal') throw new Error(`has a defect: ${error.message}`);
    if (error.message === '' || error.diagnostics.length === 0) throw new Error('says nothing');
    return error;
  }
}

/** Plain comparisons: an `expect` for each would be most of the time. */
function complain(result: ModelResult): void {
  const { answer, steps = [] } = result;
  const { components, activeComponents, parameters, activeParameters, flopsPerToken } = answer;
  numbersIn(answer, '');
  numbersIn(steps, 'steps');
  const sum = (parts: object) => Object.values(parts).reduce((total: number, part: number) => total + part, 0);
  const fail = (what: string): never => {
    throw new Error(what);
  };
  if (parameters < 1 || !Number.isSafeInteger(parameters)) fail(`${parameters} parameters`);
  if (sum(components) !== parameters) fail('the components are not the whole');
  if (sum(activeComponents) !== activeParameters) fail('the active components are not the active parameters');
  if (activeParameters > parameters) fail('more is active than there is');
  if (answer.embeddingParameters + answer.nonEmbeddingParameters !== parameters) fail('embedding and the rest are not the whole');
  if (answer.activeParametersWithoutEmbedding > activeParameters) fail('more without the embedding');
  if (answer.activeParametersWithoutEmbeddingAndHead > answer.activeParametersWithoutEmbedding) fail('more without the head');
  for (const pass of ['forward', 'prefill', 'decode'] as const) {
    const [total, parts] = [flopsPerToken[pass], flopsPerToken.components[pass]];
    if (total !== null && !close(sum(parts ?? {}), total)) fail(`${pass} is not its parts`);
  }
  if (!close(flopsPerToken.training, 3 * flopsPerToken.forward)) fail('training is not three times forward');
  if (flopsPerToken.palm < flopsPerToken.sixN) fail('PaLM is below 6·N');
  if (answer.kvBytesPerTokenBeyondWindows > answer.kvBytesPerToken) fail('more is cached beyond the windows');
  if (!close(answer.weightsBytesByFormat.bf16, 2 * parameters)) fail('16 bits are not two bytes');
  const shares = answer.structure.stacks.flatMap((stack) => stack.layers.map(({ share }) => share));
  if (shares.some((share) => share > 1)) fail('a share is more than all');
  const [lie] = liesOf(steps);
  if (lie !== undefined) fail(lie);
  const again = JSON.parse(JSON.stringify({ ...result, scenario: null })) as unknown;
  if (JSON.stringify(again) !== JSON.stringify({ ...result, scenario: null })) fail('JSON does not bring it back');
}

function close(a: number, b: number): boolean {
  return a === b || Math.abs(a / b - 1) < 1e-9;
}

/** Numbers of any depth are finite and not negative; nothing is undefined. */
function numbersIn(value: unknown, path: string): void {
  if (typeof value === 'number') {
    if (!Number.isFinite(value) || value < 0) throw new Error(`${path} is ${value}`);
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value)) numbersIn(inner, `${path}.${key}`);
  } else if (value === undefined) throw new Error(`${path} is undefined`);
}
