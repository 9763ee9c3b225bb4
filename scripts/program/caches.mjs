// `npm run caches`: keeps, beside the built program, the code that the V8 of each Node that people run compiles for its main
// parts. Another version of V8 refuses it, and compiling costs twice what everything else does. Fetches those versions with npx.
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const VERSIONS = [20, 22, 24, 26];
const path = (name) => fileURLToPath(new URL(name, import.meta.url));
const command = [path('code-cache.cjs'), path('../../dist/cli/bin.cjs'), 'train', '--model', 'gpt3', '--gpu', 'a100'];

// What lies there then is more than a build makes.
spawnSync(process.execPath, [path('../build/inputs.mjs'), '--forget']);
for (const version of VERSIONS) {
  const { status, stdout, stderr } = spawnSync('npx', ['-y', `node@${version}`, ...command], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`Node ${version} ended with ${status}: ${stderr}`);
  if (!stdout.includes('1,559')) throw new Error(`Node ${version} answers:\n${stdout}`);
}
const caches = readdirSync(path('../../dist/program/')).filter((name) => /^program\..*\.cache$/.test(name));
console.log(
  `compiled code of ${caches.length} versions of V8: ${caches.map((name) => name.slice('program.'.length, -'.cache'.length)).join(', ')}`,
);
