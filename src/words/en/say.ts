import type { Part, Phrase } from '../phrase.js';
import { phrases } from './phrases.js';

/** A part of a message in English; what is no phrase is said as it is. */
export function say(part: Part): string {
  return typeof part === 'string' ? part : (phrases[part.say] as (parts: Phrase) => string)(part);
}

/** Several ways to do it. */
export function sayEither(parts: Part | readonly Part[]): string {
  return isList(parts) ? parts.map(say).join(', or ') : say(parts);
}

function isList(parts: Part | readonly Part[]): parts is readonly Part[] {
  return Array.isArray(parts);
}
