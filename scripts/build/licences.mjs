// Licences of the packages that the command holds; each asks to be named with its text.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';

const root = new URL('../../', import.meta.url);

/** Writes the licences of every package that one of these modules belongs to. */
export function writeLicences(modules) {
  const bundled = new Set(modules.flatMap((path) => path.match(/^node_modules\/((?:@[^/]+\/)?[^/]+)\//)?.[1] ?? []));
  const licences = [...bundled].sort().map((name) => {
    const directory = new URL(`node_modules/${name}/`, root);
    const { version } = JSON.parse(readFileSync(new URL('package.json', directory), 'utf8'));
    const file = readdirSync(directory).find((entry) => /^licen[cs]e/i.test(entry));
    if (file === undefined) throw new Error(`${name} has no licence file to pass on`);
    return `${name} ${version}\n\n${readFileSync(new URL(file, directory), 'utf8').trim()}\n`;
  });
  writeFileSync(new URL('dist/program/THIRD-PARTY-LICENCES.txt', root), licences.join(`\n${'-'.repeat(72)}\n\n`));
}
