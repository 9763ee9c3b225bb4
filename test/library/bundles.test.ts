import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build as bundleWithEsbuild } from 'esbuild';
import { build as bundleWithVite } from 'vite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
let folder = '';

/** A project that has the package installed, with programs that use it. */
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'llm-sizing-bundles-'));
  mkdirSync(join(folder, 'node_modules'));
  symlinkSync(root, join(folder, 'node_modules/llm-sizing'));
  for (const [name, text] of Object.entries(programs)) writeFileSync(join(folder, name), text);
});
afterAll(() => rmSync(folder, { recursive: true }));

const programs = {
  'package.json': '{ "type": "module" }',
  'one-card.js': `
import { sizingOf, SizingError } from 'llm-sizing/browser';
import { a100Pcie80gb } from 'llm-sizing/presets/gpus';
import { gpt3_175b } from 'llm-sizing/presets/models';
const { sizeTraining, describeModel } = sizingOf({ gpus: [a100Pcie80gb], models: [gpt3_175b] });
let refused;
try { sizeTraining({ model: 'gpt3', gpu: 'h100' }); } catch (error) { refused = error instanceof SizingError ? error.code : String(error); }
globalThis.answer = [sizeTraining({ model: 'gpt3', gpu: 'a100' }).answer.gpus, describeModel('gpt3').answer.parameters, refused];
console.log(JSON.stringify(globalThis.answer));
`,
  'all.js': `
import { evaluate, SizingError } from 'llm-sizing';
try { console.log(evaluate({ kind: 'train', model: 'gpt3', gpu: 'a100' }).answer.gpus); }
catch (error) { console.log(error instanceof SizingError ? error.code : 'not a SizingError: ' + error); }
`,
};

const EXPECTED = '[1559,174604259328,"unknown-gpu"]';
/** Kilobytes of a page with one accelerator and one model; all presets alone have more than a thousand. */
const PAGE_KILOBYTES = 700;

const run = (file: string) => execFileSync(process.execPath, [join(folder, file)], { encoding: 'utf8' }).trim();
const text = (file: string) => readFileSync(join(folder, file), 'utf8');

describe('bundled by esbuild', () => {
  const bundle = (entry: string, outfile: string, platform: 'node' | 'browser', format: 'esm' | 'cjs' | 'iife') =>
    bundleWithEsbuild({
      entryPoints: [join(folder, entry)],
      outfile: join(folder, outfile),
      bundle: true,
      minify: true,
      platform,
      format,
      logLevel: 'silent',
    });

  test.each([
    ['esm', 'node-esm.mjs'],
    ['cjs', 'node-cjs.cjs'],
  ] as const)('for Node as %s it sizes with the presets that it carries', async (format, outfile) => {
    await bundle('one-card.js', outfile, 'node', format);
    expect(run(outfile)).toBe(EXPECTED);
  });

  test.each([
    ['esm', 'all-esm.mjs'],
    ['cjs', 'all-cjs.cjs'],
  ] as const)('for Node as %s, without presets, it says what is missing and throws nothing else', async (format, outfile) => {
    await bundle('all.js', outfile, 'node', format);
    expect(run(outfile)).toBe('presets-unreadable');
  });

  test('for a browser it asks for nothing of Node, and carries one accelerator where one is used', async () => {
    await bundle('one-card.js', 'page.js', 'browser', 'iife');
    const code = text('page.js');
    expect(code.length / 1000).toBeLessThan(PAGE_KILOBYTES);
    expect(code).toContain('NVIDIA A100 PCIe 80GB');
    expect(code).not.toContain('NVIDIA H100 SXM5 80GB');
    const world: { answer?: unknown } = {};
    // As in a page: no require, no process.
    new Function('globalThis', 'console', 'require', 'process', code)(world, { log: () => undefined }, undefined, undefined);
    expect(JSON.stringify(world.answer)).toBe(EXPECTED);
  });
});

describe('bundled by Vite', () => {
  test.each(['browser', 'node'] as const)('for %s it sizes with the presets that it carries', async (target) => {
    await bundleWithVite({
      root: folder,
      configFile: false,
      logLevel: 'silent',
      build: {
        outDir: `vite-${target}`,
        ...(target === 'node' && { ssr: true }),
        rolldownOptions: { input: join(folder, 'one-card.js') },
      },
      ...(target === 'node' && { ssr: { noExternal: true } }),
    });
    const [file] = readdirSync(join(folder, `vite-${target}`), { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.js'),
    );
    expect(run(`vite-${target}/${file}`)).toBe(EXPECTED);
  });
});

test('unbundled, Node imports it and the presets by name', () => {
  expect(run('one-card.js')).toBe(EXPECTED);
  expect(run('all.js')).toBe('1559');
});
