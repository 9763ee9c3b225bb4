/** A range as written, its ends still text: `30%..50%`, `30%..38%..50%`, `40% ± 5%`, `30% to 50%`. */
export type WrittenRange =
  | { readonly is: 'likely'; readonly parts: readonly [RangePart, RangePart] }
  | { readonly is: 'ends'; readonly parts: readonly RangePart[] }
  | { readonly is: 'about'; readonly middle: RangePart; readonly off: RangePart };

/** A part of a range, and where in the text it begins. */
type RangePart = { readonly text: string; readonly start: number };

/** What stands between two ends that most values lie between. */
const TO = /\s+to\s+|\s*[到至]\s*/i;

/** Takes a range apart at its dots, its ± or its `to`; undefined when the text is no range. */
export function takeRangeApart(text: string): WrittenRange | undefined {
  if (text.includes('...')) return undefined;
  const about = /±|(?<![eE])\+\/?-/.exec(text);
  if (about !== null) {
    const middle = partAt(text, 0, about.index);
    const off = partAt(text, about.index + about[0].length, text.length);
    return middle.text === '' || off.text === '' ? undefined : { is: 'about', middle, off };
  }
  const to = text.includes('..') ? null : TO.exec(text);
  if (to !== null) {
    const parts = [partAt(text, 0, to.index), partAt(text, to.index + to[0].length, text.length)] as const;
    return parts.some((part) => part.text === '') || TO.test(parts[1].text) ? undefined : { is: 'likely', parts };
  }
  const parts: RangePart[] = [];
  let start = 0;
  for (const piece of text.split('..')) {
    parts.push(partAt(text, start, start + piece.length));
    start += piece.length + 2;
  }
  return parts.length < 2 || parts.some((part) => part.text === '') ? undefined : { is: 'ends', parts };
}

function partAt(text: string, from: number, until: number): RangePart {
  const piece = text.slice(from, until);
  return { text: piece.trim(), start: from + piece.length - piece.trimStart().length };
}
