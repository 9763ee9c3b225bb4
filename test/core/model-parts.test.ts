import { expect, test } from 'vitest';
import { attention } from '../../src/core/architecture/attention.js';
import { experts } from '../../src/core/architecture/feed-forward.js';
import { elementsOf, type Part } from '../../src/core/architecture/part.js';
import { Symbols } from '../../src/core/architecture/size.js';

const symbols = new Symbols();
const hidden = symbols.size('hiddenSize', 8);
const total = ({ tensors }: Part) => tensors.reduce((sum, tensor) => sum + elementsOf(tensor), 0);

test('norms of queries and keys may have a bias each', () => {
  const shape = {
    hidden,
    heads: symbols.size('queryHeads', 2),
    keyValueHeads: symbols.size('keyValueHeads', 2),
    headDim: symbols.size('headDim', 4),
  };
  const plain = total(attention({ ...shape, mask: 'causal', queryKeyNorm: 'head' }));
  expect(total(attention({ ...shape, mask: 'causal', queryKeyNorm: 'head', biasedNorm: true })) - plain).toBe(2 * 4);
});

test('experts without a gate have one inner bias, those with a gate two', () => {
  const shape = {
    hidden,
    experts: symbols.size('experts', 4),
    perToken: symbols.size('expertsPerToken', 2),
    width: symbols.size('expertWidth', 16),
  };
  const biases = (gated: boolean) => total(experts({ ...shape, gated, biased: true })) - total(experts({ ...shape, gated }));
  expect([biases(false), biases(true)]).toEqual([4 * (16 + 8), 4 * (2 * 16 + 8)]);
});
