import { spelled } from '../words/quote.js';

/** What a message is made of, so that another language can be worded from it: texts, numbers, lists of them, and parts with names. */
export type Parameters = Readonly<Record<string, unknown>>;

/** Longest text that is handed on; what a user typed may have any length. */
const LONGEST = 400;

/** Parameters fit to leave the program: control and invisible characters spelled out, long texts cut. */
export function leaving(parameters: object): Parameters {
  return Object.fromEntries(Object.entries(parameters).map(([key, value]) => [key, safe(value)]));
}

function safe(value: unknown): unknown {
  if (typeof value === 'string') return spelled(value.length > LONGEST ? `${value.slice(0, LONGEST)}…` : value);
  if (Array.isArray(value)) return value.map(safe);
  return typeof value === 'object' && value !== null ? leaving(value) : value;
}
