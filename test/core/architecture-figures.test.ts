// What is counted of models of every kind of layer, and the formulas that say so. After a change that is meant:
// `npx vitest run test/core/architecture-figures.test.ts --update=all`, and look at the difference.
import { expect, test } from 'vitest';
import { conventionFlops } from '../../src/core/architecture/conventions.js';
import { countParameters } from '../../src/core/architecture/count.js';
import { explainModel } from '../../src/core/architecture/explain.js';
import { tokenFlops } from '../../src/core/architecture/flops.js';
import {
  type CacheFormatName,
  cacheBytes,
  cacheFormats,
  storedBytes,
  type WeightFormatName,
  weightFormats,
} from '../../src/core/architecture/memory.js';
import { digits, expectLines } from './digits.js';
import { everyArchitecture } from './presets.js';

const CONTEXTS = [1, 100, 5000, 131_072] as const;
const weightNames = Object.keys(weightFormats) as WeightFormatName[];
const cacheNames = Object.keys(cacheFormats) as CacheFormatName[];

test('they have layers of every kind', () => {
  const kinds = new Set(everyArchitecture().flatMap(({ architecture }) => architecture.placement.parts.map(({ part }) => part.is)));
  for (const kind of [
    'selfAttention',
    'crossAttention',
    'latentAttention',
    'compressedAttention',
    'linearAttention',
    'stateSpace',
  ] as const)
    expect(kinds).toContain(kind);
  for (const kind of ['feedForward', 'experts', 'residualMixing', 'layerEmbedding', 'pooler'] as const) expect(kinds).toContain(kind);
});

test('their parameters, FLOP, caches and bytes', async () => {
  const lines = everyArchitecture().flatMap(({ name, architecture, parameters }) => {
    const count = countParameters(architecture);
    expect(count.parameters).toBe(parameters);
    const stored = weightNames.flatMap((format) => ['mxfp4', null].map((storedAs) => storedBytes({ architecture, storedAs }, format)));
    return [
      `${name}: ${JSON.stringify(count)}`,
      `  bytes ${digits(Object.fromEntries(stored.map((bytes, at) => [`${weightNames[at >> 1]}${at % 2 === 0 ? '' : ' plain'}`, bytes])))}`,
      ...CONTEXTS.map((context) => {
        const flops = tokenFlops(architecture, context);
        const caches = (context === 5000 ? cacheNames : (['bf16'] as const)).map((format) => [
          format,
          cacheBytes(architecture, context, format),
        ]);
        return `  ${context}: ${digits({ ...flops, ...conventionFlops(architecture, count.activeParameters, context), ...Object.fromEntries(caches) })}`;
      }),
    ];
  });
  await expectLines(lines, 'architecture-figures/figures.txt');
});

test('their parts, with what a drawing says of each', async () => {
  const lines = everyArchitecture().flatMap(({ name, architecture }) => {
    const parts = architecture.placement.parts.map(({ part: { is, facts, tensors }, layers, stack }) => {
      const shapes = tensors.map(({ component, use, shape, copies, linear, tied, bySource }) => {
        const marks = [use, ...(linear ? ['linear'] : []), ...(tied ? ['tied'] : []), ...(bySource ? ['by source'] : [])].join(' ');
        return `${copies === undefined ? '' : `${copies.text} of `}${component} ${shape.map(({ text }) => text).join(' × ')} ${marks}`;
      });
      return `  ${layers.text} ${stack?.role ?? '–'} ${is} ${JSON.stringify(facts)}: ${shapes.join(', ')}`;
    });
    return [name, ...new Set(parts)];
  });
  await expectLines(lines, 'architecture-figures/parts.txt');
});

test('the formulas that say so', async () => {
  const lines = everyArchitecture().flatMap(({ name, architecture }, at) => {
    const count = countParameters(architecture);
    const context = CONTEXTS[1 + (at % 3)] as number;
    const [weights, kv] = [weightNames[at % weightNames.length] as WeightFormatName, cacheNames[at % cacheNames.length] as CacheFormatName];
    const computed = {
      count,
      flops: tokenFlops(architecture, context),
      conventions: conventionFlops(architecture, count.activeParameters, context),
      cache: cacheBytes(architecture, context, kv),
      weightsBytes: storedBytes({ architecture, storedAs: null }, weights),
      context,
      weights,
      kv,
    };
    const steps = explainModel(architecture, computed);
    return [`${name}, ${context} tokens, ${weights}, ${kv}`, ...steps.map(({ expression, value }) => `  ${expression} = ${digits(value)}`)];
  });
  await expectLines(lines, 'architecture-figures/formulas.txt');
});
