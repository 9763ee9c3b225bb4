import { describe, expect, test } from 'vitest';
import { predictedThroughput } from '../../../src/core/serving/accuracy.js';
import { serve } from '../../../src/core/serving/latency.js';
import { classesOf, classesOfLog, workloadOf } from '../../../src/core/serving/workload.js';
import { instanceOf } from './book.js';

describe('requests whose lengths differ', () => {
  const mix = workloadOf([
    { share: 0.75, input: 100, output: 100 },
    { share: 0.25, input: 900, output: 500 },
  ]);

  test('have means, and long answers run for longer', () => {
    expect(mix).toMatchObject({ input: 300, output: 200, longest: { input: 900, output: 500 } });
    // Of those that run at a moment, 5 × 0.25 of 0.75 + 5 × 0.25 are long.
    expect(mix.running.output).toBeCloseTo((0.75 * 100 ** 2 + 0.25 * 500 ** 2) / 200, 9);
    expect(mix.running.input).toBeCloseTo((0.75 * 100 * 100 + 0.25 * 500 * 900) / 200, 9);
    expect(mix.inputCv).toBeCloseTo(Math.sqrt((0.75 * 100 ** 2 + 0.25 * 900 ** 2) / 300 ** 2 - 1), 12);
    expect([0.5, 0.75, 0.76, 1].map(mix.inputQuantile)).toEqual([100, 100, 900, 900]);
    expect([0.5, 0.9, 2].map(mix.outputQuantile)).toEqual([100, 500, 500]);
  });

  test('that are all alike are one pair of lengths', () => {
    const alike = workloadOf([{ share: 1, input: 1000, output: 300 }]);
    expect(alike).toMatchObject({ input: 1000, output: 300, running: { input: 1000, output: 300 }, inputCv: 0 });
    const instance = instanceOf({ model: 'Llama-3.1-70B', gpu: 'H100-SXM-80GB', weights: 'fp8', cache: 'fp8', tp: 2 });
    const plain = { input: 1000, output: 300, prefix: 0 };
    const same = serve(instance, { ...plain, running: alike.running });
    expect(same.largestBatch).toBe(serve(instance, plain).largestBatch);
    expect(same.mean(64)).toBe(serve(instance, plain).mean(64));
    expect(predictedThroughput(instance, 1000, 300, null)).toBeGreaterThan(0);
  });

  test('fill the memory sooner than their mean does', () => {
    const instance = instanceOf({ model: 'Llama-3.1-70B', gpu: 'H100-SXM-80GB', weights: 'fp8', cache: 'fp8', tp: 2 });
    const plain = { input: mix.input, output: mix.output, prefix: 0 };
    expect(serve(instance, { ...plain, running: mix.running }).inMemory).toBeLessThan(serve(instance, plain).inMemory);
  });

  test('known by percentiles have these percentiles', () => {
    const known = workloadOf(
      classesOf([
        { quantile: 0.95, input: 4000, output: 900 },
        { quantile: 0.5, input: 500, output: 200 },
      ]),
    );
    expect(known.inputQuantile(0.5) / 500).toBeCloseTo(1, 0);
    expect(known.inputQuantile(0.95)).toBeGreaterThan(3000);
    expect(known.inputQuantile(0.95)).toBeLessThan(4500);
    expect(known.outputQuantile(0.95)).toBeLessThan(1000);
    // Prompts and answers are told apart from each other.
    expect(known.running.input).toBeCloseTo(known.input, 6);
    expect(known.running.output).toBeGreaterThan(known.output);
    const one = workloadOf(classesOf([{ quantile: 0.5, input: 7, output: 3 }]));
    expect(one).toMatchObject({ inputCv: 0 });
    expect(one.input).toBeCloseTo(7, 9);
    // Far below a low percentile there is still a token.
    const steep = classesOf([0.4, 0.5, 0.9].map((quantile) => ({ quantile, input: 10 ** (10 * quantile - 3), output: 5 })));
    expect(Math.min(...steep.map(({ input }) => input))).toBe(1);
  });

  test('a log keeps its means, and of its spread what decides', () => {
    const requests = Array.from({ length: 1000 }, (_, at) => ({
      input: 10 + ((at * 37) % 1000),
      output: 1 + ((at * 91) % 400) ** 2 / 400,
    }));
    const kept = workloadOf(classesOfLog(requests));
    const mean = (of: (each: (typeof requests)[number]) => number) => requests.reduce((sum, each) => sum + of(each), 0) / requests.length;
    expect(kept.input).toBeCloseTo(
      mean(({ input }) => input),
      6,
    );
    expect(kept.output).toBeCloseTo(
      mean(({ output }) => output),
      6,
    );
    expect(kept.running.output / (mean(({ output }) => output ** 2) / kept.output)).toBeGreaterThan(0.95);
    expect(classesOfLog([{ input: 5, output: 6 }])).toEqual([{ share: 1, input: 5, output: 6 }]);
  });
});
