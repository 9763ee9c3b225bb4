import { execFileSync, spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const inputs = fileURLToPath(new URL('../../scripts/build/inputs.mjs', import.meta.url));

/** The tests of the built program run what the sources say now: it is built unless it was. */
export default function build(): void {
  if (spawnSync(process.execPath, [inputs]).status === 0) return;
  execFileSync('npm', ['run', '--silent', 'build'], { stdio: ['ignore', 'ignore', 'inherit'] });
}
