import { readFileSync } from 'node:fs';
import { publishedSteps } from '../../../src/answer/prediction/published.js';

const read = (name: string) => readFileSync(new URL(`../../../presets/measurements/training/${name}`, import.meta.url), 'utf8');

/** Every published step that comes with the project. */
export const published = publishedSteps({
  steps: read('steps.csv'),
  documents: read('documents.json'),
  smallModels: read('small-models.csv'),
});

/** The step in a line of steps.csv; its header is line 1. */
export function stepInLine(line: number) {
  const row = published[line - 2];
  if (row === undefined) throw new Error(`no line ${line}`);
  return row;
}
