import { expect, test } from 'vitest';
import {
  adapted,
  adapterParameters,
  distillation,
  exampleTokens,
  groupRelative,
  type MethodPlan,
  preferences,
  pretraining,
  rlhf,
  supervised,
} from '../../../src/core/training/methods.js';

const PETAFLOP_DAYS = 1e15 * 86_400;
const days = ({ phases }: MethodPlan, stage: string) =>
  phases.filter((phase) => phase.stage === stage).reduce((sum, { flops }) => sum + flops, 0) / PETAFLOP_DAYS;

/**
 * Ouyang et al. 2022: 12,725 demonstrations and 33,207 prompts with comparisons (table 6), 16 epochs of
 * SFT, 256k episodes, 8 pre-training examples an episode, 6B reward and value models (appendix C). How
 * long examples were is not said: each is taken as padded to the context of 2,048 tokens.
 */
const instructGpt = rlhf({
  policy: 175e9,
  reward: 6e9,
  sft: { examples: 12_725, tokensPerExample: 2048, sequence: 2048, packed: false, epochs: 16 },
  comparisons: { prompts: 33_207, answers: 6, tokens: 2048 },
  ppo: { episodes: 256_000, tokens: 2048, epochs: 1, pretrainingPerEpisode: 8 },
});

test('InstructGPT 175B: 4.9, 60 and 3,640 petaFLOP/s-days of SFT, PPO-ptx and pre-training', () => {
  expect(days(instructGpt, 'sft') / 4.9).toBeCloseTo(1, 1);
  expect(days(instructGpt, 'ppo') / 60).toBeCloseTo(1, 1);
  expect(days(pretraining(175e9, 300e9), 'pretraining') / 3640).toBeCloseTo(1, 2);
});

test('the parts of every method add up', () => {
  const plans = [
    instructGpt,
    pretraining(7e9, 2e12),
    supervised(7e9, { examples: 1000, tokensPerExample: 300, sequence: 2048, packed: true, epochs: 3 }),
    adapted(70e9, 1e8, 2, 1e9),
    preferences(7e9, 60_000, 500, 1),
    groupRelative({ parameters: 7e9, reward: 0, prompts: 1000, group: 16, tokens: 2000, epochs: 1 }),
    groupRelative({ parameters: 7e9, reward: 7e9, prompts: 1000, group: 16, tokens: 2000, epochs: 2 }),
    distillation(1e9, 70e9, 1e11, true),
    distillation(1e9, 70e9, 1e11, false),
  ];
  for (const { phases, residents, flops } of plans) {
    expect(phases.reduce((sum, phase) => sum + phase.flops, 0)).toBe(flops);
    expect(residents.every(({ bytes }) => bytes > 0)).toBe(true);
  }
  expect(plans[5]?.residents).toHaveLength(2);
  expect(plans[6]?.residents).toHaveLength(3);
});

test('packed examples cost what they are, padded ones the sequence', () => {
  const examples = { examples: 1000, tokensPerExample: 300, sequence: 2048, epochs: 3 };
  expect(exampleTokens({ ...examples, packed: true })).toBe(900_000);
  expect(exampleTokens({ ...examples, packed: false })).toBe(6_144_000);
});

test('adapters are rank × (inputs + outputs): 0.1% to 1% of a model, and two thirds of its FLOP', () => {
  const adapters = adapterParameters(16, [{ inputs: 8192, outputs: 8192, count: 160 }]);
  expect(adapters).toBe(16 * 16_384 * 160);
  const { flops } = adapted(70e9, adapters, 2, 1e9);
  expect(flops / pretraining(70e9, 1e9).flops).toBeCloseTo(2 / 3, 2);
});
