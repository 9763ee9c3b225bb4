import type { MistakeWords } from '../mistakes.js';

/** What stands around the message of a mistake, in Chinese. */
export const mistakesChinese: MistakeWords = {
  label: (code) => `错误[${code}]`,
  colon: '：',
  try: '可以试试',
  allowed: '允许的写法',
  meant: (suggestions) => `是否指 ${suggestions.join(' 或 ')}？`,
  more: (count) => `另有 ${count} 处错误`,
};
