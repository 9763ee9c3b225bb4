import { list, number, object, type Schema, text } from './parts.js';

const numbers = (keys: readonly string[]) => Object.fromEntries(keys.map((key) => [key, number]));

/** What a method consists of. */
export function methodSchema(): Schema {
  const phase = object({
    stage: text,
    model: text,
    use: { enum: ['train', 'adapt', 'score', 'generate'] },
    ...numbers(['parameters', 'tokens', 'flops', 'utilization', 'durationSeconds', 'gpuHours']),
  });
  return object({
    method: text,
    phases: list(phase),
    memory: list(object({ stage: text, model: text, ...numbers(['parameters', 'bytes']) })),
    total: object(numbers(['flops', 'durationSeconds', 'gpuHours', 'memoryBytes'])),
  });
}

/** What failures and checkpoints leave of the time. */
export function goodputSchema(): Schema {
  return object(
    numbers([
      'goodput',
      'gpuMtbfSeconds',
      'mtbfSeconds',
      'checkpointBytes',
      'storageBytesPerSecond',
      'checkpointSeconds',
      'intervalSeconds',
      'youngSeconds',
      'restartSeconds',
    ]),
  );
}
