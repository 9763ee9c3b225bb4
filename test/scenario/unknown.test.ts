import { describe, expect, test } from 'vitest';
import { evaluate, SizingError } from '../../src/index.js';

/** What is solved for, or the code of why nothing is. */
function solved(scenario: Readonly<Record<string, unknown>>): string {
  try {
    const { unknown, solved } = evaluate(scenario as never);
    return `${unknown} as ${solved}`;
  } catch (error) {
    if (error instanceof SizingError) return error.code;
    throw error;
  }
}

describe('training: the unknown is', () => {
  const run = { kind: 'train', model: 'gpt3', gpu: 'a100' };
  test.each([
    ['the GPUs', {}, 'gpus as gpus'],
    ['the GPUs, by name', { solve: 'gpus' }, 'gpus as gpus'],
    ['the time, with the GPUs given', { gpus: 1024 }, 'duration as durationSeconds'],
    ['the time, by name', { gpus: 1024, solve: 'duration' }, 'duration as durationSeconds'],
    ['the tokens, by name', { gpus: 1024, solve: 'tokens' }, 'tokens as tokens'],
    ['the parameters, by name', { gpus: 1024, solve: 'parameters' }, 'parameters as parameters'],
    ['the utilisation, by name', { gpus: 2048, solve: 'utilization' }, 'utilization as utilization'],
    ['the cost', { price: 2, solve: 'budget' }, 'budget as costUsd'],
    ['the cost of given GPUs', { price: 2, gpus: 10, solve: 'budget' }, 'budget as costUsd'],
    ['the tokens, with a budget', { budget: '1M', price: 2 }, 'tokens as tokens'],
    ['the tokens that a budget pays on given GPUs', { budget: '1M', price: 2, gpus: 100 }, 'tokens as tokens'],
    ['the time that a budget pays on given GPUs', { budget: '1M', price: 2, gpus: 100, solve: 'duration' }, 'duration as durationSeconds'],
    ['the GPUs that a budget rents', { budget: '1M', price: 2, solve: 'gpus' }, 'gpus as gpus'],
    ['the parameters within a budget', { budget: '1M', price: 2, solve: 'parameters' }, 'parameters as parameters'],
    ['nothing: GPUs and time', { gpus: 10, duration: '30d' }, 'nothing-to-solve'],
    ['nothing: GPUs, time and budget', { gpus: 10, duration: '30d', budget: '1M', price: 2 }, 'nothing-to-solve'],
    ['nothing: tokens and budget', { tokens: '1T', budget: '1M', price: 2 }, 'nothing-to-solve'],
    ['given too', { utilization: 0.5, gpus: 10, solve: 'utilization' }, 'solve-and-given'],
    ['given too: GPUs', { gpus: 10, solve: 'gpus' }, 'solve-and-given'],
    ['without limit', { solve: 'duration' }, 'solve-needs-fixed'],
    ['without limit, with a budget', { solve: 'duration', budget: '1M', price: 2 }, 'solve-needs-fixed'],
    ['without effect: FLOP a token is given', { gpus: 10, flopsPerToken: 1e12, solve: 'parameters' }, 'solve-without-effect'],
    ['without effect: the active parameters are given', { gpus: 10, activeParameters: 1e9, solve: 'parameters' }, 'solve-without-effect'],
    ['a cost without a price', { solve: 'budget' }, 'missing-price'],
    ['a budget without a price', { budget: '1M' }, 'missing-price'],
    ['one of inference', { gpus: 10, solve: 'requests' }, 'unknown-choice'],
  ])('%s', (_, scenario, expected) => {
    expect(solved({ ...run, ...scenario })).toBe(expected);
  });
});

describe('serving: the unknown is', () => {
  const service = { kind: 'infer', model: 'gpt3', gpu: 'a100' };
  test.each([
    ['the GPUs', { tokens: '1T' }, 'gpus as gpus'],
    ['the tokens, with the GPUs given', { gpus: 100 }, 'tokens as tokensPerWindow'],
    ['the requests, where a request is described in tokens', { gpus: 100, input: 1000, output: 300 }, 'requests as requestsPerSecond'],
    ['the requests, where a request is described in words', { gpus: 100, words: 425 }, 'requests as requestsPerSecond'],
    ['the requests, by name', { gpus: 100, words: 425, solve: 'requests' }, 'requests as requestsPerSecond'],
    ['the parameters', { gpus: 100, tokens: '1G', solve: 'parameters' }, 'parameters as parameters'],
    ['the utilisation', { gpus: 100, tokens: '1G', solve: 'utilization' }, 'utilization as utilization'],
    ['the cost', { tokens: '1T', price: 2, solve: 'budget' }, 'budget as costUsdPerWindow'],
    ['the tokens that a budget pays', { budget: '10k', price: 2 }, 'tokens as tokensPerWindow'],
    ['the requests that a budget pays', { budget: '10k', price: 2, words: 425 }, 'requests as requestsPerSecond'],
    ['nothing: GPUs and tokens', { gpus: 100, tokens: '1T' }, 'nothing-to-solve'],
    ['nothing: GPUs and requests', { gpus: 100, requests: '1/s', words: 425 }, 'nothing-to-solve'],
    ['nothing: GPUs and budget', { gpus: 100, budget: '10k', price: 2 }, 'nothing-to-solve'],
    ['one of training', { gpus: 100, solve: 'duration' }, 'unknown-choice'],
  ])('%s', (_, scenario, expected) => {
    expect(solved({ ...service, ...scenario })).toBe(expected);
  });
});

describe('a demand is', () => {
  const service = { kind: 'infer', model: 'gpt3', gpu: 'a100' };
  test.each([
    ['missing', {}, 'missing-demand'],
    ['incomplete without the size of a request', { requests: '1/s' }, 'incomplete-demand'],
    ['incomplete without the words', { requests: '1/s', questions: 4 }, 'incomplete-demand'],
    ['incomplete without the answer', { requests: '1/s', input: 1000 }, 'incomplete-demand'],
    ['incomplete without the prompt', { requests: '1/s', output: 1000 }, 'incomplete-demand'],
    ['incomplete without the requests', { words: 425 }, 'incomplete-demand'],
    ['described twice: tokens and requests', { tokens: '1T', requests: '1/s' }, 'conflicting-demand'],
    ['described twice: tokens and words', { tokens: '1T', words: 425 }, 'conflicting-demand'],
    ['described twice: words and tokens a request', { requests: '1/s', words: 425, input: 10, output: 10 }, 'conflicting-demand'],
    ['complete', { requests: '1/s', words: 425 }, 'gpus as gpus'],
  ])('%s', (_, scenario, expected) => {
    expect(solved({ ...service, ...scenario })).toBe(expected);
  });
});
