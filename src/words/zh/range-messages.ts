import type { rangeMessages } from '../en/range-messages.js';
import { quote } from '../quote.js';

/** Why a text is no range. */
function rangeProblem(why: Parameters<(typeof rangeMessages)['invalid-range']>[0]['why']): string {
  switch (why) {
    case 'shape':
      return '不是范围：范围有两端，或两端加上最可能的值';
    case 'unit':
      return '没有说明两端是否同一单位';
    case 'word':
      return '不是范围：端点不能是词';
    case 'bound':
      return '以两端为 P5 与 P95，但其中一端之外不可能有值';
    default:
      return '不是范围：两端必须不同，且从小到大';
  }
}

/** Why a text does not say what goes together. */
function togetherProblem(why: Parameters<(typeof rangeMessages)['invalid-together']>[0]['why']): string {
  switch (why) {
    case 'shape':
      return '不是两个范围加一个数';
    case 'field':
      return '不是可以取范围的假设';
    case 'itself':
      return '是同一个范围';
    case 'twice':
      return '重复了前面的一对';
    default:
      return '不是 -1 到 1 的相关';
  }
}

/** What is wrong with ranges, and with what goes together, in Chinese. */
export const rangeMessagesChinese: typeof rangeMessages = {
  'list-and-range': ({ text }) => ({
    message: `${quote(text)} 混用了列表与范围`,
    allowed: '一个列表：30%,40%,50%',
  }),
  'range-unsupported': ({ text }) => ({
    message: `${quote(text)} 是范围；此处应为一个值或一个列表`,
    allowed: '一个值，或一个列表：12 months,24 months',
  }),
  'evidence-of-training': () => ({
    message: '公开的训练说明训练达到峰值的多少；没有公开数据说明推理达到多少',
    try: '自行给出范围：--utilization 20%..40%',
  }),
  'invalid-range': ({ text, near, why }) => ({
    message: `${quote(text)} ${rangeProblem(why)}`,
    suggestions: near,
    allowed: '低..高、低..最可能..高、中间 ± 偏差，或 P5 to P95：30%..50%、30%..38%..50%、40% ± 5%、30% to 50%',
  }),
  'invalid-together': ({ part, why, near, example }) => ({
    message: `${quote(part)} ${togetherProblem(why)}`,
    suggestions: near,
    allowed: `两个范围及其取值的秩相关，从 -1 到 1：${example}`,
  }),
  'impossible-correlation': ({ text, pair, from, to }) => ({
    message: `不可能同时如此相关：${quote(text)}`,
    allowed: from === null || to === null ? '更小的相关' : `其余不变时（未写的为 0），${pair} 可从 ${from} 到 ${to}`,
  }),
};
