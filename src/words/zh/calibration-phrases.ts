import type { calibrationPhrases } from '../en/calibration-phrases.js';

/** What is wrong with a calibration, in Chinese. */
export const calibrationPhrasesChinese: typeof calibrationPhrases = {
  'calibration-shape': () => '须有 version、program 与 groups',
  'calibration-version': () => '缺少 version: 1',
  'calibration-groups': () => 'groups 须为列表',
  'calibration-group': () => '每个分组须有 metric、gpu、models 与 factor',
  'calibration-twice': () => '这个分组在这里第二次出现',
  'calibration-lacks': ({ key }) => `有一个分组缺少 ${key}`,
  'calibration-number': ({ key, least, most, whole }) => `${key} 须为 ${least} 至 ${most} 的${whole ? '整数' : '数'}`,
  'calibration-errors': ({ key, keys }) => `${key} 须有 ${keys.join('、')}`,
  'calibration-share': ({ key }) => `${key} 须为大于 −1 的比例`,
  'calibration-order': ({ key }) => `${key}：low、bias 与 high 须依次增大`,
  'calibration-unread': () => '尚未读取',
  'a-calibration': () => '校准文件，即 llm-sizing validate --measurements runs.csv --write-calibration ours.yaml 写出的内容',
};
