// Whether what is built was built from what is there now, so that tests need not build it again.
//   node scripts/build/inputs.mjs [--forget | --remember] [DIRECTORY]
// exits 0 where it was, and 1 where it was not. A build forgets as it begins, so that one that breaks off is none, and
// remembers as it ends.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const FOLDERS = ['src', 'scripts/build', 'scripts/program', 'presets', 'schemas'];
const FILES = ['package.json', 'package-lock.json', 'tsconfig.json', 'tsconfig.build.json'];

const words = process.argv.slice(2);
const root = words.find((word) => !word.startsWith('-')) ?? fileURLToPath(new URL('../../', import.meta.url));
const note = join(root, 'dist/inputs.sha256');

/** A hash of every file that is built from, by its name and what is in it, and of the Node whose compiled code is made. */
function inputs() {
  const within = FOLDERS.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name)),
  );
  const hash = createHash('sha256').update(`${process.version} ${process.arch}`);
  for (const file of [...within.toSorted(), ...FILES.map((name) => join(root, name))]) {
    hash.update(`\0${file.slice(root.length)}\0`).update(readFileSync(file));
  }
  return hash.digest('hex');
}

if (words.includes('--forget')) rmSync(note, { force: true });
else if (words.includes('--remember')) writeFileSync(note, inputs());
else process.exitCode = existsSync(note) && readFileSync(note, 'utf8') === inputs() ? 0 : 1;
