import type { DiffWords } from '../diff.js';

/** What a reader of a comparison reads, in Chinese. */
export const diffChinese: DiffWords = {
  headline: ({ changed, added, removed, same }) =>
    [
      [changed, '项变化'],
      [added, '项新增'],
      [removed, '项移除'],
      [same, '项不变'],
    ]
      .filter(([count]) => Number(count) > 0)
      .map(([count, word]) => `${count} ${word}`)
      .join('，'),
  total: (figure, before, after, share) => `${figure} ${before} → ${after}${share === '' ? '' : `（${share}）`}`,
  nothing: (before, after) => `${before} 与 ${after} 没有差异`,
  between: (before, after) => `从 ${before} 到 ${after}`,
  marks: { added: '+', removed: '−', changed: '~', same: '=' },
  key: '~ 变化，+ 新增，− 移除',
  other: '预设或程序',
  none: '未给定',
  together: '一并',
  lost: (figures, limit) => `${figures.join('、')} 现在未知：无法与允许的 ${limit} 比较`,
  fresh: (figures, limit) => `${figures.join('、')} 为新增：从无到有的增长超过允许的 ${limit}`,
  gone: (figures, limit) => `${figures.join('、')} 已不存在：无法与允许的 ${limit} 比较`,
  why: '原因：按以下顺序逐项改变假设',
  exceeded: (figures, limit) => `${figures.join('、')}：超过允许的 ${limit}`,
  all: '合计',
  nothingAtBase: (file, reason) => `${file} 没有可比较的对象，全部视为新增：${reason}`,
};
