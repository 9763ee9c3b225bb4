import type { hintWords } from '../en/hints.js';
import { quote } from '../quote.js';
import { amount, listed } from './spoken.js';

/** Why the bytes of weights as they are stored are an estimate. */
const estimates: Readonly<Record<Parameters<(typeof hintWords)['stored-estimated']>[0]['why'], string>> = {
  'joined-matrices': '它把多个矩阵存为一个，旁边有多少缩放因子或形状不得而知',
  'scale-format': '每个矩阵的一个缩放因子按 FP32 计，而文件没有说明',
  'cache-scales': 'KV 缓存的缩放因子未计入',
  'format-byte': '每个矩阵旁是否存有一个字节的格式不得而知',
  'description-size': '每个矩阵旁的描述按 200 字节计',
  'packed-scales': '其版本如何打包缩放因子不得而知',
};

/** Hints in Chinese: they name the choice that would change the answer most. */
export const hintsChinese: typeof hintWords = {
  'card-chosen': ({ typed, name, others }) => `${quote(typed)} 指 ${name}；另有 ${others.join('、')}`,
  'name-shortened': ({ typed, words, name, weights }) =>
    `${quote(typed)} 按 ${name} 处理，略去 ${quote(words)}${weights === null ? '' : `；其权重为 ${weights}`}`,
  'try-bf16': ({ gpus }) => `如今多数训练使用 bf16，此时只需 ${gpus} 张 GPU：--precision bf16`,
  'list-price': ({ price, provider, date, old }) =>
    `如需成本，--price list 采用 ${amount(price)}（${provider}，${date}${old ? '，较旧' : ''}），也可自行给出`,
  'exact-flops': ({ pass, difference, above, sheet, sequence, counted, select }) =>
    `序列长度 ${sequence} 时，精确的${pass === 'forward' ? '前向' : '前向与反向'}算力比 ${sheet} ${above ? '高' : '低'} ${difference}${select ? '（--flops exact）' : ''}；按结构计数的参数量为 ${amount(counted)}`,
  'evidence-place': ({ assumed, above, runs }) =>
    `假设的 ${assumed} ${
      above === 0
        ? `不高于这 ${runs} 次训练中的任何一次`
        : above === runs
          ? `高于全部 ${runs} 次训练`
          : `高于这 ${runs} 次训练中的 ${above} 次`
    }`,
  'published-differs': ({ label, counted, note }) =>
    `公布为 ${amount(label)}，计数为 ${amount(counted)}${note === '' ? '' : `；预设的说明（英文）：${note}`}`,
  'stored-estimated': ({ why }) => `存储的权重字节数为估计值：${estimates[why]}`,
  'stored-quantized': ({ format }) => `仓库以 ${quote(format)} 存储权重：所存元素的个数不等于参数量`,
  'config-defaults': ({ keys, from }) =>
    `文件未给出 ${listed(keys.map(({ key, value }) => `${key}（${value ?? '通常值'}）`))}：取自该家族的配置（${from}）`,
  'part-of-model': ({ whole }) => `只计 ${quote(whole)} 的语言模型；不计其图像或声音编码器`,
  'pooler-counted': () => '已计入首个 token 上的池化层；未计任务头',
  'sound-not-counted': () => '文件描述了一个声音编码器，未计入；计入语言模型及其旁边的图像编码器',
  'mtp-not-stored': () => '文件声明了预测后续 token 的模块，但其仓库中没有；未计入',
  'idle-experts-counted': () => '库为原样返回输入的专家也生成门控与首个矩阵，已计入；仓库中并不保存它们',
  'per-layer-lookup': () => '每个 token 在每层的向量像嵌入一样查表得到：属于参数，但不耗 FLOP',
};
