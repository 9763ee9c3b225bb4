import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { breakable, suites } from '../../../src/answer/contract/validation.js';
import { brokenModels, shipped } from '../../../src/answer/prediction/models.js';
import { proveRed, validate } from '../../../src/answer/prediction/validate.js';
import { type QuotedRow, quotedRows, quotedText, verdictOf } from '../../../src/answer/prediction/verdict.js';
import { builtInCatalog } from '../../../src/catalog/package-presets.js';

const row: QuotedRow = {
  suite: 'training',
  sample: 'in-sample',
  by: 'accelerator',
  group: 'h100-sxm-80gb, bf16',
  count: 151,
  predicted: { mean: 0.054, median: 0.032, p90: 0.092, bias: 0.011 },
};

test('the figures are those that are quoted, in the package and in docs/accuracy.md', () => {
  const report = validate(suites, builtInCatalog());
  expect(report.verdict).toEqual({ colour: 'green', compared: report.rows.length, moved: [] });
  const quoted = quotedRows(suites);
  expect(quoted).toHaveLength(report.rows.length);
  const document = readFileSync(new URL('../../../docs/accuracy.md', import.meta.url), 'utf8');
  const percent = (share: number) => `${share < 0 ? '−' : ''}${Math.abs(100 * share).toFixed(1)}%`;
  // Kept with more digits than are printed: a figure that lies between two printed ones is told by what was found.
  for (const { group, count, predicted } of report.rows) {
    const { mean, median, p90, bias } = predicted;
    const cells = [group, count.toLocaleString('en-US'), ...[mean, median, p90, Number(bias.toFixed(3)) + 0].map(percent)];
    expect(document).toContain(`| ${cells.join(' | ')} |`);
  }
});

test('a figure that moves by more than half of a printed digit turns the verdict red, in either direction', () => {
  const at = (mean: number): QuotedRow => ({ ...row, predicted: { ...row.predicted, mean } });
  expect(verdictOf([at(0.0544)], [row]).colour).toBe('green');
  for (const mean of [0.0546, 0.0534]) {
    const { colour, moved } = verdictOf([at(mean)], [row]);
    expect(colour).toBe('red');
    expect(moved).toEqual([
      { suite: 'training', sample: 'in-sample', by: 'accelerator', group: row.group, figure: 'mean', quoted: 0.054, found: mean },
    ]);
  }
  expect(verdictOf([{ ...row, count: 150 }], [row]).moved).toMatchObject([{ figure: 'count', quoted: 151, found: 150 }]);
});

test('a group that is gone, and one that is new, are told', () => {
  const other = { ...row, group: 'tpu-v5p' };
  expect(verdictOf([row, other], [row])).toMatchObject({
    colour: 'red',
    compared: 2,
    moved: [{ group: 'tpu-v5p', quoted: null, found: 151 }],
  });
  expect(verdictOf([row], [row, other]).moved).toMatchObject([{ group: 'tpu-v5p', quoted: 151, found: null }]);
});

test('the table that is quoted from is read as it was written', () => {
  expect(quotedRows(['training'], quotedText([{ ...row, constantMfu: null, speedOfLight: null }]))).toEqual([row]);
  expect(quotedRows(['serving'], quotedText([{ ...row, constantMfu: null, speedOfLight: null }]))).toEqual([]);
});

test('each formula that is broken turns the verdict red; one that is not leaves the proof open', () => {
  const proof = proveRed(builtInCatalog(), { ...brokenModels, activations: shipped });
  expect(proof.shipped.colour).toBe('green');
  expect(proof.broken.map(({ suite }) => suite)).toEqual(suites);
  expect(proof.broken.map(({ formula, verdict }) => [formula, verdict.colour])).toEqual(
    breakable.map((formula) => [formula, formula === 'activations' ? 'green' : 'red']),
  );
  expect(proof.proven).toBe(false);
});
