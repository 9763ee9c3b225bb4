import { type Diagnostic, diagnose, type Where } from '../../diagnostics/diagnostic.js';
import type { Phrase } from '../../diagnostics/phrase.js';
import { unitOf } from '../contract/units.js';
import { dimensionOf } from './figure-names.js';

/** Limits in SI units; a bound that is `strict` is itself not allowed. */
export type Bounds = { readonly min: number | null; readonly max: number | null; readonly strict: boolean };

/** What a figure can be at all. A least value that is `open` is not reached. */
type Domain = { readonly least: number; readonly open?: true; readonly most?: number; readonly range: Phrase };

const SHARE: Domain = { least: 0, open: true, most: 1, range: { say: 'above-up-to', above: '0%', most: '100%' } };
const WHOLE: Domain = { least: 1, range: { say: 'at-least', least: '1' } };
const AMOUNT: Domain = { least: 0, range: { say: 'amount-at-least', least: '0' } };

/** Whole things of which there is one at least. */
const COUNTS = new Set(
  'gpus servers workingGpus workingServers paidGpus replicas gpusPerReplica parameters activeParameters tokens users concurrentUsers'.split(
    ' ',
  ),
);

function domainOf(figure: string): Domain {
  // What is owned may cost more than what is rented: no part of a whole.
  if (dimensionOf(figure) === 'ratio') return unitOf(figure) === 'of the price' ? AMOUNT : SHARE;
  return COUNTS.has(figure) ? WHOLE : AMOUNT;
}

/**
 * What is wrong with limits that no value of the figure can break: they would hold of any plan. `text` is the expectation as
 * written.
 */
export function outsideDomain({ min, max, strict }: Bounds, figure: string, text: string, where: Where): Diagnostic | undefined {
  const { least, open, most = Number.POSITIVE_INFINITY, range } = domainOf(figure);
  const near = most === 1 ? inPercent(text) : [];
  // A share above all there is was meant in per cent, wherever it stands.
  if (near.length > 0 && [min, max].some((limit) => limit !== null && limit > most)) {
    return diagnose('out-of-range', { text, range, near }, where);
  }
  const aboveAll = min === null || min < least || (min === least && (!strict || open === true));
  const belowAll = max === null || max > most || (max === most && !strict);
  return aboveAll && belowAll ? diagnose('always-met', { text, figure, range }, where) : undefined;
}

/** The numbers of an expectation as the shares that they were meant as: `<= 80` is `<= 80%`. */
function inPercent(text: string): readonly string[] {
  const percent = text.replace(/(?<!\d|\d\.)\d+(?:\.\d+)?(?![\d%]|\.\d)/g, (digits) => (Number(digits) > 1 ? `${digits}%` : digits));
  return percent === text ? [] : [percent];
}
