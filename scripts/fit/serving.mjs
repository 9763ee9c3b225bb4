// `npm run fit`: the constants of the serving cost model, from the published runs that come with the project.
// `--check` writes nothing and exits 1 where the shipped constants are not what the fit gives.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = new URL('../../', import.meta.url);
const { builtInCatalog } = await import(new URL('dist/catalog/package-presets.js', root));
const { energyRuns, powerRuns, servingRuns } = await import(new URL('dist/answer/prediction/serving/runs.js', root));
const { fitServing, ratiosOf } = await import(new URL('dist/core/serving/fitting.js', root));
const { fitPower } = await import(new URL('dist/core/serving/energy.js', root));
const { fitStart } = await import(new URL('dist/core/serving/start.js', root));
const { summarise } = await import(new URL('dist/core/statistics/errors.js', root));

const ROUNDS = 60;
/** Runs that a group must have for its range to mean anything. */
const FEWEST = 20;
const runs = servingRuns(builtInCatalog());

function report(title, pairs) {
  const groups = new Map();
  for (const [run, calibration] of pairs) {
    ratiosOf(run, calibration).forEach((ratio, at) => {
      const group = run.groups[at];
      groups.set(group, [...(groups.get(group) ?? []), ratio]);
    });
  }
  console.log(title);
  const percent = (share) => `${(100 * share).toFixed(1)}%`.padStart(7);
  for (const [group, ratios] of groups) {
    const { count, mean, median, p90, bias } = summarise(ratios);
    console.log(
      `  ${group.padEnd(26)} ${String(count).padStart(5)}  mean ${percent(mean)}  median ${percent(median)}  P90 ${percent(p90)}  bias ${percent(bias)}`,
    );
  }
}

/** Errors of groups of runs, the nearest to a question first: what its range is taken from. */
function errorGroups(calibration) {
  const engines = { trtllm: 'TensorRT-LLM', vllm: 'vLLM', sglang: 'SGLang' };
  const kinds = { dense: 'dense models', experts: 'mixtures of experts' };
  const groups = [];
  const add = (metric, kind, engine, link, chosen, name) => {
    const ratios = chosen.flatMap((run) => ratiosOf(run, calibration).filter((_, at) => run.groups[at].startsWith(`${metric} ${kind}`)));
    const { count, low, median50, high } = quantilesOf(ratios);
    if (count >= FEWEST) groups.push({ metric, kind, engine, link, name, runs: count, p10: low, p50: median50, p90: high });
  };
  for (const [kind, what] of Object.entries(kinds)) {
    for (const link of ['nvlink', 'pcie']) {
      const on = link === 'nvlink' ? 'joined by a switch' : 'on PCIe';
      add(
        'throughput',
        kind,
        null,
        link,
        runs.filter(({ base }) => base.hardware.link === link),
        `${what} ${on}`,
      );
    }
    for (const metric of ['tpot', 'ttft']) {
      for (const [engine, name] of Object.entries(engines))
        add(
          metric,
          kind,
          engine,
          null,
          runs.filter((run) => run.engine === engine),
          `${what} under ${name}`,
        );
      add(metric, kind, null, null, runs, `${what} under three engines`);
    }
    const energy = energies.flatMap((run) => (run.groups[0] === `itl ${kind}` ? ratiosOf(run, calibration) : []));
    const { count, low, median50, high } = quantilesOf(energy);
    groups.push({
      metric: 'energy',
      kind,
      engine: null,
      link: null,
      name: `${what} under vLLM`,
      runs: count,
      p10: low,
      p50: median50,
      p90: high,
    });
  }
  return groups;
}

function quantilesOf(ratios) {
  const sorted = ratios.toSorted((one, other) => one - other);
  const at = (share) => Number((sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 1).toPrecision(4));
  return { count: sorted.length, low: at(0.1), median50: at(0.5), high: at(0.9) };
}

const fitted = fitServing(runs, fitStart, ROUNDS);
const power = fitPower(powerRuns(builtInCatalog(), fitted));
const energies = energyRuns(builtInCatalog(), power);
const literal = (value) =>
  JSON.stringify(value, null, 2)
    .replace(/"(\w+)":/g, '$1:')
    .replaceAll('"', "'");
const files = {
  'fitted.ts': `// biome-ignore-all lint/suspicious/noApproximativeNumericConstant: a fitted share may come near a constant of mathematics.
import type { PowerConstants } from './energy.js';
import type { Calibration } from './fitting.js';

/** Constants of the serving cost model as \`npm run fit\` gives them, from presets/measurements/serving. Generated; a test refuses others. */
export const fitted: Calibration = ${literal(fitted)};

/** Watts and joules of the energy benchmark decide them. */
export const power: PowerConstants = ${literal(power)};
`,
  'fitted-errors.ts': `/** Predicted over measured of groups of published runs, the nearest to a question first. */
export type ErrorGroup = {
  readonly metric: 'throughput' | 'tpot' | 'ttft' | 'energy';
  readonly kind: 'dense' | 'experts';
  /** Null for all of them. */
  readonly engine: string | null;
  readonly link: 'nvlink' | 'pcie' | null;
  readonly name: string;
  readonly runs: number;
  readonly p10: number;
  readonly p50: number;
  readonly p90: number;
};

/** Errors of the shipped constants, as \`npm run fit\` gives them. Generated. */
export const errorGroups: readonly ErrorGroup[] = ${literal(errorGroups(fitted))};
`,
};
const biome = fileURLToPath(new URL('node_modules/@biomejs/biome/bin/biome', root));
const formatted = Object.entries(files).map(([name, input]) => {
  const path = `src/core/serving/${name}`;
  return [name, execFileSync(process.execPath, [biome, 'format', `--stdin-file-path=${path}`], { cwd: root, input, encoding: 'utf8' })];
});
const pathOf = (name) => new URL(`src/core/serving/${name}`, root);
const same = formatted.every(([name, text]) => existsSync(pathOf(name)) && readFileSync(pathOf(name), 'utf8') === text);
report(
  'Fitted',
  runs.map((run) => [run, fitted]),
);
report(
  'Joules a token',
  energies.map((run) => [run, fitted]),
);
if (process.argv.includes('--check')) {
  console.log(
    same ? 'The shipped constants are what the fit gives.' : 'The shipped constants are not what the fit gives: run `npm run fit`.',
  );
  if (!same) process.exitCode = 1;
} else {
  for (const [name, text] of formatted) writeFileSync(pathOf(name), text);
  console.log(same ? 'Nothing changed.' : 'src/core/serving/fitted.ts and fitted-errors.ts are written.');
}
