/** Pieces of a word: bare, 'as it is', or $'with \e, \n and \u{200b} spelled out'. */
const PIECE = /\$'((?:[^'\\]|\\.)*)'|'([^']*)'|([^\s'$]+|\$)/gu;
const ESCAPES: Readonly<Record<string, string>> = { e: '\u001b', a: '\u0007', n: '\n', r: '\r', t: '\t', 0: '\0' };

/** The arguments of a command line, quoted as a shell would have it. */
export function shellWords(line: string): readonly string[] {
  const quoted = line.trim().match(/(?:\$'(?:[^'\\]|\\.)*'|'[^']*'|[^\s'])+/gu) ?? [];
  return quoted.map((word) =>
    word.replace(
      PIECE,
      (_, spelled?: string, asIs?: string, bare?: string) =>
        spelled?.replace(/\\u\{([\da-f]+)\}|\\(.)/gu, spelledOut) ?? asIs ?? bare ?? '',
    ),
  );
}

function spelledOut(_: string, code: string | undefined, letter: string | undefined): string {
  return code === undefined ? (ESCAPES[letter ?? ''] ?? letter ?? '') : String.fromCodePoint(Number.parseInt(code, 16));
}
