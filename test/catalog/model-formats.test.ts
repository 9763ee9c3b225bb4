import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Model } from '../../src/catalog/facts.js';
import { builtInCatalog } from '../../src/catalog/package-presets.js';

// What the makers compute in and what their repositories store, as facts of the catalogue.

const catalog = builtInCatalog();
const ids = readdirSync(new URL('../../presets/models/', import.meta.url)).map((name) => name.replace(/\.json$/, ''));

function model(name: string): Model {
  const { found } = catalog.model(name);
  if (found === undefined) throw new Error(`no preset ${name}`);
  return found;
}

describe('formats of the makers', () => {
  test.each([
    ['llama-3.1-70b', 'bf16', 'bf16', 'bf16'],
    ['llama-2-70b', 'bf16', 'fp16', 'fp16'],
    ['deepseek-v3', 'fp8', 'fp8', 'fp8'],
    ['deepseek-r1', 'fp8', 'fp8', 'fp8'],
    ['gpt-oss-120b', 'bf16', 'bf16', 'mxfp4'],
    ['kimi-k2', 'bf16', 'fp8', 'fp8'],
    ['kimi-k2.5', 'bf16', 'bf16', 'int4'],
    ['bloom-176b', 'bf16', 'bf16', 'bf16'],
    ['bloom-7b1', 'fp16', 'fp16', 'fp16'],
    ['opt-175b', 'fp16', 'fp16', 'fp16'],
    ['grok-1', 'bf16', 'bf16', 'int8'],
    ['nemotron-3-super-120b-a12b', 'fp4', 'bf16', 'bf16'],
    // The deck sizes these at TF32, and their makers state nothing.
    ['gpt-1', null, null, null],
    ['gpt-2', null, null, null],
    ['gpt-3-175b', null, null, null],
    ['gpt-4', null, null, null],
  ])('%s: trained in %s, served in %s, stored in %s', (name, training, serving, weights) => {
    const { trainingPrecision, servingPrecision, weights: stored } = model(name);
    expect({ training: trainingPrecision, serving: servingPrecision, weights: stored }).toEqual({ training, serving, weights });
  });

  test('what a config says of its quantisation is what the preset says of its weights', () => {
    const quantised: Readonly<Record<string, readonly string[]>> = { fp8: ['fp8', 'mxfp4'], mxfp4: ['mxfp4'] };
    for (const id of ids) {
      const { weights, preset } = model(id);
      const method = (preset?.config?.['quantization_config'] as { readonly quant_method?: string } | undefined)?.quant_method;
      if (method !== undefined && method in quantised) expect(quantised[method], id).toContain(weights);
    }
  });
});
