import { denseShape } from '../../../src/catalog/training/shapes.js';
import type { Hardware } from '../../../src/core/training/hardware.js';
import { machines } from '../../../src/core/training/machines.js';
import { type Setup, usualStep } from '../../../src/core/training/setup.js';

/** A step to start from: GPT-3 on 64 A100 with Megatron. */
export const setup: Setup = {
  ...usualStep,
  gpus: 64,
  layout: { tp: 8, pp: 8, vp: 1, cp: 1, ep: 1 },
  sequenceParallel: true,
  globalBatch: 64,
  sequence: 2048,
  precision: 'bf16',
};

const dense = (layers: number, hidden: number, heads: number) =>
  denseShape({ layers, hidden, width: 4 * hidden, gated: false, heads, keyValueHeads: heads, vocabulary: 51_200 });

export const gpt3 = dense(96, 12_288, 96);
/** The four models of Korthikanti et al. 2022, table 3. */
export const korthikanti = { '22B': dense(48, 6144, 64), '175B': gpt3, '530B': dense(105, 20_480, 128), '1T': dense(128, 25_600, 160) };
export const llama70b = denseShape({
  layers: 80,
  hidden: 8192,
  width: 28_672,
  gated: true,
  heads: 64,
  keyValueHeads: 8,
  vocabulary: 128_256,
});
export const llama405b = denseShape({
  layers: 126,
  hidden: 16_384,
  width: 53_248,
  gated: true,
  heads: 128,
  keyValueHeads: 8,
  vocabulary: 128_256,
});

export function machine(name: string): Hardware {
  const found = machines[name];
  if (found === undefined) throw new Error(name);
  return found;
}
