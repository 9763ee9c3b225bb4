import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { expect, test } from 'vitest';
import type { RedProof } from '../../src/answer/contract/validation.js';
import { documentHead } from '../../src/cli/package.js';
import { plainTheme } from '../../src/render/theme.js';
import { proofText } from '../../src/render/validation-proof.js';
import { english } from '../../src/words/en/english.js';
import { runCli } from '../helpers/run-cli.js';

const schema = JSON.parse(readFileSync(new URL('../../schemas/validation.schema.json', import.meta.url), 'utf8')) as object;

test('every format tells the same groups', async () => {
  const inFormat = async (format: string) => (await runCli(['validate', 'training', '--format', format])).stdout;
  const report = JSON.parse(await inFormat('json')) as { rows: { group: string; predicted: { mean: number } }[] };
  const valid = new Ajv({ allErrors: true, strict: false }).compile(schema);
  expect(valid(report), JSON.stringify(valid.errors)).toBe(true);
  const lines = (await inFormat('jsonl'))
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as object);
  expect(lines).toEqual(report.rows.map((row) => ({ schemaVersion: 1, ...row })));
  const [head, ...cells] = (await inFormat('csv')).trimEnd().split('\n');
  expect(head).toBe(
    'suite,sample,by,group,count,predicted.mean,predicted.median,predicted.p90,predicted.bias,constantMfu.mean,constantMfu.median,constantMfu.p90,constantMfu.bias,speedOfLight.mean,speedOfLight.median,speedOfLight.p90,speedOfLight.bias',
  );
  expect(cells).toHaveLength(report.rows.length);
  const markdown = await inFormat('markdown');
  for (const { group, predicted } of report.rows) {
    expect(markdown).toContain(`| ${group} | `);
    expect(predicted.mean).toBeGreaterThan(0);
  }
});

test('the proof that the verdict turns red ends with 0, and is told in every format', async () => {
  const { code, stdout } = await runCli(['validate', '--prove-red', '--format', 'json']);
  expect(code).toBe(0);
  const proof = JSON.parse(stdout) as RedProof;
  const valid = new Ajv({ allErrors: true, strict: false }).compile(schema);
  expect(valid(proof), JSON.stringify(valid.errors)).toBe(true);
  expect(proof.broken.map(({ verdict }) => verdict.colour)).toEqual(['red', 'red', 'red', 'red']);
  const paper = { theme: plainTheme(100), head: documentHead, words: english };
  const told = async (format: string) => [...(await proofText(proof, format, paper))].join('');
  expect((await told('table')).match(/\bred\b/g)?.length).toBeGreaterThanOrEqual(4);
  expect((await told('csv')).split('\n')[0]).toBe('suite,formula,colour,compared,moved');
  expect((await told('jsonl')).trimEnd().split('\n')).toHaveLength(4);
});
