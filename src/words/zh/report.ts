import type { ReportWords } from '../report.js';
import { spaced } from './spaced.js';

/** What a reader of a report reads, in Chinese. */
export const reportChinese: ReportWords = {
  language: 'zh-CN',
  sections: {
    chain: '结果如何得出',
    whatIf: '如果……会怎样？',
    pictures: '图表',
    assumptions: '假设',
    figures: '指标',
    details: '详细信息',
    evidence: '数据来源',
    remarks: '阅读须知',
  },
  intro: {
    chain: '每个指标及其公式、代入的数值和来源。指向某个指标可看到它由什么得出。',
    changed: '各指标随字段更新；代入的数字仍属原答案。',
    whatIf: '修改任一假设：页面用程序自身的公式重新计算全部结果。',
    evidence: '每份文档、取自其中的数据，以及数据的可信程度。',
    data: '完整结果以 JSON 形式保存在本文件中；`llm-sizing diff` 可以读回。',
  },
  labels: {
    madeOf: '由此得出',
    usedBy: '用于',
    document: '文档',
    figures: '指标',
    standing: '可信程度',
    table: '此图的数据',
    reset: '重置',
    copyCommand: '复制为命令',
    copyYaml: '复制为 YAML',
    copied: '已复制',
    was: '原为',
    original: '属原答案',
  },
  standings: { verified: '已核实', read: '据单一文档', inferred: '推断' },
  unasked: {
    service: '本页没有字段：模型如何服务只由程序预测。',
    method: '本页没有字段：训练方法与故障只由程序规划。',
    counted: '本页没有字段：按结构计算的 FLOP 只由程序计数。',
    beside: '本页没有字段：除预测的训练外，所问的其他内容只由程序计算。',
    model: '本页没有字段：该模型不是预设，而页面不读取文件。',
  },
  madeBy: (tool, version) => `由 ${tool} ${version} 生成`,
  range: (figure, low, middle, high) => `${figure}：${low}（P10），${middle}（P50），${high}（P90）`,
  charts: {
    step: {
      title: '一个训练步的时间花在哪里',
      sentence: (largest, share, step) => `一步 ${step}，其中最大的部分：${largest}，${share}。`,
    },
    memory: {
      title: '单卡显存',
      sentence: (used, limit, share) =>
        limit === undefined ? `每张 GPU 需要 ${used}。` : `${limit} 中用去 ${used}${share === undefined ? '' : `，${share}`}。`,
    },
    parts: {
      weights: '权重',
      gradients: '梯度',
      optimizer: '优化器',
      activations: '激活值',
      other: '其他',
      reserve: '预留',
      pool: 'KV 缓存',
      cache: 'KV 缓存',
    },
    limit: (bytes) => `单卡 ${bytes}`,
    tornado: {
      title: '哪些假设影响结果',
      sentence: (field, low, high) => spaced`影响最大的是${field}：从 ${low} 到 ${high}。`,
    },
    sobol: {
      title: '离散从何而来',
      sentence: (share) => `${share}；方差的占比，单独的以及连同其他的。`,
    },
    spread: {
      title: '结果有多大把握',
      sentence: (figure, low, high) => spaced`十次中有八次，${figure}介于 ${low} 与 ${high} 之间。`,
    },
    months: {
      title: '集群逐月变化',
      sentence: (first, last, months) => `现在 ${first} 张 GPU，第 ${months} 个月 ${last} 张。`,
    },
    monthsBand: 'P10 至 P90',
    compared: (figure) => ({
      title: spaced`${figure}对比`,
      sentence: (least, name, most, other) => `从 ${least}（${name}）到 ${most}（${other}）。`,
    }),
    duration: {
      title: 'GPU 数与可用时间',
      sentence: (gpus, time, half) => `${time}需要 ${gpus} 张 GPU；时间减半需要 ${half} 张。`,
    },
    curve: {
      title: '一个副本的延迟与吞吐',
      sentence: (concurrency, rate, tokenTime) =>
        `同时处理 ${concurrency} 个请求时，每张 GPU 每秒输出 ${rate} token，每个 token 用时 ${tokenTime}。`,
      chosen: (concurrency) => `同时 ${concurrency} 个`,
    },
    components: {
      title: '参数分布在哪里',
      sentence: (largest, share) => `参数最多的部分：${largest}，${share}。`,
    },
    flops: {
      title: '一个 token 的 FLOP 花在哪里',
      sentence: (largest, share) => `前向一个 token，FLOP 最多的部分：${largest}，${share}。`,
    },
    errors: {
      title: '预测与实测相差多少',
      sentence: (least, most) => `各组误差的中位数介于 ${least} 与 ${most} 之间。`,
    },
    errorSeries: { median: '中位数', p90: '由此至 P90' },
    columns: { part: '部分', value: '值', share: '占比' },
  },
};
