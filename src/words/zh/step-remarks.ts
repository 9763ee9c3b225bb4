import type { stepHints, stepWarnings } from '../en/step-remarks.js';
import { quote, visible } from '../quote.js';
import { sayEither } from './say.js';
import { spaced } from './spaced.js';
import { stepPartChinese } from './step-parts.js';

/** What to know of a training step that was predicted, in Chinese. */
export const stepRemarksChinese: typeof stepWarnings & typeof stepHints = {
  'fits-tightly': ({ needed, there }) => `该布局约需每卡 ${there} 中的 ${needed}：偏紧，可能放得下（已公布的布局超出估计值最多 25%）`,
  'does-not-fit': ({ needed, there, remedies }) => `该布局约需 ${needed}，超过单卡的 ${there}：放不下；可行的做法：${sayEither(remedies)}`,
  'tp-across-servers': ({ tp, domain }) => `tp=${tp} 超出共享高速互联的 ${domain} 张 GPU：每层都要等待网络`,
  'step-beyond-measurements': ({ gpu, like }) => `没有在 ${gpu} 上实测过训练步：按 ${like} 达到的峰值比例处理`,
  'shape-assumed': () => '只知道参数量：按常见比例的普通解码器预测训练步',
  'uneven-stages': ({ layers, stages }) => `${layers} 层不能均分为 ${stages} 个流水线阶段：取平均值，最满的阶段更慢`,
  'calibration-unlike': ({ file }) => `${quote(file)} 中没有该加速卡、模型类型与引擎的运行：预测保持原样`,
  'calibration-older': ({ file, program }) =>
    `${quote(file)} 针对的是${program === '' ? '未知版本' : `版本 ${visible(program)}`}的预测：请重新生成`,
  'calibrated-without-answer': ({ file }) => `按 ${quote(file)} 校准后无解：只有未校准的预测有解`,
  'production-pace': ({ runs, low, middle, high, largest, factor, benchmark }) =>
    `没有公布过超过 ${largest} 张 GPU 的基准测试：训练步按基准测试的 ${factor} 倍时间计（基准测试的 MFU 会是 ${benchmark}），因为 ${runs} 次完整训练的耗时是预测的 ${low} 到 ${high} 倍，中位数 ${middle} 倍`,
  'attack-first': ({ part, share }) => spaced`除矩阵乘法外，训练步中最值得先优化的部分是${stepPartChinese[part]}（${share}）`,
  'production-slower': ({ runs, low, middle, high }) =>
    `这是基准测试的速度：${runs} 次使用 1,024 张及以上 GPU 的完整训练，耗时是预测的 ${low} 到 ${high} 倍，中位数 ${middle} 倍`,
};
