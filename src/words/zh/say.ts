import type { Part, Phrase } from '../phrase.js';
import { phrasesChinese } from './phrases.js';

/** A part of a message in Chinese; what is no phrase is said as it is. */
export function say(part: Part): string {
  return typeof part === 'string' ? part : (phrasesChinese[part.say] as (parts: Phrase) => string)(part);
}

/** Several ways to do it. */
export function sayEither(parts: Part | readonly Part[]): string {
  return isList(parts) ? parts.map(say).join('，或') : say(parts);
}

function isList(parts: Part | readonly Part[]): parts is readonly Part[] {
  return Array.isArray(parts);
}
