import { formatExact } from '../../quantity/format.js';
import type { ValidationWords } from '../validation.js';

const SAMPLES: Readonly<Record<string, string>> = {
  'in-sample': '样本内：常数由这些数据拟合',
  'not-fitted': '未拟合：没有常数由这些数据拟合',
  'left-out': '拟合时留出：可引用的误差',
};

const SUITES: Readonly<Record<string, string>> = { training: '训练', serving: '推理', memory: '显存', energy: '能耗' };

const GROUPINGS: Readonly<Record<string, string>> = {
  kind: '类型',
  publication: '发布者',
  accelerator: '加速卡',
  metric: '指标',
  engine: '推理引擎',
  family: '模型家族',
  precision: '精度',
  source: '来源',
  framework: '框架',
};

const GROUPS: Readonly<Record<string, string>> = {
  dense: '稠密',
  experts: '专家',
  nvlink: 'NVLink',
  pcie: 'PCIe',
  'several servers': '多台服务器',
  'one server': '单台服务器',
  'whole production runs': '完整的生产训练',
  'in use': '使用中',
  'reserved by the allocator': '分配器预留',
  itl: 'token 间隔',
  tpot: 'TPOT',
  ttft: 'TTFT',
  throughput: '吞吐',
  energy: '能耗',
  '20 random splits': '20 次随机划分',
  'each publication': '逐个发布者',
  'each model': '逐个模型',
  'each run': '逐次训练',
  'each model family': '逐个模型家族',
  'each accelerator': '逐种加速卡',
  'each source': '逐个来源',
};

/** `each source: ttft dense`, whose parts are phrases or several words. */
function groupIn(group: string): string {
  const [left, ...of] = group.split(': ').map((half) => half.split(', ').map(phraseIn).join('，'));
  return of.length === 0 ? (left ?? group) : `${left}：${of.join('：')}`;
}

const phraseIn = (phrase: string): string =>
  GROUPS[phrase] ??
  phrase
    .split(' ')
    .map((word) => GROUPS[word] ?? word)
    .join('，');

const suiteIn = (suite: string): string => SUITES[suite] ?? suite;

/** What a reader of `validate` reads, in Chinese. */
export const validationChinese: ValidationWords = {
  headline: (suites, measurements) => `重新预测${suites.map(suiteIn).join('、')}的 ${formatExact(measurements)} 个公开数据`,
  section: (suite, sample, by) =>
    by === 'left-out' ? `${suiteIn(suite)}，${SAMPLES[sample]}` : `${suiteIn(suite)}按${GROUPINGS[by] ?? by}，${SAMPLES[sample]}`,
  suite: suiteIn,
  group: groupIn,
  columns: {
    group: '分组',
    count: '数量',
    mean: '平均',
    median: '中位数',
    p90: 'P90',
    bias: '偏差',
    constantMfu: '固定 MFU',
    speedOfLight: '理论极限',
  },
  legend: '平均、中位数与 P90 指误差的大小；偏差是“预测 ÷ 实测 − 1”的中位数',
  baselines:
    '不用模型的两种做法的平均误差：每种加速卡与精度取一个固定利用率（就是这些数据的平均值，因此事先知道它们），以及理论极限（按峰值计算；一步的时间不少于读取激活权重的时间）',
  leftOut: '留出数据的误差需要数分钟拟合：取自 npm run fit -- --left-out 写下的结果，不重新计算',
  unpredicted: (count, _reason) => `有 ${count} 行推理数据未作预测：其指标（latency、server）不在预测之列`,
  verdict: ({ colour, compared, moved }) =>
    colour === 'green'
      ? `结论：绿色。全部 ${compared} 组的误差与 docs/accuracy.md 所引一致`
      : `结论：红色。${compared} 组中有 ${moved} 个数与 docs/accuracy.md 所引不同：某个公式、常数或实测数据发生了变化`,
  moved: { title: '与所引不同的数', figure: '指标', quoted: '引用值', found: '实际' },
  figures: { count: '数量', mean: '平均', median: '中位数', p90: 'P90', bias: '偏差' },
  distrust: {
    title: '哪些预测不可信',
    reason: '原因',
    reasons: { 'far-off': 'P90 超过 40%', few: '少于 10 个' },
    explained:
      '不可信：十次预测中有一次偏差超过 40%，或实测少于十个的分组。对上述之外的加速卡、引擎或模型类型所作的预测，借用最接近者的实测，其误差未知',
  },
  measured: (suite, gpus, of) => `${suiteIn(suite)}：目录中的 ${of} 种加速卡有 ${gpus} 种有实测`,
  proof: {
    title: (proven) => (proven ? '每个故意改错的公式都使结论变红' : '结论未能自证：程序原样时应为绿色，每改错一个公式都应变红'),
    formula: '故意改错',
    suite: '类别',
    verdict: '结论',
    groups: '变化的分组',
    worst: '变化最大',
    shipped: '无：程序原样',
    formulas: {
      'pipeline-bubble': '流水线既不填充也不排空：t_b = 0',
      'memory-bandwidth': '以两倍带宽读取：t = B ÷ (2 × W)',
      activations: '反向传播不保留激活值：G_a = 0',
      'power-by-load': '无论同时运行多少序列，功耗都相同：perDoubling = 0',
    },
    colours: { green: '绿', red: '红' },
    of: (moved, compared) => `${compared} 组中的 ${moved} 组`,
    move: (group, figure, quoted, found) => `${groupIn(group)}：${figure} ${quoted} → ${found}`,
  },
};
