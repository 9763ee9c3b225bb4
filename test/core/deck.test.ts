// Source: Guosen Securities, deck on large language models (2023): GPT-3 on A100 PCIe. "Printed" is
// what a slide prints, "exact" what the formula on that slide gives; where they differ a test says why.
import { describe, expect, test } from 'vitest';
import { inferenceSheet } from '../../src/core/inference.js';
import { trainingSheet } from '../../src/core/training.js';
import { compute } from './compute.js';

const DAY = 86_400;
const TERA = 1e12;
/** 156 TFLOPS (tf32, dense) at 50 %, servers of 8. */
const a100 = { peakFlopsPerGpu: 156 * TERA, utilization: 0.5, gpusPerServer: 8, goodput: 1 };
/** "Likewise": 378 TFLOPS, the dense tf32 rate of the H100 PCIe. */
const h100 = { ...a100, peakFlopsPerGpu: 378 * TERA };
const gpt3 = { parameters: 175e9 };
const run = { ...gpt3, tokens: 300e9, epochs: 1, durationSeconds: 30 * DAY };
/** 3.5 billion requests a day of 4 questions, each 425 words with its answer, 4/3 tokens a word. */
const service = { ...gpt3, requestsPerSecond: 3.5e9 / DAY, questions: 4, words: 425, tokensPerWord: 4 / 3, windowSeconds: DAY };

/** Rounded to a multiple of `unit`, the way the slides round. */
const toNearest = (value: number, unit: number) => Math.round(value / unit) * unit;

/** Equal but for the last digits of a double. */
function expectExact(value: number | undefined, exact: number): void {
  expect(Math.abs((value ?? Number.NaN) / exact - 1)).toBeLessThan(1e-14);
}

describe('training GPT-3 in 30 days', () => {
  const sheet = compute(trainingSheet, { ...run, ...a100 });

  test('takes 3.15e23 FLOP, printed and exact: 6 × 175e9 × 300e9', () => {
    expect(sheet['flopsPerToken']).toBe(1.05e12);
    expect(sheet['trainingFlops']).toBe(3.15e23);
  });

  test('has 2,592,000 s, printed and exact: 30 × 86,400', () => {
    expect(sheet['durationSeconds']).toBe(2_592_000);
  });

  test('needs 121,527.78 TFLOPS, printed as 121,528: 3.15e23 ÷ 2,592,000', () => {
    const teraflops = (sheet['requiredFlopsPerSecond'] ?? 0) / TERA;
    expectExact(teraflops, 121_527.777_777_777_78);
    expect(toNearest(teraflops, 1)).toBe(121_528);
  });

  test('gets 78 TFLOPS from a card: 156 × 50 %', () => {
    expect(sheet['effectiveFlopsPerGpu']).toBe(78 * TERA);
  });

  test('needs 1,558.05 cards: the slide rounds to the nearest, 1,558; we buy 1,559', () => {
    expectExact(sheet['gpusExact'], 1558.048_433_048_433_3);
    expect(toNearest(sheet['gpusExact'] ?? 0, 1)).toBe(1558);
    expect(sheet['gpus']).toBe(1559);
  });

  test('would be late by 80 seconds with the 1,558 cards of the slide', () => {
    // 3.15e23 ÷ (1558 × 78e12) = 2,592,080.57 s
    const late = (sheet['trainingFlops'] ?? 0) / (1558 * (sheet['effectiveFlopsPerGpu'] ?? 0)) - 30 * DAY;
    expect(late).toBeCloseTo(80.57, 1);
  });

  test('needs 195 servers, printed and exact: 1,558 and 1,559 cards alike fill 194.x servers', () => {
    expect(sheet['serversExact']).toBe(194.875);
    expect(sheet['servers']).toBe(195);
    expect(Math.ceil(1558 / 8)).toBe(195);
  });

  test('holds the cards for 1,122,480 hours: 1,559 × 720', () => {
    expect(sheet['gpuHours']).toBe(1_122_480);
  });
});

describe('serving 3.5 billion requests a day', () => {
  const sheet = compute(inferenceSheet('words'), { ...service, ...a100 });

  test('is 7.933e12 tokens a day: 3.5e9 × 4 × 425 × 4/3', () => {
    expectExact(sheet['tokensPerWindow'], 7_933_333_333_333.333);
    expect(toNearest(sheet['tokensPerWindow'] ?? 0, 1e9)).toBe(7.933e12);
  });

  test('is 2.777e24 FLOP a day: 2 × 175e9 × tokens', () => {
    expect(sheet['flopsPerToken']).toBe(3.5e11);
    expectExact(sheet['inferenceFlops'], 2.776_666_666_666_666_5e24);
  });

  test('needs 32,137,346 TFLOPS: 2.777e24 ÷ 86,400', () => {
    expectExact((sheet['requiredFlopsPerSecond'] ?? 0) / TERA, 32_137_345.679_012_343);
  });

  test('needs 412,018 cards, 412,017.25 exactly, in 51,503 servers', () => {
    expectExact(sheet['gpusExact'], 412_017.252_295_030_05);
    expect(sheet['gpus']).toBe(412_018);
    expect(sheet['servers']).toBe(51_503);
  });
});

describe('the figures that the deck prints for serving', () => {
  // Erratum of the deck: its 4.76e24 is 2 × 300e9 × tokens, the training tokens in the place of N = 175e9.
  const sheet = compute(inferenceSheet('words'), { ...service, ...a100, flopsPerToken: 2 * 300e9 }, ['flopsPerToken']);

  test('follow from 2 × 300e9 FLOP a token: 4.76e24 FLOP a day', () => {
    expectExact(sheet['inferenceFlops'], 4.76e24);
  });

  test('are 55,092,593 TFLOPS, printed as 55 million', () => {
    const teraflops = (sheet['requiredFlopsPerSecond'] ?? 0) / TERA;
    expectExact(teraflops, 55_092_592.592_592_59);
    expect(toNearest(teraflops, 1e6)).toBe(55e6);
  });

  test('are 706,315.29 cards, printed as 706,315', () => {
    expectExact(sheet['gpusExact'], 706_315.289_648_623);
    expect(toNearest(sheet['gpusExact'] ?? 0, 1)).toBe(706_315);
    expect(sheet['gpus']).toBe(706_316);
  });

  test('are 88,290 servers, printed as 88,000', () => {
    expect(sheet['servers']).toBe(88_290);
    expect(toNearest(sheet['servers'] ?? 0, 1000)).toBe(88_000);
  });

  test('are 1.714 times what 2·N·T gives: 300e9 ÷ 175e9', () => {
    const own = compute(inferenceSheet('words'), { ...service, ...a100 });
    expect((sheet['gpusExact'] ?? 0) / (own['gpusExact'] ?? 0)).toBeCloseTo(300 / 175, 12);
  });
});

describe('the same on H100 PCIe', () => {
  test('trains on 644 cards, 643.004 exactly, in 81 servers', () => {
    // 121,527.78 ÷ (378 × 50 %) = 643.004
    const sheet = compute(trainingSheet, { ...run, ...h100 });
    expectExact(sheet['gpusExact'], 643.004_115_226_337_5);
    expect(sheet['gpus']).toBe(644);
    expect(sheet['servers']).toBe(81);
  });

  test('serves on 170,039 cards, 170,038.87 exactly, in 21,255 servers', () => {
    const sheet = compute(inferenceSheet('words'), { ...service, ...h100 });
    expectExact(sheet['gpusExact'], 170_038.866_026_520_35);
    expect(sheet['gpus']).toBe(170_039);
    expect(sheet['servers']).toBe(21_255);
  });
});

test('bf16 halves the A100s: 780 cards in 98 servers', () => {
  // 1558.048 ÷ 2 = 779.02; 780 ÷ 8 = 97.5
  const sheet = compute(trainingSheet, { ...run, ...a100, peakFlopsPerGpu: 312 * TERA });
  expectExact(sheet['gpusExact'], 779.024_216_524_216_6);
  expect(sheet['gpus']).toBe(780);
  expect(sheet['serversExact']).toBe(97.5);
  expect(sheet['servers']).toBe(98);
});
