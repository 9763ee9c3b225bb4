import type { measuredMessages } from '../en/measured-messages.js';
import { quote } from '../quote.js';
import { say } from './say.js';

/** What is wrong with a table of measurements, in Chinese. */
export const measuredMessagesChinese: typeof measuredMessages = {
  'empty-table': ({ what, example }) => ({
    message: what === 'nothing' ? '此表是空的' : '此表没有实测数据',
    try: `首行给出列名，每次运行一行：${example}`,
  }),
  'unknown-column': ({ text, near, choices }) => ({
    message: text === '' ? '有一列没有名称' : `没有列 ${quote(text)}`,
    suggestions: near,
    allowed: `场景的字段，以及测得的量：${choices.slice(-9).join('、')}`,
  }),
  'nothing-measured': ({ choices }) => ({
    message: '这里没有测得任何量',
    allowed: `至少其中之一：${choices.join('、')}`,
  }),
  'ragged-line': ({ found, wanted }) => ({
    message: `这一行有 ${found} 格，而首行有 ${wanted} 格`,
    allowed: '每列一格；含分隔符的写在引号中："tp=8,pp=2"',
  }),
  'several-values': ({ text }) => ({
    message: `${quote(text)} 不止一个值，而一次运行只有一个`,
    allowed: '每次运行一行',
  }),
  'invalid-calibration': ({ path, reason }) => ({
    message: `${quote(path)} 不是校准文件：${say(reason)}`,
    allowed: 'llm-sizing validate --measurements runs.csv --write-calibration ours.yaml 写出的内容',
  }),
};
