// The library over presets in memory: what is handed over wrongly is refused as any mistake is, and what it has not is said.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { SizingError, sizingOf } from '../../src/browser.js';

const preset = (path: string) => JSON.parse(readFileSync(new URL(`../../presets/${path}.json`, import.meta.url), 'utf8'));
const held = { gpus: [preset('gpus/a100-pcie-80gb')], models: [preset('models/gpt-3-175b')] };

describe('presets that are none', () => {
  test.each([
    ['nothing', undefined, [['invalid-type', undefined]]],
    ['a list', [], [['invalid-type', undefined]]],
    ['an unknown kind', { gpuz: [] }, [['unknown-field', 'gpuz']]],
    ['one preset in the place of a list', { gpus: held.gpus[0] }, [['invalid-type', 'gpus']]],
    [
      'entries that are no presets',
      { gpus: [{}, held.gpus[0], null], models: [5] },
      [
        ['invalid-type', 'gpus.0'],
        ['invalid-type', 'gpus.2'],
        ['invalid-type', 'models.0'],
      ],
    ],
  ])('%s', (_, presets, wanted) => {
    try {
      sizingOf(presets as never);
      expect.unreachable();
    } catch (error) {
      expect(error).toBeInstanceOf(SizingError);
      const { diagnostics } = error as SizingError;
      expect(diagnostics.map(({ code, where }) => [code, where?.kind === 'field' ? where.path : undefined])).toEqual(wanted);
    }
  });

  test('a kind that is left out, or undefined, has none', () => {
    expect(() => sizingOf({ gpus: undefined })).not.toThrow();
  });
});

test('published runs are not among them: a utilisation is not taken from none', () => {
  const { uncertainty, warnings, answer } = sizingOf(held).sizeTraining({ model: 'gpt3', gpu: 'a100' }, { uncertainty: 'evidence' });
  expect(uncertainty).toBeUndefined();
  expect(warnings.map(({ code, parameters }) => [code, parameters])).toContainEqual(['evidence-not-taken', { because: 'none' }]);
  expect(answer.gpus).toBe(1559);
});
