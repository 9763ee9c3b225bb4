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

/** Chinese, Japanese and Korean characters: a line may be broken before and behind each of them … */
const BREAKABLE = /[\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\uff00-\uff60]/;
/** … but no line begins with what closes or goes on, and none ends with what opens. */
const NEVER_FIRST = /[，。、；：！？）】》」』”’…%‰)\]},.:;!?]/;
const NEVER_LAST = /[（【《「『“‘([{]/;

/** The pieces of a word between which a line may be broken: in English it is one, in Chinese nearly every character. */
export function piecesOf(word: string): readonly string[] {
  if (!BREAKABLE.test(word)) return [word];
  const pieces: string[] = [];
  let piece = '';
  let last = '';
  for (const character of word) {
    const between = BREAKABLE.test(last) || BREAKABLE.test(character);
    if (piece !== '' && between && !NEVER_FIRST.test(character) && !NEVER_LAST.test(last)) {
      pieces.push(piece);
      piece = '';
    }
    piece += character;
    last = character;
  }
  return [...pieces, piece];
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

/** No character below this takes two columns. */
const FIRST_WIDE = 0x1100;
const MAYBE_WIDE = /[\u1100-\uffff]/;

/** Ranges of characters that take two columns: Hangul, CJK, full-width forms, emoji. */
const WIDE: readonly (readonly [first: number, last: number])[] = [
  [FIRST_WIDE, 0x115f],
  [0x2e80, 0xa4cf],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe30, 0xfe4f],
  [0xff00, 0xff60],
  [0xffe0, 0xffe6],
  [0x1f300, 0x1faff],
  [0x20000, 0x3fffd],
];

/** Columns that a text without styles takes in a terminal. */
export function widthOf(text: string): number {
  // Most texts have none of these, and are measured without being taken apart.
  return MAYBE_WIDE.test(text) ? widthOfCharacters(text) : text.length;
}

function widthOfCharacters(text: string): number {
  let width = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    width += code >= FIRST_WIDE && WIDE.some(([first, last]) => code >= first && code <= last) ? 2 : 1;
  }
  return width;
}
