// What a person reads stands in src/words: nothing else holds a sentence, but for what is argued here.
import { describe, expect, test } from 'vitest';
import { sourceFiles } from './imports.js';
import { sentencesIn } from './sentences.js';

/** Files that hold sentences all the same, or texts that look like one, and why. */
const allowed: readonly (readonly [reason: string, ...paths: readonly string[]])[] = [
  ['a formula, an example and a constant name their source: a part of the declaration, as the expression is', 'core/'],
  [
    'where a figure comes from, and which published steps it is like, stand in answers for programs; words.source and words.measures say them anew',
    'answer/calibration/plan.ts',
    'answer/contract/display-units.ts',
    'answer/prediction/errors.ts',
    'answer/prediction/explain.ts',
    'answer/prediction/serving/explain.ts',
    'answer/prediction/serving/explanation/',
    'answer/prediction/scale/scale.ts',
    'answer/prediction/validate-memory.ts',
    'answer/prediction/validate-training.ts',
    'answer/project/expectation-domain.ts',
    'answer/project/trace.ts',
    'answer/sheet/steps.ts',
  ],
  [
    'the format of a preset is described key by key, for who writes one: its schema is that document',
    'catalog/document-schemas.ts',
    'catalog/schema-parts.ts',
    'catalog/schema.ts',
  ],
  ['what the build says to who adds a preset or a family; no command says it', 'catalog/build-index.ts', 'catalog/runs.ts'],
  [
    'names that people type, of fields, makers, models and families: lists, not sentences',
    'architecture/families/refused.ts',
    'catalog/gpu-names.ts',
    'catalog/model-names.ts',
    'scenario/synonyms.ts',
  ],
  ['a part of an architecture that is there only in some layers, named for its explanation', 'architecture/families/encoders.ts'],
  [
    'command lines, scripts and scenario files to be copied',
    'answer/prediction/serving/launch.ts',
    'cli/help-examples.ts',
    'render/completion/',
    'scenario/file/file.ts',
  ],
];

const paths = allowed.flatMap(([, ...each]) => each);
const files = sourceFiles(new URL('../../src/', import.meta.url)).filter(({ path }) => !path.startsWith('words/'));
const found = files.map(({ path, text }) => ({ path, sentences: sentencesIn(text) })).filter(({ sentences }) => sentences.length > 0);

test('nothing outside src/words holds a sentence, but where it is argued', () => {
  const elsewhere = found.filter(({ path }) => !paths.some((begin) => path.startsWith(begin)));
  expect(elsewhere.flatMap(({ path, sentences }) => sentences.map((each) => `${path}: ${each}`))).toEqual([]);
});

test('what was allowed and is not needed any more is taken off the list', () => {
  expect(paths.filter((begin) => !found.some(({ path }) => path.startsWith(begin)))).toEqual([]);
});

describe('the scan finds', () => {
  test.each([
    ["const a = 'this is said';", 'this is said'],
    ['const a = `$' + '{name} is not read`;', '… is not read'],
    ["f({ help: 'time that, it seems, is left' });", 'time that, it seems, is left'],
    ['const a = `of $' + "{b ? 'what was asked' : ''}`;", 'what was asked'],
    ["throw new SizingError('nothing was read');", 'nothing was read'],
  ])('a sentence: %s', (source, sentence) => {
    expect(sentencesIn(source)).toEqual([sentence]);
  });

  test.each([
    '// this is not said\nconst a = 1; /* nor is this one */',
    "import { a } from 'one two three';",
    "type A = 'one of these words';",
    "throw new Error('what only a developer sees');",
    "const a = ['one', 'two', 'three'], b = 'gpus-per-server', c = '--gpus 8 --gpu a100', d = 'Chowdhery et al. 2022';",
  ])('none in %s', (source) => {
    expect(sentencesIn(source)).toEqual([]);
  });
});
