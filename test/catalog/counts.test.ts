import { readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { describe, expect, test } from 'vitest';
import { type Counted, countedOf, packed, unpacked } from '../../src/architecture/counted.js';
import { readArchitecture } from '../../src/architecture/read.js';
import { countsIn, countsText } from '../../src/catalog/counts.js';
import { builtInCatalog } from '../../src/catalog/package-presets.js';
import type { Countable } from '../../src/core/architecture/architecture.js';
import { conventionFlops, palmAttentionFlops } from '../../src/core/architecture/conventions.js';
import { forwardFlops, tokenFlops } from '../../src/core/architecture/flops.js';
import {
  type CacheFormatName,
  cacheBytes,
  cacheFormats,
  type WeightFormatName,
  weightFormats,
} from '../../src/core/architecture/memory.js';
import { cases, libraryCases } from '../architecture/data/cases.js';

const PATH = new URL('../../presets/counts.txt', import.meta.url);
const text = readFileSync(PATH, 'utf8');
const models = builtInCatalog()
  .index()
  .models.map(({ id }) => builtInCatalog().model(id).found)
  .flatMap((model) => (model === undefined ? [] : [model]));

const LENGTHS = [100, 5001, 131_072];
const WEIGHTS = Object.keys(weightFormats) as WeightFormatName[];
const CACHES = Object.keys(cacheFormats) as CacheFormatName[];

/** Everything that sheets compute from an architecture, at lengths inside and beyond its windows. */
function figuresOf({ architecture, weightsBytes, parameters, activeParameters, storedAs }: Counted) {
  return {
    parameters,
    activeParameters,
    storedAs,
    contextTokens: architecture.contextTokens,
    weights: WEIGHTS.map(weightsBytes),
    lengths: LENGTHS.map((length) => ({
      flops: flopsOf(architecture, length),
      palm: palmAttentionFlops(architecture, length),
      conventions: conventionFlops(architecture, activeParameters, length),
      caches: CACHES.map((format) => cacheBytes(architecture, length, format)),
    })),
  };
}

function flopsOf(architecture: Countable, length: number) {
  const stretch = { tokens: length, after: 777, sourceTokens: 333 };
  return [
    tokenFlops(architecture, length),
    forwardFlops(architecture, stretch, { decoding: true }),
    forwardFlops(architecture, stretch, { head: false }),
    forwardFlops(architecture, stretch, { passing: 'source' }),
    forwardFlops(architecture, stretch, { unmasked: true }),
  ];
}

/** What comes back from a file. */
const again = (read: Parameters<typeof packed>[0]) => unpacked(JSON.parse(JSON.stringify(packed(read))));

describe('presets/counts.txt', () => {
  test('is what the configs of the presets give now', () => {
    expect(text).toBe(countsText(models));
  });

  test('gives every figure of a sheet as the architecture does, to the last digit', () => {
    const different = models.filter(({ id, architecture }) => {
      const read = architecture();
      const counted = countsIn(text, id);
      if (read === null || counted === null) return read !== counted;
      return !isDeepStrictEqual(figuresOf(counted), figuresOf(countedOf(read)));
    });
    expect(different.map(({ id }) => id)).toEqual([]);
    expect(models.filter(({ architecture }) => architecture() !== null).length).toBeGreaterThan(150);
  });

  test('knows nothing of a name that only begins alike', () => {
    expect(countsIn(text, 'gpt-3')).toBeNull();
    expect(countsIn(text, 'gpt-3-175b')?.parameters).toBe(174_604_259_328);
  });
});

test('numbers alone give every figure of a sheet, whatever the family', () => {
  const different: string[] = [];
  for (const { modelType, config } of [...libraryCases.filter(({ form }) => form === 'full'), ...cases]) {
    const read = readArchitecture(config);
    if (read.ok && !isDeepStrictEqual(figuresOf(again(read)), figuresOf(countedOf(read)))) different.push(modelType);
  }
  expect(different).toEqual([]);
});

test('a sheet of a preset does not read its architecture', () => {
  const { found } = builtInCatalog().model('llama-3.1-8b');
  const { stacks } = found?.counted()?.architecture ?? {};
  expect(stacks?.map((stack) => Object.keys(stack))).toEqual([['role']]);
});
