import type { Dimension } from './dimension.js';
import { endings } from './examples.js';
import { interpret } from './interpret.js';
import { countScale, otherScale } from './magnitude.js';
import { tidy } from './tidy.js';
import { isRefusal, leadingDigits, type Refusal, takeApart } from './written.js';

/** At most three spellings that were probably meant; each of them parses in the dimension. */
export function alternatives(text: string, dimension: Dimension, refusal: Refusal, nouns: readonly string[]): readonly string[] {
  const valid = (candidate: string) => typeof interpret(candidate, dimension, nouns) === 'number';
  if (refusal.alternatives !== undefined) return [...new Set(refusal.alternatives)].filter(valid).slice(0, 3);
  const plain = tidy(text);
  if (typeof plain !== 'string') return [];
  for (const group of candidates(plain, dimension, refusal)) {
    const good = [...new Set(group)].filter(valid).slice(0, 3);
    if (good.length > 0) return good;
  }
  return [];
}

/** What the text measures, if it is a good quantity of another dimension. */
export function otherDimension(text: string, dimension: Dimension, refusal: Refusal): Dimension | undefined {
  // The reader knew better what was meant.
  if (refusal.alternatives !== undefined && refusal.alternatives.length > 0) return undefined;
  // A compound such as `2h30m` is broken to all readers but one.
  const order: readonly Dimension[] = refusal.refused === 'unknown-unit' ? searched : refusal.refused === 'syntax' ? ['duration'] : [];
  return order.find((other) => {
    const reading = other === dimension ? undefined : interpret(text, other, []);
    if (other.startsWith('flop') && !/op/i.test(text)) return false;
    if (typeof reading === 'number') return true;
    // A month is a duration, though of unsettled length; but a lone letter (`1E`) is not yet memory.
    const letter = other === 'bytes' && reading?.unit?.length === 1;
    // Of `2x/year` only the year is known, and that makes no bandwidth.
    return (
      (reading?.refused === 'ambiguous' && !letter && other !== 'bandwidth') || (other === 'count' && reading?.refused === 'too-large')
    );
  });
}

/** From the plainest: `15T` is first of all a count, `$3` first of all money, `2/h` first of all a rate. */
const searched: readonly Dimension[] = [
  ...(['count', 'duration', 'ratio', 'rate', 'bytes', 'bandwidth', 'power', 'flop', 'flopRate'] as const),
  ...(['carbonIntensity', 'money', 'energyPrice', 'hourlyPrice'] as const),
];

/** Groups of guesses, the likeliest first. */
function candidates(text: string, dimension: Dimension, { refused }: Refusal): readonly (readonly string[])[] {
  const written = takeApart(text, true);
  const digits = isRefusal(written) ? leadingDigits(text) : written.currency + written.digits;
  const unit = isRefusal(written) ? '' : written.unit;
  const isMoney = dimension === 'money' || dimension.endsWith('Price');
  const counts = dimension === 'count' || dimension === 'number';
  if (refused === 'missing-unit') {
    const large = dimension === 'flopRate' && Math.abs(Number(digits.replaceAll('_', ''))) >= 1e9;
    return [large ? [`${spelledExponent(digits)} FLOP/s`] : endings[dimension].map((ending) => text + ending)];
  }
  if (refused === 'wrong-dimension') {
    const amount = dimension === 'bytes' || dimension === 'flop' ? [text.replace(/ ?(?:\/s|(?<=FLOP)S)$/, '')] : [];
    const completed = ['B', 'iB', '/s', 'B/s', 'iB/s', 'W'].map((ending) => text + ending);
    return [[...amount, ...(isMoney ? [] : completed)]];
  }
  if (refused !== 'unknown-unit') return [];
  const [size = ''] = /^[a-z]+/i.exec(unit) ?? [];
  const known = otherScale(size) ?? (countScale(size) === undefined ? undefined : size);
  if (known !== undefined && size !== '') {
    // The number has a size, and a guess that drops it would be another number.
    const amount = digits + known;
    const rest = unit.slice(size.length).trimEnd();
    // A rate has its time left out, as in `1M/`; a count has nothing left out.
    return [[amount + rest], rest === '/' && !counts ? endings[dimension].map((ending) => amount + ending) : [], [amount]];
  }
  // `1Mday`: a size, and a time without its stroke.
  const [, scale, time] = /^([kmbt])(s|sec|min|h|hour|d|day|week)s?$/i.exec(unit) ?? [];
  if (dimension === 'rate' && scale !== undefined) return [[`${digits}${scale}/${time}`]];
  // `3 petaflops`: the prefix in full.
  const [spelledPrefix = ''] = /^(kilo|mega|giga|tera|peta|exa|zetta)/i.exec(unit) ?? [];
  if (spelledPrefix !== '') {
    const short = `${digits} ${spelledPrefix.toLowerCase() === 'kilo' ? 'k' : unit.charAt(0).toUpperCase()}`;
    const rest = unit.slice(spelledPrefix.length);
    return [[short + rest], [short + rest.charAt(0).toUpperCase()]];
  }
  // `1275 W/GPU`, `30d.`: what begins the unit is one. The t of tokens is no trillion.
  const begun = Array.from({ length: unit.length - 1 }, (_, place) => unit.slice(0, unit.length - 1 - place))
    .filter((start) => !(counts && /^\p{L}/u.test(unit.slice(start.length))))
    .map((start) => digits + start.trimEnd());
  const space = unit.length > 2 ? ' ' : '';
  const otherCases = [unit.toUpperCase(), unit.toLowerCase(), unit.charAt(0).toUpperCase() + unit.slice(1)];
  // An unknown word beside a count, FLOP, money or mass is too likely another size or unit of it, and the number another number.
  const sized = isMoney || ['count', 'number', 'ratio', 'flop', 'carbonIntensity'].includes(dimension);
  const guessable = sized ? [] : endings[dimension];
  return [
    ...otherCases.map((spelling) => [digits + space + spelling]),
    isMoney ? [] : begun,
    // Of an unknown size the digits alone would be another number.
    isMoney || dimension === 'flop' || MULTIPLES.test(unit) ? [] : [text.replace(/ [^ \d]+$/, '')],
    guessable.map((ending) => digits + ending),
  ];
}

/** Words that make a number another one, and that nothing of ours stands for. */
const MULTIPLES = /^(dozen|gross|score|myriad|couple|pair)s?$/i;

function spelledExponent(digits: string): string {
  return Number(digits.replaceAll('_', '')).toExponential().replace('e+', 'e');
}
