import type { fileMessages } from '../en/file-messages.js';
import { quote, spelled, visible } from '../quote.js';
import { say, sayEither } from './say.js';
import { spaced } from './spaced.js';
import { listed } from './spoken.js';

const list = (items: readonly string[]): string => items.join('、');

/** Message writers for files in Chinese: what cannot be read, and what a scenario file may not say. */
export const fileMessagesChinese: typeof fileMessages = {
  'missing-file': ({ names }) => ({
    message: `此处及上级目录中没有 ${list(names)}`,
    try: 'llm-sizing init，可写一个；或给出文件名',
  }),
  'file-not-found': ({ path, near }) => ({
    message: `没有文件 ${quote(path)}`,
    suggestions: near,
    allowed: '文件、通配（如 sizing/*.yaml），或 - 表示标准输入',
  }),
  'file-too-large': ({ path, limit }) => ({
    message: `${quote(path)} 比人会写的任何文件都大`,
    allowed: `不超过 ${limit}`,
  }),
  'file-exists': ({ path, flag = '--out' }) => ({
    message: `${quote(path)} 已存在，保持原样`,
    try: `用 ${flag} 另取名称，或用 --force 覆盖`,
  }),
  'misnamed-file': ({ path, called, wanted }) => ({
    message: `${quote(path)} 是 ${called} 的文件名，却要写成 ${wanted}`,
    suggestions: [called],
    try: `--format ${called}，或用 --out 另取名称`,
  }),
  'invalid-yaml': ({ reason }) => ({
    message: `这不是 YAML：${visible(say(reason))}`,
  }),
  'too-deep': ({ limit }) => ({
    message: '文件嵌套太深，无法读取',
    allowed: `不超过 ${limit} 层`,
  }),
  'duplicate-key': ({ key }) => ({
    message: `键 ${quote(key)} 在这里第二次出现`,
    allowed: '每个键只写一次',
  }),
  'several-documents': () => ({
    message: '这里开始了第二个文档',
    allowed: '每个文件一个文档',
  }),
  'cyclic-alias': () => ({
    message: '这个别名指向包含它自身的内容',
    allowed: '指向在它之前已结束的内容',
  }),
  'unknown-key': ({ text, choices, near }) => ({
    message: `这里没有键 ${quote(text)}`,
    suggestions: near,
    ...(text === '<<' ? { try: 'extends: NAME 可继承另一个场景，defaults 适用于全部场景' } : { allowed: list(choices.map(say)) }),
  }),
  'missing-key': ({ key, example }) => ({
    message: `缺少 ${key}`,
    try: sayEither(example),
  }),
  'missing-setting': ({ key }) => ({
    message: `${quote(key)} 没有值`,
    allowed: '一个值；null 表示取消继承的值',
  }),
  'long-name': ({ text, limit, length }) => ({
    message: `名称 ${quote(text)} 有 ${length} 个字符`,
    allowed: `不超过 ${limit}`,
  }),
  'unknown-version': ({ text }) => ({
    message: `本程序不认识文件的版本 ${quote(text)}`,
    allowed: '1',
  }),
  'wrong-kind': ({ key, kind, other }) => ({
    message: `${quote(key)} 是 ${listed(other)} 的字段，而此场景是 ${kind}`,
    try: `kind: ${other.join(' 或 ')}，或换一个字段`,
  }),
  'unknown-scenario': ({ text, choices, near }) => ({
    message: `没有名为 ${quote(text)} 的场景`,
    suggestions: near,
    allowed: choices.length > 0 ? `场景：${list(choices.slice(0, 20).map(visible))}` : '一个场景的名称',
  }),
  'cyclic-extends': ({ chain }) => ({
    message: `继承自身没有尽头：${chain.map(visible).join(' → ')}`,
    allowed: '有终点的继承链',
  }),
  'outside-tree': ({ path, root }) => ({
    message: `${quote(path)} 超出了 ${visible(say(root))}`,
    allowed: '同一仓库或目录中文件的相对路径',
  }),
  'invalid-preset': ({ name, path, reason }) => ({
    message: `预设 ${quote(name)}${path === '' ? '' : ` 的 ${visible(path)}`} 有误：${visible(say(reason))}`,
    try: 'llm-sizing presets show NAME --format json，可查看写法',
  }),
  'unknown-base': ({ name, text, near, group }) => ({
    message: `预设 ${quote(name)} 继承 ${quote(text)}，而它不存在`,
    suggestions: near,
    try: `llm-sizing presets ${group === 'grids' ? 'regions' : group}，可列出全部`,
  }),
  'missing-figure': ({ name, path }) => ({
    message: `预设 ${quote(name)} 没有说明 ${visible(path)}`,
    allowed: '一个值；llm-sizing presets show NAME --format json 可查看写法',
  }),
  'unknown-figure': ({ text, choices, near, sampled }) => ({
    message: `结果中没有指标 ${quote(text)}`,
    suggestions: near,
    allowed: `${list(choices)}；也可不带键中的单位${sampled ? '；百分位写作 p90(gpus)' : ''}`,
  }),
  'no-path': ({ figure, from, choices }) => ({
    message: `${figure} 不取决于 ${from}`,
    allowed: `它取决于：${list(choices)}`,
  }),
  'invalid-expectation': ({ text, near }) => ({
    message: `${quote(text)} 没有可检查的预期`,
    suggestions: near,
    allowed: "<= 2048、< 20M、带引号的 '>= 10'、195 ± 1、10..20、{ min: 10, max: 20 }",
  }),
  'always-met': ({ text, figure, range }) => ({
    message: spaced`${quote(text)} 无论结果如何都成立：${figure} 总是${say(range)}`,
    allowed: '结果有可能突破的限值',
  }),
  'bare-greater': ({ text }) => ({
    message: '在 YAML 中，单独的 > 表示文本块的开始',
    suggestions: [`'${text}'`],
    allowed: "带引号的 '>= 10'、{ min: 10 } 或 10..20",
  }),
  'no-expectations': () => ({
    message: '没有任何预期，因此无从检查',
    try: '在场景中写 expect: { gpus: <= 2048 }',
  }),
  'percentile-without-range': ({ expectation, scenario, kind }) => ({
    message: `${expectation} 问的是不确定程度，而 ${quote(scenario)} 中没有不确定的量`,
    try: `在字段中给出范围（utilization: 30%..50%）、${kind === 'train' ? '--uncertainty evidence、' : ''}或对该指标本身提出预期`,
  }),
  'invalid-answer': ({ path, reason }) => ({
    message: `${quote(path)} 不是保存的结果：${visible(say(reason))}`,
    allowed: 'llm-sizing run --format json 写出的内容',
  }),
  'unknown-revision': ({ text, reason }) => ({
    message: `${quote(text)} 不是修订版本：${say(reason)}`,
    allowed: '分支、标签或提交：origin/main、v1.2、HEAD~1',
  }),
  'invalid-set': ({ text }) => ({
    message: `${quote(text)} 没有设置任何字段`,
    try: '例如 --set utilization=40%',
  }),
  'unreadable-file': ({ file, reason, allowed }) => ({
    message: `无法读取 ${quote(file)}：${visible(say(reason))}`,
    allowed: say(allowed),
  }),
  'config-missing': ({ key, alternatives, near }) => ({
    message: `无法为该模型计数：缺少 ${quote(key)}`,
    suggestions: near,
    ...(alternatives.length > 0 && { allowed: `它的其他名称：${list(alternatives)}` }),
  }),
  'config-type': ({ key, wanted, found }) => ({
    message: spaced`${key === '' ? '这里' : `${quote(key)} `}须为${say(wanted)}，而不是${say(found)}`,
  }),
  'config-range': ({ key, value, range }) => ({
    message: `${quote(key)} 为 ${visible(value)}，超出范围`,
    allowed: say(range),
  }),
  'config-conflict': ({ key, value, why }) => ({
    message: `${quote(key)}：${visible(say(value))} ${spelled(say(why))}`,
  }),
  'unknown-architecture': ({ name }) => ({
    message: `${name} 的结构未知，无从拆解`,
    try: '预设中带有 config 的模型，或自己的 config.json',
  }),
};
