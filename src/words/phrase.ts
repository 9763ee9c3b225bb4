import type { phrases } from './en/phrases.js';

type Phrases = typeof phrases;
type PhraseCode = keyof Phrases;

/** A part of a message that every language words for itself: which phrase, and what it is made of. */
export type Phrase<Code extends PhraseCode = PhraseCode> = {
  [Each in Code]: { readonly say: Each } & Readonly<Parameters<Phrases[Each]>[0]>;
}[Code];

/** What a message is made of: a text that is the same in every language (a flag, a name, what the system said), or a phrase. */
export type Part = string | Phrase;
