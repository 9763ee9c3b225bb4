import type { valuePhrases } from '../en/value-phrases.js';

const LISTED = { texts: '文本', numbers: '数字' } as const;

/** What a value is or should be, in Chinese. */
export const valuePhrasesChinese: typeof valuePhrases = {
  null: () => 'null',
  nothing: () => '空',
  text: () => '文本',
  number: () => '数字',
  boolean: () => '布尔值',
  list: () => '列表',
  'list-of-length': ({ length }) => `含 ${length} 项的列表`,
  'empty-list': () => '空列表',
  'this-list': () => '这个列表',
  object: () => '对象',
  keys: () => '一组键',
  'empty-file': () => '空文件',
  typeof: ({ type }) => type,
  value: () => '一个值',
  'some-value': () => '至少一个值',
  'true-or-false': () => 'true 或 false',
  'list-of': ({ of }) => `${LISTED[of]}的列表`,
  'one-of-list': ({ of }) => `${LISTED[of]}列表中的一项`,
  options: () => '选项对象',
  'scenario-object': () => '含场景字段的对象',
  'number-or-text': () => '国际单位制的数字，或带单位的文本',
  'quantity-like': ({ example }) => `如 ${example} 的量`,
  'text-like': ({ example }) => `如 ${example} 的文本`,
  expectations: () => '各指标及其预期',
  'version-and-scenarios': () => 'version 与 scenarios 两个键',
  'by-name': ({ key }) => `以名称为键的 ${key}`,
  'presets-by-name': ({ key }) => `以名称为键的 ${key} 预设`,
  'preset-figures': () => '预设的数据',
  'fields-of': ({ name }) => `${name} 的字段`,
  'scenario-fields': () => '场景的字段',
  'file-path': () => '文件的路径',
};
