import { quote } from '../quote.js';
import type { Wording } from '../wording.js';

type TogetherMistake = { part: string; why: 'shape' | 'field' | 'itself' | 'twice' | 'rank'; near: readonly string[]; example: string };

/** Why a text does not say what goes together. */
function togetherProblem(why: TogetherMistake['why']): string {
  switch (why) {
    case 'shape':
      return 'is not two ranges and a number';
    case 'field':
      return 'is no assumption that may be a range';
    case 'itself':
      return 'is a range with itself';
    case 'twice':
      return 'says of a pair what was said before';
    default:
      return 'has no correlation from -1 to 1';
  }
}

/** What is wrong with a range. */
type RangeWhy = 'shape' | 'unit' | 'word' | 'bound';

/** Why a text is no range. */
function rangeProblem(why: RangeWhy | undefined): string {
  switch (why) {
    case 'shape':
      return 'is no range: it has two ends, or two and what is likeliest between them';
    case 'unit':
      return 'leaves open whether its ends share a unit';
    case 'word':
      return 'is no range: a word cannot be its end';
    case 'bound':
      return 'says P5 and P95, but nothing can lie beyond an end of it';
    default:
      return 'is no range: its ends must differ, and come in order';
  }
}

/** What is said of mistakes in ranges, and in what goes together. */
export const rangeMessages = {
  'list-and-range': ({ text }: { text: string }): Wording => ({
    message: `${quote(text)} mixes a list and a range`,
    allowed: 'a list of values: 30%,40%,50%',
  }),
  'range-unsupported': ({ text }: { text: string }): Wording => ({
    message: `${quote(text)} is a range; one value or a list of values is expected`,
    allowed: 'one value, or a list of values: 12 months, 24 months',
  }),
  'evidence-of-training': (_: Record<never, never>): Wording => ({
    message: 'published runs tell what training reached of the peak; none tell it of serving',
    try: 'a range of your own: --utilization 20%..40%',
  }),
  'invalid-range': ({ text, near, why }: { text: string; near: readonly string[]; why?: RangeWhy }): Wording => ({
    message: `${quote(text)} ${rangeProblem(why)}`,
    suggestions: near,
    allowed: 'low..high, low..likely..high, middle ± off, or P5 to P95: 30%..50%, 30%..38%..50%, 40% ± 5%, 30% to 50%',
  }),
  'invalid-together': ({ part, why, near, example }: TogetherMistake): Wording => ({
    message: `${quote(part)} ${togetherProblem(why)}`,
    suggestions: near,
    allowed: `two ranges and the rank correlation of their values, from -1 to 1: ${example}`,
  }),
  'impossible-correlation': ({
    text,
    pair,
    from,
    to,
  }: {
    text: string;
    pair: string;
    from: string | null;
    to: string | null;
  }): Wording => ({
    message: `no numbers can go together so: ${quote(text)}`,
    allowed:
      from === null || to === null
        ? 'smaller correlations'
        : `with the others as they are (0 where nothing is said), ${pair} from ${from} to ${to}`,
  }),
};
