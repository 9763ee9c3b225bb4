import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { interpret } from '../../src/quantity/interpret.js';
import type { Dimension } from '../../src/quantity/parse.js';
import { UNITS, usualValue } from '../../src/quantity/usual.js';

const units = Object.entries(UNITS).flatMap(([dimension, known]) =>
  Object.keys(known).map((unit) => [dimension as Dimension, unit] as const),
);
const digits = fc.oneof(
  fc.nat().map(String),
  fc.double({ min: 0, max: 1e7, noNaN: true }).map((value) => value.toFixed(4)),
  fc.stringMatching(/^[0-9]{1,13}(\.[0-9]{1,5})?$/),
);

describe.each(units)('%s in ‘%s’', (dimension, unit) => {
  test('is the number that is read with care, to the last digit, or none', () => {
    fc.assert(
      fc.property(digits, fc.constantFrom('', ' '), (number, space) => {
        const text = `${number}${space}${unit}`;
        const value = usualValue(text, dimension);
        if (value !== undefined) expect(value).toBe(interpret(text, dimension, []));
      }),
    );
    expect(usualValue(`12.5${unit}`, dimension)).toBe(interpret(`12.5${unit}`, dimension, []));
  });
});

test('whatever else is written is left to be read with care', () => {
  for (const [text, dimension] of [
    ['-5 GB', 'bytes'],
    ['1_000 W', 'power'],
    ['5 gb', 'bytes'],
    ['0x10', 'count'],
    ['10000T', 'count'],
    ['30d', 'duration'],
    ['40%', 'ratio'],
    ['5 constructor', 'bytes'],
    ['١٢ W', 'power'],
    ['', 'count'],
  ] as const)
    expect(usualValue(text, dimension)).toBeUndefined();
});

test('nearly every quantity of an accelerator is written so: no answer by presets loads the other ways', () => {
  const folder = new URL('../../presets/gpus/', import.meta.url);
  const a100 = JSON.parse(readFileSync(new URL('a100-pcie-80gb.json', folder), 'utf8')) as { peak: Record<string, string> };
  for (const text of Object.values(a100.peak)) expect(usualValue(text, 'flopRate')).toBeGreaterThan(1e12);
  expect(readdirSync(folder).length).toBeGreaterThan(90);
});
