// What the errors of what is left out belong to: constants and the measurements they are fitted to.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

const root = new URL('../../', import.meta.url);
const files = {
  training: [
    'src/core/training/constants.ts',
    ...['steps.csv', 'documents.json', 'small-models.csv'].map((name) => `presets/measurements/training/${name}`),
  ],
  serving: [
    'src/core/serving/fitted.ts',
    ...['throughput.csv', 'latency.csv', 'energy.csv', 'sources.json'].map((name) => `presets/measurements/serving/${name}`),
  ],
};

/** Of the files as they stand: another one, and `npm run fit -- --left-out` is to be run again. */
export function fingerprintOf(suite) {
  const hash = createHash('sha256');
  for (const file of files[suite]) hash.update(readFileSync(new URL(file, root)));
  return hash.digest('hex').slice(0, 16);
}
