// Fields and quantities: docs/input.md
import { examples } from '../../dist/quantity/examples.js';
import { formatExact } from '../../dist/quantity/format.js';
import { parseQuantity } from '../../dist/quantity/parse.js';
import { shown } from '../../dist/render/shown.js';
import { choicesOf, fieldKinds, flagOf, kinds } from '../../dist/scenario/field.js';
import { fields } from '../../dist/scenario/fields.js';
import { english } from '../../dist/words/en/english.js';
import { fieldHelp } from '../../dist/words/en/fields.js';
import { say } from '../../dist/words/en/say.js';
import { helpOf } from '../../dist/words/fields.js';
import { code, table } from './text.mjs';

const dimensionWords = {
  count: 'count',
  number: 'plain number',
  ratio: 'share',
  duration: 'duration',
  rate: 'rate',
  flop: 'FLOP',
  flopRate: 'FLOP/s',
  bytes: 'bytes',
  bandwidth: 'bandwidth',
  power: 'power',
  money: 'money',
  hourlyPrice: 'price of a GPU-hour',
  energyPrice: 'price of a kWh',
  carbonIntensity: 'carbon of a kWh',
  mass: 'mass of CO2e',
  growth: 'growth',
  months: 'months',
};

const presetWords = { model: 'name of a model, or path of its `config.json`', gpu: 'name of an accelerator', region: 'name of a region' };

function rangeOf({ type }, kind) {
  switch (type.is) {
    case 'quantity':
      return `${dimensionWords[type.dimension]}, ${say(type.range)}${type.words ? `; or ${type.words.map(code).join(', ')}` : ''}`;
    case 'choice':
      return choicesOf(type, kind).map(code).join(', ');
    case 'preset':
      return presetWords[type.of];
    case 'layout':
      return 'sizes of parallel groups: `tp`, `pp`, `ep`, `adp`';
    case 'together':
      return 'pairs of ranges with a number from −1 to 1';
    case 'target':
      return 'duration, or a percentile and a duration: `p95:2s`';
    default:
      return 'text';
  }
}

/** What holds for each kind of scenario: once where it is the same. */
function forKinds(field, say) {
  const texts = field.kinds.map((kind) => say(kind));
  return new Set(texts).size === 1 ? texts[0] : field.kinds.map((kind, place) => `${kind}: ${texts[place]}`).join('; ');
}

/** A default as people would write it. */
function defaultOf({ key, type, default: value, example }) {
  if (value === undefined) return '';
  if (type.is !== 'quantity') return code(value);
  const read = parseQuantity(example, type.dimension);
  return code(read.ok && read.value === value ? example : shown(key, value, english));
}

const asText = (list) => list.join(', ');

/** Which commands know a field: `train` and `infer` are the two that size. */
function commandsOf({ kinds: own }) {
  if (asText(own) === asText(fieldKinds)) return 'all';
  return asText(own) === asText(kinds) ? 'both' : asText(own);
}

function fieldTable(group) {
  const rows = fields
    .filter((field) => field.group === group)
    .map((field) => [
      code(flagOf(field.key)),
      code(field.key),
      commandsOf(field),
      forKinds(field, (kind) => rangeOf(field, kind)),
      defaultOf(field),
      forKinds(field, (kind) => helpOf(fieldHelp, field.key, kind)),
      code(field.example),
    ]);
  return table(['flag', 'key', 'for', 'what it may be', 'default', 'meaning', 'example'], rows);
}

const usedDimensions = [...new Set(fields.flatMap(({ type }) => (type.is === 'quantity' ? [type.dimension] : [])))];
const units = { mass: 'g', duration: 's', rate: '1/s', flop: 'FLOP', flopRate: 'FLOP/s', money: 'USD' };
const moreUnits = { growth: '1/month', months: 'months', hourlyPrice: 'USD/GPU-hour', energyPrice: 'USD/kWh', count: '', number: '' };
const unitOf = (dimension) => units[dimension] ?? moreUnits[dimension] ?? '';
const nouns = { nouns: ['tokens'] };

function valueRead(dimension, text) {
  const { ok, value } = parseQuantity(text, dimension, nouns);
  if (!ok) throw new Error(`${text} is no ${dimension}`);
  return value;
}

/** Other spellings than the examples that messages show. */
const spellings = [
  ['count', ['2M', '35亿', '1.5万亿', '3千', '3 million', '300B tokens']],
  ['duration', ['30 days', '1w', '720h', '1d12h', '2小时30分钟']],
  ['rate', ['100 rps', '35亿次/天', '100 requests per second']],
  ['ratio', ['50 percent']],
  ['flopRate', ['1979 TOPS', '0.5P']],
  ['flop', ['600B']],
  ['money', ['2000万']],
  ['hourlyPrice', ['$2.5/GPU-hour']],
  ['energyPrice', ['120/MWh']],
  ['months', ['18mo']],
];
const extra = new Map(spellings);

function quantityTable() {
  const rows = usedDimensions.flatMap((dimension) => {
    const texts = [...new Set([...examples[dimension], ...(extra.get(dimension) ?? [])])];
    const byValue = new Map();
    for (const text of texts) {
      const value = valueRead(dimension, text);
      byValue.set(value, [...(byValue.get(value) ?? []), text]);
    }
    return [...byValue].map(([value, same]) => [
      dimensionWords[dimension],
      same.map(code).join(', '),
      `${formatExact(value)} ${unitOf(dimension)}`.trim(),
    ]);
  });
  return table(['what', 'written', 'read as'], rows);
}

/** What can be read in more than one way, or in none. */
const unclear = [
  ['count', ['3,000', '5兆', '1e16', '1..3']],
  ['duration', ['30', '30m', '3mo', '1y', '2h30']],
  ['rate', ['100', '5/mo']],
  ['flopRate', ['156', '156B', '156t']],
  ['flop', ['350 GFLOPS']],
  ['money', ['20 EUR', '50 cents']],
  ['hourlyPrice', ['2.5/GPU', '$1800/mo']],
  ['energyPrice', ['0.12/mWh']],
  ['growth', ['10%', '50%/year']],
  ['months', ['24']],
];

function refusedTable() {
  const rows = unclear.flatMap(([dimension, texts]) =>
    texts.map((text) => {
      const { ok, problem } = parseQuantity(text, dimension, nouns);
      if (ok) throw new Error(`${text} is read as a ${dimension}`);
      return [dimensionWords[dimension], code(text), problem.kind, problem.alternatives.map(code).join(', ')];
    }),
  );
  return table(['what', 'written', 'refused as', 'offered instead'], rows);
}

/** The parts of docs/input.md that are made from the code. */
export const inputParts = {
  'workload-fields': () => fieldTable('workload'),
  'accelerator-fields': () => fieldTable('accelerator'),
  'serving-fields': () => fieldTable('serving'),
  'money-fields': () => fieldTable('money'),
  'time-fields': () => fieldTable('growth'),
  'question-fields': () => fieldTable('question'),
  quantities: quantityTable,
  refused: refusedTable,
};
