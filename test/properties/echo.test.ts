import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyScenario, attempt, resultOf, type Scenario, settings } from './scenarios.js';

/** The scenario of a result, evaluated again. */
function echo(scenario: Scenario): void {
  const first = resultOf(scenario);
  const again = resultOf(first.scenario as Scenario);
  expect(again.answer).toEqual(first.answer);
  expect(again.unknown).toBe(first.unknown);
  expect(again.name).toBe(first.name);
  expect(again.scenario).toEqual(first.scenario);
}

describe('the scenario that an answer states gives the same answer again, to the last digit', () => {
  const run = { kind: 'train', model: 'gpt3', gpu: 'a100' };
  const service = { kind: 'infer', model: 'gpt3', gpu: 'a100' };

  test.each<[string, Scenario]>([
    ['the deck’s training', run],
    ['the deck’s service', { ...service, requests: '3.5B/day', questions: 4, words: 425 }],
    ['a service in tokens', { ...service, requests: '120/s', input: 1000, output: 300 }],
    ['a service by its total', { ...service, tokens: '8T' }],
    ['given GPUs', { ...run, gpus: 1024 }],
    ['given GPUs that serve', { ...service, gpus: 1024 }],
    ['given GPUs that serve requests', { ...service, gpus: 1024, input: 1000, output: 300 }],
    ['tokens solved for', { ...run, gpus: 1024, solve: 'tokens' }],
    ['parameters solved for', { ...run, gpus: 1024, solve: 'parameters' }],
    ['utilisation solved for', { ...run, gpus: 2000, solve: 'utilization' }],
    ['a budget', { ...run, budget: '2M', price: 'list' }],
    ['a budget on given GPUs', { ...run, budget: '2M', price: 2.5, gpus: 512 }],
    ['the GPUs that a budget rents', { ...run, budget: '2M', price: 2.5, solve: 'gpus' }],
    ['a cost', { ...run, price: 2.5, solve: 'budget' }],
    ['a cost on given GPUs', { ...run, price: 2.5, gpus: 100, solve: 'budget' }],
    ['a budget a day', { ...service, budget: '10k', price: 2.5, input: 1000, output: 300 }],
    ['a mixture of experts', { ...run, model: 'deepseek-v3' }],
    ['a mixture of experts, overridden', { ...run, model: 'deepseek-v3', parameters: '700B' }],
    ['a mixture of experts, parameters solved for', { ...run, model: 'deepseek-v3', gpus: 1024, solve: 'parameters' }],
    ['the list price', { ...run, price: 'list' }],
    ['a region', { ...run, region: 'aws-eu-west-3' }],
    ['a card without tf32', { ...run, gpu: 'v100' }],
    ['sparsity', { ...run, sparsity: '2:4', precision: 'bf16' }],
    ['a peak of one’s own', { kind: 'train', parameters: '1B', tokens: '20B', peak: '312T' }],
    ['exact FLOP', { ...run, flops: 'exact', sequence: 4096 }],
    ['FLOP by PaLM', { ...run, flops: 'palm', parameters: '180B' }],
    ['FLOP by Megatron', { ...run, model: 'deepseek-v3', flops: 'megatron', gpus: 1024 }],
    ['few shots', { ...service, requests: '120/s', input: 1000, output: 300, shots: 5, tokensPerShot: 200 }],
    ['a cached prefix', { ...service, requests: '120/s', input: 1000, output: 300, cachedPrefix: 800, flops: 'exact' }],
    ['a cached prefix of words', { ...service, requests: '120/s', words: 425, shots: 3, tokensPerShot: 50, cachedPrefix: 150 }],
    ['FLOP a token of one’s own', { ...run, flopsPerToken: 1.1e12 }],
    [
      'everything',
      { ...run, duration: '2h30m', epochs: 2, goodput: '93%', pue: 1.3, electricityPrice: '0.1/kWh', gpusPerServer: 4, note: 'x' },
    ],
  ])('%s', (_, scenario) => echo(scenario));

  test('whatever is asked', () => {
    fc.assert(
      fc.property(anyScenario(), (scenario) => {
        if ('answer' in attempt(scenario)) echo(scenario);
      }),
      { ...settings, numRuns: settings.numRuns * 4 },
    );
  });
});

test('a scenario is not changed by being evaluated', () => {
  fc.assert(
    fc.property(anyScenario(), (scenario) => {
      const before = structuredClone(scenario);
      attempt(Object.freeze(scenario));
      expect(scenario).toEqual(before);
    }),
    settings,
  );
});

test('the order of the fields does not matter', () => {
  fc.assert(
    fc.property(anyScenario(), (scenario) => {
      const turned = Object.fromEntries(Object.entries(scenario).reverse());
      const [one, other] = [attempt(scenario), attempt(turned)];
      if ('answer' in one && 'answer' in other) expect(other).toEqual(one);
      else expect('answer' in one || 'answer' in other).toBe(false);
    }),
    settings,
  );
});

test('a field that is undefined is a field that is not given', () => {
  expect(resultOf({ kind: 'train', model: 'gpt3', gpu: 'a100', tokens: undefined, gpus: undefined })).toEqual(
    resultOf({ kind: 'train', model: 'gpt3', gpu: 'a100' }),
  );
});
