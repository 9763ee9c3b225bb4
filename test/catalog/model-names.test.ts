import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { builtInCatalog } from '../../src/catalog/package-presets.js';
import { sizeInference } from '../../src/index.js';

// Names of models as people, Hugging Face, Ollama, vLLM and papers write them: what answers, and the format of the weights that the name says.

const catalog = builtInCatalog();
const rows = readFileSync(new URL('data/model-names.csv', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => line.split(',') as [string, string, string]);

test.each(rows)('%s is %s', (typed, preset, weights) => {
  const { found } = catalog.model(typed);
  expect(found?.id).toBe(preset);
  if (weights !== '') expect(found?.weights).toBe(weights);
  else expect(found?.leftOut?.weights ?? null).toBeNull();
});

describe('what a name says beyond the preset’s', () => {
  test('is left out and told, and sets the format of the weights', () => {
    expect(catalog.model('nvidia/Llama-3.1-70B-Instruct-FP8').found?.leftOut).toEqual({
      typed: 'nvidia/Llama-3.1-70B-Instruct-FP8',
      words: '-FP8',
      weights: 'fp8',
    });
    const answer = sizeInference({ model: 'Qwen/Qwen3-32B-AWQ', gpu: 'h100', tokens: 1e9, window: '1d' });
    expect(answer.scenario?.weights).toBe('int4');
    expect(answer.hints.find(({ code }) => code === 'name-shortened')?.message).toBe(
      '‘Qwen/Qwen3-32B-AWQ’ is taken as Qwen3-32B, without ‘-AWQ’; its weights are in int4',
    );
  });

  test('is not what tells one size from another, or nothing at all', () => {
    for (const name of ['llama-3.1-71b-instruct', 'instruct', '-it', 'fp8', 'qwen9-7b-chat', 'mistral-7b-q5_K_M']) {
      expect(catalog.model(name).found, name).toBeUndefined();
    }
  });
});

describe('a miss', () => {
  const near = (name: string) => {
    const result = catalog.model(name);
    return 'near' in result ? result.near : [];
  };

  test('of a line and a size offers that size, the newest first', () => {
    expect(near('llama 70b')).toEqual(['llama-3.3-70b', 'llama-3.1-70b', 'llama-3-70b']);
  });

  test('never proposes another size', () => {
    expect(near('llama-3.1-71b').every((id) => id.includes('70b'))).toBe(true);
    expect(near('qwen3-500b')).toEqual([]);
    expect(near('qwen-3-9b').some((id) => /(?<!\d)(4|14|32)b/.test(id))).toBe(false);
  });
});
