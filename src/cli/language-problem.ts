import { type Diagnostic, diagnose } from '../diagnostics/diagnostic.js';
import { nearest } from '../diagnostics/suggest.js';
import { type Language, languages } from './language.js';
import { placeOf } from './place.js';

/** What languages are called otherwise; Traditional Chinese is none of them, but who reads it reads Simplified more easily than English. */
const OTHER_NAMES: readonly (readonly [names: RegExp, language: Language])[] = [
  [/^(zh\b.*|zh_.*|cn|chi|zho|chinese|mandarin|hans|[简簡]?[体體]?中文|汉语|漢語)$/i, 'zh'],
  [/^(us|uk|gb|eng|english|英文|英语)$/i, 'en'],
];

/** That there are no words of the language that was asked for. */
export function unknownLanguage(text: string, argv: readonly string[]): Diagnostic {
  const meant = OTHER_NAMES.find(([names]) => names.test(text))?.[1];
  const near = meant === undefined ? nearest(text, languages) : [meant];
  return diagnose('unknown-choice', { text, choices: languages, near }, placeOf(argv, '--lang', text));
}
