import type { stepMessages } from '../en/step-messages.js';
import { quote } from '../quote.js';
import type { Wording } from '../wording.js';
import { say, sayEither } from './say.js';
import { spaced } from './spaced.js';

const list = (items: readonly string[]): string => items.join('、');

function added({ total, weights, engine, cache, request }: Parameters<(typeof stepMessages)['does-not-fit']>[0]['arithmetic']): string {
  const left = cache === null ? '没有剩余给缓存' : `剩余 ${cache} 给缓存，而一次请求占 ${request}`;
  return `单卡 ${total} 中，权重占 ${weights}，引擎占 ${engine}，${left}`;
}

function reached({
  pools,
  requests,
  layout,
  ttft,
  tpot,
  otherwise,
}: Parameters<(typeof stepMessages)['target-unreachable']>[0]['nearest']): string {
  const load = requests === 1 ? '单独一次请求' : `${requests} 次请求`;
  const what = pools === 2 ? `两个资源池（解码用 ${layout}）` : `${load}在 ${layout} 上`;
  return `${what}的 TTFT 为 ${ttft}，TPOT 为 ${tpot}${otherwise ? '；或换一种加速卡，或降低权重位数' : ''}`;
}

function impossible(problem: Parameters<(typeof stepMessages)['impossible-layout']>[0]): Wording {
  switch (problem.why) {
    case 'product':
      return {
        message: `布局 ${problem.layout} 需要 ${problem.product} 张 GPU 或其倍数，而现有 ${problem.gpus} 张`,
        allowed: 'tp × pp × cp × dp 等于 GPU 数',
      };
    case 'heads':
      return { message: `tp=${problem.tp} 多于它切分的 ${problem.heads} 个注意力头`, allowed: 'tp 不超过注意力头数' };
    case 'layers':
      return { message: `pp=${problem.pp} 多于它切分的 ${problem.layers} 层`, allowed: 'pp 不超过层数' };
    case 'experts':
      return problem.experts === 1
        ? { message: `ep=${problem.ep} 切分专家，而该模型没有专家`, allowed: 'ep=1' }
        : { message: `ep=${problem.ep} 不能把 ${problem.experts} 个专家分到 ${problem.gpus} 张 GPU`, allowed: 'ep 整除专家数与 GPU 数' };
    case 'virtual':
      return {
        message: `vp=${problem.vp} 需要把 ${problem.layers} 层分成 ${problem.vp * problem.pp} 个虚拟阶段`,
        allowed: 'vp 大于 1 时 pp 也须大于 1，且 vp × pp 不超过层数',
      };
    case 'recomputed':
      return { message: `无法重计算 ${problem.recomputeLayers} 层：模型只有 ${problem.layers} 层`, allowed: '不超过层数' };
    case 'batch':
      return {
        message: `全局批大小 ${problem.globalBatch} 个序列，不能在 ${problem.ranks} 个数据并行进程上分成每次 ${problem.microBatch} 个的微批`,
        allowed: `${problem.microBatch * problem.ranks} 的倍数`,
      };
  }
}

/** What is wrong with how a training step is run, in Chinese. */
export const stepMessagesChinese: typeof stepMessages = {
  'impossible-layout': impossible,
  'untrainable-precision': ({ gpu, precision, choices }) => ({
    message: `无法预测 ${gpu} 上 ${precision} 的训练步`,
    allowed: `精度：${choices.join('、')}`,
  }),
  'unknown-step': ({ what }) => ({
    message: spaced`没有${say(what)}，无法预测训练步`,
    try: '模型预设、config.json 或 --parameters，配合加速卡预设',
  }),
  'method-needs': ({ method, what, example }) => ({
    message: spaced`${method} 需要${say(what)}`,
    try: sayEither(example),
  }),
  'one-budget': ({ ways }) => ({
    message: '需要一个预算：FLOP、GPU 天数、若干 GPU 及时间、功率及时间，或金额',
    try: ways.join('；'),
  }),
  'no-layout': ({ gpus, globalBatch }) => ({
    message: `没有布局能把 ${globalBatch} 个序列的全局批分到 ${gpus} 张 GPU`,
    try: '改变 GPU 数，或改用有公约数的 --global-batch',
  }),
  'no-layout-fits': ({ gpus, least, there, remedies }) => ({
    message: `${gpus} 张 GPU 没有放得下的布局：最小的也要占单卡 ${there} 中的 ${least}`,
    try: sayEither(remedies),
  }),
  'no-cluster': ({ most, why }) => ({
    message: `不超过 ${most} 张 GPU 的集群${why === 'time' ? '都无法在该时间内完成训练' : '都没有放得下的布局'}`,
    try: '更长的 --duration，或更大的 --global-batch',
  }),
  'prediction-needs': ({ what, example }) => ({
    message: spaced`预测需要${say(what)}`,
    try: example,
  }),
  'prediction-lacks': ({ name, what }) => ({
    message: spaced`无法为${say(name)}作预测：${say(what)}`,
    try: '换一个模型或加速卡，或假设利用率：--utilization 50%',
  }),
  'does-not-fit': ({ layout, arithmetic, fits }) => ({
    message: `${layout} 放不下该模型：${added(arithmetic)}`,
    try: fits === null ? '降低位数：--weights fp8，或 --weights int4' : `${fits}，或降低权重位数`,
  }),
  'target-unreachable': ({ target, nearest }) => ({
    message: `没有布局能满足 ${target.join(' 与 ')}`,
    try: reached(nearest),
  }),
  'invalid-workload': ({ text, part }) => ({
    message: `${quote(part)} 没有说明请求有多长${part === text ? '' : `（在 ${quote(text)} 中）`}`,
    allowed: '百分位，p50:500/200 p95:4000/900；占比合计 100% 的混合，70%:500/200 30%:8000/500；预设；或 CSV 文件',
  }),
  'invalid-layout': ({ text, part, groups, example }) => ({
    message: `${quote(part)} 不是并行组的大小${part === text ? '' : `（在 ${quote(text)} 中）`}`,
    allowed: `${list(groups)}，各写一次并给出整数：${example}`,
  }),
};
