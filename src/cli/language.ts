import type { Command } from 'commander';
import { english } from '../words/en/english.js';
import type { Words } from '../words/words.js';
import { type Help, under } from './described.js';
import { addValueFlag, type MetFlag } from './flags.js';
import type { Io } from './io.js';

/** Languages of what people read; Chinese is Simplified Chinese. */
export const languages = ['en', 'zh'] as const;

export type Language = (typeof languages)[number];

/** Adds `--lang`. */
export function addLanguageFlag(command: Command, met: MetFlag[], group: keyof Help['groups']): void {
  under(
    group,
    addValueFlag(command, '--lang <language>', ({ flags }) => flags.language(languages), met, languages),
  );
}

/**
 * The words of the language that the command line asks for, else of the locale by the rules of POSIX: what is empty there
 * counts as not set. Words that are not English are loaded only then.
 */
export async function wordsFor(argv: readonly string[], { LC_ALL, LC_MESSAGES, LANG }: Io['env']): Promise<Words> {
  let tag = LC_ALL || LC_MESSAGES || LANG || '';
  for (const [place, word] of argv.entries()) {
    if (word === '--') break;
    if (word === '--lang') tag = argv[place + 1] ?? '';
    else if (word.startsWith('--lang=')) tag = word.slice('--lang='.length);
  }
  const isChinese = /^zh/i.test(tag) && languageOf(tag) === 'zh';
  return isChinese ? (await import('../words/zh/chinese.js')).chinese : english;
}

/** Scripts and countries whose Chinese is Traditional. */
const TRADITIONAL = ['hant', 'tw', 'hk', 'mo'];

/** The language of a tag or of a locale, where there are words for it: `zh`, `zh-Hans`, `zh_CN.UTF-8`, but not `zh_TW`. */
export function languageOf(tag: string): Language | undefined {
  const [language, ...parts] = tag
    .toLowerCase()
    .replace(/[.@].*$/s, '')
    .split(/[-_]/);
  if (language === 'en') return 'en';
  const isTraditional = !parts.includes('hans') && parts.some((part) => TRADITIONAL.includes(part));
  return language === 'zh' && !isTraditional ? 'zh' : undefined;
}
