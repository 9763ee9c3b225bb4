import { fieldHelp } from '../words/en/fields.js';
import { helpOf } from '../words/fields.js';

/** What a field means in a kind of scenario. */
export function helpOfField({ key }: { readonly key: string }, kind: string): string {
  return helpOf(fieldHelp, key, kind);
}
