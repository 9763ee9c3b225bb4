// `npm run fit -- --left-out`: errors of steps and runs that took no part in a fit, which takes minutes; of one half where it is
// named (`-- --left-out training`).
// They are written beside the constants, and `llm-sizing validate` prints them; with `--check` they are only compared.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { fingerprintOf } from './fingerprint.mjs';

const root = new URL('../../', import.meta.url);
const { packagedText, builtInCatalog } = await import(new URL('dist/catalog/package-presets.js', root));
const { publishedSteps } = await import(new URL('dist/answer/prediction/published.js', root));
const { accuracyOfSources, accuracyOfSplits } = await import(new URL('dist/answer/prediction/accuracy.js', root));
const { fitConstants } = await import(new URL('dist/core/training/fitting.js', root));
const { servingRuns } = await import(new URL('dist/answer/prediction/serving/runs.js', root));
const { fitServing, ratiosOf } = await import(new URL('dist/core/serving/fitting.js', root));
const { fitStart } = await import(new URL('dist/core/serving/start.js', root));
const { summarise } = await import(new URL('dist/core/statistics/errors.js', root));

const SPLITS = 20;
/** Rounds of a fit that is only judged. */
const ROUNDS = 12;

const rounded = (value) => Number(value.toFixed(3)) + 0;
const line = (left, group, { count, mean, median, p90, bias }) => ({
  left,
  group,
  count,
  mean: rounded(mean),
  median: rounded(median),
  p90: rounded(p90),
  bias: rounded(bias),
});

function ofTraining() {
  const file = (name) => packagedText(`measurements/training/${name}`);
  const steps = publishedSteps({ steps: file('steps.csv'), documents: file('documents.json'), smallModels: file('small-models.csv') });
  // As they are fitted now: what is built may be older.
  const constants = fitConstants(steps);
  return [
    ...accuracyOfSplits(steps, SPLITS, constants).map(({ name, predicted }) => line(`${SPLITS} random splits`, name, predicted)),
    ...accuracyOfSources(steps, constants).map(({ name, predicted }) =>
      line(name === 'experts' ? 'each model' : 'each publication', name, predicted),
    ),
  ];
}

function ofServing() {
  const runs = servingRuns(builtInCatalog());
  const keys = {
    'each model family': ({ model }) => model.split('-')[0],
    'each accelerator': ({ gpu }) => gpu,
    'each source': ({ source }) => source,
  };
  return Object.entries(keys).flatMap(([left, keyOf]) => {
    const groups = new Map();
    for (const key of new Set(runs.map(keyOf))) {
      const known = runs.filter((run) => keyOf(run) !== key);
      const calibration = fitServing(known, fitStart, ROUNDS);
      for (const run of runs.filter((run) => keyOf(run) === key)) {
        ratiosOf(run, calibration).forEach((ratio, at) => {
          groups.set(run.groups[at], [...(groups.get(run.groups[at]) ?? []), ratio]);
        });
      }
    }
    return [...groups].map(([group, ratios]) => line(left, group, summarise(ratios)));
  });
}

const literal = (value) =>
  JSON.stringify(value, null, 2)
    .replace(/"(\w+)":/g, '$1:')
    .replaceAll('"', "'");
const biome = fileURLToPath(new URL('node_modules/@biomejs/biome/bin/biome', root));
const suites = { training: ofTraining, serving: ofServing };
const named = Object.keys(suites).filter((suite) => process.argv.includes(suite));
let same = true;
for (const suite of named.length === 0 ? Object.keys(suites) : named) {
  const path = `src/core/${suite}/left-out.ts`;
  const input = `import type { LeftOutErrors } from '../statistics/errors.js';

/**
 * Errors on what took no part in a fit, as \`npm run fit -- --left-out\` gives them. Generated; a test refuses those of
 * other constants and measurements (${fingerprintOf(suite)}).
 */
export const leftOutErrors: readonly LeftOutErrors[] = ${literal(suites[suite]())};
`;
  const text = execFileSync(process.execPath, [biome, 'format', `--stdin-file-path=${path}`], { cwd: root, input, encoding: 'utf8' });
  if (readFileSync(new URL(path, root), 'utf8') === text) continue;
  same = false;
  if (!process.argv.includes('--check')) writeFileSync(new URL(path, root), text);
}
if (process.argv.includes('--check') && !same) process.exitCode = 1;
console.log(same ? 'The shipped errors are what is left out.' : 'The shipped errors of what is left out were not these.');
