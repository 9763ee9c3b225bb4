import type { AmountWords } from '../amounts.js';

/** What values are written with, in Chinese: all of it is read as input too. */
export const amountsChinese: AmountWords = {
  units: {
    counts: [
      { at: 1e12, size: 1e12, name: '万亿' },
      { at: 1e8, size: 1e8, name: '亿' },
      { at: 1e6, size: 1e4, name: '万' },
    ],
    grouped: false,
    money: [
      { at: 1e12, size: 1e12, name: '万亿' },
      { at: 1e8, size: 1e8, name: '亿' },
    ],
    times: { d: '天', h: '小时', min: '分钟', s: '秒', ms: '毫秒' },
    perSecond: '/秒',
    perDay: '/天',
    perMonth: '/月',
    perGpuHour: '/GPU 小时',
    perMillionTokens: '/百万 token',
    months: { one: '个月', many: '个月' },
    unknown: '未知',
  },
  marks: { colon: '：', comma: '，', list: '、', open: '（', close: '）' },
  oneGpu: '单卡',
  config: 'config',
};
