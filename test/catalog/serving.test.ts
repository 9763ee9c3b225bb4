import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { builtInCatalog } from '../../src/catalog/package-presets.js';
import { servingHardware } from '../../src/catalog/serving/hardware.js';
import { servingMeasurements } from '../../src/catalog/serving/measurements.js';

const catalog = builtInCatalog();
const hardware = (name: string) => {
  const { found } = catalog.gpu(name);
  if (found === undefined) throw new Error(`no preset ${name}`);
  return servingHardware(found);
};

describe('accelerators for the cost model', () => {
  test('a switch joins the GPUs of a server, a bridge or a slot does not', () => {
    expect(hardware('h100-sxm')).toMatchObject({ link: 'nvlink', linkBytesPerSecond: 450e9, peakFp8: 1978.9e12, peakFp4: null });
    expect(hardware('l40s')).toMatchObject({ link: 'pcie', linkBytesPerSecond: 32e9 });
    expect(hardware('a100-pcie')).toMatchObject({ link: 'pcie', peakFp8: null });
    expect(hardware('gb200')).toMatchObject({ link: 'nvlink', graceHost: true });
    expect(hardware('rtx-pro-6000')).toMatchObject({ link: 'pcie', linkBytesPerSecond: 64e9, workstation: true });
    expect(hardware('mi300x')).toMatchObject({ peakFactor: 0.64 });
  });

  test('what is not known of an accelerator is named', () => {
    expect(hardware('mlu590')).toMatch(/peak|memory/);
  });
});

describe('packaged measurements', () => {
  const measurements = servingMeasurements();
  const { throughput, latency, energy } = measurements;

  test('every row names presets, and has a source', () => {
    const folder = new URL('../../presets/measurements/serving/', import.meta.url);
    const sources = JSON.parse(readFileSync(new URL('sources.json', folder), 'utf8')) as Record<string, { document: string }>;
    for (const row of [...throughput, ...latency, ...energy]) {
      expect(catalog.model(row.model).found, row.model).toBeDefined();
      expect(typeof hardware(row.gpu), row.gpu).toBe('object');
      expect(sources[row.source]?.document, row.source).toMatch(/./);
    }
    expect(readdirSync(folder).sort()).toEqual(['energy.csv', 'latency.csv', 'sources.json', 'throughput.csv', 'trtllm-1.0.csv']);
  });

  test('every figure is a positive number', () => {
    for (const { input, output, outputTokensPerSecond, layout } of throughput) {
      for (const figure of [input, output, outputTokensPerSecond, ...Object.values(layout)]) expect(figure).toBeGreaterThan(0);
    }
    for (const { concurrency, ttftSeconds, tpotSeconds, layout } of latency) {
      for (const figure of [concurrency, ttftSeconds, tpotSeconds, ...Object.values(layout)]) expect(figure).toBeGreaterThan(0);
    }
    for (const { batch, itlSeconds, watts, joulesPerToken } of energy) {
      for (const figure of [batch, itlSeconds, watts, joulesPerToken]) expect(figure).toBeGreaterThan(0);
    }
    expect([throughput.length, latency.length, energy.length]).toEqual([890, 2328, 315]);
  });
});
