import { expect, test } from 'vitest';
import { runCli } from '../helpers/run-cli.js';

// Files as a program would write them: long texts, many scenarios, many mistakes.

const MOST_MILLISECONDS = 5000;

/** Runs a JSON file; says how it ends, and that it does so soon. */
async function endOf(file: unknown, argv: readonly string[] = ['run']) {
  const begun = performance.now();
  const { code, stdout, stderr } = await runCli([...argv, 'f.json'], { inputs: { 'f.json': JSON.stringify(file) } });
  expect(performance.now() - begun, 'milliseconds').toBeLessThan(MOST_MILLISECONDS);
  return { code, stdout, stderr, error: /^error\[([\w-]+)\]/.exec(stderr)?.[1] };
}

const train = { kind: 'train', model: 'gpt3', gpu: 'a100' };

test('a text and a key of a dozen megabytes are read', async () => {
  const long = 'x'.repeat(12 << 20);
  expect(await endOf({ version: 1, 'x-note': long, scenarios: { one: train } })).toMatchObject({ code: 0 });
  expect(await endOf({ version: 1, [`x-${long}`]: 3, scenarios: { one: train } })).toMatchObject({ code: 0 });
  expect(await endOf({ version: 1, scenarios: { one: { ...train, gpu: long } } })).toMatchObject({ code: 2, error: 'unknown-gpu' });
});
