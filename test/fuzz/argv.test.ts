import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { AnswerDocument, ModelDocument, ModelResult } from '../../src/index.js';
import { runsOf, seed } from '../helpers/fuzz.js';
import { type CliResult, runCli } from '../helpers/run-cli.js';
import { commandLines, files as inputs } from './command-lines.js';
import { figuresIn } from './values.js';

const runs = runsOf(4000);
/** What a number that is none, or a value that is none, looks like once it is printed. */
const LEAK = /NaN|Infinity|undefined|\[object/;
/** Figures that an answer may not know; every other one is a number. */
const MAY_BE_UNKNOWN = /^(parameters|activeParameters|tokensPerRequest|requestsPerSecond|power|energy|cost|electricity|co2e|sci)/;

test(`any command line ends with an answer or with a message (${runs} command lines)`, async () => {
  const ends = new Map<number, number>();
  await fc.assert(
    fc.asyncProperty(commandLines, async (argv) => {
      const result = await runCli(argv, { inputs });
      complain(argv, result);
      ends.set(result.code, (ends.get(result.code) ?? 0) + 1);
    }),
    { numRuns: runs, seed },
  );
  // A fuzz that only ever meets refusals, or only answers, proves little.
  expect(ends.get(0)).toBeGreaterThan(runs / 5);
  expect(ends.get(2)).toBeGreaterThan(runs / 5);
  expect(ends.get(3)).toBeGreaterThan(0);
}, 900_000);

/** Plain comparisons: an `expect` for each would be most of the time. */
function complain(argv: readonly string[], { code, stdout, stderr, files }: CliResult): void {
  const fail = (what: string): never => {
    throw new Error(`${what}\nargv: ${JSON.stringify(argv)}\nstdout: ${stdout.slice(0, 2000)}\nstderr: ${stderr.slice(0, 2000)}`);
  };
  if (code !== 0 && code !== 2 && code !== 3) fail(`ends with ${code}`);
  if (code === 0 && stderr !== '') fail('answers, and complains');
  if (code !== 0 && stdout !== '') fail('complains, and answers');
  if (code !== 0 && stderr === '') fail('refuses without a word');
  if (code === 0 && stdout === '' && files.size === 0 && !/jsonl/.test(argv.join(' '))) fail('answers without a word');
  if (/\n {4}at /.test(stderr)) fail('prints a stack');
  const text = stdout + stderr + [...files.values()].join('');
  if (!argv.some((argument) => LEAK.test(argument)) && LEAK.test(text)) fail('prints what is no value');
  if (/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/.test(text)) fail('prints a control character');
  if (code === 0 && stdout.startsWith('{') && argv[0] !== 'schema' && argv[0] !== 'presets') complainOfFigures(stdout, fail);
}

function complainOfFigures(stdout: string, fail: (what: string) => never): void {
  const { results = [] } = JSON.parse(stdout.startsWith('{\n') ? stdout : '{}') as Partial<AnswerDocument | ModelDocument>;
  for (const result of results) {
    if (result.kind === 'model') {
      complainOfModel(result, fail);
      continue;
    }
    const { answer, error } = result;
    for (const [key, value] of figuresIn(answer)) {
      if (value !== null ? !Number.isFinite(value) : error === undefined && !MAY_BE_UNKNOWN.test(key)) fail(`${key} is ${value}`);
    }
    const { gpus, gpusExact } = answer;
    if (typeof gpus !== 'number' || typeof gpusExact !== 'number') continue;
    if (!Number.isInteger(gpus) || gpus < 1 || gpus < gpusExact * (1 - 1e-6)) fail(`${gpus} GPUs do for ${gpusExact}`);
  }
}

function complainOfModel({ answer, name }: ModelResult, fail: (what: string) => never): void {
  const { components, parameters, activeParameters, flopsPerToken, structure: _, ...rest } = answer;
  if (Object.values(components).reduce((sum, part) => sum + part, 0) !== parameters) fail(`${name}: the components are not the whole`);
  if (activeParameters > parameters) fail(`${name}: more is active than there is`);
  const bytes = Object.values(answer.weightsBytesByFormat);
  for (const value of [...Object.values(flopsPerToken), ...Object.values(rest), ...bytes]) {
    if (typeof value === 'number' && !(Number.isFinite(value) && value >= 0)) fail(`${name}: a figure is ${value}`);
  }
}
