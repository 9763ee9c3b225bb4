// What `npm run bench` measures: ratios within one run, since machines differ and drift.
import { spawnSync } from 'node:child_process';
import { closeSync, cpSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { builtInCatalog } from '../dist/catalog/package-presets.js';
import { servingHardware } from '../dist/catalog/serving/hardware.js';
import { fitted } from '../dist/core/serving/fitted.js';
import { closedLoop, serve } from '../dist/core/serving/latency.js';
import { servingLayouts } from '../dist/core/serving/search.js';
import { constants } from '../dist/core/training/constants.js';
import { machines } from '../dist/core/training/machines.js';
import { search } from '../dist/core/training/search.js';
import { spaceOf } from '../dist/core/training/search-space.js';
import { usualStep } from '../dist/core/training/setup.js';
import { compileSheet, describeModel, evaluate, slotOf, trainingSheet } from '../dist/index.js';
import { chromiumPlace } from '../scripts/chromium-place.mjs';

const program = new URL('../dist/cli/bin.cjs', import.meta.url).pathname;
const MAIN = ['train', '--model', 'gpt3', '--gpu', 'a100'];
const PAIRS = 21;

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
const milliseconds = (number) => `${number.toFixed(1)} ms`;
const millions = (number) => `${(number / 1e6).toFixed(2)} million`;

/** Wall time of a whole process, its output read through a pipe. */
function wallTime(args, env) {
  const start = performance.now();
  const { status } = spawnSync(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, ...env } });
  if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}`);
  return performance.now() - start;
}

/** Median of three rounds' median ratios would hide nothing; the best of three leaves out a disturbed round. */
function startUp(name, args, { file = program, env = {} } = {}) {
  const rounds = [1, 2, 3].map(() => {
    wallTime(['-e', '0']);
    wallTime([file, ...args], env);
    const pairs = Array.from({ length: PAIRS }, () => ({ bare: wallTime(['-e', '0']), ours: wallTime([file, ...args], env) }));
    return {
      bare: median(pairs.map(({ bare }) => bare)),
      ours: median(pairs.map(({ ours }) => ours)),
      ratio: median(pairs.map(({ bare, ours }) => ours / bare)),
    };
  });
  const best = rounds.toSorted((a, b) => a.ratio - b.ratio)[0];
  const all = rounds.map(({ ratio }) => ratio.toFixed(2)).join(', ');
  console.log(
    `start-up, ${name}: ${best.ratio.toFixed(2)} × bare node (${milliseconds(best.ours)} to ${milliseconds(best.bare)}; rounds of ${PAIRS} pairs: ${all})`,
  );
}

/** A million rows of CSV into a file: rows a second from start to finish, and the most memory it held. */
function sweep() {
  const steps = (count, from, by) => Array.from({ length: count }, (_, place) => (from + place * by).toFixed(3));
  const args = [
    ...MAIN,
    '--tokens',
    steps(100, 1, 1)
      .map((count) => `${count}B`)
      .join(','),
    '--duration',
    steps(100, 1, 1)
      .map((days) => `${days}d`)
      .join(','),
    '--utilization',
    steps(100, 20, 0.5)
      .map((percent) => `${percent}%`)
      .join(','),
    '--price',
    'list',
    '--format',
    'csv',
  ];
  const folder = mkdtempSync(join(tmpdir(), 'llm-sizing-bench-'));
  const rowsFile = join(folder, 'rows.csv');
  const memoryFile = join(folder, 'memory');
  const watcher = `process.on('exit', () => require('node:fs').writeFileSync(${JSON.stringify(memoryFile)}, String(process.resourceUsage().maxRSS)))`;
  const watcherFile = join(folder, 'watch.cjs');
  spawnSync(process.execPath, ['-e', `require('node:fs').writeFileSync(${JSON.stringify(watcherFile)}, ${JSON.stringify(watcher)})`]);
  const output = openSync(rowsFile, 'w');
  const start = performance.now();
  const { status } = spawnSync(process.execPath, ['--require', watcherFile, program, ...args], { stdio: ['ignore', output, 'inherit'] });
  const seconds = (performance.now() - start) / 1000;
  closeSync(output);
  const written = readFileSync(rowsFile);
  let rows = -1;
  for (let place = written.indexOf(10); place >= 0; place = written.indexOf(10, place + 1)) rows++;
  const memory = Number(readFileSync(memoryFile, 'utf8')) / 1024;
  rmSync(folder, { recursive: true });
  if (status !== 0 || rows !== 1_000_000) throw new Error(`the sweep ended with ${status} after ${rows} rows`);
  console.log(
    `sweep: ${Math.round(rows / seconds).toLocaleString('en')} rows a second of a million-row CSV (${seconds.toFixed(2)} s), ${memory.toFixed(0)} MiB at most`,
  );
}

/** Evaluations a second of the compiled sheet that the library exports. */
function sheet() {
  const compiled = compileSheet(trainingSheet);
  const values = new Float64Array(compiled.slotCount).fill(Number.NaN);
  const inputs = {
    parameters: 175e9,
    tokens: 300e9,
    epochs: 1,
    durationSeconds: 2_592_000,
    goodput: 1,
    peakFlopsPerGpu: 156e12,
    utilization: 0.5,
    gpusPerServer: 8,
    powerPerGpuWatts: 375,
    pue: 1,
    priceUsdPerGpuHour: 2,
    electricityUsdPerKwh: 0.1,
    gridGramsPerKwh: 400,
  };
  for (const [key, value] of Object.entries(inputs)) values[slotOf(compiled.slots, key)] = value;
  const tokens = slotOf(compiled.slots, 'tokens');
  const gpus = slotOf(compiled.slots, 'gpus');
  const COUNT = 3_000_000;
  let sum = 0;
  const rates = [1, 2, 3].map(() => {
    const start = performance.now();
    for (let index = 0; index < COUNT; index++) {
      values[tokens] = 1e9 + index;
      compiled.evaluate(values);
      sum += values[gpus];
    }
    return (COUNT / (performance.now() - start)) * 1000;
  });
  if (!(sum > 0)) throw new Error('the sheet computed nothing');
  console.log(`compiled sheet: ${millions(Math.max(...rates))} evaluations a second (${compiled.formulas.length} formulas each)`);
}

/** Whole answers a second from the library, sources and hints included. */
function library() {
  const COUNT = 20_000;
  const start = performance.now();
  for (let index = 0; index < COUNT; index++) evaluate({ kind: 'train', model: 'gpt3', gpu: 'a100', tokens: 300e9 + index });
  console.log(`library: ${Math.round((COUNT / (performance.now() - start)) * 1000).toLocaleString('en')} full answers a second`);
}

/** Percentiles of every figure of a sheet from 10,000 samples: the first time in a process, and from then on. */
function uncertainty() {
  const ranges = { utilization: '30%..38%..50%', tokens: '300B ± 10%', duration: '20d..40d' };
  const measured = Array.from({ length: 41 }, (_, seed) => {
    const start = performance.now();
    const { percentiles } = evaluate({ kind: 'train', model: 'gpt3', gpu: 'a100', ...ranges }, { seed, samples: 10_000 }).uncertainty;
    if (!(percentiles.gpus.p10 < percentiles.gpus.p90)) throw new Error('nothing was sampled');
    return performance.now() - start;
  });
  console.log(
    `uncertainty: 10,000 samples of a sheet and its answer in ${milliseconds(median(measured.slice(1)))} (the first in ${milliseconds(measured[0])})`,
  );
}

/** Start-up where there is no compiled code for this V8. */
function startUpWithoutCache() {
  const folder = mkdtempSync(join(tmpdir(), 'llm-sizing-bench-'));
  for (const part of ['cli', 'program'])
    cpSync(new URL(`../dist/${part}`, import.meta.url), join(folder, 'dist', part), { recursive: true });
  for (const name of readdirSync(join(folder, 'dist/program'))) if (name.endsWith('.cache')) rmSync(join(folder, 'dist/program', name));
  // Which says that code was compiled at build.
  rmSync(join(folder, 'dist/program/parts.json'));
  symlinkSync(fileURLToPath(new URL('../dist/presets', import.meta.url)), join(folder, 'dist/presets'));
  const env = { NODE_DISABLE_COMPILE_CACHE: '1' };
  startUp('main command without compiled code', MAIN, { file: join(folder, 'dist/cli/bin.cjs'), env });
  rmSync(folder, { recursive: true });
}

/** Start-up of a model that exists only as a file. */
function fileStartUp() {
  const folder = mkdtempSync(join(tmpdir(), 'llm-sizing-bench-'));
  const config = join(folder, 'config.json');
  writeFileSync(config, JSON.stringify(configs()[0], null, 2));
  startUp('model ./config.json', ['model', config]);
  rmSync(folder, { recursive: true });
}

/** Real configs, one of each size and family that the tests know. */
function configs() {
  const cases = JSON.parse(readFileSync(new URL('../test/architecture/data/counts.json', import.meta.url), 'utf8'));
  return cases.map(({ config }) => config);
}

/** Descriptions a second: parameters, FLOP, memory and structure of real configs. */
function models() {
  const COUNT = 10_000;
  const all = configs();
  const start = performance.now();
  let sum = 0;
  for (let index = 0; index < COUNT; index++) sum += describeModel(all[index % all.length]).answer.parameters;
  if (!(sum > 0)) throw new Error('nothing was counted');
  console.log(`models: ${COUNT.toLocaleString('en')} configs described in ${((performance.now() - start) / 1000).toFixed(2)} s`);
}

/** Milliseconds that this process has computed. */
function processorTime() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** A search over the full space of training layouts: its time, what it timed and passed over, and layouts a second with nothing passed over. Time of the processor: others may use it too. */
function trainingSearch(name, model, gpu, more) {
  const shape = builtInCatalog().model(model).found.shapes().training;
  const hardware = machines[gpu];
  const base = { ...usualStep, ...more };
  const space = spaceOf(shape, base.gpus, hardware.domain, base.sequence);
  const options = { top: 11, memoryBytes: hardware.memoryBytes };
  const rounds = Array.from({ length: 21 }, () => {
    const begun = processorTime();
    const { rated, pruned } = search(shape, hardware, base, space, constants, options);
    const took = processorTime() - begun;
    search(shape, hardware, base, space, constants, { ...options, exhaustive: true });
    return { took, rated, pruned, all: processorTime() - begun - took };
  });
  const { rated, pruned } = rounds[0];
  const fastest = Math.min(...rounds.map(({ all }) => all));
  console.log(
    `training search, ${name}: ${milliseconds(median(rounds.map(({ took }) => took)))} for ${rated + pruned} layouts, ${((100 * pruned) / (rated + pruned)).toFixed(0)}% passed over; ${millions(((rated + pruned) / fastest) * 1000)} layouts a second with none passed over`,
  );
}

/** Operating points a second of the processor: time to first token, time a token and throughput of a load on a layout. */
function serving(name) {
  const model = builtInCatalog().model(name).found.shapes().serving;
  const hardware = servingHardware(builtInCatalog().gpu('h100-sxm').found);
  const base = { model, hardware, weights: 'fp8', cache: 'fp8', engine: fitted.engines.vllm, constants: fitted.constants };
  const layouts = servingLayouts(model, 8, 8);
  const LOADS = 200;
  const rates = [1, 2, 3, 4, 5].map(() => {
    const start = process.cpuUsage();
    const seconds = () => {
      const { user, system } = process.cpuUsage(start);
      return (user + system) / 1e6;
    };
    let points = 0;
    while (seconds() < 0.2) {
      for (const layout of layouts) {
        const served = serve({ ...base, layout }, { input: 2000, output: 300, prefix: 0 });
        for (let load = 1; load <= LOADS; load++) if (closedLoop(served, load).ttftSeconds > 0) points++;
      }
    }
    return points / seconds();
  });
  console.log(`serving, ${name}: ${millions(Math.max(...rates))} operating points a second, layouts compiled anew for every ${LOADS}`);
}

/** A file of a thousand scenarios, each with two expectations: read, sized and judged by a process of its own. */
function files() {
  const COUNT = 1000;
  const folder = mkdtempSync(join(tmpdir(), 'llm-sizing-bench-'));
  const scenarios = Array.from(
    { length: COUNT },
    (_, place) =>
      `  run-${place}:\n    kind: train\n    model: gpt3\n    tokens: ${300 + place}B\n    duration: 30d\n    expect: { gpus: <= 16000, servers: <= 2000 }\n`,
  );
  const file = join(folder, 'llm-sizing.yaml');
  writeFileSync(file, `version: 1\ndefaults: { gpu: a100, utilization: 50% }\nscenarios:\n${scenarios.join('')}`);
  const times = [1, 2, 3, 4, 5].map(() => ({ bare: wallTime(['-e', '0']), ours: wallTime([program, 'check', file]) }));
  rmSync(folder, { recursive: true });
  const [best] = times.map(({ bare, ours }) => ours - bare).toSorted((a, b) => a - b);
  console.log(`check: ${COUNT.toLocaleString('en')} scenarios with two expectations each in ${milliseconds(best)} beyond bare node`);
}

/** From the opening of a report, whose address changes a field, to the first answer that its page computes: the navigation, and the page’s own work. */
async function whatIf(name, args, changed) {
  const folder = mkdtempSync(join(tmpdir(), 'llm-sizing-bench-'));
  const file = join(folder, 'report.html');
  wallTime([program, ...args, '--out', file]);
  const browser = await chromium.launch({ executablePath: chromiumPlace(), args: ['--no-sandbox', '--disable-gpu'] });
  const times = [];
  for (let round = 0; round < 11; round++) {
    const page = await browser.newPage();
    await page.addInitScript(() => {
      new MutationObserver((_, observer) => {
        const now = document.querySelector('[data-exact]');
        globalThis.before ??= now?.dataset.exact;
        if (now === null || now.dataset.exact === globalThis.before) return;
        globalThis.answeredAt = performance.now();
        observer.disconnect();
      }).observe(document, { childList: true, subtree: true, attributes: true });
    });
    await page.goto(`${pathToFileURL(file)}#${changed}`);
    times.push(await page.waitForFunction(() => globalThis.answeredAt).then((found) => found.jsonValue()));
    await page.close();
  }
  await browser.close();
  rmSync(folder, { recursive: true });
  console.log(
    `report, ${name}: first answer computed in the page ${milliseconds(median(times))} after it was opened (least ${milliseconds(Math.min(...times))})`,
  );
}

startUp('main command', MAIN);
startUp('the same as JSON', [...MAIN, '--format', 'json']);
startUp('infer', ['infer', '--model', 'gpt3', '--gpu', 'a100', '--requests', '3.5B/day', '--words', '425']);
fileStartUp();
startUp('a predicted training run', [
  ...MAIN.slice(0, -1),
  'a100-sxm-80gb',
  '--precision',
  'bf16',
  '--gpus',
  '1024',
  '--utilization',
  'auto',
]);
startUp(
  'a predicted service',
  'infer --model llama-3.1-70b --gpu h100-sxm --weights fp8 --requests 200/s --input 2000 --output 300 --ttft 2s --tpot 50ms'.split(' '),
);
startUp('--version', ['--version']);
startUpWithoutCache();
sweep();
sheet();
uncertainty();
library();
models();
serving('llama-3.1-70b');
serving('deepseek-r1');
files();
trainingSearch('GPT-3 on 1,024 A100', 'gpt3', 'a100-sxm-80gb', { gpus: 1024, globalBatch: 2048, sequence: 2048, precision: 'bf16' });
trainingSearch('DeepSeek-V3 on 256 GB200', 'deepseek-v3', 'gb200', { gpus: 256, globalBatch: 4096, sequence: 4096, precision: 'mxfp8' });
await whatIf('the sheet', [...MAIN, '--price', '2'], 'utilization=40%25');
await whatIf('a predicted training run', 'train --model llama-3.1-8b --gpu h100-sxm --gpus 64 --utilization auto'.split(' '), 'gpus=128');
