import { describe, expect, test } from 'vitest';
import { activationsOfLayer, memoryOf, stateBytes } from '../../../src/core/training/memory.js';
import type { Recompute } from '../../../src/core/training/setup.js';
import { modelWeights } from '../../../src/core/training/shape.js';
import { korthikanti, llama70b, machine, setup } from './setups.js';

const GIB = 2 ** 30;
const A100 = machine('a100-sxm-80gb').memoryBytes;

describe('activations of a layer, as Korthikanti et al. 2022 (arXiv:2205.05198) count them', () => {
  const old = { ...setup, stack: 'old' as const };
  const [s, t] = [2048, 8];
  test.each(Object.entries(korthikanti))('%s: with tensor, with sequence parallelism, and with selective recomputation', (_, model) => {
    const [attention] = model.blocks;
    if (attention?.is !== 'attention') throw new Error('no attention');
    const h = model.hidden;
    const a = attention.heads;
    const kept = (sequenceParallel: boolean, recompute: Recompute) =>
      activationsOfLayer(model, { ...old, sequenceParallel, recompute }).kept;
    // Equations 2, 4 and 6, a token.
    expect(kept(false, 'none')).toBeCloseTo(h * (10 + 24 / t + (5 * a * s) / (h * t)), 6);
    expect(kept(true, 'none')).toBeCloseTo((h / t) * (34 + (5 * a * s) / h), 6);
    expect(kept(true, 'selective')).toBeCloseTo((34 * h) / t, 6);
    expect(kept(false, 'full')).toBe(2 * h);
    // Figure 7: both together leave less than a fifth.
    expect(kept(true, 'selective') / kept(false, 'none')).toBeLessThan(0.21);
  });

  test('figure 1: what does not fit into 80 GB without, fits with both', () => {
    const layouts = { '22B': [1, 4], '175B': [8, 1], '530B': [35, 1], '1T': [64, 1] } as const;
    for (const [name, [pp, microBatch]] of Object.entries(layouts)) {
      const model = korthikanti[name as keyof typeof korthikanti];
      const layout = { ...setup.layout, pp };
      const step = { ...old, layout, microBatch, gpus: 8 * pp, globalBatch: microBatch * pp * 4, zero: 0 as const };
      expect(memoryOf(model, { ...step, sequenceParallel: false }).total, name).toBeGreaterThan(A100);
      expect(memoryOf(model, { ...step, recompute: 'selective' }).total, name).toBeLessThan(1.02 * A100);
    }
  });
});

test('states of Adam in mixed precision, as Rajbhandari et al. 2020 (arXiv:1910.02054), table 1, count them', () => {
  const bytes = (zero: 0 | 1 | 2 | 3, ranks: number) => {
    const { weights, gradients, optimizer } = stateBytes({ zero, stack: 'old', pureBf16: false, optimizer: 'adam' });
    return [weights, gradients, optimizer].reduce((sum, { whole, shared }) => sum + whole + shared / ranks, 0);
  };
  // Gigabytes of 7.5B, 128B and 1T parameters on 1 to 1,024 accelerators.
  const table = {
    1: [120, 120, 120, 2048, 2048, 2048, 16000, 16000, 16000],
    4: [52.5, 41.3, 30, 896, 704, 512, 7000, 5500, 4000],
    16: [35.6, 21.6, 7.5, 608, 368, 128, 4750, 2875, 1000],
    64: [31.4, 16.6, 1.88, 536, 284, 32, 4187, 2218, 250],
    256: [30.4, 15.4, 0.47, 518, 263, 8, 4046, 2054, 62.5],
    1024: [30.1, 15.1, 0.12, 513, 257, 2, 4011, 2013, 15.6],
  };
  for (const [ranks, row] of Object.entries(table)) {
    row.forEach((gigabytes, at) => {
      const parameters = [7.5, 128, 1000][Math.floor(at / 3)] as number;
      const value = parameters * bytes(((at % 3) + 1) as 1 | 2 | 3, Number(ranks));
      // Printed digits, some of them rounded and some cut off.
      const digit = gigabytes < 2 ? 0.01 : parameters < 100 ? 0.1 : 1;
      expect(Math.abs(value - gigabytes), `${parameters}B on ${ranks}`).toBeLessThan(digit);
    });
  }
  expect(bytes(0, 8)).toBe(16);
});

describe('what people fit on what', () => {
  const eight = { ...setup, gpus: 8, layout: { tp: 8, pp: 1, vp: 1, cp: 1, ep: 1 }, globalBatch: 8, recompute: 'full' as const };
  const { dense, vocabulary } = modelWeights(llama70b);
  const weights = dense + 2 * vocabulary;

  test('LoRA of a 70B fits on 8 × 80 GB, full fine-tuning with Adam does not', () => {
    const adapters = { parameters: 0.003 * weights, weightBytes: 2 };
    expect(memoryOf(llama70b, { ...eight, adapters }).total).toBeLessThan(A100);
    expect(memoryOf(llama70b, eight).total).toBeGreaterThan(1.25 * A100);
    expect(memoryOf(llama70b, { ...eight, layout: { ...eight.layout, tp: 1 }, zero: 3 }).total).toBeGreaterThan(1.25 * A100);
  });

  test('QLoRA of a 70B fits on one card of 48 GB', () => {
    const one = { ...eight, gpus: 1, layout: { ...eight.layout, tp: 1 }, globalBatch: 1, sequence: 512, zero: 0 as const };
    const adapters = { parameters: 0.003 * weights, weightBytes: 0.516 };
    expect(memoryOf(llama70b, { ...one, adapters }).total).toBeLessThan(48 * GIB);
    expect(memoryOf(llama70b, { ...one, adapters: { ...adapters, weightBytes: 2 } }).total).toBeGreaterThan(48 * GIB);
  });

  test('optimizers keep less than Adam', () => {
    const total = (optimizer: (typeof setup)['optimizer']) => memoryOf(llama70b, { ...eight, optimizer }).optimizer;
    expect(total('adam')).toBe(3 * total('adafactor'));
    expect(total('adam')).toBe(2 * total('adam-8bit'));
    expect(total('muon')).toBe(total('sgd'));
    expect(total('none')).toBe(0);
  });

  test('layers that are computed again: none, some, all', () => {
    const some = (recomputeLayers: number) => memoryOf(llama70b, { ...eight, recompute: 'none', recomputeLayers }).activations;
    expect(some(0)).toBe(memoryOf(llama70b, { ...eight, recompute: 'none' }).activations);
    expect(some(40)).toBeLessThan(some(0));
    expect(some(80)).toBeCloseTo(memoryOf(llama70b, eight).activations, 0);
    expect(some(1000)).toBe(some(80));
    const every = memoryOf(llama70b, { ...eight, recompute: 'selective-layer' }).activations;
    expect(every).toBeLessThan(some(0));
  });

  test('parts add up to the total', () => {
    const { total, ...parts } = memoryOf(llama70b, eight);
    expect(Object.values(parts).reduce((sum, part) => sum + part, 0)).toBeCloseTo(total, -3);
  });
});
