import { affordableDuration, affordableGpus, budgetInput, gpusGivenInput, powerBudgetInput, poweredGpus } from '../../src/core/budget.js';
import { withCapacity } from '../../src/core/capacity.js';
import type { Demand, Rate } from '../../src/core/demand.js';
import { withFootprint } from '../../src/core/footprint.js';
import type { Formula, Sheet } from '../../src/core/formula.js';
import { type InferenceOptions, inferenceSheet } from '../../src/core/inference.js';
import { monthSheet } from '../../src/core/month.js';
import { withOwnership } from '../../src/core/ownership.js';
import { withThroughput } from '../../src/core/throughput.js';
import { withTokenPrices } from '../../src/core/token-prices.js';
import { trainingSheet, trainingSheetWith } from '../../src/core/training.js';
import { affordableServers, affordableServerTime, withWholeServers } from '../../src/core/whole-servers.js';

/** A sheet with the formula that a budget puts in front of it. */
function rented(sheet: Sheet, formula: Formula): Sheet {
  const inputs = sheet.inputs.filter(({ key }) => key !== formula.key);
  const fixed = formula.inputs.includes(gpusGivenInput.key) ? [budgetInput, gpusGivenInput] : [budgetInput];
  return { inputs: [...inputs, ...fixed], formulas: [formula, ...sheet.formulas] };
}

/** A sheet with the formula that a power budget puts in front of it. */
function powered(sheet: Sheet): Sheet {
  return { inputs: [...sheet.inputs, powerBudgetInput], formulas: [poweredGpus, ...sheet.formulas] };
}

const ALL = { embodied: true, water: true, yuan: true };

/** Every way of sizing, each with the formulas that only it has; made anew, for tests of how they are made. */
export const everySheet = (): readonly (readonly [string, Sheet])[] => [
  ['training', trainingSheet],
  ['training with attention', trainingSheetWith({ attention: true })],
  ['inference with attention', inferenceSheet('tokens', { attention: true })],
  ['inference with what a prompt and an answer cost apart', inferenceSheet('tokens', { apart: true })],
  ['inference by tokens in the window', inferenceSheet('window')],
  ['inference by words', inferenceSheet('words')],
  ['inference by tokens a request', inferenceSheet('tokens')],
  ['training within a budget', rented(trainingSheet, affordableGpus('durationSeconds'))],
  ['training on given GPUs within a budget', rented(trainingSheet, affordableDuration)],
  ['inference with a peak', withCapacity(inferenceSheet('window'), { peak: true, spares: 'none' })],
  ['inference with a peak and spare servers', withCapacity(inferenceSheet('words'), { peak: true, spares: 'count' })],
  ['inference with a share of spare servers', withCapacity(inferenceSheet('tokens'), { peak: false, spares: 'share' })],
  ['training with spare servers', withCapacity(trainingSheet, { peak: false, spares: 'count' })],
  ...(['requests', 'users', 'concurrentUsers', 'tokenRate'] as const).flatMap((rate): [string, Sheet][] => [
    [`inference by words, told by ${rate}`, inferenceSheet('words', { rate, prompted: true })],
    [`inference by tokens a request, told by ${rate}`, inferenceSheet('tokens', { rate, turns: true })],
  ]),
  ['inference by generated tokens a second', inferenceSheet('tokens', { rate: 'outputTokenRate' })],
  ['inference by tokens a second', inferenceSheet('window', { rate: 'tokenRate' })],
  ['a conversation with examples and a share of it cached', inferenceSheet('tokens', { prompted: true, cachedShare: true, turns: true })],
  ['training at a measured throughput', withThroughput(trainingSheet)],
  ['inference at a measured throughput', withThroughput(inferenceSheet('tokens', { prompted: true }))],
  ['training on owned servers', withOwnership(trainingSheet, '')],
  [
    'inference on owned servers with spares',
    withOwnership(withCapacity(inferenceSheet('words'), { peak: true, spares: 'count' }), 'PerWindow'),
  ],
  ['training within a power budget', powered(trainingSheet)],
  ['training on whole instances', withWholeServers(withOwnership(trainingSheet, ''), 'durationSeconds')],
  ['inference on whole instances', withWholeServers(withOwnership(inferenceSheet('tokens'), 'PerWindow'), 'windowSeconds')],
  [
    'training on whole instances within a budget',
    rented(withWholeServers(trainingSheet, 'durationSeconds'), affordableServers('durationSeconds')),
  ],
  ['training on given GPUs of instances within a budget', rented(withWholeServers(trainingSheet, 'durationSeconds'), affordableServerTime)],
  ['training with what making the hardware emitted, water and yuan', withFootprint(withOwnership(trainingSheet, ''), ALL, '')],
  [
    'inference with these, and prices of prompts and answers',
    withFootprint(
      withTokenPrices(withOwnership(inferenceSheet('tokens', { prompted: true }), 'PerWindow'), { rented: true, owned: true }),
      ALL,
      'PerWindow',
    ),
  ],
  [
    'inference with prices of prompts and answers on owned servers alone',
    withTokenPrices(withOwnership(inferenceSheet('tokens', { prompted: true }), 'PerWindow'), { rented: false, owned: true }),
  ],
  [
    'inference with prices of prompts and answers on rented ones alone',
    withTokenPrices(inferenceSheet('tokens', { prompted: true }), { rented: true, owned: false }),
  ],
  ['inference with yuan alone', withFootprint(inferenceSheet('words'), { embodied: false, water: false, yuan: true }, 'PerWindow')],
  ['a month', monthSheet],
  ['inference within a budget', rented(inferenceSheet('words'), affordableGpus('windowSeconds'))],
];
export const sheets = everySheet();

/** All combinations of options that are set or not. */
function combinations([key, ...others]: readonly (keyof InferenceOptions)[]): readonly InferenceOptions[] {
  if (key === undefined) return [{}];
  const rest = combinations(others);
  return [...rest, ...rest.map((options) => ({ [key]: true, ...options }))];
}

const rates: readonly Rate[] = ['requests', 'users', 'concurrentUsers', 'tokenRate', 'outputTokenRate'];
const prompts = combinations(['prompted', 'cachedShare', 'turns']);
const costs = combinations(['apart', 'attention']);

/** Every way of asking for a demand. */
export const demands: readonly (readonly [Demand, InferenceOptions])[] = [
  ...(['requests', 'tokenRate'] as const).map((rate): [Demand, InferenceOptions] => ['window', { rate }]),
  ...rates.filter((rate) => rate !== 'outputTokenRate').map((rate): [Demand, InferenceOptions] => ['words', { rate }]),
  ...rates.map((rate): [Demand, InferenceOptions] => ['tokens', { rate }]),
  ...combinations(['prompted', 'turns', 'apart', 'attention']).flatMap((options): [Demand, InferenceOptions][] => [
    ['window', options],
    ['words', options],
  ]),
  ...prompts.flatMap((prompt) => costs.map((cost): [Demand, InferenceOptions] => ['tokens', { ...prompt, ...cost }])),
];
