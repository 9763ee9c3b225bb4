import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { expect, test } from 'vitest';
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
