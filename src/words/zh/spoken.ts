import { formatQuantity } from '../../quantity/format.js';
import { amountsChinese } from './amounts.js';

const { units } = amountsChinese;
const SIZES: Readonly<Record<string, number>> = { T: 1e12, B: 1e9, M: 1e6 };

/**
 * A number that the program wrote in English, as Chinese writes it: `174.6B` is 1746亿, `$1.65/GPU-h` is $1.65/GPU 小时.
 * What a user typed is not handed here, and is repeated as it was typed.
 */
export function amount(text: string): string {
  return text
    .replace(/(\d[\d,]*(?:\.\d+)?)([TBM])(?![A-Za-z])/g, (_, digits: string, size: string) =>
      formatQuantity(Number(digits.replaceAll(',', '')) * (SIZES[size] ?? 1), 'count', { names: units }),
    )
    .replace(/(\d) (d|h|min|s|ms)\b/g, (_, digit: string, time: keyof typeof units.times) => `${digit} ${units.times[time]}`)
    .replace('/GPU-h', units.perGpuHour)
    .replace('/Mtok', units.perMillionTokens)
    .replace(/(?<=[\d亿万])\/s\b/, units.perSecond)
    .replace(/\/day\b/, units.perDay)
    .replace(/\/month\b/, units.perMonth);
}

/** Words as a sentence lists them. */
export const listed = (words: readonly string[]): string => words.join('、');
