import type { Undescribed } from '../../architecture/conflict.js';
import type { conflictPhrases } from '../en/conflict-phrases.js';
import { listed } from './spoken.js';

type Conflicts = typeof conflictPhrases;

const undescribed: Readonly<Record<Undescribed, string>> = {
  'class-head': '这个类的头在这里没有描述',
  head: '的头在这里没有描述',
  heads: '的多个头在这里没有描述',
  prompts: '的提示向量在这里没有描述',
  'output-in-parts': '的分段输出在这里没有描述',
  'folding-parts': '折叠蛋白质的部分在这里没有描述',
  'biases-to-encoder': '对编码器的注意力在这里没有描述',
  'own-matrices': '自有的矩阵在这里没有描述',
  'picture-table': '在 token 表之外另有图像表，这里没有描述',
};

function divided({ of, number }: Parameters<Conflicts['divides-not']>[0]): string {
  const whole = {
    'query-heads': `${number} 个查询头`,
    'hidden-size': `隐藏维度 ${number}`,
    'hidden-size-without-head-dim': `隐藏维度 ${number}，且没有 head_dim`,
    'layer-width': `层宽度 ${number}`,
    'all-values': `全部值的维度 ${number}`,
    'inner-width': `内部宽度 ${number}`,
  };
  return `不能整除${whole[of]}`;
}

/** Why a value of a config.json cannot be counted, in Chinese; the key and the value stand in front. */
export const conflictPhrasesChinese: Conflicts = {
  'more-than': ({ of, limit }) => `大于 ${of} 的 ${limit}`,
  'divides-not': divided,
  'divides-not-heads': ({ heads, headDim }) => `不能整除 ${heads} 个维度为 ${headDim} 的头`,
  'divides-not-both': ({ from, to }) => `不能同时整除 ${from} 与 ${to}`,
  'absent-with': ({ key }) => `不应与 ${key} 同时出现`,
  'absent-without': ({ key }) => `没有 ${key} 时不应出现`,
  'described-with': ({ key }) => `没有 ${key} 时在这里没有描述`,
  'described-for': ({ key }) => `只对 ${key} 有描述`,
  undescribed: ({ what }) => undescribed[what],
  'no-width': ({ of }) => (of === 'expert' ? '不是专家的宽度' : '不是网络的宽度'),
  'own-code-only': ({ library }) => `只有其自带代码遵循，库不遵循；库用 ${library}`,
  'none-of': ({ choices }) => `不在 ${listed(choices)} 之中`,
  'layer-count': ({ layers, of }) => (of === 'pattern' ? `与层序模式的 ${layers} 层不符` : `与 ${of} 的 ${layers} 层不符`),
  'deeper-than': ({ most }) => `使模型超过 ${most} 层`,
  'unknown-letter': ({ letter, known }) => `含有 ‘${letter}’；已知的有 ${known.join(' ')}`,
  'entry-count': ({ of, count, layers }) => `有 ${count} 个 ${of}，而模型有 ${layers} 层`,
  'library-goes-by': ({ key, dense, list }) =>
    dense === undefined ? `库不遵循它，而遵循 ${key}` : `库不遵循它，这里有 ${dense}${list ? ' 个稠密层' : ''}；遵循的是 ${key}`,
  'two-vocabularies': ({ vocabulary }) => `与词表大小 ${vocabulary} 不同，而这个类对两者都有矩阵`,
  'not-decoder-width': ({ width }) => `与解码器的宽度 ${width} 不同`,
  'not-hidden-size': ({ hidden, times }) => (times === 2 ? `不是隐藏维度 ${hidden} 的两倍` : `与隐藏维度 ${hidden} 不同`),
  'contradicts-key': ({ value }) => `不是 ${value}，与另一个键矛盾`,
  'not-both-parts': ({ sum }) => `不等于其两部分之和 ${sum}`,
  'not-inner-width': ({ headDim, inner }) => `个维度为 ${headDim} 的头不等于内部宽度 ${inner}`,
  'family-structure': ({ family }) => `这种结构只有其家族能解释，而家族 ‘${family}’ 未知`,
  'family-layer': () => '这种层只有其家族能解释',
  'family-needed': () => '需要已知的家族',
  'positions-open': () => '没有说明是否有位置表',
  'gate-open': () => '没有说明前馈网络是否有门控',
  'sound-beside': () => '在 MoshiForCausalLM 之外还有声音编码器，无法区分',
  'sound-not-told-apart': () => '含有声音编码器，其参数与语言模型的参数无法区分',
  'drafts-for-another': () => '为另一个模型起草 token 或走法，并查看其各层',
  'versions-differ': () => '库的有些版本遵循它，有些不遵循，而文件没有说明由哪个版本写成',
  'encoder-is-another-model': () => '使编码器单独成为另一个模型',
  'fewer-than-first-layers': () => '少于模型开头的三层',
  'odd-width': () => '使全部值的宽度为奇数，而它分为两半',
  'no-object': () => '不是对象',
  'no-factor': () => '不是倍数',
  'may-change-shape': () => '可能改变结构，而其家族未知',
};
