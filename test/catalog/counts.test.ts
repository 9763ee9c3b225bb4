import { readdirSync, readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { describe, expect, test } from 'vitest';
import { type Counted, countedOf, packed, unpacked } from '../../src/architecture/counted.js';
import { readArchitecture } from '../../src/architecture/read.js';
import { shapesOf } from '../../src/architecture/shapes.js';
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

const DIRECTORY = new URL('../../presets/counts/', import.meta.url);
const models = builtInCatalog()
  .index()
  .models.map(({ id }) => builtInCatalog().model(id).found)
  .flatMap((model) => (model === undefined ? [] : [model]));

const LENGTHS = [5001, 131_072];
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

describe('presets/counts', () => {
  const counted = models.flatMap(({ id, architecture }) => {
    const read = architecture();
    return read === null ? [] : [{ id, read }];
  });

  test('has what the configs of the presets give now, and nothing else', () => {
    const files = readdirSync(DIRECTORY).map((name) => [name, readFileSync(new URL(name, DIRECTORY), 'utf8')]);
    expect(Object.fromEntries(files)).toEqual(
      Object.fromEntries(counted.map(({ id, read }) => [`${id}.json`, `${JSON.stringify({ ...packed(read), shapes: shapesOf(read) })}\n`])),
    );
  });

  test('gives every figure of a sheet as the architecture does, to the last digit', () => {
    const different = counted.filter(({ id, read }) => {
      const known = builtInCatalog().model(id).found?.counted();
      return !known || !isDeepStrictEqual(figuresOf(known), figuresOf(countedOf(read)));
    });
    expect(different.map(({ id }) => id)).toEqual([]);
    expect(counted.length).toBeGreaterThan(150);
  });

  test('gives the shapes that cost models ask for as the architecture does', () => {
    const different = counted.filter(({ id, read }) => !isDeepStrictEqual(builtInCatalog().model(id).found?.shapes(), shapesOf(read)));
    expect(different.map(({ id }) => id)).toEqual([]);
  });

  test('is not asked for a model whose architecture nobody knows', () => {
    const unknown = models.filter(({ architecture }) => architecture() === null);
    expect(unknown.length).toBeGreaterThan(0);
    for (const { counted: none, shapes } of unknown) expect([none(), shapes()]).toEqual([null, null]);
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
