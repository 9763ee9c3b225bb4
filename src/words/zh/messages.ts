import type { Dimension, QuantityProblem } from '../../quantity/parse.js';
import type { messages } from '../en/messages.js';
import { quote, visible } from '../quote.js';
import type { Wording } from '../wording.js';
import { commandMessagesChinese } from './command-messages.js';
import { fileMessagesChinese } from './file-messages.js';
import { invalidJsonChinese } from './json-messages.js';
import { measuredMessagesChinese } from './measured-messages.js';
import { rangeMessagesChinese } from './range-messages.js';
import { say, sayEither } from './say.js';
import { spaced } from './spaced.js';
import { amount } from './spoken.js';
import { stepMessagesChinese } from './step-messages.js';

type Messages = typeof messages;

const dimensionNames: Readonly<Record<Dimension, string>> = {
  count: '个数',
  number: '数字',
  ratio: '比例',
  duration: '时长',
  rate: '速率',
  flop: 'FLOP 数',
  flopRate: 'FLOP/s 速率',
  bytes: '字节数',
  bandwidth: '带宽',
  power: '功率',
  money: '美元金额',
  hourlyPrice: '每 GPU 小时的美元价格',
  energyPrice: '每 kWh 的美元价格',
  carbonIntensity: '碳强度',
  energy: '能量',
  mass: '质量',
  growth: '月增长率',
  months: '月数',
};

const list = (items: readonly string[]): string => items.join('、');
const written = (examples: readonly string[]): string => `如 ${list(examples)}`;

function quantityProblem(problem: QuantityProblem): string {
  const text = quote(problem.text);
  const wanted = dimensionNames[problem.dimension];
  switch (problem.kind) {
    case 'empty':
      return spaced`缺少${wanted}`;
    case 'unknown-unit':
      return problem.unit === ''
        ? spaced`${text} 不完整，还不是${wanted}`
        : spaced`${text}：${quote(problem.unit ?? '')} 不是${wanted}的单位`;
    case 'wrong-dimension':
      return spaced`${text} 是${problem.found ? dimensionNames[problem.found] : '别的量'}，不是${wanted}`;
    case 'missing-unit':
      return spaced`${text} 缺少单位，无法作为${wanted}`;
    case 'ambiguous':
      return problem.unit === 'm' && problem.dimension === 'duration' ? `${text} 可能是分钟，也可能是月` : `${text} 有不止一种读法`;
    case 'range':
      return spaced`${text} 是范围，而${wanted}只能是一个值`;
    case 'not-finite':
      return /nan|\/|÷/i.test(problem.text) ? `${text} 不是数` : `${text} 太大，超出数的范围`;
    case 'too-large':
      return `${text} 达到或超过 2^53，无法精确计数`;
    case 'syntax':
      return spaced`${text} 不是${wanted}`;
  }
}

/** What people call a quantity that is solved for. */
const names: Readonly<Record<string, string>> = {
  gpus: 'GPU 数',
  utilization: '利用率',
  durationSeconds: '时间',
  tokensPerWindow: 'token 数',
  requestsPerSecond: '请求数',
  parameters: '参数量',
  tokens: 'token 数',
  servers: '服务器数',
  users: '用户数',
};
const named = (quantity: string): string => names[quantity] ?? quantity;
const MORE = '更多 GPU、时间或预算，或减少计算量';
const NAMELESS = '没有预设的 GPU';

const unknownPreset =
  (thing: string, command: string) =>
  ({ text, near }: { text: string; near: readonly string[] }): Wording => ({
    message: spaced`没有名为 ${quote(text)} 的${thing}`,
    suggestions: near,
    try: `llm-sizing presets ${command}，可列出全部`,
  });

/** One message writer a code, in Chinese. */
export const messagesChinese: Readonly<Messages> = {
  ...commandMessagesChinese,
  'control-character': ({ text }) => ({
    message: String(text).trim() === '' ? `${quote(text)} 为空` : `${quote(text)} 含有控制字符`,
    allowed: '完全可见的文本',
  }),
  'unknown-field': ({ text, near, choices }) => ({
    message: `没有字段 ${quote(text)}`,
    suggestions: near,
    allowed: `字段：${list(choices)}`,
  }),
  'invalid-type': ({ wanted, found }) => ({
    message: spaced`这里须为${say(wanted)}，而不是${say(found)}`,
  }),
  unreadable: ({ reason }) => ({
    message: `无法读取传入的内容：${visible(say(reason))}`,
    allowed: '普通对象',
  }),
  'invalid-quantity': (problem) => ({
    message: quantityProblem(problem),
    suggestions: problem.alternatives,
    allowed: written(problem.examples),
  }),
  'out-of-range': ({ text, range, near }) => ({
    message: `${quote(text)} 超出范围`,
    suggestions: near,
    allowed: say(range),
  }),
  'not-whole': ({ text, range = { say: 'whole' } }) => ({
    message: `${quote(text)} 不是整数`,
    allowed: say(range),
  }),
  'unknown-choice': ({ text, choices, near }) => ({
    message: `${quote(text)} 不在可选项之中`,
    suggestions: near,
    allowed: list(choices),
  }),
  'empty-item': ({ text }) => ({
    message: `列表 ${quote(text)} 中有空项`,
    allowed: '用单个逗号分隔的值：a100,h100',
  }),
  ...rangeMessagesChinese,
  'list-refused': () => ({
    message: '列表不是一个场景',
    allowed: '每次调用一个值；每个值调用一次',
  }),
  'unknown-model': unknownPreset('模型', 'models'),
  'unknown-gpu': unknownPreset('加速卡', 'gpus'),
  'unknown-region': unknownPreset('地区', 'regions'),
  'unknown-preset': unknownPreset('模型、加速卡、实例或地区', 'models、gpus、instances 或 regions'),
  'undisclosed-model': ({ name }) => ({
    message: `${name} 的规模从未公布，无法仅凭名称计算`,
    try: '用 --parameters（及 --active-parameters）给出自己的估计',
  }),
  'missing-model': () => ({
    message: '哪个模型？模型与参数量都没有给出',
    try: '--model gpt3，或 --parameters 175B',
  }),
  'invalid-json': invalidJsonChinese,
  'missing-architecture': ({ name }) => ({
    message: name === null ? '只有给出模型才能精确计算每个 token 的 FLOP' : `${name} 的结构未知，无法精确计算其 FLOP`,
    try: '--flops 6nd，或以 config.json 作为 --model',
  }),
  'without-effect': ({ given, because }) => ({
    message: spaced`与${say(because)}同用时，${given} 不起作用`,
    try: '二者取一',
  }),
  'cached-above-prompt': () => ({
    message: '请求中被缓存的部分多于其提示',
    allowed: '缓存前缀不超过提示长度',
  }),
  'missing-gpu': () => ({
    message: '哪种加速卡？GPU 与峰值都没有给出',
    try: '--gpu a100，或 --peak 312T',
  }),
  'missing-tokens': ({ name }) => ({
    message: `${name ?? '该模型'} 的训练 token 数未知`,
    try: '--tokens 3000亿',
  }),
  'missing-demand': () => ({
    message: '要求模型处理多少？没有给出需求',
    try: '--requests 35亿/天 或 --users 200万 --messages-per-user 20/天，并给出 --words 425 或 --input 1000 --output 300；或每天 --tokens 8万亿',
  }),
  'conflicting-demand': ({ one, other }) => ({
    message: `${one} 与 ${other} 都在描述需求`,
    allowed: '窗口内或每秒的 token 数；或请求数、用户数或并发用户数，再加词数或输入与输出 token 数',
  }),
  'incomplete-demand': ({ missing, example }) => ({
    message: `需求不完整：缺少 ${missing}`,
    try: sayEither(example),
  }),
  'active-above-total': () => ({
    message: '激活参数量多于模型的参数量',
    allowed: '激活参数量不超过总参数量',
  }),
  'unsupported-precision': ({ gpu, precision, choices }) => ({
    message: `${gpu} 没有 ${precision} 峰值`,
    ...(choices.length > 0 ? { allowed: `它的精度：${list(choices)}` } : { try: '自行给出峰值：--peak 100T' }),
  }),
  'unsupported-sparsity': ({ gpu, precision }) => ({
    message: `${gpu} 没有公布 2:4 稀疏的 ${precision} 峰值`,
    try: '--sparsity none，或自行给出峰值：--peak 312T',
  }),
  'missing-list-price': ({ gpu }) => ({
    message: `没有 ${gpu ?? NAMELESS} 的带日期按需价格记录`,
    try: '自行给出价格：--price 2.50',
  }),
  'missing-price': ({ why }) => ({
    message: `${why === 'budget' ? '预算' : '成本'}需要价格`,
    try: '--price 2.50（每 GPU 小时美元），或 --price list',
  }),
  'nothing-to-solve': ({ fixed, offers = [], timeless }) => ({
    message: timeless
      ? `没有可求解的量：${fixed.join(' 与 ')} 都已给定，而 ${fixed[0]} 的花费与时间无关：一半的 GPU 用两倍的时间，花费相同`
      : `没有可求解的量：${fixed.length === 2 ? fixed.join(' 与 ') : list(fixed)} 都已给定`,
    try: `去掉其中一个，或指明未知量${offers.length > 0 ? `：${offers.join('，或 ')}` : '：--solve'}`,
  }),
  'conflicting-fields': ({ one, other, what }) => ({
    message: spaced`${one} 与 ${other} 都在说明${say(what)}`,
    allowed: '二者取一',
  }),
  'throughput-above-peak': ({ share }) => ({
    message: `按实测吞吐将达到峰值的 ${share}，没有 GPU 能做到`,
    allowed: '单卡每秒的 token 数，按其精度及一个 token 经过的参数',
  }),
  'incomplete-ownership': ({ missing, example }) => ({
    message: `自有服务器的成本不完整：缺少 ${missing}`,
    try: say(example),
  }),
  'incomplete-footprint': ({ what, missing, example }) => ({
    message: `${what === 'water' ? '用水' : '硬件制造碳'}不完整：缺少 ${missing}`,
    try: example,
  }),
  'missing-exchange-rate': ({ text, why }) => ({
    message: why === 'none' ? `${quote(text)} 以人民币计，而程序不内置汇率` : `${quote(text)} 以人民币计，只能用一个汇率`,
    try: `${why === 'none' ? '自行给出一美元兑人民币数' : '给出一个数'}：--cny-per-usd 7.1（文件中写 cnyPerUsd: 7.1）`,
  }),
  'missing-power': ({ gpu }) => ({
    message: `功率预算需要单卡功率，而 ${gpu ?? NAMELESS} 的功率未知`,
    try: '自行给出功率：--power 1275W',
  }),
  'solve-needs-fixed': ({ unknown, needs }) => ({
    message: `要求解 ${unknown}，须有所限制`,
    try: sayEither(needs),
  }),
  'solve-and-given': ({ unknown }) => ({
    message: `${unknown} 既要求解，又已给定`,
    allowed: '二者取一',
  }),
  'solve-without-effect': ({ unknown, because }) => ({
    message: `无法求解 ${unknown}：给定 ${because} 时它不起作用`,
    try: `去掉 ${because}，或求解其他量`,
  }),
  'no-solution': ({ unknown }) => ({
    message: spaced`没有任何${named(unknown)}能满足要求`,
    try: MORE,
  }),
  'above-possible': ({ unknown, needed, most }) => ({
    message: spaced`这需要${named(unknown)}达到 ${amount(needed)}，而最多只有 ${amount(most)}`,
    try: MORE,
  }),
  'below-one': ({ unknown }) => ({
    message: spaced`给定的条件下，${named(unknown)}连一个都不够`,
    try: MORE,
  }),
  'only-spares': ({ gpus }) => ({
    message: `备用服务器占用了全部 ${gpus} 张 GPU`,
    try: '更多 GPU，或更少备用',
  }),
  'too-large': ({ figure }) => ({
    message: spaced`${named(figure)}达到或超过 2^53，无法精确计数`,
    try: '减少计算量，或增加时间',
  }),
  ...measuredMessagesChinese,
  ...fileMessagesChinese,
  ...stepMessagesChinese,
  internal: ({ reason }) => ({
    message: `llm-sizing 的缺陷：${visible(say(reason))}`,
    try: '连同引发它的命令行一起报告；--debug 会打印调用栈',
  }),
};
