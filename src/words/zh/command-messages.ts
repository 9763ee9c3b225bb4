import type { commandMessages } from '../en/command-messages.js';
import { quote, visible } from '../quote.js';
import { say, sayEither } from './say.js';

const list = (items: readonly string[]): string => items.join(', ');

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
    ...(examples.length > 0 && { allowed: `写作 ${list(examples)}` }),
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
    message: `缺少${say(argument)}`,
    try: sayEither(example),
  }),
};
