import type { CheckWords } from '../check.js';
import { spaced } from './spaced.js';

/** What a reader of a check reads, in Chinese. */
export const checkChinese: CheckWords = {
  headline: (expectations, broken) =>
    broken === 0 ? `✔ 全部 ${expectations} 项预期成立` : `✖ ${expectations} 项预期中有 ${broken} 项不成立`,
  holds: '✔',
  broken: '✖',
  percentile: (percentile, figure) => spaced`${figure}的 P${percentile}`,
  sentence: ({ scenario, figure, found, expected, off }) => `${scenario}：${figure} ${found}，预期 ${expected}${off}`,
  tooMany: (off) => `：多了 ${off}`,
  tooFew: (off) => `：少了 ${off}`,
  mends: (changes) => `如下修改后成立：${changes.join('，或 ')}`,
  change: (key, to, from) => `${key}: ${to}（现为 ${from}）`,
  noMend: '只改一项假设无法使其成立',
  ofAll: 'llm-sizing run 可显示各场景分别占多少',
  unknownFigure: '该指标未知：成本需要价格，功率需要功率已知的 GPU，碳排放需要地区，不足的月份需要现有集群',
  never: '期内不会',
  noAnswer: '无解',
  unchecked: (file) => `${file} 对其场景没有任何预期，因此未作检查`,
  notChecked: '✖ 没有可检查的内容',
  mistake: (message, meant, allowed) =>
    `${message}${meant.length > 0 ? `（是否指 ${meant.join(' 或 ')}？）` : ''}${allowed === undefined ? '' : `；${allowed}`}`,
};
