import type { Phrase } from './phrase.js';

/** Characters that tell an encoding of two bytes a character. */
const PEEK = 100;

/** What a text that was read as UTF-8 seems to be written in, where that is not it. */
export function otherEncoding(text: string): Phrase<'utf-16' | 'latin-1'> | undefined {
  const nuls = text.slice(0, PEEK).split('\u0000').length - 1;
  if (/^\ufffd\ufffd/.test(text) || nuls > Math.min(PEEK, text.length) / 4) return { say: 'utf-16' };
  return text.includes('\ufffd') ? { say: 'latin-1' } : undefined;
}
