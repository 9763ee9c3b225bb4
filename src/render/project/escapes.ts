import { spelled } from '../../words/quote.js';

/** Text in XML; characters that XML cannot hold at all are spelled out. */
export function xml(text: string): string {
  return spelled(text).replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** A message of a workflow command: what would end it is escaped. */
export function data(text: string): string {
  return spelled(text).replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

/** A property of a workflow command, in which colons and commas part things as well. */
export function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
