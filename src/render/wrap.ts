import { NO_BREAK } from './block.js';

/** Words of a text in lines of at most `width` columns; a word longer than a line is broken, and lines of its own are kept. */
export function wrap(text: string, width: number): string[] {
  return text.includes('\n') ? text.split('\n').flatMap((line) => wrapLine(line, width)) : wrapLine(text, width);
}

function wrapLine(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const whole of text.split(' ')) {
    // Beyond the first, the pieces of a word follow each other without a space.
    for (const [place, piece] of piecesOf(whole).entries()) {
      let word = piece;
      const gap = place === 0 ? ' ' : '';
      if (line !== '' && !isWider(word, width - gap.length - widthOf(line))) {
        line += gap + word;
        continue;
      }
      if (line !== '') lines.push(line);
      while (width > 0 && isWider(word, width)) {
        const part = firstPiece(word, width);
        lines.push(part);
        word = word.slice(part.length);
      }
      line = word;
    }
  }
  lines.push(line);
  return lines.map((finished) => finished.replaceAll(NO_BREAK, ' '));
}

/** Before and behind Chinese, Japanese and Korean characters and full-width forms a line may be broken … */
function isBreakable(code: number): boolean {
  if (code < 0x2e80) return false;
  return code <= 0x9fff || (code >= 0xac00 && code <= 0xd7a3) || (code >= 0xf900 && code <= 0xfaff) || (code >= 0xff00 && code <= 0xff60);
}

/** … but no line begins with what closes or goes on, and none ends with what opens. */
const NEVER_FIRST = '，。、；：！？）】》」』”’…%‰)]},.:;!?';
const NEVER_LAST = '（【《「『“‘([{';

/** The pieces of a word between which a line may be broken: in English it is one, in Chinese nearly every character. */
export function piecesOf(word: string): readonly string[] {
  if (!MAYBE_WIDE.test(word)) return [word];
  const pieces: string[] = [];
  let from = 0;
  let before = isBreakable(word.charCodeAt(0));
  for (let at = 1; at < word.length; at++) {
    const breakable = isBreakable(word.charCodeAt(at));
    if ((before || breakable) && !NEVER_FIRST.includes(word.charAt(at)) && !NEVER_LAST.includes(word.charAt(at - 1))) {
      pieces.push(word.slice(from, at));
      from = at;
    }
    before = breakable;
  }
  return [...pieces, word.slice(from)];
}

/** As much of a word as fits, a character at least, up to a natural break (a slash, a dash) where there is one in the second half. */
function firstPiece(word: string, width: number): string {
  let most = '';
  let taken = 0;
  for (const character of word) {
    taken += widthOf(character);
    if (taken > width && most !== '') break;
    most += character;
  }
  const natural = Math.max(...BREAKS.map((mark) => most.lastIndexOf(mark)));
  return natural >= most.length / 2 ? most.slice(0, natural + 1) : most;
}

/** After these a word may be broken: in Chinese, too, a line does not begin with them. */
const BREAKS = ['/', '-', '@', '_', '.', ',', '，', '。', '、', '；', '：'];

/** Whether a text takes more columns; what comes after those is not looked at, however much it is. */
function isWider(text: string, width: number): boolean {
  return text.length > 2 * width || widthOf(text) > width;
}

/** No character below this takes two columns, nor do those between these two. */
const FIRST_WIDE = 0x1100;
const MAYBE_WIDE = /[\u1100-\u115f\u2e80-\uffff]/;

/** Columns that a text without styles takes in a terminal. */
export function widthOf(text: string): number {
  // Most texts have none of these, and are measured without being taken apart.
  return MAYBE_WIDE.test(text) ? widthOfCharacters(text) : text.length;
}

function widthOfCharacters(text: string): number {
  let width = text.length;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < FIRST_WIDE) continue;
    if (code >= 0x2e80 && code <= 0xa4cf) width++;
    else if (code >= 0xd800 && code <= 0xdbff) {
      // A pair has the length of a wide character already.
      if (!isWidePair(text.codePointAt(at++) ?? 0)) width--;
    } else if (isWide(code)) width++;
  }
  return width;
}

/** Hangul, CJK and full-width forms, beside the ideographs that were looked for already. */
function isWide(code: number): boolean {
  return (
    code <= 0x115f ||
    (code >= 0xac00 && code <= 0xd7a3) ||
    (code >= 0xf900 && code <= 0xfaff) ||
    (code >= 0xfe30 && code <= 0xfe4f) ||
    (code >= 0xff00 && code <= 0xff60) ||
    (code >= 0xffe0 && code <= 0xffe6)
  );
}

/** Emoji, and ideographs beyond those of one unit. */
function isWidePair(code: number): boolean {
  return (code >= 0x1f300 && code <= 0x1faff) || (code >= 0x20000 && code <= 0x3fffd);
}
