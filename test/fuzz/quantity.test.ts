import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatQuantity } from '../../src/quantity/format.js';
import { type Dimension, parseQuantity } from '../../src/quantity/parse.js';
import { runsOf, seed } from '../helpers/fuzz.js';

const dimensions: readonly Dimension[] = [
  ...(['count', 'number', 'ratio', 'duration', 'rate', 'flop', 'flopRate', 'bytes', 'bandwidth', 'power'] as const),
  ...(['money', 'hourlyPrice', 'energyPrice', 'carbonIntensity'] as const),
];

/** Texts; each is read as every dimension. */
const runs = runsOf(5000);

const digits = fc.oneof(
  fc.nat().map(String),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
  fc.stringMatching(/^[+-]{0,2}\d{0,4}(_\d{3}){0,2}(,\d{3}){0,2}(\.\d{0,3})?([eE][+-]?\d{0,4})?$/),
  fc.constantFrom('0', '-0', '1e308', '1e-324', '1e400', '9007199254740993', 'Infinity', 'NaN', '0x10', '１２', '٣', '½'),
);
const currency = fc.constantFrom('', '', '', '$', 'US$', '€', '¥', 'USD ', '-$');
const unit = fc.constantFrom(
  ...['', 'k', 'm', 'M', 'B', 'b', 'T', 'G', 'P', 'E', 'Q', 'bn', 'million', '千', '万', '亿', '万亿', '兆', '千亿', '%'],
  ...['d', 'h', 'm', 'min', 's', 'ms', 'w', 'W', 'days', 'month', 'y', '天', '小时', '分钟', '秒', '个月', '次', '元', '美元'],
  ...['FLOP', 'FLOPS', 'flops', 'TFLOP', 'PFLOPS', 'TOPS', 'GB', 'GiB', 'Gb', 'gb', 'Gbit', 'TBps', 'kW', 'mW', 'MW', 'kWh'],
  ...['GPU-h', 'GPU', 'MWh', 'mWh', 'gCO2e', 'kg', 'g', 'gCO₂', 'req', 'tokens', 'rps', 'cents', 'USD', 'EUR', '$'],
);
const separator = fc.constantFrom('', '', '', ' ', '/', ' / ', ' per ', '..', ' ± ', '-', '·', ',', '_', '.', '\u00a0', '\n');

const amount = fc.oneof(fc.nat(9999).map(String), fc.stringMatching(/^\d{1,3}(_\d{3})?(\.\d{1,3})?(e[+-]?\d)?$/));
const simple = fc
  .tuple(fc.constantFrom('', '', '', '', '$'), amount, fc.constantFrom('', ' '), unit, fc.constantFrom('', '', '/'), unit)
  .map(([sign, number, space, head, slash, tail]) => sign + number + space + head + (slash && slash + tail));
const shaped = fc.array(fc.oneof(digits, unit, separator, currency), { maxLength: 7 }).map((parts) => parts.join(''));
const plausible = fc
  .tuple(currency, digits, separator, unit, separator, unit, fc.constantFrom('', ' tokens', '30m'))
  .map((parts) => parts.join(''));
const mutated = fc.tuple(fc.oneof(simple, plausible), fc.nat(), fc.string({ unit: 'binary', maxLength: 2 })).map(([text, at, put]) => {
  const position = at % (text.length + 1);
  return text.slice(0, position) + put + text.slice(position + (at % 3));
});
const noise = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 70 }),
  fc.string({ unit: 'grapheme', maxLength: 20 }),
  fc.string({ maxLength: 30 }),
  fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 20 }).map((codes) => String.fromCharCode(...codes)),
);

test(`any text is a finite number or a problem with examples (${runs} texts as ${dimensions.length} dimensions)`, () => {
  let accepted = 0;
  const text = fc.oneof({ weight: 3, arbitrary: simple }, { weight: 2, arbitrary: mutated }, plausible, shaped, noise);
  fc.assert(
    fc.property(text, fc.boolean(), (typed, withNouns) => {
      for (const dimension of dimensions) if (holds(typed, dimension, withNouns)) accepted += 1;
    }),
    { numRuns: runs, seed },
  );
  // A fuzz that only ever meets refusals proves little.
  expect(accepted).toBeGreaterThan(runs / 4);
}, 600_000);

/** Plain comparisons: an `expect` for each would be most of the time. */
function holds(typed: string, dimension: Dimension, withNouns: boolean): boolean {
  const options = withNouns ? { nouns: ['tokens', '次'] } : {};
  const parsed = parseQuantity(typed, dimension, options);
  const complain = (what: string): never => {
    throw new Error(`${JSON.stringify(typed)} as ${dimension}: ${what}`);
  };
  if (parsed.ok) {
    if (!Number.isFinite(parsed.value) || Object.is(parsed.value, -0)) complain(`reads as ${parsed.value}`);
    if (dimension === 'count' && Math.abs(parsed.value) >= 2 ** 53) complain('is a count too large');
    const shown = formatQuantity(parsed.value, dimension);
    if (/NaN|Infinity|undefined|unknown/.test(shown)) complain(`shows as ${shown}`);
    return true;
  }
  const { problem } = parsed;
  if (problem.text !== typed || problem.dimension !== dimension) complain('forgets what was typed');
  if (problem.examples.length === 0) complain('gives no examples');
  if ((problem.kind === 'wrong-dimension') !== (problem.found !== undefined)) complain('names no dimension');
  if (problem.found === dimension) complain('finds the dimension that was asked for');
  for (const alternative of problem.alternatives) {
    if (!parseQuantity(alternative, dimension, options).ok) complain(`suggests ${alternative}, which is not read either`);
  }
  return false;
}
