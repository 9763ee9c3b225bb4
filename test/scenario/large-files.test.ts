import { expect, test } from 'vitest';
import { cpuMilliseconds } from '../helpers/cpu-time.js';
import { runCli } from '../helpers/run-cli.js';

// Files as a program would write them: long texts, many scenarios, many mistakes.

const MOST_MILLISECONDS = 5000;

/** Runs a JSON file; says how it ends, and that it does so soon. */
async function endOf(file: unknown, argv: readonly string[] = ['run']) {
  const begun = cpuMilliseconds();
  const { code, stdout, stderr } = await runCli([...argv, 'f.json'], { inputs: { 'f.json': JSON.stringify(file) } });
  expect(cpuMilliseconds() - begun, 'milliseconds').toBeLessThan(MOST_MILLISECONDS);
  return { code, stdout, stderr, error: /^error\[([\w-]+)\]/.exec(stderr)?.[1] };
}

const train = { kind: 'train', model: 'gpt3', gpu: 'a100' };

test('a text and a key of a dozen megabytes are read', async () => {
  const long = 'x'.repeat(12 << 20);
  expect(await endOf({ version: 1, 'x-note': long, scenarios: { one: train } })).toMatchObject({ code: 0 });
  expect(await endOf({ version: 1, [`x-${long}`]: 3, scenarios: { one: train } })).toMatchObject({ code: 0 });
  expect(await endOf({ version: 1, scenarios: { one: { ...train, gpu: long } } })).toMatchObject({ code: 2, error: 'unknown-gpu' });
});

const many = <Value>(name: string, count: number, value: (place: number) => Value) =>
  Object.fromEntries(Array.from({ length: count }, (_, place) => [`${name}${place}`, value(place)]));

test('what all scenarios inherit is not copied for each of them', async () => {
  const scenarios = many('s', 15_000, () => ({}));
  const defaults = { ...train, ...many('k', 15_000, () => 1) };
  const unknown = await endOf({ version: 1, defaults, scenarios });
  expect(unknown).toMatchObject({ code: 2, error: 'unknown-field' });
  expect(unknown.stderr).toMatch(/and 14\d{3} more\n$/);
  const inherited = { base: { ...train, ...many('k', 15_000, () => 1) }, ...many('s', 15_000, () => ({ extends: 'base' })) };
  expect(await endOf({ version: 1, scenarios: inherited })).toMatchObject({ code: 2, error: 'unknown-field' });
});

test('thousands of misspelt names are not all compared with all names', async () => {
  const scenarios = many('scenario', 4000, (place) => ({ ...train, extends: `scenarioo${place}` }));
  const extended = await endOf({ version: 1, scenarios });
  expect(extended).toMatchObject({ code: 2, error: 'unknown-scenario' });
  expect(extended.stderr).toContain('did you mean scenario10 or');
  const only = Array.from({ length: 2000 }, (_, place) => `--only=scenarioo${place}`);
  const file = { version: 1, scenarios: many('scenario', 4000, () => train) };
  expect(await endOf(file, ['run', ...only])).toMatchObject({ code: 2, error: 'unknown-scenario' });
});
