// Everything that a person reads stands in every language: not only under the same keys, but in its own words.
import { expect, test } from 'vitest';
import { english } from '../../src/words/en/english.js';
import { chinese } from '../../src/words/zh/chinese.js';
import { called } from './sample.js';

/** Names, symbols and formats that are the same in both languages; a text of these alone is left as it is. */
const SAME = new RegExp(
  [
    ...[
      'ALiBi',
      'AltUp',
      'CSA',
      'HCA',
      'LayerNorm',
      'MLA',
      'Mamba(-2)?',
      'RG-LRU',
      'RMSNorm',
      'RWKV',
      'mLSTM',
      'Gated DeltaNet',
      'softmax',
    ],
    ...[
      'GPU',
      'MFU',
      'TDP',
      'USD',
      'ZeRO',
      'P\\d+',
      'N',
      'config',
      'token',
      'Daly',
      'Young',
      'llm-sizing',
      'yaml-language-server',
      '\\$schema',
      'schema',
      'json',
    ],
    ...['undefined', '[\\d\\s.,:;·×÷→+~=−✔✖()/%#（），、：；-]'],
  ].join('|'),
  'g',
);

/** Whether nothing is left that another language would say otherwise. */
const isSame = (text: string): boolean => text.replace(SAME, '') === '';
const HAN = /\p{Script=Han}/u;
/** A sentence that goes on in English behind a word or two of another language. */
const ENGLISH = /\b[a-z]{2,} (a|an|and|are|be|by|for|in|is|its|no|not|of|or|that|the|to|with)\b/;

/** What is not words, or is made of the English of something else. */
const APART = new Set([
  'amounts.units',
  'remark',
  'mistake',
  'source',
  'help',
  'peak',
  'measures',
  'presets.standings',
  'prediction.method.names',
  'prediction.serving.source',
  'validation.suite',
  'validation.group',
  'report.language',
]);

/** What some functions tell apart by names. */
const KNOWN: Readonly<Record<string, readonly (readonly unknown[])[]>> = {
  counted: ['models', 'gpus', 'instances', 'regions'].map((kind) => [2, kind]),
  'model.flopHeads': [['2,048', 'encoder-decoder']],
  'outlook.uncertainty.measured': [
    ['133', 'dense models on H100 and H200 in 16 bits'],
    ['168', 'mixtures of experts under vLLM'],
    ['9', 'dense models joined by a switch'],
  ],
};

/** Texts that are English still, or that a language lacks, by their place. */
function untranslated(path: string, one: unknown, other: unknown): readonly string[] {
  if (APART.has(path)) return [];
  if (typeof one === 'string') {
    if (typeof other !== 'string') return [`${path}: missing`];
    if (isSame(other) || (HAN.test(other) && !ENGLISH.test(other))) return [];
    return [`${path}: ${other}`];
  }
  if (typeof one === 'function') {
    if (typeof other !== 'function') return [`${path}: missing`];
    const [first, second] = [called(one, KNOWN[path]), called(other, KNOWN[path])];
    const answers = first.filter((value) => value !== undefined);
    if (answers.length === 0) return [`${path}: no sample can be put in`];
    if (second.every((value) => value === undefined)) return [`${path}: fails`];
    return first.flatMap((value, place) =>
      value === undefined || second[place] === undefined ? [] : untranslated(`${path}()`, value, second[place]),
    );
  }
  if (typeof one !== 'object' || one === null) return [];
  if (typeof other !== 'object' || other === null) return [`${path}: missing`];
  const below = (key: string) => (path === '' ? key : `${path}.${key}`);
  const lacks = Object.keys(other).filter((key) => !Object.hasOwn(one, key));
  return [
    ...lacks.map((key) => `${below(key)}: not in English`),
    ...Object.entries(one).flatMap(([key, value]) => untranslated(below(key), value, (other as Record<string, unknown>)[key])),
  ];
}

test('nothing in the Chinese list is English, or missing', () => {
  expect([...new Set(untranslated('', english, chinese))]).toEqual([]);
});

test('an English text that is left in another list is found, under any key and in any function', () => {
  const left = { a: { name: 'Peak of a GPU' }, b: (count: number) => `${count} more`, c: { d: 'GPU' } };
  const right = { a: { name: 'Peak of a GPU' }, b: (count: number) => `${count} more`, c: { d: 'GPU' } };
  expect(new Set(untranslated('', left, right))).toEqual(
    new Set(['a.name: Peak of a GPU', 'b(): 7 more', 'b(): 8 more', 'b(): 1 more', 'b(): 0 more', 'b(): 2 more', 'b():  more']),
  );
  expect(untranslated('', left, { a: {}, c: { d: 'GPU' } })).toEqual(['a.name: missing', 'b: missing']);
});

test.each([
  ['each source: ttft dense', '逐个来源：TTFT，稠密'],
  ['reserved by the allocator', '分配器预留'],
  ['throughput experts pcie, vllm', '吞吐，专家，PCIe，vllm'],
  ['20 random splits: one server', '20 次随机划分：单台服务器'],
  ['h100-sxm-80gb, fp8', 'h100-sxm-80gb，fp8'],
])('the group %s of measurements is %s', (english, chineseName) => {
  expect(chinese.validation.group(english)).toBe(chineseName);
});
