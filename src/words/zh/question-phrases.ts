import type { questionPhrases } from '../en/question-phrases.js';

/** What two parts of a question both say, and beside what one has no effect, in Chinese. */
export const questionPhrasesChinese: typeof questionPhrases = {
  'flag-with': ({ flag, other }) => `${flag} 与 ${other} 同用`,
  'hosting-paid': ({ flag, free }) => `${flag}（每千瓦每月美元），若机位已付费则用 ${free}`,
  'gpus-of-an-instance': () => '一个实例的 GPU 数',
  'number-of-gpus': () => 'GPU 的数量',
  'share-of-peak': () => '单卡达到峰值的多少',
  training: () => '训练',
  'scenarios-of-kind': ({ kinds }) => `仅有 ${kinds.join(' 与 ')} 类型的场景`,
  both: ({ parts }) => parts.join(' 与 '),
  'a-range': () => '范围',
  'a-list': () => '用于比较的列表',
};
