import { stepParts } from '../../answer/contract/prediction.js';
import { stepFigures } from '../../core/training/figures.js';
import { english } from '../../words/en/english.js';
import { termFor } from '../../words/words.js';
import { list, object, type Schema, text } from './parts.js';

const number: Schema = { type: 'number' };
const numbers = (keys: readonly string[]): Schema => object(Object.fromEntries(keys.map((key) => [key, number])));
const meaning = (key: string) => ({ description: termFor(key, english)?.meaning ?? key });

const layout = numbers(['tp', 'pp', 'vp', 'dp', 'cp', 'ep']);
const memory = numbers(['weights', 'gradients', 'optimizer', 'activations', 'other', 'total']);
const fits: Schema = { enum: ['yes', 'tightly', 'no'] };

/** Figures of an answer that have parts. */
export const predictedParts: Readonly<Record<string, Schema>> = {
  memoryBytesPerGpu: { ...memory, ...meaning('memoryBytesPerGpu') },
  layout: { ...layout, ...meaning('layout') },
};

/** A training step that was predicted. */
export function predictionSchema(): Schema {
  const rated = { layout, microBatch: number, zero: number, recompute: text, stepSeconds: number, tokensPerSecondPerGpu: number };
  const part: Schema = { enum: stepParts };
  const required = {
    gpus: number,
    ...rated,
    globalBatch: number,
    sequence: number,
    precision: text,
    framework: text,
    optimizer: text,
    ...Object.fromEntries(stepFigures.map(({ key }) => [key, number])),
    memoryBytesPerGpu: memory,
    fits,
    parts: list(object({ part, seconds: number })),
    measured: object({ group: text, steps: number, p10: number, median: number, p90: number }),
    others: list(object({ ...rated, memoryBytes: number, fits, losesOn: part }, [...Object.keys(rated), 'memoryBytes', 'fits'])),
    searched: numbers(['rated', 'pruned']),
  };
  const launch = object({
    for: { enum: ['megatron', 'torchtitan'] },
    arguments: list(text),
    missing: list({ enum: ['model', 'stages', 'optimizer', 'adapters', 'data'] }),
  });
  return object({ ...required, recomputeLayers: number, launch }, Object.keys(required));
}
