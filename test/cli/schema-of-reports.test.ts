import { readdirSync, readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { runCli } from '../helpers/run-cli.js';

const root = new URL('../../', import.meta.url);
const ajv = new Ajv({ allErrors: true, strict: false });
const schemaOf = (name: string) => JSON.parse(readFileSync(new URL(`schemas/${name}.schema.json`, root), 'utf8')) as object;
const [isAnswer, isCheck, isDiff, isScale] = ['answer', 'check', 'diff', 'scale'].map((name) => ajv.compile(schemaOf(name))) as [
  Validate,
  Validate,
  Validate,
  Validate,
];
type Validate = ReturnType<typeof ajv.compile>;

const directory = new URL('examples/', root);
const examples: Record<string, string> = Object.fromEntries(
  readdirSync(directory).map((name) => [name, readFileSync(new URL(name, directory), 'utf8')]),
);
const BROKEN = `version: 1
defaults: { gpu: a100, price: 2 }
expect: { gpus: <= 10, costPerDay: <= 1M }
scenarios:
  unknown: { kind: train, model: gpt3, expect: { co2e: <= 1 t, gpus: 5..10 } }
  none: { kind: train, model: gpt3, utilization: 1e-14, expect: { gpus: <= 5 } }
  several: { kind: infer, model: gpt3, gpu: [a100, h100], tokens: 8T..9T, expect: { p90(gpus): <= 5 } }
  ahead: { kind: infer, model: gpt3, tokens: 1T, growth: 10%/month, fleet: 1, expect: { runsOutInMonth: '>= 6' } }
`;
const inputs = { ...examples, 'broken.yaml': BROKEN };

async function document(argv: readonly string[]): Promise<unknown> {
  const { stdout, stderr } = await runCli([...argv, '--format', 'json'], { inputs });
  if (stderr !== '') throw new Error(stderr);
  return JSON.parse(stdout);
}
const problems = (validate: Validate, value: unknown) => (validate(value) ? '' : ajv.errorsText(validate.errors));
const files = Object.keys(inputs).filter((name) => name !== 'company.yaml');

describe.each(files)('%s', (name) => {
  test('what run writes is what the answer schema says', async () => {
    expect(problems(isAnswer, await document(['run', name, '--sensitivity', '--explain']))).toBe('');
  });

  test('what check writes is what its schema says', async () => {
    expect(problems(isCheck, await document(['check', name]))).toBe('');
  });

  test('what diff writes is what its schema says', async () => {
    for (const other of files) expect(problems(isDiff, await document(['diff', name, other, '--fail-above', '1%']))).toBe('');
  });
});

test('what check says of published runs is in its schema', async () => {
  const report = await document(['check', 'uncertain.yaml', '--uncertainty', 'evidence', '--set', 'utilization=40%']);
  expect(problems(isCheck, report)).toBe('');
  expect((report as { evidence: object[] }).evidence).toHaveLength(1);
});

test.each([[['--compute', '5.76e23', '--parameters', '30B']], [['--gpu', 'a100', '--gpu-days', '1000']]])(
  'what scale %j writes is what its schema says',
  async (argv) => {
    const answer = (await document(['scale', ...argv])) as { rows: object[] };
    expect(problems(isScale, answer)).toBe('');
    expect(problems(isScale, { ...answer, rows: [{ ...answer.rows[0], loss: '2' }] })).not.toBe('');
  },
);

test('the schemas are no rubber stamps', async () => {
  const report = (await document(['check', 'broken.yaml'])) as { verdicts: object[]; broken: number };
  expect(report.broken).toBeGreaterThan(4);
  expect(problems(isCheck, { ...report, broken: 'many' })).not.toBe('');
  expect(problems(isCheck, { ...report, verdicts: [{ ...report.verdicts[0], extra: 1 }] })).not.toBe('');
  const difference = (await document(['diff', 'deck.yaml', 'broken.yaml'])) as object;
  expect(problems(isDiff, { ...difference, total: { gpus: 3 } })).not.toBe('');
  expect(problems(isDiff, { ...difference, scenarios: [{ name: 'x' }] })).not.toBe('');
});
