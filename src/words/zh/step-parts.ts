import type { PredictionWords } from '../prediction.js';

/** What the time of a training step goes to, in Chinese. */
export const stepPartChinese: PredictionWords['parts'] = {
  matmul: '矩阵乘法',
  attention: '注意力',
  elementwise: '逐元素访存',
  recomputation: '重计算',
  tensorTraffic: '张量并行通信',
  contextTraffic: '上下文并行通信',
  expertTraffic: '专家并行通信',
  launch: '内核启动与主机',
  head: '输出头与损失',
  pipelineTraffic: '流水线阶段间通信',
  bubble: '流水线气泡',
  dataTraffic: '数据并行通信',
  optimizer: '优化器',
  fixed: '数据、梯度裁剪、同步',
  production: '生产训练相对基准测试的损失',
};
