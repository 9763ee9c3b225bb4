import fc from 'fast-check';
import { flagOf, type Kind } from '../../src/scenario/field.js';
import { fieldsOf } from '../../src/scenario/fields.js';
import { hostile, plausible, slipped } from './values.js';

type Part = readonly string[];

/** A flag with its value, as two arguments or joined by `=`. */
function pair(flag: string, value: string, joined: boolean): Part {
  return joined ? [`${flag}=${value}`] : [flag, value];
}

const joined = fc.integer({ max: 4, min: 0 }).map((place) => place === 0);

/** A flag of a kind of scenario, with a value that may well be accepted; now and then a list. */
function goodFlag(kind: Kind): fc.Arbitrary<Part> {
  const flags = fieldsOf(kind).map((field) => {
    const value = plausible(field, kind);
    const values = field.type.is === 'text' ? value : fc.oneof({ weight: 5, arbitrary: value }, list(value));
    return fc.tuple(values, joined).map(([text, together]) => pair(flagOf(field.key), text, together));
  });
  return fc.oneof(...flags);
}

function badFlag(kind: Kind): fc.Arbitrary<Part> {
  const flags = fieldsOf(kind).map((field) => {
    const value = fc.oneof(hostile, slipped(plausible(field, kind)), list(fc.oneof(hostile, plausible(field, kind))));
    return fc.tuple(value, joined).map(([text, together]) => pair(flagOf(field.key), text, together));
  });
  return fc.oneof(...flags);
}

function list(value: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc.array(value, { minLength: 2, maxLength: 3 }).map((values) => values.join(','));
}

const formats = fc.constantFrom('json', 'json', 'jsonl', 'csv', 'markdown', 'table');
const output: fc.Arbitrary<Part> = fc.oneof(
  formats.map((format) => ['--format', format]),
  formats.map((format) => [`--format=${format}`]),
  fc.constantFrom('json', 'csv', 'xml').map((format) => ['-f', format]),
  fc.constantFrom('gpus', 'costUsd', 'tokens', 'cost', '__proto__').map((figure) => ['--sort', figure]),
  fc.constantFrom<Part>(['--explain'], ['--no-color'], ['--debug'], ['-o', '/missing/out'], ['-o', 'out.csv'], ['-o', '-'], ['-o', '']),
);

/** How the answer is wanted; the table, the slowest of the formats, less often than people ask for it. */
const ending: fc.Arbitrary<readonly Part[]> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom('json', 'jsonl', 'csv').map((format): readonly Part[] => [[`--format=${format}`]]) },
  { weight: 2, arbitrary: fc.array(output, { maxLength: 2 }) },
);

/** What belongs to no grammar. */
const stray: fc.Arbitrary<Part> = fc.oneof(
  fc.constantFrom<Part>(['--'], ['-x'], ['-'], ['--gpuz', '3'], ['--explain=yes'], ['--help'], ['-h'], ['--version'], ['-V'], ['--no-gpu']),
  fc.constantFrom<Part>(
    ['train'],
    ['help'],
    ['--model'],
    ['--gpu', '--model', 'gpt3'],
    ['-fjson'],
    ['-f'],
    ['--format'],
    ['--color'],
    ['--debug'],
    ['--debug=1'],
  ),
  hostile.map((text) => [text]),
  hostile.map((text) => [`--${text}`]),
);

/** Enough for an answer, so that what follows is not hidden behind what is missing. */
function basis(kind: Kind): fc.Arbitrary<Part> {
  const shared = ['--model', 'gpt3', '--gpu', 'a100'];
  const file = ['--model', 'repository', '--gpu', 'a100', '--tokens', '1T'];
  if (kind === 'train') return fc.constantFrom<Part>(shared, shared, file, ['--parameters', '7B', '--peak', '312T', '--tokens', '1T'], []);
  return fc.constantFrom<Part>(
    [...shared, '--tokens', '8T'],
    [...shared, '--requests', '3.5B/day', '--words', '425'],
    [...shared, '--requests', '10/s', '--input', '1000', '--output', '300'],
    [...shared, '--requests', '10/s', '--input', '1000', '--output', '300', '--shots', '5', '--tokens-per-shot', '200'],
    ['--model', 'config.json', '--gpu', 'a100', '--requests', '10/s', '--input', '1000', '--output', '300', '--flops', 'exact'],
    [...shared, '--gpus', '100'],
    [],
  );
}

function sizing(kind: Kind): fc.Arbitrary<readonly string[]> {
  const tame = fc.array(goodFlag(kind), { maxLength: 3 });
  const wild = fc.array(fc.oneof({ weight: 3, arbitrary: badFlag(kind) }, { weight: 3, arbitrary: goodFlag(kind) }, stray), {
    maxLength: 4,
  });
  return fc.tuple(basis(kind), fc.oneof(tame, wild), ending).map(([start, flags, end]) => once([[kind], start, ...flags, ...end]));
}

/** Most command lines repeat no flag; one in ten is left as it fell. */
function once(parts: readonly Part[]): readonly string[] {
  const words = parts.flat();
  if (words.length % 10 === 0) return words;
  const [command = [], start = [], ...flags] = parts;
  const last = new Map(flags.map((part, place) => [nameOf(part), place] as const));
  const kept = start.filter((_, place) => !last.has(start[place - (place % 2)] ?? ''));
  return [...command, ...kept, ...flags.flatMap((part, place) => (last.get(nameOf(part)) === place ? part : []))];
}

function nameOf(part: Part): string {
  return part[0]?.split('=')[0] ?? '';
}

const presets: fc.Arbitrary<readonly string[]> = fc
  .tuple(
    fc.constantFrom<Part>(
      ['models'],
      ['gpus'],
      ['regions'],
      ['show'],
      ['show', 'a100'],
      ['show', 'gpt3'],
      ['show', 'fr'],
      [],
      ['help'],
      ['foo'],
    ),
    fc.array(
      fc.oneof(
        fc.constantFrom('llama', 'nvidia', 'zzz', 'a100', 'eu').map((word) => [word]),
        stray,
      ),
      { maxLength: 2 },
    ),
    fc.array(fc.oneof(output, fc.constantFrom<Part>(['--sort', 'id'], ['--sort', 'year'], ['--sort', 'x'])), { maxLength: 2 }),
  )
  .map(([listed, words, flags]) => ['presets', ...listed, ...words.flat(), ...flags.flat()]);

/** Presets, files that are there (see `files`), and what is neither. */
const modelNames = fc.oneof(
  fc.constantFrom('gpt3', 'bert-base', 't5-base', 'deepseek-v3', 'mamba-130m', 'gpt-4', 'gtp3', 'a100', ''),
  fc.constantFrom('config.json', './config.json', 'repository', 'repository/', '-', 'broken.json', './missing.json', '/', '.', '..'),
  hostile,
);
/** Files that command lines find. */
export const files: Readonly<Record<string, string>> = {
  'config.json': JSON.stringify({
    model_type: 'llama',
    hidden_size: 64,
    num_hidden_layers: 2,
    num_attention_heads: 4,
    intermediate_size: 192,
    vocab_size: 1000,
    tie_word_embeddings: false,
  }),
  'repository/config.json': JSON.stringify({ model_type: 'gpt2', n_embd: 64, n_layer: 2, n_head: 4, vocab_size: 1000, n_positions: 128 }),
  'broken.json': '{"model_type": "llama", "hidden_size": -1, }',
  '-': JSON.stringify({ model_type: 't5', d_model: 64, d_kv: 16, d_ff: 128, num_layers: 2, num_heads: 4, vocab_size: 1000 }),
};
const model: fc.Arbitrary<readonly string[]> = fc
  .tuple(
    fc.array(modelNames, { minLength: 1, maxLength: 3 }),
    fc.array(
      fc.oneof(
        {
          weight: 4,
          arbitrary: fc.constantFrom<Part>(['--sequence', '4096'], ['--sequence=1,1M'], ['--weights', 'fp8,nvfp4'], ['--kv', 'int8']),
        },
        {
          weight: 1,
          arbitrary: fc.constantFrom<Part>(['--sequence', '0'], ['--sequence', '1e15'], ['--weights=fp6'], ['--kv'], ['--model', 'gpt3']),
        },
        { weight: 1, arbitrary: stray },
      ),
      { maxLength: 2 },
    ),
    ending,
  )
  .map(([names, flags, end]) => ['model', ...names, ...flags.flat(), ...end.flat()]);

const schema: fc.Arbitrary<readonly string[]> = fc
  .tuple(fc.constantFrom<Part>(['answer'], ['scenario'], ['gpu-preset'], ['foo'], []), fc.array(stray, { maxLength: 2 }))
  .map(([name, words]) => ['schema', ...name, ...words.flat()]);

const noise: fc.Arbitrary<readonly string[]> = fc
  .array(fc.oneof(stray, output, badFlag('train')), { maxLength: 5 })
  .map((parts) => parts.flat());

/** Command lines from right to absurd. */
export const commandLines: fc.Arbitrary<readonly string[]> = fc.oneof(
  { weight: 8, arbitrary: sizing('train') },
  { weight: 8, arbitrary: sizing('infer') },
  { weight: 2, arbitrary: noise },
  { weight: 1, arbitrary: presets },
  { weight: 1, arbitrary: schema },
  { weight: 2, arbitrary: model },
);
