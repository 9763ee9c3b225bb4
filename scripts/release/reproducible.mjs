// `npm run reproducible`: builds and packs what git has of this tree in two directories, and fails where the packages differ.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'llm-sizing-reproducible-'));
const run = (cwd, command, ...args) =>
  execFileSync(command, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'], maxBuffer: 1 << 26 });

/** What a package built in a directory holds, by hash. */
function packedIn(name) {
  const tree = join(folder, name);
  for (const path of run(root, 'git', 'ls-files', '-z').split('\0').filter(Boolean)) {
    mkdirSync(dirname(join(tree, path)), { recursive: true });
    cpSync(join(root, path), join(tree, path));
  }
  symlinkSync(join(root, 'node_modules'), join(tree, 'node_modules'));
  run(tree, 'npm', 'run', '--silent', 'build');
  const [{ files, filename }] = JSON.parse(run(tree, 'npm', 'pack', '--json', '--ignore-scripts'));
  const hashOf = (path) =>
    createHash('sha256')
      .update(readFileSync(join(tree, path)))
      .digest('hex');
  return { tarball: hashOf(filename), files: new Map(files.map(({ path }) => [path, hashOf(path)])) };
}

try {
  const [one, other] = ['one', 'a longer name'].map(packedIn);
  const differ = [...new Set([...one.files.keys(), ...other.files.keys()])].filter((path) => one.files.get(path) !== other.files.get(path));
  if (differ.length > 0 || one.tarball !== other.tarball) throw new Error(`two builds differ: ${differ.join(', ') || 'the tarball'}`);
  console.log(`two builds of ${one.files.size} files give one package: sha256 ${one.tarball}`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
