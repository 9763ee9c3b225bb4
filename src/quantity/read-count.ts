import { scaled } from './exact.js';
import { countScale, otherScale } from './magnitude.js';
import { perAsSlash, perTime } from './per-unit.js';
import type { Reading, Refusal, Written } from './written.js';

/** A count or a plain number: `175B`, `3000亿`, `1.5 million`, `300B tokens` where tokens is one of the nouns. */
export function readCount(written: Written, nouns: readonly string[]): Reading {
  const scale = countScale(withoutNouns(written.unit, nouns));
  if (scale !== undefined) return scaled(written.number, scale);
  return unknownCountUnit(written, nouns);
}

/** 0..1 from `50%`, `0.5`, `1/2`. */
export function readRatio(written: Written): Reading {
  if (written.unit === '') return written.number;
  if (/^(%|percent|pct)$/i.test(written.unit)) return scaled(written.number, { exponent: -2 });
  return { refused: 'unknown-unit', unit: written.unit };
}

/** What a rate counts when nothing else is said. */
const requestNouns: readonly string[] = ['req', 'request', 'query', 'queries', 'call', '次'];

/** Per second from `3.5B/day`, `100 requests per second`, `120 rps`, `35亿次/天`. */
export function readRate(written: Written, nouns: readonly string[]): Reading {
  const unit = perAsSlash(written.unit)
    .replace(/ ?[rq]ps$/i, '/s')
    .replace(/ ?rpm$/i, '/min');
  const slash = unit.indexOf('/');
  const head = slash < 0 ? unit : unit.slice(0, slash);
  const every = slash < 0 ? undefined : unit.slice(slash + 1).trim();
  const known = [...requestNouns, ...nouns];
  const scale = countScale(withoutNouns(head.trim(), known));

  if (every === undefined) {
    return scale === undefined ? { refused: 'unknown-unit', unit } : { refused: 'missing-unit' };
  }
  if (scale === undefined) {
    const refusal = unknownCountUnit({ ...written, unit: head.trim() }, known);
    return { ...refusal, alternatives: (refusal.alternatives ?? [written.digits]).map((count) => `${count}/${every}`) };
  }
  const perSecond = perTime(every, { ...written, number: scaled(written.number, scale) }, head.trim());
  return 'refused' in perSecond ? perSecond : scaled(scaled(written.number, scale), perSecond);
}

/** The unit without the things counted; `tokens` also stands for token. */
function withoutNouns(unit: string, nouns: readonly string[]): string {
  for (const noun of nouns) {
    const stem = noun.normalize('NFKC').toLowerCase().replace(/s$/, '');
    const lower = unit.toLowerCase();
    const ending = stem === '' ? undefined : [stem, `${stem}s`].find((form) => lower.endsWith(form));
    if (ending === undefined) continue;
    const rest = unit.slice(0, -ending.length).trimEnd();
    // One noun may follow another (`3000亿个 token`), and is only a noun if a scale or nothing is left.
    const bare = countScale(rest) === undefined ? withoutNouns(rest, nouns) : rest;
    if (countScale(bare) !== undefined) return bare;
  }
  return unit;
}

function unknownCountUnit({ digits, unit }: Written, nouns: readonly string[]): Refusal {
  // With what is counted behind it, or without.
  const other = otherScale(unit.split(' ', 1)[0] as string);
  if (other !== undefined) return { refused: 'unknown-unit', unit, alternatives: [digits + other] };
  const large = withoutNouns(unit, [...nouns, '兆']);
  if (unit.includes('兆') && large === '') {
    return { refused: 'ambiguous', unit: '兆', alternatives: [`${digits}M`, `${digits}T`] };
  }
  // `300B tokens` where tokens is not what is counted: the scale is fine, the noun is not.
  const [, head = '', noun = ''] = /^(\S+) (.+)$/.exec(unit) ?? [];
  if (countScale(head) === undefined || noun === '') return { refused: 'unknown-unit', unit };
  return { refused: 'unknown-unit', unit: noun, alternatives: [digits + head] };
}
