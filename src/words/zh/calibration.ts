import { formatExact } from '../../quantity/format.js';
import type { CalibrationWords } from '../calibration.js';

/** What a reader of measurements, and of a calibration, reads in Chinese. */
export const calibrationChinese: CalibrationWords = {
  metrics: {
    trainingSpeed: '训练速度',
    trainingMemory: '训练显存',
    ttft: '首 token 延迟（TTFT）',
    tpot: '每 token 时间（TPOT）',
    throughput: '推理吞吐',
    energy: '每 token 能耗',
  },
  headline: (figures, file) => `重新预测 ${file} 中的 ${formatExact(figures)} 个实测数据`,
  columns: {
    group: '分组',
    rows: '行数',
    configurations: '不同的运行',
    mean: '平均',
    median: '中位数',
    p90: 'P90',
    bias: '偏差',
    factor: '系数',
    leftOneOut: '平均（留一）',
    note: '说明',
  },
  group: (metric, models, gpu, engine) =>
    `${metric}，${gpu} 上的${models === 'dense' ? '稠密模型' : '混合专家模型'}${engine === null ? '' : `，引擎 ${engine}`}`,
  without: {
    few: (needed) => `没有系数：不同的运行少于 ${needed} 次`,
    'no-gain': '没有系数能降低误差：预测保持原样',
  },
  oneModel: '只有一种模型的运行：其他模型可能偏差更大',
  advice: (written, factors) =>
    factors === 0
      ? '没有哪个分组有足够的运行可供校准'
      : written === null
        ? '据此校准：--write-calibration ours.yaml，然后 --calibration ours.yaml，或在场景文件中写 calibration: ours.yaml'
        : `已写入 ${written}：--calibration ${written}，或在场景文件中写 calibration: ${written}，可同时显示校准与未校准的预测`,
  legend:
    '平均、中位数、P90 与偏差（“预测 ÷ 实测 − 1”的中位数）均指未校准的预测；系数乘在预测上，其误差是每次运行用其余运行的系数所得的误差',
  unpredicted: (line, message) => `第 ${line} 行未计入：${message}`,
  answer: {
    title: (file) => `按自己的运行校准：${file}`,
    figure: '指标',
    predicted: '原预测',
    calibrated: '校准后',
    none: '按这些系数没有可行的答案',
  },
  file: {
    head: (source) => [
      `根据 ${source} 的实测所作的校准，由 llm-sizing validate --measurements 生成。`,
      '场景引用它（calibration: FILE，或 --calibration FILE）；其各分组的预测会同时显示乘系数与不乘系数的结果，',
      '范围取留一误差。程序或机器变化后请重新生成。',
    ],
    none: '没有哪个分组有足够多的不同运行。',
    factor: '该分组的预测乘以此系数',
    error: '未校准预测的误差：比例，带符号者为正表示预测偏大',
    leftOneOut: '每次运行用其余运行的系数所得的误差',
  },
};
