import { describe, expect, test } from 'vitest';
import { buildRuns } from '../../src/catalog/build-index.js';
import type { MeasurementPreset } from '../../src/catalog/document-schemas.js';
import { read } from '../../src/catalog/facts.js';
import type { GpuPreset, ModelPreset } from '../../src/catalog/schema.js';
import { filesIn, unexplained } from './plausible.js';

// What every preset must look like. A figure that is right all the same says so beside itself, in
// `exceptions` of its file, with the reason; an exception that no figure needs is refused too.

const gpus = filesIn<GpuPreset>('gpus');
const models = filesIn<ModelPreset>('models');
const measurements = filesIn<MeasurementPreset>('measurements');

const rate = (text: string | undefined) => read(text, 'flopRate');
const watts = (text: string | null | undefined) => read(text, 'power');
const ratio = (above: number | null, below: number | null) => (above === null || below === null ? null : above / below);
const outside = (value: number | null, low: number, high: number) => value !== null && (value < low || value > high);

describe('accelerators', () => {
  test('compute at 8 bits twice what they do at 16', () => {
    const faults = unexplained(gpus, 'fp8-to-bf16', ({ peak }) => {
      const found = ratio(rate(peak.fp8), rate(peak.bf16));
      return outside(found, 1.93, 2.07) ? [`fp8 is ${found} times bf16`] : [];
    });
    expect(faults).toEqual([]);
  });

  test('state dense peaks: a sparse one is twice as much, and never the peak itself', () => {
    const faults = unexplained(gpus, 'sparse-to-dense', ({ peak, sparsePeak }) =>
      Object.entries(sparsePeak ?? {}).flatMap(([precision, text]) => {
        const found = ratio(rate(text), rate(peak[precision as keyof typeof peak]));
        return outside(found, 1.98, 2.02) ? [`sparse ${precision} is ${found} times the dense`] : [];
      }),
    );
    expect(faults).toEqual([]);
    // A 16-bit peak beside the TF32 one, where tensor cores have both, is twice as much; sparse ones would be four times.
    const tensor = unexplained(
      gpus.filter(({ vendor }) => vendor === 'NVIDIA'),
      'sparse-to-dense',
      ({ peak }) => {
        const found = ratio(rate(peak.bf16), rate(peak.tf32));
        return outside(found, 1.9, 2.1) ? [`bf16 is ${found} times tf32`] : [];
      },
    );
    expect(tensor.filter((fault) => !fault.includes('without need'))).toEqual([]);
  });

  // GB/s that a stack or a bus of the kind of memory gives, at most and at least, for each gigabyte that it has.
  const kinds: readonly (readonly [RegExp, number, number])[] = [
    [/^HBM4/, 35, 90],
    [/^HBM3e/i, 20, 52],
    [/^HBM3/, 20, 45],
    [/^HBM2e/i, 17, 46],
    [/^HBM2/, 23, 62],
    [/^GDDR7/, 13, 60],
    [/^GDDR6X/i, 35, 50],
    [/^GDDR6/, 9, 42],
  ];
  test('have the bandwidth of a bus of their kind of memory', () => {
    const faults = unexplained(gpus, 'bandwidth-of-bus', ({ memory }) => {
      const [, low, high] = kinds.find(([kind]) => kind.test(memory.type ?? '')) ?? [];
      const perByte = ratio(read(memory.bandwidth, 'bandwidth'), read(memory.capacity, 'bytes'));
      return low !== undefined && high !== undefined && outside(perByte, low, high) ? [`${perByte} /s of each byte of ${memory.type}`] : [];
    });
    expect(faults).toEqual([]);
  });

  test('sit in servers that draw at least what they do', () => {
    const faults = unexplained(gpus, 'server-power', ({ server, power }) => {
      const chips = (server.gpus ?? 0) * (watts(power.tdp) ?? 0);
      const rack = (server.gpusPerRack ?? 0) * (watts(power.tdp) ?? 0);
      const [rated, whole] = [watts(server.ratedPower), watts(server.rackPower)];
      return [
        ...(rated !== null && rated < chips ? [`the server draws ${rated} W, its chips ${chips}`] : []),
        ...(whole !== null && whole < rack ? [`the rack draws ${whole} W, its chips ${rack}`] : []),
      ];
    });
    expect(faults).toEqual([]);
  });

  test('measure 4 to 100 % of their peak, where they say what share it is', () => {
    const faults = gpus.flatMap(({ id, peak, measured }) =>
      measured.flatMap(({ precision, value, percentOfPeak, metric }) => {
        const dense = rate(peak[precision as keyof typeof peak]);
        const found = typeof value === 'string' && value.endsWith('TFLOPS') ? rate(value) : null;
        if (percentOfPeak === undefined || dense === null || found === null) return [];
        const share = (100 * found) / dense;
        return outside(share, 4, 100) || Math.abs(share - percentOfPeak) > 1
          ? [`${id}: ${metric}: ${share} %, said to be ${percentOfPeak}`]
          : [];
      }),
    );
    expect(faults).toEqual([]);
  });

  test('of one line and one form draw no more power for less compute in order of memory', () => {
    // Twins by size alone have one peak: 40 and 80 GB of one card.
    const twins = new Map<string, GpuPreset[]>();
    for (const gpu of gpus) {
      const key = gpu.id.replace(/-\d+gb$/, '');
      if (key !== gpu.id && gpu.line !== 'h20' && !key.startsWith('apple')) twins.set(key, [...(twins.get(key) ?? []), gpu]);
    }
    for (const group of twins.values()) {
      for (const other of group) {
        const [first] = group as [GpuPreset];
        expect(other.peak.bf16 ?? other.peak.fp16, other.id).toBe(first.peak.bf16 ?? first.peak.fp16);
        expect(other.architecture.split(/[\s,(]/)[0], other.id).toBe(first.architecture.split(/[\s,(]/)[0]);
      }
    }
    expect([...twins.values()].filter((group) => group.length > 1).length).toBeGreaterThan(3);
  });

  // From the smaller or older to the larger or newer; each is at least as large and as fast in memory and compute as the one before it.
  test.each([
    ['v100-sxm-16gb', 'a100-sxm-40gb', 'a100-sxm-80gb', 'h100-sxm-80gb', 'h200-sxm-141gb', 'b200-sxm-180gb'],
    ['a100-pcie-40gb', 'a100-pcie-80gb', 'h100-pcie-80gb', 'h100-nvl-94gb', 'h200-nvl-141gb'],
    ['gh200-96gb', 'gh200-144gb', 'gb200', 'gb300'],
    ['h20', 'h20-3e-141gb'],
    ['mi100', 'mi250', 'mi250x', 'mi300x', 'mi325x', 'mi350x', 'mi355x', 'mi455x'],
    ['tpu-v4', 'tpu-v5p', 'tpu-v7'],
    ['tpu-v5e', 'tpu-v6e', 'tpu-v7'],
    ['trainium1', 'trainium2', 'trainium3'],
    ['gaudi2', 'gaudi3'],
    ['rtx-3090', 'rtx-3090-ti', 'rtx-4090', 'rtx-5090'],
  ])('of one line stand in order: %s, %s …', (...ids) => {
    const line = ids.map((id) => gpus.find((gpu) => gpu.id === id) ?? expect.fail(`no preset ${id}`));
    const figures = {
      peak: ({ peak }: GpuPreset) => rate(peak.bf16 ?? peak.fp16),
      memory: ({ memory }: GpuPreset) => read(memory.capacity, 'bytes'),
      bandwidth: ({ memory }: GpuPreset) => read(memory.bandwidth, 'bandwidth'),
    };
    for (const [figure, of] of Object.entries(figures)) {
      const known = line.flatMap((gpu) => of(gpu) ?? []);
      expect(known, `${figure} of ${ids.join(', ')}`).toEqual([...known].sort((one, other) => one - other));
    }
  });

  test('have no price of their siblings', () => {
    const owners = new Map<string, string>();
    const faults = unexplained(gpus, 'price-of-sibling', ({ id, line, prices }) =>
      prices.flatMap(({ usd, date, provider, source }) => {
        const key = [line, JSON.stringify(usd), date, provider, source].join(' ');
        const owner = owners.get(key);
        owners.set(key, id);
        return owner === undefined || owner === id ? [] : [`the price of ${provider} is that of ${owner}`];
      }),
    );
    expect(faults).toEqual([]);
  });

  test('were not released after they were entered, unless they are announced', () => {
    const late = gpus.filter(({ released, recorded, status }) => status !== 'announced' && released > recorded.slice(0, released.length));
    expect(late.map(({ id }) => id)).toEqual([]);
    for (const { id, prices, sources, recorded } of gpus) {
      for (const { date } of [...prices, ...sources]) if (date) expect(date <= recorded.slice(0, date.length), id).toBe(true);
    }
  });
});

describe('models', () => {
  test('were not released after they were entered', () => {
    const late = models.filter(({ released, recorded }) => released !== null && released > recorded.slice(0, released.length));
    expect(late.map(({ id }) => id)).toEqual([]);
  });

  test('take at least the sequence that their name or their notes publish', () => {
    const faults = unexplained(models, 'context', ({ name, config }) => {
      const published = /\b(\d+)k\b/i.exec(name)?.[1];
      const context = config?.['max_position_embeddings'];
      return published !== undefined && typeof context === 'number' && context < Number(published) * 1000
        ? [`${context} of ${published}k`]
        : [];
    });
    expect(faults).toEqual([]);
  });
});

describe('published runs', () => {
  const cards = gpus.map((content) => ({ id: content.id, content }));

  test('reach 4 to 65 % of the dense peak', () => {
    const faults = unexplained(measurements, 'mfu', (preset) =>
      buildRuns([{ id: preset.id, content: preset }], cards).flatMap(({ model, gpu, utilization }) =>
        outside(utilization, 0.04, 0.65) ? [`${model} on ${gpu} reaches ${utilization}`] : [],
      ),
    );
    expect(faults).toEqual([]);
  });

  test('of a whole take the hours that their tokens and parameters need', () => {
    const faults = unexplained(measurements, 'tokens-to-hours', ({ basis, runs }) =>
      runs.flatMap(({ model, parameters, activeParameters = parameters, tokens = 0, gpuHours = 0 }) => {
        if (basis !== 'whole run') return [];
        // FLOP/s that a card would have delivered: between 5 TFLOP/s and 700.
        const reached = (6 * activeParameters * tokens) / (gpuHours * 3600);
        return outside(reached, 5e12, 700e12) ? [`${model}: ${reached} FLOP/s a card`] : [];
      }),
    );
    expect(faults).toEqual([]);
  });
});
