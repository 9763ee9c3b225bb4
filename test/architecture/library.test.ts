// Configs that the transformers library itself built and counted: full, sparse and bare files, multimodal ones, published
// ones and those saved again by version 5. Each is right to the last digit, or refused by name; none is silently wrong.
import { describe, expect, test } from 'vitest';
import { readArchitecture } from '../../src/architecture/read.js';
import { libraryCases as cases, type LibraryCase } from './data/cases.js';

/** What the cases that can be read came to when this was written: refusing more of them is a step back. */
const RIGHT = 2377;

/** ‘right’, ‘refused’ by the name of a key, or what is wrong. */
function judged({ config, parameters, active, biases = 0 }: LibraryCase): string {
  const read = readArchitecture(config);
  if (!read.ok) return read.problems.some(({ key }) => key !== '') ? 'refused' : 'refused without a name';
  const { count, architecture } = read;
  const off = count.parameters - parameters;
  if (architecture.estimated) return Math.abs(off / parameters) <= 0.02 ? 'right' : `estimated ${count.parameters}`;
  if (off !== 0 && off !== biases) return `${count.parameters} in place of ${parameters}`;
  const activeOff = active === undefined ? off : count.activeParameters - active;
  return activeOff === off ? 'right' : `${count.activeParameters} active in place of ${active}`;
}

describe('what the library counts', () => {
  const types = [...new Set(cases.map(({ modelType }) => modelType))].sort();

  test.each(types)('%s', (type) => {
    const wrong = cases.flatMap((one, place) => {
      if (one.modelType !== type) return [];
      const verdict = judged(one);
      return verdict === 'right' || verdict === 'refused' ? [] : [`line ${place + 1}, ${one.form}, ${one.version}: ${verdict}`];
    });
    expect(wrong).toEqual([]);
  });

  test('is read in most cases, and refused in the others', () => {
    expect(cases.filter((one) => judged(one) === 'right').length).toBeGreaterThanOrEqual(RIGHT);
  });
});
