import type { JsonMistake } from '../../architecture/json.js';
import { quote } from '../quote.js';
import type { Wording } from '../wording.js';

const DOWNLOAD = '文件本身：其原始地址，而不是显示它的网页';

/** What was expected, or what a text that ends too soon lacks. */
const wanted = {
  value: '一个值',
  key: '双引号中的键',
  'key-or-brace': '双引号中的键，或 "}"',
  'value-or-bracket': '一个值，或 "]"',
  colon: '冒号 ":"',
  'comma-or-brace': '逗号 "," 或 "}"',
  'comma-or-bracket': '逗号 "," 或 "]"',
  end: '文本结束',
  rest: '值的其余部分',
  'closing-quote': '右引号',
} as const;

function said(mistake: JsonMistake): { readonly reason: string; readonly allowed: string } {
  switch (mistake.is) {
    case 'comment':
      return { reason: `${quote(mistake.found)} 开始了注释`, allowed: '不写注释' };
    case 'single-quotes':
      return { reason: '这里用了单引号', allowed: '双引号' };
    case 'trailing-comma':
      return { reason: '这个逗号之后没有内容', allowed: '最后一项之后不写逗号' };
    case 'trailing-text':
      return { reason: `结束之后还有 ${quote(mistake.found)}`, allowed: '一个对象，其后没有其他内容' };
    case 'bad-number':
      return { reason: `${quote(mistake.found)} 不是数`, allowed: '如 12、-3、1.5、1e-6 的数' };
    case 'python':
      return { reason: `${quote(mistake.found)} 是 Python 的写法`, allowed: mistake.meant };
    case 'unexpected':
      return { reason: `这里不应出现 ${quote(mistake.found)}`, allowed: wanted[mistake.wanted] };
    case 'unfinished':
      return { reason: '它结束得太早', allowed: wanted[mistake.wanted] };
    case 'bad-string':
      return mistake.because === 'escape'
        ? { reason: '文本中有未知的转义', allowed: String.raw`\" \\ \/ \b \f \n \r \t \u0000` }
        : { reason: '文本中有控制字符', allowed: String.raw`写成 \n、\t 之类` };
    case 'too-deep':
      return { reason: `嵌套超过 ${mistake.deepest} 层`, allowed: '一个 config.json' };
    case 'duplicate-key':
      return { reason: `键 ${quote(mistake.key)} 出现了两次，首次在第 ${mistake.line} 行`, allowed: '每个键只写一次' };
    case 'empty':
      return { reason: '它是空的', allowed: '一个 config.json' };
    case 'html':
      return { reason: '它是网页', allowed: DOWNLOAD };
    case 'lfs':
      return { reason: '它是 Git LFS 的指针', allowed: '它所指的文件：git lfs pull' };
    case 'binary':
      return { reason: '它是二进制文件', allowed: '权重旁边的 config.json' };
    case 'too-large':
      return { reason: `它有 ${mistake.characters} 个字符`, allowed: `最多 ${mistake.largest} 个` };
  }
}

/** What is wrong with a text that should be JSON, in Chinese. */
export function invalidJsonChinese(mistake: JsonMistake): Wording {
  const { reason, allowed } = said(mistake);
  return { message: `这不是 JSON：${reason}`, allowed };
}
