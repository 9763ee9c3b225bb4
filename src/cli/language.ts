import type { Io } from './io.js';

/** Languages of what people read; Chinese is Simplified Chinese. */
export const languages = ['en', 'zh'] as const;

export type Language = (typeof languages)[number];

/** Whether the command line asks for Chinese, else the locale by the rules of POSIX: what is empty there counts as not set. */
export function asksChinese(argv: readonly string[], { LC_ALL, LC_MESSAGES, LANG }: Io['env']): boolean {
  let tag = LC_ALL || LC_MESSAGES || LANG || '';
  for (const [place, word] of argv.entries()) {
    if (word === '--') break;
    if (word === '--lang') tag = argv[place + 1] ?? '';
    else if (word.startsWith('--lang=')) tag = word.slice('--lang='.length);
  }
  return /^zh/i.test(tag) && languageOf(tag) === 'zh';
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
