/** Characters that tell an encoding of two bytes a character. */
const PEEK = 100;

/** What a text that was read as UTF-8 seems to be written in, where that is not it. */
export function otherEncoding(text: string): string | undefined {
  const nuls = text.slice(0, PEEK).split('\u0000').length - 1;
  if (/^\ufffd\ufffd/.test(text) || nuls > Math.min(PEEK, text.length) / 4) return 'it is UTF-16, and UTF-8 is read';
  return text.includes('\ufffd') ? 'it is not UTF-8 but, as it seems, Latin-1 (Windows-1252)' : undefined;
}
