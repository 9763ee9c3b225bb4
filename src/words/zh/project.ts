import type { ProjectWords } from '../project.js';

/** What a reader of scenario files and of several answers reads, in Chinese. */
export const projectChinese: ProjectWords = {
  columns: {
    scenario: '场景',
    kind: '类型',
    cost: '成本',
    training: '训练',
    serving: '推理',
    dayCost: '每天成本',
    range: 'P10 至 P90',
    expected: '预期',
    found: '实际',
    margin: '余量',
    figure: '指标',
    before: '之前',
    after: '之后',
    change: '变化',
    share: '比例',
    part: '原因',
  },
  kinds: { train: '训练', infer: '推理' },
  total: '合计',
  headline: (scenarios, gpus, servers, power) =>
    scenarios === 0
      ? '没有可合计的内容：都是备选方案或无解的场景'
      : `${scenarios} 个场景：共 ${gpus.count} 张 GPU，${servers.count} 台服务器${power === undefined ? '' : `，${power}`}`,
  narrow: '因宽度不足未显示（--format json 中有）',
  leftOut: (names) => `未计入合计（备选方案或无解）：${names}`,
  trainingCost: (money) => `全部训练各一次，合计：${money}`,
  per: (cost, window) => `${cost}（${window}）`,
  starter: {
    head: [
      '假设了什么，以及对结果的预期。',
      '  llm-sizing run     逐个场景及合计需要多少资源',
      '  llm-sizing check   预期是否仍然成立（不成立时退出码为 1）',
    ],
    withoutSchema: [
      '编辑器补全：llm-sizing schema scenario > llm-sizing.schema.json，并把下一行作为第一行：',
      '  # yaml-language-server: $schema=./llm-sizing.schema.json',
    ],
    open: '按默认值处理；去掉 # 可改为其他值：',
    expect: '对结果的预期：',
    written: (path, scenarios) => `已写入 ${path}，含 ${scenarios} 个场景；接下来：llm-sizing check ${path}`,
  },
};
