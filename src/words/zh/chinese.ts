import type { Said } from '../mistakes.js';
import type { Words } from '../words.js';
import { amountsChinese } from './amounts.js';
import { calibrationChinese } from './calibration.js';
import { checkChinese } from './check.js';
import { diffChinese } from './diff.js';
import { drawingChinese } from './drawing.js';
import { exampleSourceChinese } from './examples.js';
import { footprintTermsChinese } from './footprint.js';
import { headlineChinese } from './headlines.js';
import { mistakeChinese } from './made.js';
import { mistakesChinese } from './mistakes.js';
import { modelChinese, modelTermsChinese } from './model.js';
import { outlookChinese } from './outlook.js';
import { predictionChinese, stepTermsChinese } from './prediction.js';
import { projectChinese } from './project.js';
import { remarksChinese } from './remarks.js';
import { reportChinese } from './report.js';
import { scaleChinese } from './scale.js';
import { measuresChinese, sourceChinese } from './sources.js';
import { spaced } from './spaced.js';
import { termsChinese } from './terms.js';
import { validationChinese } from './validation.js';

const COUNTED = { models: '个模型', gpus: '种 GPU', instances: '个实例', regions: '个地区' } as const;

/** Writers of remarks, whatever each is made of. */
const remarks: Readonly<Record<string, (parameters: never) => string>> = remarksChinese;

/** The words of an answer in Simplified Chinese. */
export const chinese: Words = {
  amounts: amountsChinese,
  terms: termsChinese,
  otherTerms: [stepTermsChinese, modelTermsChinese, footprintTermsChinese],
  columns: { assumption: '假设', value: '值', origin: '依据', result: '结果', exact: '精确值', figure: '指标' },
  origins: { given: '给定', preset: '预设', default: '默认', derived: '推导', predicted: '预测' },
  powerBasis: {
    measured: '实测服务器功率 ÷ 卡数',
    rated: '额定服务器功率 ÷ 卡数',
    tdp: '1.25 × TDP',
  },
  labels: {
    warning: '警告',
    hint: '提示',
    noAnswer: '无解',
    steps: '逐步计算',
    old: '较旧',
    unknown: '未知',
    narrow: '因宽度不足未显示（--format csv 中有）',
  },
  outlook: outlookChinese,
  project: projectChinese,
  check: checkChinese,
  diff: diffChinese,
  prediction: predictionChinese,
  drawing: drawingChinese,
  report: reportChinese,
  validation: validationChinese,
  calibration: calibrationChinese,
  scale: scaleChinese,
  mistakes: mistakesChinese,
  remark: ({ code, message, parameters }: Said) => remarks[code]?.(parameters as never) ?? message,
  mistake: mistakeChinese,
  clause: '；',
  peak: (text) => text.replace(/\bdense$/, '稠密').replace(/ 2:4$/, ' 2:4 稀疏'),
  presets: {
    figure: '数据',
    value: '值',
    known: '可信程度',
    sources: '来源',
    measured: '实测',
    source: '来源',
    price: '价格',
    usd: '美元',
    per: '单位',
    date: '日期',
    provider: '提供方',
    number: '编号',
    disagreement: '来源不一致',
    note: '说明',
    inferred: '推断：',
    standings: { verified: '已核实', read: '据单一文档', inferred: '推断' },
  },
  help: (key) => (termsChinese[key] ?? stepTermsChinese[key])?.meaning ?? key,
  measures: measuresChinese,
  source: sourceChinese,
  headline: headlineChinese,
  headlinePercentiles: (text, figure, p10, p90) => spaced`${text}；按公开的训练，${figure}为 ${p10}（P10）至 ${p90}（P90）`,
  headlineSpreads: (text, spreads, more) =>
    `${text}；按公开的训练，${spreads.map(({ name, figure, p10, p90 }) => spaced`${name} 的${figure}为 ${p10}（P10）至 ${p90}（P90）`).join('，')}${more > 0 ? `，另有 ${more} 个` : ''}`,
  model: modelChinese,
  modelHeadline: (name, parameters, active) => `${name}：参数量 ${parameters}${active === parameters ? '' : `，激活 ${active}`}`,
  modelComparison: (count) => `${count} 个模型并排比较`,
  instance: (provider, gpus) => `${provider}，每个 ${gpus} 张 GPU`,
  instanceUse: (name, gpu) => `--gpu ${name} 按实例计数，按整实例付费；llm-sizing presets show ${gpu} 可查看其 GPU 的数据`,
  counted: (count, kind) => `${count} ${COUNTED[kind]}`,
  unnamed: (parameters) => (parameters === undefined ? '某模型' : `参数量 ${parameters} 的模型`),
  example: (worked, source) => `示例：${worked}（${exampleSourceChinese(source)}）`,
  comparison: (model, count, fields) => spaced`${model === '' ? '' : `${model}：`}按${fields.join(' × ')}比较 ${count} 个场景`,
};
