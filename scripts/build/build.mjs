// Second half of `npm run build`, after tsc: what is generated, and the command with the code that V8 compiles for it.
import { execFileSync } from 'node:child_process';
import { chmodSync, copyFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { removeUnreachedDeclarations } from './declarations.mjs';
import { writeLicences } from './licences.mjs';
import { bundlePage } from './page.mjs';
import { writePresetModules } from './preset-modules.mjs';
import { writePresetTypes } from './preset-types.mjs';
import { generateData } from './presets.mjs';
import { bundleProgram } from './program.mjs';
import { writeTypes } from './types.mjs';

const root = new URL('../../', import.meta.url);
const path = (name) => fileURLToPath(new URL(name, root));

await generateData();
writeTypes();
writePresetTypes();
writePresetModules();
const parts = await bundleProgram();
writeLicences([...parts.flatMap(({ modules }) => modules), ...(await bundlePage())]);
for (const name of ['dist/bin.js', 'dist/bin.d.ts']) rmSync(path(name), { force: true });
copyFileSync(path('scripts/program/launcher.cjs'), path('dist/cli/bin.cjs'));
copyFileSync(path('scripts/program/keep-code.cjs'), path('dist/cli/keep-code.cjs'));
chmodSync(path('dist/cli/bin.cjs'), 0o755);
execFileSync(process.execPath, [path('scripts/program/compile.mjs')]);
writeFileSync(path('dist/llm-sizing.1.gz'), gzipSync(execFileSync(process.execPath, [path('dist/cli/bin.cjs'), 'completion', 'man'])));
removeUnreachedDeclarations();
