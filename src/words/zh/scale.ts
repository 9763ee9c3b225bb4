import type { ScaleWords } from '../scale.js';
import { spaced } from './spaced.js';

/** What a reader of `scale` reads, in Chinese. */
export const scaleChinese: ScaleWords = {
  title: (flops, hours) => spaced`${flops}${hours === null ? '' : `（${hours} GPU 小时）`}能达到的最低损失`,
  approach: '方法',
  parameters: '参数量',
  tokens: 'token 数',
  ratio: '每参数 token 数',
  loss: '损失',
  over: (parameters) => `用 ${parameters} 参数训练更久，达到同样的损失`,
  extra: '多用的算力',
  pays: '提供多少服务后划算',
  note: 'C = 6·N·D；损失按 Chinchilla 的数据与分词器。较小的模型多训练的算力，由服务时每参数每 token 2 FLOP 的节省补回后才划算',
};
