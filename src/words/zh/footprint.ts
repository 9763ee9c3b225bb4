import type { Term } from '../words.js';

/** What carbon of making hardware, water and money in yuan are called in Chinese, and what a million tokens of prompts cost. */
export const footprintTermsChinese: Readonly<Record<string, Term>> = {
  embodied: { name: '硬件制造碳来源', meaning: '给出制造硬件排放量的文献' },
  gpuEmbodied: { name: '单卡制造碳', meaning: '制造一张 GPU 的二氧化碳当量' },
  gpuEmbodiedGrams: { name: '单卡制造碳', meaning: '制造一张 GPU 的二氧化碳当量' },
  serverEmbodied: { name: '单台服务器制造碳', meaning: '制造一台服务器（不含 GPU）的二氧化碳当量' },
  serverEmbodiedGrams: { name: '单台服务器制造碳', meaning: '制造一台服务器（不含 GPU）的二氧化碳当量' },
  hardwareYears: { name: '使用年限', meaning: '硬件使用的年数' },
  embodiedGramsPerGpuHour: { name: '每卡时制造碳', meaning: '一张 GPU 及其分摊的服务器的制造碳 ÷ 使用小时数' },
  embodiedGrams: { name: '隐含碳', meaning: '本次任务分摊的硬件制造碳' },
  embodiedGramsPerWindow: { name: '隐含碳', meaning: '一个窗口分摊的硬件制造碳' },
  co2eTotalGrams: { name: '碳排放合计', meaning: '用电与硬件制造的二氧化碳当量之和' },
  co2eTotalGramsPerWindow: { name: '碳排放合计', meaning: '一个窗口内用电与硬件制造的二氧化碳当量之和' },
  sciGramsPerMillionTokens: { name: '软件碳强度', meaning: '碳排放合计 ÷ 每百万 token（SCI）' },
  wue: { name: '现场水耗', meaning: '数据中心每千瓦时服务器用电蒸发的升数' },
  wueLitresPerKwh: { name: '现场水耗', meaning: '数据中心每千瓦时服务器用电蒸发的升数' },
  gridWater: { name: '发电水耗', meaning: '发一千瓦时电消耗的升数' },
  gridLitresPerKwh: { name: '发电水耗', meaning: '发一千瓦时电消耗的升数' },
  waterLitres: { name: '用水', meaning: '现场与发电共消耗的水，单位升' },
  waterLitresPerWindow: { name: '用水', meaning: '一个窗口内现场与发电共消耗的水，单位升' },
  cnyPerUsd: { name: '汇率', meaning: '给定的一美元兑人民币数' },
  costCny: { name: '人民币费用', meaning: '费用 × 给定的汇率' },
  costCnyPerWindow: { name: '人民币费用', meaning: '一个窗口的费用 × 给定的汇率' },
  costCnyPerMillionTokens: { name: '每百万 token 人民币费用', meaning: '每百万 token 的费用 × 给定的汇率' },
  prefillShare: { name: '提示占比', meaning: '处理提示的 FLOP ÷ 全部 FLOP' },
};
