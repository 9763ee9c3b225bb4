// What compiles and what does not, in a project that has the package installed: strict, libraries checked too, as an
// ES module and as CommonJS. A line below `@ts-expect-error` that compiles is an error itself.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { figures } from '../../src/answer/sheet/figures.js';
import { evaluate } from '../../src/index.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
const tsc = join(root, 'node_modules/typescript/bin/tsc');
let folder = '';

const compiles = `
const run: TrainingScenario = { model: 'gpt3', gpu: 'a100', duration: '30d', layout: { tp: 8, pp: 16 }, globalBatch: 1536 };
const trained: TrainingResult = sizeTraining(run, { explain: true });
const served: InferenceResult = sizeInference({ kind: 'infer', model: 'gpt3', gpu: 'a100', tokens: 1e12, engine: 'vllm', ttft: '2s' });

const counts: (number | null)[] = [trained.answer.gpus, served.answer.gpus, trained.answer.durationSeconds, served.answer.windowSeconds];
const partly: (number | null | undefined)[] = [trained.answer.capitalUsd, trained.answer.mfu, served.answer.ttftSeconds];
const step: number | undefined = trained.prediction?.stepSeconds;
const groups: (number | undefined)[] = [trained.answer.layout?.dp, served.answer.layout?.adp, trained.answer.memoryBytesPerGpu?.total];
const months: number | undefined = served.timeline?.months.length;

const trainedToo = evaluate({ kind: 'train', model: 'gpt3', gpu: 'a100' }).answer.trainingFlops;
const servedToo = evaluate({ kind: 'infer', model: 'gpt3', gpu: 'a100', tokens: '1T' }).answer.inferenceFlops;
declare const either: Result;
const common: number | null = either.answer.gpus;
const narrowed: number | null = either.kind === 'train' ? either.answer.costUsd : either.answer.costUsdPerWindow;
declare const document: AnswerDocument;
const solved: string | undefined = document.results[0]?.solved;
`;

/** Each must not compile. */
const refused = [
  'trained.answer.gpuz;',
  'served.answer.gpuz;',
  'either.answer.gpuz;',
  'trained.answer.windowSeconds;',
  'served.answer.durationSeconds;',
  'served.answer.mfu;',
  'trained.answer.ttftSeconds;',
  'trained.timeline;',
  'served.prediction;',
  'either.answer.costUsd;',
  'const surely: number = trained.answer.costUsd;',
  'trained.answer.layout?.adp;',
  'trained.answer.gpus = 1;',
  `sizeTraining({ kind: 'infer', model: 'gpt3', gpu: 'a100' });`,
  `sizeInference({ kind: 'train', model: 'gpt3', gpu: 'a100', tokens: 1e12 });`,
  `evaluate({ model: 'gpt3', gpu: 'a100' });`,
  `evaluate({ kind: 'size', model: 'gpt3', gpu: 'a100' });`,
  `evaluate({ kind: 'train', model: 'gpt3', gpu: 'a100' }).answer.inferenceFlops;`,
  `evaluate({ kind: 'train', model: 'gpt3', gpu: 'a100', requests: '1/s' });`,
  `sizeTraining({ model: 'gpt3', gpuz: 8 });`,
  `sizeTraining({ model: 'gpt3', engine: 'vllm' });`,
  `sizeInference({ model: 'gpt3', globalBatch: 1536 });`,
  `sizeTraining({ model: 'gpt3', precision: 'bf61' });`,
  `sizeTraining({ model: 'gpt3', solve: 'requests' });`,
  `sizeTraining({ model: 'gpt3', gpus: true });`,
  `sizeTraining({ model: 'gpt3', layout: { tensor: 8 } });`,
  'sizeTraining(run, { explian: true });',
  `sizeTraining(run, { uncertainty: 'evidense' });`,
  `describeModel('gpt3', { sequence: 2048, gpu: 'a100' });`,
];

const lines = refused.map((line) => `// @ts-expect-error\n${line}`).join('\n');
const types = 'type AnswerDocument, type InferenceResult, type Result, type TrainingResult, type TrainingScenario';
const functions = 'describeModel, evaluate, scale, sizeInference, sizeTraining';
const inBrowser = `
import { a100Pcie80gb } from 'llm-sizing/presets/gpus';
import { gpt3_175b } from 'llm-sizing/presets/models';
import { SizingError, sizingOf } from 'llm-sizing/browser';
const { ${functions} } = sizingOf({ gpus: [a100Pcie80gb], models: [gpt3_175b] });
// @ts-expect-error
sizingOf({ gpuz: [a100Pcie80gb] });
// @ts-expect-error
sizingOf({ gpus: [gpt3_175b] });
try { sizeTraining({}); } catch (error) { if (error instanceof SizingError) error.code; }
`;
/** Presets have types of their own in the package, which are those of the schemas. */
const presets = `
import type { InstancesPreset } from '${root}src/catalog/document-schemas.js';
import type { GpuPreset, GridPreset, ModelPreset } from '${root}src/catalog/schema.js';
import { a100Pcie80gb } from 'llm-sizing/presets/gpus';
import { aws } from 'llm-sizing/presets/instances';
import { gpt3_175b } from 'llm-sizing/presets/models';
import { at } from 'llm-sizing/presets/regions';
type Same<One, Other> = (<T>() => T extends One ? 1 : 2) extends <T>() => T extends Other ? 1 : 2 ? true : false;
const same: [
  Same<typeof a100Pcie80gb, GpuPreset>,
  Same<typeof aws, InstancesPreset>,
  Same<typeof gpt3_175b, ModelPreset>,
  Same<typeof at, GridPreset>,
] = [true, true, true, true];
`;

const programs: Readonly<Record<string, string>> = {
  'module.mts': `import { ${functions}, ${types} } from 'llm-sizing';\n${compiles}${lines}`,
  'common.cts': `import sizing = require('llm-sizing');\nimport type { ${types.replaceAll('type ', '')} } from 'llm-sizing' with { 'resolution-mode': 'import' };\nconst { ${functions} } = sizing;\n${compiles}${lines}`,
  'page.mts': `import type { ${types.replaceAll('type ', '')} } from 'llm-sizing';${inBrowser}${compiles}${lines}`,
  'presets.mts': presets,
};

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'llm-sizing-types-'));
  mkdirSync(join(folder, 'node_modules'));
  symlinkSync(root, join(folder, 'node_modules/llm-sizing'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** The program without the marks: each line that must not compile is an error then. */
const UNMARKED = 'unmarked.mts';

/** What the compiler says of each program, in one run of it; nothing where it is content. */
function compiled(texts: Readonly<Record<string, string>>): (name: string) => string {
  for (const [name, text] of Object.entries(texts)) writeFileSync(join(folder, name), text);
  const options = ['--strict', '--exactOptionalPropertyTypes', '--noUncheckedIndexedAccess', '--noEmit', '--types', ''];
  const target = ['--target', 'es2023', '--lib', 'es2023,dom', '--module', 'nodenext', '--pretty', 'false'];
  const { stdout, stderr } = spawnSync(process.execPath, [tsc, ...options, ...target, ...Object.keys(texts)], {
    cwd: folder,
    encoding: 'utf8',
  });
  // A message begins with the file that it is about, and goes on in lines that are indented.
  const messages = `${stdout}${stderr}`.split(/\n(?! )/).filter((line) => line !== '');
  const of = (name: string) => messages.filter((line) => line.startsWith(`${name}(`));
  const others = messages.filter((line) => !Object.keys(texts).some((name) => line.startsWith(`${name}(`)));
  return (name) => [...others, ...of(name)].join('\n');
}

let said: (name: string) => string;
beforeAll(() => {
  said = compiled({ ...programs, [UNMARKED]: (programs['module.mts'] as string).replaceAll('// @ts-expect-error\n', '') });
});

test.each(Object.keys(programs))('%s', (name) => {
  expect(said(name)).toBe('');
});

test('the compiler would notice', () => {
  const told = said(UNMARKED);
  for (const line of refused.slice(0, 9)) {
    const [, key] = line.match(/\.(\w+);$/) ?? [];
    expect(told, line).toContain(`'${key}'`);
  }
  expect(told.match(/error TS/g)?.length).toBeGreaterThanOrEqual(refused.length);
});

describe('figures by kind are those of answers', () => {
  const asked = [
    { kind: 'train', model: 'gpt3', gpu: 'a100' },
    {
      kind: 'train',
      model: 'gpt3',
      gpu: 'a100-sxm',
      gpus: 1024,
      utilization: 'auto',
      serverPrice: 2e5,
      years: 5,
      hosting: 0,
      electricityPrice: 0.1,
      spares: 'N+1',
    },
    { kind: 'infer', model: 'gpt3', gpu: 'a100', tokens: 1e12 },
    { kind: 'infer', model: 'gpt3', gpu: 'a100', requests: '1/s', words: 425 },
    { kind: 'infer', model: 'gpt3', gpu: 'a100', users: 1e6, messagesPerUser: '10/day', input: 100, output: 50, turns: 4, headroom: 0.1 },
    { kind: 'infer', model: 'llama3.1-70b', gpu: 'h100', requests: '2/s', input: 1000, output: 200, tpot: '50ms', spares: '10%' },
  ] as const;
  const types = figuresByKind();

  test.each(asked)('%o', (scenario) => {
    const { answer, kind } = evaluate(scenario as never);
    const { all, always } = types[kind];
    const parts = ['layout', 'memoryBytesPerGpu'];
    expect(Object.keys(answer).filter((key) => !all.includes(key) && !parts.includes(key))).toEqual([]);
    expect(always.filter((key) => !(key in answer))).toEqual([]);
    expect(all).toEqual(figures[kind]);
  });
});

/** The figures that the types name, and those without a question mark. */
function figuresByKind(): Readonly<Record<'train' | 'infer', { readonly all: readonly string[]; readonly always: readonly string[] }>> {
  const text = readFileSync(new URL('../../src/answer/contract/figures-by-kind.ts', import.meta.url), 'utf8');
  const [, train = '', infer = ''] = text.split('export type');
  const of = (part: string) => {
    const found = [...part.matchAll(/^ {2}readonly (\w+)(\??)/gm)];
    return {
      all: found.map(([, key]) => key as string),
      always: found.filter(([, , mark]) => mark === '').map(([, key]) => key as string),
    };
  };
  return { train: of(train), infer: of(infer) };
}
