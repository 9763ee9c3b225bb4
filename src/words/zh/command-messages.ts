import type { commandMessages } from '../en/command-messages.js';
import { quote, visible } from '../quote.js';
import { say, sayEither } from './say.js';
import { spaced } from './spaced.js';

const list = (items: readonly string[]): string => items.join('、');

/** What is wrong with the shape of a command line, in Chinese. */
export const commandMessagesChinese: typeof commandMessages = {
  'unknown-command': ({ text, choices, near }) => ({
    message: `没有命令 ${quote(text)}`,
    suggestions: near,
    allowed: `命令：${list(choices)}`,
  }),
  'unknown-flag': ({ text, near, command, elsewhere, field, behind }) => ({
    message: `${command} 没有选项 ${quote(text)}`,
    suggestions: near,
    try:
      behind !== undefined
        ? `llm-sizing ${behind} ${text}：选项写在命令之后`
        : field !== undefined
          ? `--set ${field}=…，优先于文件中的内容`
          : elsewhere.length > 0
            ? `${elsewhere.map((other) => `llm-sizing ${other}`).join(' 或 ')}，它有此选项`
            : `${command === 'llm-sizing' ? command : `llm-sizing ${command}`} --help，可列出选项`,
  }),
  'missing-value': ({ flag, examples }) => ({
    message: `${flag} 需要一个值`,
    ...(examples.length > 0 && { allowed: `如 ${list(examples)}` }),
  }),
  'unexpected-value': ({ flag }) => ({
    message: `${flag} 不接受值`,
  }),
  'repeated-flag': ({ flag }) => ({
    message: `${flag} 给出了两次`,
    allowed: `只写一次；要比较多个值请用列表：${flag} a,b`,
  }),
  'excess-argument': ({ text, command }) => ({
    message: `${command} 不需要 ${quote(text)}`,
    try:
      (command === 'train' || command === 'infer') && text.trim() !== ''
        ? `若指模型，请写 --model ${visible(text)}；llm-sizing ${command} --help 可列出选项`
        : `llm-sizing ${command} --help，可列出选项`,
  }),
  'missing-argument': ({ argument, example }) => ({
    message: spaced`缺少${say(argument)}`,
    try: sayEither(example),
  }),
  'unknown-sort': ({ text, choices, near }) => ({
    message: `结果中没有可用于排序的指标 ${quote(text)}`,
    suggestions: near,
    allowed: list(choices),
  }),
  'unknown-everywhere': ({ figure }) => ({
    message: `${figure} 在每个结果中都未知，无法据此排序`,
    try: '给出使其已知所需的内容：成本用 --price list，碳排放用 --region france',
  }),
  'too-many-rows': ({ rows, format, limit }) => {
    if (format === 'ranking') return { message: `${rows} 种组合太多，无法排序（最多 ${limit}）`, try: '减少取值，或不用 --sort' };
    return format === 'scenario'
      ? {
          message: `${rows} 种组合对一个场景来说太多（最多 ${limit}）`,
          try: '减少取值；或用 llm-sizing train 或 infer 加列表与 --format csv，行数不限',
        }
      : { message: `${rows} 行无法做成可读的 ${format}（最多 ${limit}）`, try: '--format csv 或 jsonl，行数不限' };
  },
  'output-failed': ({ path, reason }) => ({
    message: `无法写入 ${quote(path)}：${visible(say(reason))}`,
  }),
  'presets-unreadable': ({ path, reason }) => ({
    message: `无法读取软件包的 ${quote(path)}：${visible(say(reason))}`,
    try: '重新安装软件包；打包工具请从 llm-sizing/browser 取得预设',
  }),
};
