import { describe, expect, test } from 'vitest';
import { demandQuantity } from '../../src/core/demand.js';
import { figureKeys, figureKeysWith, type Parts } from '../../src/core/figures.js';
import { unitText } from '../../src/core/unit.js';

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

test('a share has no unit to write', () => {
  expect([unitText('share'), unitText('GPUs')]).toEqual(['', 'GPUs']);
});
