// Which equations a sheet is made of, and what it must be told, for every way of asking: each changes what it says it changes,
// and nothing else. After a change that is meant: `npx vitest run test/core/chains.test.ts --update=all`, and look at the difference.
import { expect, test } from 'vitest';
import type { Demand } from '../../src/core/demand.js';
import type { Sheet } from '../../src/core/formula.js';
import { type InferenceOptions, inferenceSheet } from '../../src/core/inference.js';
import { demands, everySheet } from './sheets.js';

const written = (name: string, told: readonly string[], equations: readonly string[]) =>
  [`## ${name}`, `told: ${told.join(', ')}`, ...equations, ''].join('\n');

const whole = ([name, { inputs, formulas }]: readonly [string, Sheet]) =>
  written(
    name,
    inputs.map(({ symbol }) => symbol),
    formulas.map(({ expression }) => expression),
  );

test('every way of sizing', async () => {
  await expect(everySheet().map(whole).join('\n')).toMatchFileSnapshot('chains/sheets.txt');
});

/** The equations up to the FLOP that are asked for, beyond which all go on alike, and what these are told. */
function demandOf(demand: Demand, options: InferenceOptions): string {
  const { inputs, formulas } = inferenceSheet(demand, options);
  const end = formulas.findIndex(({ key }) => key === 'requiredFlopsPerSecond');
  const fleet = inputs.findIndex(({ key }) => key === 'goodput');
  expect([end, fleet].every((place) => place > 0)).toBe(true);
  const name = [demand, ...Object.entries(options).map(([key, value]) => (value === true ? key : value))].join(' ');
  return written(
    name,
    inputs.slice(0, fleet).map(({ symbol }) => symbol),
    formulas.slice(0, end).map(({ expression }) => expression),
  );
}

test('every way of asking for a demand', async () => {
  await expect(demands.map(([demand, options]) => demandOf(demand, options)).join('\n')).toMatchFileSnapshot('chains/demand.txt');
});
