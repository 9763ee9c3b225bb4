import { remarkWords } from '../words/en/remarks.js';
import { type Parameters as Leaving, leaving } from './parameters.js';

/** Something the reader of an answer should know: it does not stop the answer. */
export type Remark = {
  /** Stable: scripts may depend on it. */
  readonly code: RemarkCode;
  readonly message: string;
  /** What the message is made of, for other words and other languages. */
  readonly parameters: Leaving;
};

export type RemarkCode = keyof typeof remarkWords;

/** Words a remark. */
export function remark<Code extends RemarkCode>(code: Code, parameters: Parameters<(typeof remarkWords)[Code]>[0]): Remark {
  return { code, message: (remarkWords[code] as (parameters: unknown) => string)(parameters), parameters: leaving(parameters) };
}

/** Every code a remark can have. */
export const remarkCodes = Object.keys(remarkWords) as readonly RemarkCode[];
