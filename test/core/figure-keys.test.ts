import { describe, expect, test } from 'vitest';
import { demandQuantity } from '../../src/core/demand.js';
import { figureKeys, figureKeysWith, type Parts, quantitiesOf } from '../../src/core/figures.js';
import { withFootprint } from '../../src/core/footprint.js';
import { figuresOfFootprint } from '../../src/core/footprint-figures.js';
import { inferenceSheet } from '../../src/core/inference.js';
import { trainingSheet } from '../../src/core/training.js';
import { unitText } from '../../src/core/unit.js';
import { demands } from './sheets.js';

test('figures stand in the order in which one follows from the other', async () => {
  const keys = (['train', 'infer'] as const).map((kind) => `## ${kind}\n${figureKeys(kind).join('\n')}\n`);
  await expect(keys.join('\n')).toMatchFileSnapshot('chains/figures.txt');
});

describe('figures that there are', () => {
  const NOTHING: Parts = {
    peak: false,
    spares: false,
    owned: false,
    embodied: false,
    water: false,
    yuan: false,
    apart: false,
    users: false,
    concurrentUsers: false,
    turns: false,
    predicted: false,
    instances: false,
  };
  const added = (kind: 'train' | 'infer', part: keyof Parts) => {
    const plain = figureKeysWith(kind, NOTHING);
    return [...figureKeysWith(kind, { ...NOTHING, [part]: true })].filter((key) => !plain.has(key));
  };

  test('with nothing but the plain chain are those of every answer', () => {
    for (const key of ['gpusExact', 'gpus', 'servers', 'powerWatts']) expect(figureKeysWith('train', NOTHING)).toContain(key);
    expect(figureKeysWith('infer', NOTHING)).toContain('requestsPerSecond');
    expect(figureKeysWith('infer', NOTHING)).not.toContain('users');
  });

  test.each([
    ['infer', 'peak', 'offeredFlopsPerSecond'],
    ['infer', 'spares', 'spareServers'],
    ['train', 'spares', 'spareServers'],
    ['train', 'owned', 'capitalUsd'],
    ['train', 'embodied', 'sciGramsPerMillionTokens'],
    ['infer', 'water', 'waterLitresPerWindow'],
    ['infer', 'yuan', 'costCnyPerMillionTokens'],
    ['infer', 'apart', 'costUsdPerMillionInputTokens'],
    ['infer', 'users', 'users'],
    ['infer', 'concurrentUsers', 'concurrentUsers'],
    ['infer', 'turns', 'historyTokens'],
    ['train', 'instances', 'paidGpus'],
    ['train', 'predicted', 'stepSeconds'],
    ['infer', 'predicted', 'ttftSeconds'],
  ] as const)('of %s with %s are more: %s among them', (kind, part, key) => {
    expect(added(kind, part)).toContain(key);
  });

  test('of a training run have no peak', () => {
    expect(added('train', 'peak')).toEqual([]);
  });
});

test('a demand is told by what grows with it', () => {
  expect(demandQuantity('window', 'requests')).toBe('tokensPerWindow');
  expect(demandQuantity('window', 'tokenRate')).toBe('askedTokensPerSecond');
  expect(demandQuantity('words', 'requests')).toBe('requestsPerSecond');
  expect(demandQuantity('tokens', 'users')).toBe('users');
});

test('a figure of a service has one place and one unit, however its demand is told', () => {
  const declared = new Map<string, Set<string>>();
  for (const { inputs, formulas } of demands.map(([demand, options]) => inferenceSheet(demand, options))) {
    for (const { key, unit, after } of [...inputs, ...formulas])
      declared.set(key, (declared.get(key) ?? new Set()).add(`${unit} after ${after}`));
  }
  expect([...declared].filter(([, places]) => places.size > 1)).toEqual([]);
  expect(declared.get('tokensPerRequest')).toEqual(new Set(['tokens/request after promptTokens']));
});

test('the quantities of a kind are what its sheets are told, and what they compute', () => {
  for (const kind of ['train', 'infer'] as const) {
    const keys = new Set(quantitiesOf(kind).map(({ key }) => key));
    for (const key of [...figureKeys(kind), 'goodput', 'priceUsdPerGpuHour', 'serverPriceUsd']) expect(keys).toContain(key);
    expect(keys).not.toContain('attentionFlopsPerToken');
  }
});

test('a footprint of nothing has no figures', () => {
  const nothing = { embodied: false, water: false, yuan: false };
  expect(figuresOfFootprint(nothing, '')).toEqual([]);
  expect(withFootprint(trainingSheet, nothing, '')).toEqual(trainingSheet);
});

test('a share has no unit to write', () => {
  expect([unitText('share'), unitText('GPUs')]).toEqual(['', 'GPUs']);
});
