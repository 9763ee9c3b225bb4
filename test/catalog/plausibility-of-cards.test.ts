import { expect, test } from 'vitest';
import { read } from '../../src/catalog/facts.js';
import type { GpuPreset } from '../../src/catalog/schema.js';
import { filesIn, rowsOf, unexplained } from './plausible.js';

// What the figures of one card say of each other.

const gpus = filesIn<GpuPreset>('gpus');
const rate = (text: string | undefined) => read(text, 'flopRate');

/** Gigabits a second of a pin, from and to, of each kind of memory. */
const PINS: readonly (readonly [RegExp, number, number])[] = [
  [/^HBM2e/i, 2.4, 3.7],
  [/^HBM2/, 1.4, 2.5],
  [/^HBM3e/i, 6, 9.8],
  [/^HBM3/, 5.1, 6.6],
  [/^GDDR5/, 6, 9],
  [/^GDDR6X/, 19, 24],
  [/^GDDR6/, 10, 20],
  [/^GDDR7/, 25, 32],
  [/^LPDDR5X/i, 7.5, 9.6],
  [/^LPDDR5/, 5.5, 6.4],
];

test('bandwidth is bus width times data rate, and the data rate one of its kind of memory', () => {
  const buses = rowsOf('buses.csv');
  expect(buses.length).toBeGreaterThan(60);
  const faults = buses.flatMap(([id, bits, gigabits]) => {
    const memory = gpus.find((gpu) => gpu.id === id)?.memory ?? expect.fail(`no preset ${id}`);
    const bandwidth = read(memory.bandwidth, 'bandwidth') ?? Number.NaN;
    // Vendors round down to the hundred, and the most that they leave out is 2.5 %.
    const bus = (Number(bits) * Number(gigabits) * 1e9) / 8;
    const [, low = Number.NaN, high = Number.NaN] = PINS.find(([kind]) => kind.test(memory.type ?? '')) ?? [];
    return [
      ...(Math.abs(bandwidth / bus - 1) > 0.025 ? [`${id}: ${bandwidth / 1e9} GB/s, its bus ${bus / 1e9}`] : []),
      ...(Number(gigabits) >= low && Number(gigabits) <= high ? [] : [`${id}: ${gigabits} Gb/s a pin of ${memory.type}`]),
    ];
  });
  expect(faults).toEqual([]);
});

test('capacity is that of the label, in binary or in decimal', () => {
  const faults = gpus.flatMap(({ id, memory: { capacity, label } }) => {
    const bytes = read(capacity, 'bytes');
    const [number = Number.NaN, unit] = (label ?? '').split(' ');
    const units = unit === 'MB' ? [1e6, 2 ** 20] : [1e9, 2 ** 30];
    return bytes === null || units.some((size) => Number(number) * size === bytes) ? [] : [`${id}: ${capacity}, labelled ${label}`];
  });
  expect(faults).toEqual([]);
});

test('formats of one width run at one rate, each half width at twice', () => {
  const rates = [
    ['fp16', 'bf16', 1],
    ['int8', 'fp8', 1],
    ['fp4', 'fp8', 2],
    ['int4', 'int8', 2],
    ['fp64Tensor', 'fp64', 2],
  ] as const;
  const faults = unexplained(gpus, 'rate-of-width', ({ peak }) =>
    rates.flatMap(([one, other, times]) => {
      const [above, below] = [rate(peak[one]), rate(peak[other])];
      if (above === null || below === null || Math.abs(above / below / times - 1) < 0.025) return [];
      return [`${one} is ${above / below} times ${other}`];
    }),
  );
  expect(faults).toEqual([]);
});

test('cards without a link of their own reach what their slot gives', () => {
  const LANE16: Readonly<Record<number, number>> = { 3: 15.75e9, 4: 31.5e9, 5: 63e9 };
  const faults = gpus.flatMap(({ id, links: { scaleUp, pcieGeneration } }) => {
    if (!scaleUp?.type.startsWith('PCIe') || !pcieGeneration) return [];
    const slot = (LANE16[pcieGeneration] ?? Number.NaN) / (scaleUp.type.includes('x8') ? 2 : 1);
    const share = (read(scaleUp.bandwidth, 'bandwidth') ?? Number.NaN) / slot;
    return share > 0.88 && share < 1.02 ? [] : [`${id}: ${scaleUp.bandwidth} in a slot of ${slot / 1e9} GB/s`];
  });
  expect(faults).toEqual([]);
});

test('servers draw 15 to 110 % more than their chips, racks too', () => {
  const faults = gpus.flatMap(({ id, server, power }) => {
    const tdp = read(power.tdp, 'power');
    if (tdp === null) return [];
    const shares = [
      [server.ratedPower, server.gpus],
      [server.rackPower, server.gpusPerRack],
    ] as const;
    return shares.flatMap(([text, count]) => {
      const watts = read(text, 'power');
      if (watts === null || !count) return [];
      const times = watts / (count * tdp);
      return times >= 1.15 && times <= 2.1 ? [] : [`${id}: ${text} is ${times} times its chips`];
    });
  });
  expect(faults).toEqual([]);
});
