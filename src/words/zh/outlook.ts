import type { OutlookWords } from '../outlook.js';
import { LIKENESSES } from './likenesses.js';
import { spaced } from './spaced.js';

/** What a reader of ranges, sensitivities and timelines reads, in Chinese. */
export const outlookChinese: OutlookWords = {
  uncertainty: {
    figure: '指标',
    low: '低',
    likely: '中',
    high: '高',
    p5: 'P5',
    p10: 'P10',
    p50: 'P50',
    p90: 'P90',
    p95: 'P95',
    run: '公开的训练',
    reached: '达到',
    spread: 'P10 至 P90',
    basis: '口径',
    source: '来源',
    measured: (runs, group, own) =>
      own
        ? `对自己的运行作同样预测时，实测为（${runs} 次，${groupIn(group)}）`
        : `对公开的运行作同样预测时，实测为（${runs} 次，${groupIn(group)}）`,
    headline: (samples, seed, unanswered) =>
      `对各范围取 ${samples} 个准随机样本（种子 ${seed}）${unanswered === undefined ? '' : `；其中 ${unanswered} 个无解`}`,
    unanswered: (samples) => `${samples} 个样本无解`,
    percentileOf: (value, percentile) => `${value}（${percentile}）`,
    between: (low, high) => `${low} 至 ${high}`,
    together: (pairs) => `相互关联（秩相关）：${pairs.map(({ pair, rank }) => `${pair} ${rank}`).join('；')}`,
    evidence: (runs, comparableBy) =>
      `利用率取自 ${runs} 次公开的训练${comparableBy.length === 0 ? '' : `，与本次相近之处：${comparableBy.map((likeness) => LIKENESSES[likeness] ?? likeness).join('、')}`}`,
    bases: { 'whole run': '整个训练', steps: '若干步' },
    more: (runs) => `……另有 ${runs} 次`,
  },
  sensitivity: {
    low: '取低端时',
    high: '取高端时',
    swing: '变动幅度',
    noAnswer: '无解',
    narrow: '因宽度不足未显示（--format json 中有）',
    headline: (figure, value) => `哪些假设影响结果（${figure}：${value}），每次只改一项`,
    how: (ranged, stepped, step, clipped) =>
      [
        ...(ranged > 0 ? [stepped > 0 ? '有范围的取两端' : '取范围的两端'] : []),
        ...(stepped > 0 ? [ranged > 0 ? `其余变动 ±${step}` : `没有范围，变动 ±${step}`] : []),
        ...(clipped.length > 0 ? [spaced`${clipped.join('、')}不超出允许范围`] : []),
      ].join('；'),
    unmoved: (count) => `${count} 项假设不影响结果`,
    findOutFirst: (fields) => `没有给出、最值得先弄清的：${fields.join('、')}`,
    alone: '单独',
    together: '连同其他',
    spread: (share, field) => spaced`${share} 的离散来自${field}`,
    sobol: (sentence, points) => `${sentence}（按范围分摊的方差：Sobol 指数，各 ${points} 个点）`,
    noSobol: (unanswered) => `无法按范围分摊离散：其中 ${unanswered} 种组合无解`,
    group: (fields) => fields.join(' 与 '),
  },
  timeline: {
    month: '月份',
    requests: '每天请求数',
    tokens: '窗口内 token 数',
    range: 'P10 至 P90',
    narrow: '因宽度不足未显示（--format json 中有）',
    headline: (growth, every) => `逐月${growth === undefined ? '' : `，增长 ${growth}`}；${months(every)}`,
    total: (every, trains) => `全部场景合计，逐月；${trains ? '训练从现在开始；' : ''}${months(every)}`,
    sampling: (samples, seed, growth) =>
      `${samples} 个准随机样本的 P10 至 P90（种子 ${seed}）${growth === undefined ? '' : `，增长从 ${growth.low} 到 ${growth.high}`}`,
    runsOut: (gpus, month, horizon, most) => {
      const served = most === undefined ? '' : `；最多可处理${most}`;
      if (month === null) return `${gpus} 张 GPU 到第 ${horizon} 个月仍够用${served}`;
      return month === 0 ? `${gpus} 张 GPU 现在就不够${served}` : `${gpus} 张 GPU 在第 ${month} 个月不够${served}`;
    },
    runsOutRange: (early, likely, late, never) =>
      `不够的月份：偏早 ${early}，居中 ${likely}，偏晚 ${late}（P10、P50、P90）${never === undefined ? '' : `；${never} 的样本一直够用`}`,
    tokensServed: (tokens) => `每窗口 ${tokens} token`,
    requestsServed: (requests) => `每天 ${requests} 次请求`,
  },
};

/** A group of measurements that the cost models were judged by. */
function groupIn(group: string): string {
  return group
    .replace(/^dense models/, '稠密模型')
    .replace(/^mixtures of experts/, '混合专家模型')
    .replace(/ joined by a switch$/, '，交换机互联')
    .replace(/ under three engines$/, '，三种引擎')
    .replace(/ under (.+)$/, '，引擎 $1')
    .replace(/ in (\d+) bits$/, '，$1 位')
    .replace(/ on (.+?)(?=，|$)/, '，$1')
    .replace(' and ', '、')
    .replace(/ \(([^()]*)\)$/, '，$1');
}

function months(every: number): string {
  return `第 0 个月是现在，每月 365/12 天${every === 1 ? '' : `；每 ${every} 个月显示一次，JSON 中有全部`}`;
}
