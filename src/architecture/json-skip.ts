const QUOTE = 34;
const BACKSLASH = 92;

/** The offset of the next character that is not white space, from `at` on. */
export function afterSpace(text: string, at: number): number {
  let end = at;
  for (;;) {
    const code = text.charCodeAt(end);
    if (code !== 32 && code !== 10 && code !== 13 && code !== 9) return end;
    end++;
  }
}

/** The offset after the string whose opening quote is at `at`, or the end of the text. */
export function afterString(text: string, at: number): number {
  let end = at + 1;
  while (end < text.length) {
    const code = text.charCodeAt(end);
    if (code === QUOTE) return end + 1;
    end += code === BACKSLASH ? 2 : 1;
  }
  return text.length;
}

/** The offset after the value that starts at `at`, in a text that holds no mistakes up to there. */
export function afterValue(text: string, at: number): number {
  let depth = 0;
  let end = at;
  while (end < text.length) {
    const character = text[end];
    if (character === '"') end = afterString(text, end);
    else if (character === '{' || character === '[') {
      depth++;
      end++;
    } else if (character === '}' || character === ']') {
      if (depth === 0) return end;
      depth--;
      end++;
    } else if (depth === 0 && (character === ',' || character === ' ' || character === '\n' || character === '\r' || character === '\t')) {
      return end;
    } else {
      end++;
      continue;
    }
    if (depth === 0) return end;
  }
  return text.length;
}

/** The offset after letters, digits and what else may stand in a number, from `at` on. */
export function afterWord(text: string, at: number): number {
  for (let end = at; ; end++) {
    const code = text.charCodeAt(end);
    const isLetter = (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 95;
    const isOfNumber = (code >= 48 && code <= 57) || code === 46 || code === 45 || code === 43;
    if (!isLetter && !isOfNumber) return end;
  }
}

/** What a string says that stands, with its quotes and without mistakes, from `start` to `end`. */
export function decoded(text: string, start: number, end: number): string {
  const written = text.slice(start, end);
  return written.includes('\\') ? (JSON.parse(written) as string) : written.slice(1, -1);
}
