import type { limitPhrases } from '../en/limit-phrases.js';

/** Between which limits a value lies, in Chinese. */
export const limitPhrasesChinese: typeof limitPhrases = {
  whole: () => '整数',
  'at-least': ({ least }) => `不小于 ${least}`,
  'amount-at-least': ({ least }) => `不小于 ${least}`,
  'whole-at-least': ({ least }) => `不小于 ${least} 的整数`,
  'above-up-to': ({ above, most }) => `大于 ${above}，不超过 ${most}`,
  positive: () => '大于零',
  above: ({ above }) => `大于 ${above} 的数`,
  between: ({ least, most }) => `${least} 至 ${most}`,
  'whole-between': ({ least, most }) => `${least} 至 ${most} 的整数`,
  'between-whole': ({ least, most }) => `${least} 至 ${most}，且为整数`,
  'months-between': ({ least, most }) => `${least} 至 ${most} 个月，且为整月`,
  'columns-between': ({ least, most }) => `${least} 至 ${most} 的整数列数`,
  'one-of': ({ choices }) => choices.join(' 或 '),
  'share-of-growth': () => '不小于 0%，写作百分数，或不超过 1 的比例',
  countable: () => '总参数量小于 2^53',
};
