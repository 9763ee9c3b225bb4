// The reference sheet: docs/deck.md
import { sizeInference, sizeTraining } from '../../dist/index.js';
import { formatExact, formatQuantity } from '../../dist/quantity/format.js';
import { table } from './text.mjs';

const deck = { parameters: 175e9, tokens: 300e9, seconds: 30 * 86_400, effective: 156e12 * 0.5, server: 8 };
const demand = { requests: '3.5B/day', questions: 4, words: 425, tokensPerWord: '4/3' };
const tokensPerDay = (3.5e9 * 4 * 425 * 4) / 3;

/** A printed figure, what the sheet's own arithmetic gives, and what the program says. */
function deckRow([name, printed, exact, ours, unit]) {
  return [
    name,
    printed,
    unit === 'integer' ? formatExact(Math.round(exact * 1000) / 1000) : formatQuantity(exact, unit),
    formatQuantity(ours, unit),
  ];
}

const deckHeads = ['figure', 'printed', 'exact', 'ours'];

function deckTraining() {
  const { answer } = sizeTraining({ model: 'gpt3', gpu: 'a100' });
  const flops = 6 * deck.parameters * deck.tokens;
  const rate = flops / deck.seconds;
  const gpus = rate / deck.effective;
  return table(
    deckHeads,
    [
      ['training compute, 6 × N × tokens', '3.15e23 FLOP', flops, answer.trainingFlops, 'flop'],
      ['time', '30 d', deck.seconds, answer.durationSeconds, 'duration'],
      ['required rate', '121,528 TFLOPS', rate, answer.requiredFlopsPerSecond, 'flopRate'],
      ['effective rate of a GPU', '78 TFLOPS', deck.effective, answer.effectiveFlopsPerGpu, 'flopRate'],
      ['GPUs', '1,558', gpus, answer.gpus, 'integer'],
      ['servers of 8', '195', Math.ceil(gpus) / deck.server, answer.servers, 'integer'],
    ].map(deckRow),
  );
}

function deckInference() {
  const { answer } = sizeInference({ model: 'gpt3', gpu: 'a100', ...demand });
  const slipped = sizeInference({ model: 'gpt3', gpu: 'a100', ...demand, flopsPerToken: 2 * deck.tokens }).answer;
  const flops = 2 * deck.parameters * tokensPerDay;
  const rate = flops / 86_400;
  const gpus = rate / deck.effective;
  const rows = [
    ['tokens a day', '7.933T', tokensPerDay, 'tokensPerWindow', 'count'],
    ['inference compute, 2 × N × tokens', '4.76e24 FLOP', flops, 'inferenceFlops', 'flop'],
    ['required rate', '55,000,000 TFLOPS', rate, 'requiredFlopsPerSecond', 'flopRate'],
    ['GPUs', '706,315', gpus, 'gpus', 'integer'],
    ['servers of 8', '88,000', Math.ceil(gpus) / deck.server, 'servers', 'integer'],
  ];
  return table(
    [...deckHeads, 'ours with 6e11 FLOP a token'],
    rows.map(([name, printed, exact, key, unit]) => [
      ...deckRow([name, printed, exact, answer[key], unit]),
      formatQuantity(slipped[key], unit),
    ]),
  );
}

/** The parts of docs/deck.md that are made from the code. */
export const deckParts = {
  'deck-training': deckTraining,
  'deck-inference': deckInference,
};
