import type { Part } from '../phrase.js';
import { quote } from '../quote.js';
import type { Wording } from '../wording.js';
import { say } from './say.js';

/** What is wrong with a table of measurements, and with a calibration. */
export const measuredMessages = {
  'empty-table': ({ what, example }: { what: 'nothing' | 'columns-alone'; example: string }): Wording => ({
    message: `there is ${what === 'nothing' ? 'nothing' : 'no measurement'} in this table`,
    try: `a line that names the columns, and one for each run: ${example}`,
  }),
  'unknown-column': ({ text, near, choices }: { text: string; near: readonly string[]; choices: readonly string[] }): Wording => ({
    message: text === '' ? 'a column has no name' : `there is no column ${quote(text)}`,
    suggestions: near,
    allowed: `fields of a scenario, and what was measured: ${choices.slice(-9).join(', ')}`,
  }),
  'nothing-measured': ({ choices }: { choices: readonly string[] }): Wording => ({
    message: 'nothing is measured here',
    allowed: `at least one of ${choices.join(', ')}`,
  }),
  'ragged-line': ({ found, wanted }: { found: number; wanted: number }): Wording => ({
    message: `this line has ${found} cells, and the first line ${wanted}`,
    allowed: 'a cell a column; one with separators in it stands in quotes: "tp=8,pp=2"',
  }),
  'several-values': ({ text }: { text: string }): Wording => ({
    message: `${quote(text)} is more than one value, and a run has one`,
    allowed: 'a line for each run',
  }),
  'invalid-calibration': ({ path, reason }: { path: string; reason: Part }): Wording => ({
    message: `${quote(path)} is no calibration: ${say(reason)}`,
    allowed: 'what llm-sizing validate --measurements runs.csv --write-calibration ours.yaml writes',
  }),
} as const;
