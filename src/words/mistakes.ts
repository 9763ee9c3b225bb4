import type { Wording } from './wording.js';

/** What stands around the message of a mistake, in one language. */
export type MistakeWords = {
  /** Before the message: the code as it is, since scripts and searches know it by that. */
  readonly label: (code: string) => string;
  /** Behind the label, and behind what is allowed or may be tried. */
  readonly colon: string;
  readonly try: string;
  readonly allowed: string;
  readonly meant: (suggestions: readonly string[]) => string;
  /** How many are not shown. */
  readonly more: (count: number) => string;
};

/** Something that was said in English, with what it is made of. */
export type Said = { readonly code: string; readonly message: string; readonly parameters: Readonly<Record<string, unknown>> };

/** A mistake that was said in English: what is wrong, and what would be accepted or what to do. */
export type SaidMistake = Said & Pick<Wording, 'allowed'> & { readonly advises?: true };
