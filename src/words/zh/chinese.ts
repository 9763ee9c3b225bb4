import { english } from '../en/english.js';
import type { Words } from '../words.js';
import { amountsChinese } from './amounts.js';
import { headlineChinese } from './headlines.js';
import { termsChinese } from './terms.js';

/** The words of an answer in Simplified Chinese. */
export const chinese: Words = {
  ...english,
  amounts: amountsChinese,
  terms: termsChinese,
  columns: { assumption: '假设', value: '值', origin: '依据', result: '结果', exact: '精确值', figure: '指标' },
  origins: { given: '给定', preset: '预设', default: '默认', derived: '推导', predicted: '预测' },
  powerBasis: {
    measured: '实测服务器功率 ÷ 卡数',
    rated: '额定服务器功率 ÷ 卡数',
    tdp: '1.25 × TDP',
  },
  labels: {
    warning: '警告',
    hint: '提示',
    noAnswer: '无解',
    steps: '逐步计算',
    old: '较旧',
    unknown: '未知',
    narrow: '因宽度不足未显示（--format csv 中有）：',
  },
  headline: headlineChinese,
};
