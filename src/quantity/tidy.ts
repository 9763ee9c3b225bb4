import { leadingDigits, type Refusal } from './written.js';

/** Nobody needs more for one number, and what is longer is not read at all. */
const longest = 64;

/** Characters that need no care; the classes of Unicode below cost milliseconds to compile. */
const PLAIN = /^[ -~]*$/;

/** The text in plain characters and single spaces, or why it cannot be a quantity. */
export function tidy(text: string): string | Refusal {
  const trimmed = text.trim();
  if (trimmed === '') return { refused: 'empty' };
  if (trimmed.length > longest) return { refused: 'syntax' };
  const isPlain = PLAIN.test(trimmed);
  if (!isPlain && (/\p{C}/u.test(trimmed) || hidesDigits(trimmed.replace(/CO₂/gi, '')))) return { refused: 'syntax' };
  const folded = isPlain ? trimmed : trimmed.normalize('NFKC').replaceAll('−', '-');
  const plain = folded.replace(/\s+/g, ' ').trim();
  if (plain === '' || plain.length > longest) return { refused: 'syntax' };
  if (/^[+-]?(?:inf(?:inity)?|nan|∞)$/i.test(plain)) return { refused: 'not-finite' };
  return separators(plain) ?? plain;
}

/** NFKC makes 102 of 10² and 21/2 of 2½: refuse them rather than read another number. */
function hidesDigits(text: string): boolean {
  return [...text].some((character) => character > '~' && !/\p{Nd}/u.test(character) && /\d/.test(character.normalize('NFKC')));
}

/** `a..b`, `a ± b`, `a to b`, and digits grouped by what is a decimal point to others. */
function separators(text: string): Refusal | undefined {
  if (isRange(text)) return { refused: 'range' };
  if (text.includes(',')) {
    const grouped = /^\D*\d{1,3}(?:,\d{3})+(?!\d)/.test(text);
    const decimal = text.replace(',', '.');
    const alternatives = grouped ? ungrouped(text, ',') : [decimal, text.replaceAll(/, ?/g, ' ')];
    return { refused: /\d,\d/.test(text) ? 'ambiguous' : 'syntax', alternatives };
  }
  const [group] = /\d[ ']\d{3}(?!\d)/.exec(text) ?? [];
  return group === undefined ? undefined : { refused: 'syntax', alternatives: ungrouped(text, group.charAt(1)) };
}

function isRange(text: string): boolean {
  // Three dots are not two: `1...5` may end at 5 or at .5.
  if (text.includes('...')) return false;
  const ends = text.split(/\.\.|±|(?<!e)\+\/?-| to |[到至]/i).map((end) => end.trim().replace(/^[^\d+\-.]{0,3}/, ''));
  return ends.length > 1 && ends.every((end) => leadingDigits(end) !== '');
}

function ungrouped(text: string, separator: string): readonly string[] {
  const between = new RegExp(`(?<=\\d)${separator}(?=\\d{3}(?!\\d))`, 'g');
  return [text.replace(between, '_'), text.replace(between, '')];
}
