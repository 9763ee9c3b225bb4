import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { builtInCatalog } from '../../src/catalog/package-presets.js';
import { evaluate } from '../../src/index.js';

// Names as planners, drivers, Kubernetes, PyTorch and clouds write them.

const rows = readFileSync(new URL('data/gpu-spellings.csv', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => line.split(',') as [string, string, string]);
const { gpu, region, instances } = builtInCatalog();
const near = (name: string) => {
  const answer = gpu(name);
  return 'near' in answer ? answer.near : [];
};

test.each(rows)('%s is %s', (spelling, preset, gpus) => {
  const { found } = gpu(spelling);
  expect(found?.id).toBe(preset);
  expect(found?.instance?.gpus ?? '').toBe(gpus === '' ? '' : Number(gpus));
  if (gpus !== '') expect(found?.gpusPerServer).toBe(Number(gpus));
});

describe('a miss', () => {
  test.each([
    ['mi450', 'mi455x'],
    ['mi360x', 'mi355x'],
    ['a10O', 'a100'],
    ['h10', undefined],
    ['h300', undefined],
    ['rtx-4070', 'rtx-4080'],
  ])('%s is nearest to %s', (name, expected) => {
    if (expected === undefined) expect(near(name)).not.toContain('h100');
    else expect(near(name)[0]).toBe(expected);
  });

  test('never proposes another vendor’s card, nor one of another size', () => {
    for (const name of ['mi100x', 'mi450', 'MI410X', 'amd-h100', 'gaudi4', 'tpu-v9']) {
      for (const id of near(name)) {
        const vendor = gpu(id).found?.preset.vendor;
        expect(vendor, `${name}: ${id}`).not.toBe('NVIDIA');
      }
    }
    expect(near('h100-sxm-40gb')).not.toContain('h100-sxm-80gb');
    expect(near('a100-sxm-60gb')).toEqual([]);
  });
});

describe('an instance', () => {
  const run = { kind: 'train', model: 'llama-3.1-8b', tokens: '1T', precision: 'bf16' } as const;

  test('sets the accelerator and how many a server has, and is named in the answer', () => {
    const { answer, scenario, evidence } = evaluate({ ...run, gpu: 'p5.48xlarge' });
    expect([scenario['gpu'], scenario['gpusPerServer'], evidence.gpu?.id]).toEqual(['p5.48xlarge', 8, 'h100-sxm-80gb']);
    expect(evidence.instance).toMatchObject({ name: 'p5.48xlarge', provider: 'AWS', gpus: 8, usdPerHour: 55.04 });
    expect(answer['servers']).toBe(Math.ceil((answer['gpus'] as number) / 8));
    // The scenario of an answer asks for the same again.
    expect(evaluate(scenario as Parameters<typeof evaluate>[0]).answer).toEqual(answer);
  });

  test('brings its own list price: $55.04 ÷ 8', () => {
    const { evidence, scenario } = evaluate({ ...run, gpu: 'p5.48xlarge', price: 'list' });
    expect(scenario['price']).toBe(6.88);
    expect(evidence.price).toMatchObject({ provider: 'AWS p5.48xlarge, us-east-1', date: '2026-07-20', old: false });
  });

  test('without a price does not take that of the card elsewhere', () => {
    expect(() => evaluate({ ...run, gpu: 'p5e.48xlarge', price: 'list' })).toThrow(/no dated on-demand price/);
  });

  test('of which something is not certain says so', () => {
    const { warnings } = evaluate({ ...run, gpu: 'Standard_ND96asr_v4' });
    expect(warnings.map(({ code }) => code)).toContain('doubtful-instance');
  });

  test('answers to no name of another, and holds a whole number of GPUs that are presets', () => {
    const all = instances();
    expect(all.length).toBeGreaterThan(350);
    expect(new Set(all.map(({ name }) => name)).size).toBe(all.length);
    for (const { name, gpu: card, gpus } of all) expect([gpu(card).found?.id, Number.isInteger(gpus)], name).toEqual([card, true]);
    for (const { name } of all) expect(gpu(name).found?.instance?.name, name).toBe(name);
  });
});

test.each([
  ['nvidia-a100-80gb', ['a100-pcie-80gb']],
  ['nvidia-h100-80gb', ['h100-pcie-80gb']],
])('%s fits several cards, and the answer says so', (name, others) => {
  const { hints } = evaluate({ kind: 'train', model: 'gpt3', gpu: name });
  const said = hints.find(({ code }) => code === 'card-chosen')?.message ?? '';
  for (const other of others) expect(said).toContain(other);
});

test('us-east-1 offers that of the cloud which writes it so, not us-east4', () => {
  const answer = region('us-east-1');
  expect('near' in answer && answer.near[0]).toBe('aws-us-east-1');
});
