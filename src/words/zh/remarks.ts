import type { remarkWords } from '../en/remarks.js';
import { quote } from '../quote.js';
import { hintsChinese } from './hints.js';
import { LIKENESSES } from './likenesses.js';
import { say } from './say.js';
import { spaced } from './spaced.js';
import { amount, listed } from './spoken.js';
import { stepRemarksChinese } from './step-remarks.js';

type Remarks = typeof remarkWords;
type Made<Code extends keyof Remarks> = Parameters<Remarks[Code]>[0];

const POWER: Readonly<Record<string, string>> = { measured: '实测', rated: '额定', tdp: '1.25 × TDP', given: '给定' };
const BASES = { precision: '精度', power: '功率', price: '价格' } as const;

function basisOf({ what, groups }: Made<'mixed-bases'>['bases'][number]): string {
  const told = groups.map(
    ({ basis, names, more }) =>
      `${(what === 'power' && POWER[basis]) || basis}（${listed(names)}${more > 0 ? ` 等，另有 ${more} 种` : ''}）`,
  );
  return `${BASES[what]} ${listed(told)}`;
}

function inferred({ figure, precision, path }: Made<'inferred-figures'>['figures'][number]): string {
  const named = {
    peak: `${precision} 峰值`,
    'sparse-peak': `${precision} 稀疏峰值`,
    memory: '显存',
    power: '功率',
    parameters: '参数量',
    'active-parameters': '激活参数量',
    'training-tokens': '训练 token 数',
    other: path,
  };
  return named[figure];
}

const likenessesIn = (likenesses: readonly string[], precision: string | null = null): string =>
  listed(
    likenesses.map(
      (likeness) => `${LIKENESSES[likeness] ?? likeness}${likeness === 'precision' && precision !== null ? `（${precision}）` : ''}`,
    ),
  );

const byLabelIn = (byLabel: boolean): string => (byLabel ? '，按标称' : '');

/** Every remark’s writer in Chinese, by its code. */
export const remarksChinese: Readonly<Remarks> = {
  'precision-fallback': ({ name, wanted, used }) => `${name} 没有 ${wanted} 峰值，改用其 ${used} 峰值`,
  'weights-exceed-memory': ({ weights, precision, gpus, memory, byLabel }) =>
    `仅权重（${weights}，${precision}）就超过 ${gpus} 张 GPU 的显存（${memory}${byLabelIn(byLabel)}）：模型放不下`,
  'cache-exceeds-memory': ({ weights, cache, sequences, gpus, memory, byLabel }) =>
    `权重（${weights}）与 ${sequences} 个序列的 KV 缓存（${cache}）超过 ${gpus} 张 GPU 的显存（${memory}${byLabelIn(byLabel)}）：模型放不下`,
  'memory-by-label': ({ name, memory }) =>
    `${name ?? '该 GPU'} 实际报告的显存未知：能否放下按标称值（${memory}）判断，实际可能少 1% 到 10%`,
  'no-list-price': ({ name }) => `没有 ${name} 的带日期按需价格记录：其成本未知`,
  'answers-at-once': () => '未计入回答时间，因此用户以尽可能快的速度提问：--response-time 10s',
  'no-effect': ({ given, beside, without = [] }) =>
    beside === undefined
      ? spaced`没有${without.map(say).join(' 或 ')}，${given} 不起作用`
      : spaced`与${say(beside)}同用时，${given} 不起作用`,
  'peak-of-no-preset': ({ name, precision }) => `${name} 没有 ${precision} 峰值；仍采用给定的峰值`,
  'mixed-bases': ({ bases }) => `各行的依据不同：${bases.map(basisOf).join('；')}`,
  'unknown-power': ({ name }) => `${name} 的功率未知，因此功率、耗电量和碳排放未知`,
  'doubtful-instance': ({ name, doubt }) => `关于 ${name} 的信息不确定：${doubt}`,
  'low-confidence': ({ name, confidence }) =>
    `${name} 的数据${confidence === 'none' ? '没有可信度' : '可信度低'}；llm-sizing presets show 可查看来源`,
  'old-price': ({ price, provider, date, newest }) =>
    `${amount(price)}（${provider}）是 ${date} 的价格，比目录中最新的价格（${newest}）早一年以上：此后价格已有变动`,
  'inferred-figures': ({ name, figures }) => spaced`没有文档给出 ${name} 的${listed(figures.map(inferred))}：为推断值`,
  'assumed-dense': ({ name }) => `${name} 是混合专家模型；不采用其自身参数量时，全部参数都按激活计`,
  'estimated-family': ({ family }) => `模型家族 ${quote(family)} 未知：按各键的通常含义当作普通解码器读取，计数为估计值`,
  'estimated-keys': ({ keys }) => `${listed(keys.map(quote))} 可能改变结构但无法理解：计数为不含其影响的估计值`,
  'sequence-beyond-context': ({ sequence, context }) => `${sequence} token 超过模型声明可接受的 ${context}`,
  'passes-one-stack': ({ name, sheet }) =>
    `${name} 是编码器-解码器模型：一个 token 只经过其中之一，而 ${sheet} 让它经过两者；--flops exact 分别计算`,
  'generates-nothing': ({ name }) => `${name} 是编码器，不生成 token；计入的每个 token 经过它一次`,
  'range-without-effect': ({ flags }) => `${listed(flags)} 的范围不影响本结果的任何指标`,
  'together-without-range': ({ flags }) => `${listed(flags)} 在此不是范围，因此没有什么与之相关`,
  'no-sample-answered': () => '各范围的所有样本都无解，因此没有百分位',
  'evidence-not-taken': ({ because }) =>
    `未采用公开的训练：${
      because === 'range'
        ? '利用率已有自己的范围'
        : because === 'unknown'
          ? '利用率正是所求'
          : because === 'none'
            ? '目录中没有'
            : '没有公开数据说明推理达到峰值的多少'
    }`,
  'evidence-outside': ({ assumed, low, high, above }) =>
    `假设的 ${assumed} ${above ? '高于' : '低于'}公开训练达到的水平（P10 ${low}，P90 ${high}）；请看百分位，不要只看一个数`,
  'evidence-unlike': ({ lacking, found, precision }) =>
    `在${likenessesIn(lacking, precision)}上与本次相近的公开训练太少：改用${found.length === 0 ? '全部训练' : `在${likenessesIn(found)}上相近的训练`}，说服力较弱`,
  'few-runs': ({ runs }) => `仅 ${runs} 次公开训练的百分位较为粗略`,
  'evidence-of-steps': () => '这些公开训练按若干步测得：故障与重启的损耗需另计（--goodput）',
  'evidence-by-parameters': ({ flops }) => `公开训练的利用率按 6·N 计算；用 --flops ${flops} 时计入更多算力，利用率会更高`,
  ...hintsChinese,
  ...stepRemarksChinese,
};
