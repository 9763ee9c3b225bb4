import fc from 'fast-check';
import type { Field, Kind } from '../../src/scenario/field.js';
import { choicesOf } from '../../src/scenario/field.js';

/** Values that a person could mean, by dimension. */
const written: Readonly<Record<string, readonly string[]>> = {
  count: ['300B', '175B', '1', '7e9', '1.5T', '3000亿', '1_000_000', '300B tokens', '9007199254740991', '0.5', '1e3'],
  number: ['1', '4', '425', '4/3', '1.2', '0.001', '1e12', '2.5'],
  ratio: ['50%', '0.5', '100%', '1', '0.1%', '1e-9', '33.3 %', '95%'],
  duration: ['30d', '12h', '2h30m', '90min', '1s', '30天', '100y', '1e-3 s', '6 weeks'],
  rate: ['3.5B/day', '120/s', '5000/min', '1/year', '1e12/s', '10 rps'],
  flop: ['6e11', '1e30', '1 EFLOP', '2', '1e-5'],
  flopRate: ['312T', '156 TFLOPS', '1 PFLOPS', '1', '1e25', '989.4T'],
  money: ['2M', '$1000', '0.01', '1e12', '5 million'],
  hourlyPrice: ['2.50', '$2.50', 'list', '0.001', '2.5/h', '$60/day', '1e9'],
  energyPrice: ['0.12/kWh', '$100/MWh', '1e-6/kWh', '0.1/kWh'],
};
const models = ['gpt3', 'gpt-2', 'llama-3.1-70b', 'deepseek-v3', 'bert-base', 'LLaMA-7B', 'mixtral-8x7b', 'gpt-4', 't5-11b'];
const gpus = ['a100', 'h100', 'h100-sxm', 'v100', 'b200', 'mi300x', 'ascend-910b', 'tpu-v4', 't4', 'rtx-4090', 'A100 PCIe 80GB'];
const regions = ['france', 'de', 'us-east-1', 'china', 'norway'];

/** A value that a field may well accept. */
export function plausible({ type, example }: Field, kind: Kind): fc.Arbitrary<string> {
  switch (type.is) {
    case 'quantity':
      return fc.constantFrom(example, ...(written[type.dimension] ?? [example]));
    case 'choice':
      return fc.constantFrom(...choicesOf(type, kind));
    case 'preset':
      return fc.constantFrom(...{ model: models, gpu: gpus, region: regions }[type.of]);
    case 'layout':
      return fc.constantFrom(example, 'tp=8', 'tp=2,pp=4', 'ep=8,adp=8', 'tp8 pp2');
    case 'target':
      return fc.constantFrom(example, '2s', 'p95:2s', 'p99: 50ms', '0.5s');
    case 'together':
      return fc.constantFrom(example, 'price+tokens=-30%', 'utilization+tokens=0.5,tokens+pue=0.5');
    case 'workload':
      return fc.constantFrom(example, 'azure-code', 'p50:500/200 p95:4k/900', '70%:500/200 30%:8000/500');
    case 'file':
      return fc.constantFrom(example, './ours.yaml', '-', '/dev/null');
    case 'text':
      return fc.oneof(
        fc.constantFrom('board paper, March', '=1+1', "=cmd|' /C calc'!A0", '| a | <b>', '注释'),
        fc.string({ maxLength: 30 }),
      );
  }
}

/** What people, scripts and attackers put where a value belongs. */
export const hostile: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(
    '',
    ' ',
    '-',
    '--',
    '---',
    '=',
    ',',
    ',,',
    '..',
    '1..2',
    '30%..50%,60%',
    '40 ± 5',
    '1,000',
    'null',
    '%',
    '/',
    '1/0',
    '0/0',
  ),
  fc.constantFrom(
    '0',
    '-0',
    '-1',
    '-1d',
    '1e400',
    '-1e400',
    '1e308',
    '1e-400',
    '9007199254740992',
    'NaN',
    'Infinity',
    '-Infinity',
    'undefined',
  ),
  fc.constantFrom('a10O', 'gpt33', '300Q', '150%', '30m', '1.5', 'abc', '3.5B', '12GB', '5 W', '1,5', '１２', '½', '3０0B', '1e', '0x10'),
  fc.constantFrom('\u001b[31mred', '\u0007', '\u0000', '\n', '\r\n', '\u202eevil', '\u200b', '\ud800', '\udfff', '😀', 'e\u0301', '\u2028'),
  fc.constantFrom(
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
    '../../etc/passwd',
    '../index',
    '$(id)',
    '{}',
    '[]',
    '[object Object]',
  ),
  fc.constantFrom('x'.repeat(5000), '9'.repeat(400), `0.${'0'.repeat(400)}1`, 'a,'.repeat(300), '\u001b'.repeat(200), '亿'.repeat(100)),
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.string({ unit: 'grapheme', maxLength: 10 }),
  fc.string({ maxLength: 20 }),
);

/** A text with one thing changed: a character put in, left out or replaced. */
export function slipped(text: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc
    .tuple(text, fc.nat(), fc.constantFrom('', ' ', '0', 'o', 'm', '%', '-', '.', '/', '\t', '\u001b', '亿', 'é'))
    .map(([typed, at, put]) => {
      const place = at % (typed.length + 1);
      return typed.slice(0, place) + put + typed.slice(place + (at % 2));
    });
}

/** Every figure of an answer by its key; a layout and a memory by their parts. */
export function figuresIn(answer: object): readonly (readonly [key: string, value: number | null])[] {
  return Object.entries(answer).flatMap(([key, value]: [string, number | null | object]) =>
    typeof value === 'object' && value !== null
      ? figuresIn(value).map(([part, size]) => [`${key}.${part}`, size] as const)
      : [[key, value] as const],
  );
}
