import { quote } from './quote.js';

/** Something the reader of an answer should know: it does not stop the answer. */
export type Remark = {
  /** Stable: scripts may depend on it. */
  readonly code: RemarkCode;
  readonly message: string;
};

type Others = { typed: string; name: string; others: readonly string[] };

/** One writer a code: warnings say that a figure must be read with care. */
const warnings = {
  'precision-fallback': ({ name, wanted, used }: { name: string; wanted: string; used: string }) =>
    `${name} has no ${wanted} peak; its ${used} peak is used`,
  'weights-exceed-memory': ({ weights, precision, gpus, memory }: { weights: string; precision: string; gpus: string; memory: string }) =>
    `the weights alone (${weights} at ${precision}) exceed the memory of ${gpus} (${memory}): the model does not fit`,
  'unknown-power': ({ name }: { name: string }) => `the power of ${name} is not known, so power, energy and carbon are unknown`,
  'low-confidence': ({ name, confidence }: { name: string; confidence: string }) =>
    `the figures of ${name} are of ${confidence} confidence; llm-sizing presets show tells their sources`,
  'assumed-dense': ({ name }: { name: string }) =>
    `${name} is a mixture of experts; with its own parameters set aside, every one of them is taken as active`,
} as const;

/** One writer a code: hints name the choice that would change the answer most. */
const hints = {
  'card-chosen': ({ typed, name, others }: Others) =>
    `${quote(typed)} means ${name}; there ${others.length === 1 ? 'is' : 'are'} also ${others.join(', ')}`,
  'try-bf16': ({ gpus }: { gpus: string }) => `at bf16, which most runs use today, the same needs ${gpus}: --precision bf16`,
  'list-price': ({ price, provider, date }: { price: string; provider: string; date: string }) =>
    `for the money, --price list takes ${price} (${provider}, ${date}), or give your own`,
} as const;

const remarks = { ...warnings, ...hints };
export type RemarkCode = keyof typeof remarks;

/** Words a remark. */
export function remark<Code extends RemarkCode>(code: Code, parameters: Parameters<(typeof remarks)[Code]>[0]): Remark {
  return { code, message: (remarks[code] as (parameters: unknown) => string)(parameters) };
}

/** Every code a remark can have. */
export const remarkCodes = Object.keys(remarks) as readonly RemarkCode[];
