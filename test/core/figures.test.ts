// A figure is declared once, in the formula that makes it: key, symbol, unit, place.
import { describe, expect, test } from 'vitest';
import { displayUnitOf } from '../../src/answer/contract/units.js';
import { jsonSchemas } from '../../src/cli/json-schemas.js';
import { figureKeys, quantitiesOf } from '../../src/core/figures.js';
import { english } from '../../src/words/en/english.js';
import { termFor } from '../../src/words/words.js';
import { sourceFiles } from '../house/imports.js';
import { sheets } from './sheets.js';

const kinds = ['train', 'infer'] as const;
const files = sourceFiles(new URL('../../src/', import.meta.url));

describe.each(kinds)('%s', (kind) => {
  const keys = figureKeys(kind);

  test('shows every figure that is declared, once, behind one that is shown', () => {
    const declared = quantitiesOf(kind).filter(({ after }) => after !== undefined);
    expect(new Set(keys)).toEqual(new Set(declared.map(({ key }) => key)));
    expect(keys).toEqual([...new Set(keys)]);
    const late = declared.filter(({ key, after = '' }) => after !== '' && !(keys.indexOf(after) < keys.indexOf(key)));
    expect(late.map(({ key }) => key)).toEqual([]);
  });

  test('has a word, a meaning in the schema and a unit for each', () => {
    expect(keys.filter((key) => termFor(key, english) === undefined)).toEqual([]);
    const schema = JSON.stringify(jsonSchemas());
    expect(keys.filter((key) => !schema.includes(`"${key}"`))).toEqual([]);
  });
});

test('declarations of one quantity agree in symbol, unit and place, in every sheet', () => {
  const units = new Map<string, string>();
  const differing = sheets
    .flatMap(([, { inputs, formulas }]) => [...inputs, ...formulas])
    // A utilisation that is measured says of what it is a share.
    .filter(({ key }) => key !== 'utilization')
    .flatMap(({ key, symbol, unit }) => {
      const said = `${symbol} ${unit}`;
      const before = units.get(key) ?? said;
      units.set(key, before);
      return before === said ? [] : [`${key}: ${before}, and ${said}`];
    });
  expect(differing).toEqual([]);
});

test('a figure touches its formula and its words, and no other file that is written by hand', () => {
  const written = files.filter(({ text }) => !text.startsWith('// Made by `npm run build`'));
  expect(files.length - written.length).toBe(2);
  // Every language has its words in a file of the same name.
  const inEnglish = (path: string) => path.replace(/^words\/\w+\//, 'words/en/');
  const touched = (key: string) => [
    ...new Set(written.filter(({ text }) => new RegExp(`\\b${key}\\b`).test(text)).map(({ path }) => inEnglish(path))),
  ];
  expect(touched('capitalUsd')).toEqual(['core/ownership.ts', 'words/en/terms.ts']);
  expect(touched('ownedToRented')).toEqual(['core/ownership.ts', 'words/en/terms.ts']);
  expect(touched('historyTokens')).toEqual(['core/demand.ts', 'words/en/terms.ts']);
  // What a cost model predicts is declared in one file, computed in another, and its formula told where it is explained.
  const served = (...explained: readonly string[]) => [
    ...explained.map((name) => `answer/prediction/serving/explanation/${name}.ts`),
    'answer/prediction/serving/figures.ts',
    'core/serving/figures.ts',
    'words/en/terms.ts',
  ];
  expect(touched('kvPoolTokens')).toEqual(served('memory'));
  expect(touched('concurrencyPerReplica')).toEqual(['answer/prediction/serving/explain.ts', ...served('load', 'pools')]);
  expect(touched('bubbleFraction')).toEqual(['answer/prediction/step.ts', 'core/training/figures.ts', 'words/en/prediction.ts']);
  expect(displayUnitOf('ownedToRented')).toBe('ratio');
  expect(displayUnitOf('energyJoulesPerToken')).toBe('energyPerToken');
  expect(displayUnitOf('ttftSeconds')).toBe('latency');
  expect(displayUnitOf('gpusAtHorizon')).toBe('integer');
});
