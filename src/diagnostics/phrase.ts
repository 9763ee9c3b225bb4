/** A part of a message that each language words for itself, and what it says in English where programs read it. */
export { say as inEnglish } from '../words/en/say.js';
export type { Part, Phrase } from '../words/phrase.js';
