// `npm run fit`: the constants of the training cost model, from the published steps that come with the project.
// `--check` writes nothing and exits 1 where the shipped constants are not what the fit gives.
import { readFileSync, writeFileSync } from 'node:fs';

const root = new URL('../../', import.meta.url);
const { publishedSteps } = await import(new URL('dist/answer/prediction/published.js', root));
const { calibration, constantNames } = await import(new URL('dist/core/training/calibration.js', root));
const { fitConstants, predictedRatio } = await import(new URL('dist/core/training/fitting.js', root));
const { summarise } = await import(new URL('dist/core/statistics/errors.js', root));

const read = (name) => readFileSync(new URL(`presets/measurements/training/${name}`, root), 'utf8');
const rows = publishedSteps({ steps: read('steps.csv'), documents: read('documents.json'), smallModels: read('small-models.csv') });
const constants = fitConstants(rows);
const lines = constantNames.map((name) => {
  const { meaning, unit, from } = calibration[name];
  return `  // ${[meaning, unit, from === 'fixed' ? 'set by hand' : ''].filter((part) => part !== '').join('; ')}\n  ${name}: ${constants[name]},`;
});
const text = `import type { Constants } from './calibration.js';

/**
 * Constants of the training cost model, as \`npm run fit\` gives them: fitted to the published steps in
 * presets/measurements/training, whose documents are named there. Generated; a test refuses others.
 */
export const constants: Constants = {
${lines.join('\n')}
};
`;
const path = new URL('src/core/training/constants.ts', root);
const same = (() => {
  try {
    return readFileSync(path, 'utf8') === text;
  } catch {
    return false;
  }
})();
const percent = (share) => `${(100 * share).toFixed(1)}%`;
const report = (name, part) => {
  const { count, mean, median, p90, bias } = summarise(part.map((row) => predictedRatio(row, constants)));
  console.log(
    `${name.padEnd(28)} ${String(count).padStart(5)}  mean ${percent(mean)}  median ${percent(median)}  P90 ${percent(p90)}  bias ${percent(bias)}`,
  );
};
for (const set of ['dense', 'experts', 'several servers', 'one server'])
  report(
    set,
    rows.filter((row) => row.set === set),
  );
if (process.argv.includes('--check')) {
  console.log(
    same ? 'The shipped constants are what the fit gives.' : 'The shipped constants are not what the fit gives: run `npm run fit`.',
  );
  process.exitCode = same ? 0 : 1;
} else {
  if (!same) writeFileSync(path, text);
  console.log(same ? 'Nothing changed.' : 'src/core/training/constants.ts is written.');
}

// The constants of the serving cost model, with the same options.
await import('./serving.mjs');
