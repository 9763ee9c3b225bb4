import { nearestDouble, scaled } from './exact.js';
import { countScale } from './magnitude.js';
import { perAsSlash, perTime } from './per-unit.js';
import { perKilowattHour } from './read-energy.js';
import type { Reading, Refusal, Written } from './written.js';

/** USD from `$20M`, `20M`, `2.5 USD`, `US$3`, `2000万 USD`. */
export function readMoney(written: Written): Reading {
  const { currency, number, unit } = written;
  // No alternatives for another currency: an exchange rate would be a guess.
  if (currency !== '' && !isDollar(currency)) return { refused: 'unknown-unit', unit: currency, alternatives: [] };
  const [, head = unit] = /^(.*?) ?(?:(?:us|usd)?\$|usd|(?:us )?dollars?|美元|美金)$/i.exec(unit) ?? [];
  const scale = countScale(head);
  if (scale !== undefined) return scaled(number, scale);
  const foreign = /(?:(?!¢)\p{Sc}|euros?|eur|cny|rmb|gbp|jpy|krw|inr|yuan|yen|pounds?|日元|欧元|人民币|元|块)$/iu.exec(head)?.[0];
  if (foreign !== undefined) return { refused: 'unknown-unit', unit: foreign, alternatives: [] };
  const inDollars = `$${nearestDouble(scaled(number, { exponent: -2 }))}`;
  return { refused: 'unknown-unit', unit, ...(/^(?:cents?|c|¢)$/i.test(unit) ? { alternatives: [inDollars] } : {}) };
}

/** USD per GPU-hour from `$2.50`, `2.5/h`, `$2.5/GPU-hour`, `$60/day`. */
export function readHourlyPrice(written: Written): Reading {
  const [head, tail] = atSlash(written.unit);
  const dollars = readMoney({ ...written, unit: head });
  if (tail === undefined) return dollars;
  if ('refused' in dollars) return followedBy(tail, dollars);
  const every = tail.replace(/^(?:gpu|card|chip|卡)s?[ \-·*/]*/i, '');
  const spelled = `${written.currency}${written.digits}${head}`;
  if (every === '') return { refused: 'missing-unit', unit: tail, alternatives: [`${spelled}/GPU-h`, `${spelled}/h`] };
  const perSecond = perTime(every, { ...written, number: dollars });
  if (!('refused' in perSecond)) return scaled(scaled(dollars, perSecond), { times: 3600n });
  return perSecond.refused === 'unknown-unit' ? { refused: 'unknown-unit', unit: tail } : perSecond;
}

/** USD per kWh from `0.12`, `$0.12/kWh`, `120/MWh`. */
export function readEnergyPrice(written: Written): Reading {
  const [head, tail] = atSlash(written.unit);
  const dollars = readMoney({ ...written, unit: head });
  if (tail === undefined) return dollars;
  if ('refused' in dollars) return followedBy(tail, dollars);
  const perKwh = perKilowattHour(tail, (unit) => `${written.currency}${written.digits}${head}/${unit}`);
  return 'refused' in perKwh ? perKwh : scaled(dollars, perKwh);
}

/** The alternatives of a price whose sum was refused. */
function followedBy(tail: string, refusal: Refusal): Refusal {
  const { alternatives } = refusal;
  return alternatives === undefined ? refusal : { ...refusal, alternatives: alternatives.map((sum) => `${sum}/${tail}`) };
}

function isDollar(currency: string): boolean {
  return /^(?:(?:us|usd)?\$|usd)$/i.test(currency);
}

function atSlash(unit: string): readonly [head: string, tail: string | undefined] {
  const spelled = perAsSlash(unit);
  const slash = spelled.indexOf('/');
  return slash < 0 ? [spelled, undefined] : [spelled.slice(0, slash), spelled.slice(slash + 1)];
}
