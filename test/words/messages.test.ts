// Mistakes and remarks are made in English with what they are made of; every other language words them from that alone.
import { describe, expect, test } from 'vitest';
import { messages } from '../../src/words/en/messages.js';
import { phrases } from '../../src/words/en/phrases.js';
import { remarkWords } from '../../src/words/en/remarks.js';
import { messagesChinese } from '../../src/words/zh/messages.js';
import { phrasesChinese } from '../../src/words/zh/phrases.js';
import { remarksChinese } from '../../src/words/zh/remarks.js';
import { called } from './sample.js';

const HAN = /\p{Script=Han}/u;
/** A sentence that goes on in English behind a word or two of another language. */
const ENGLISH = /\b[a-z]{2,} (a|an|and|are|be|by|for|in|is|its|no|not|of|or|that|the|to|with)\b/;

/** What is the same in every language, or says what somebody else says. */
const SAME: ReadonlySet<string> = new Set([
  'null',
  'typeof',
  'told',
  'mistake',
  'both',
  'config-conflict',
  'flag-with',
  'one-of',
  'between',
]);

const quantity = { text: '7', dimension: 'duration', unit: 'x', found: 'count', alternatives: [], examples: ['30d'] };
const json = { found: '//', wanted: 'value', meant: 'true', because: 'escape', deepest: 9, key: 'k', line: 3, characters: 9, largest: 8 };
const layout = {
  layout: 'tp=3',
  product: 3,
  gpus: 8,
  tp: 3,
  heads: 2,
  pp: 3,
  layers: 2,
  ep: 3,
  experts: 2,
  vp: 2,
  globalBatch: 7,
  ranks: 2,
  microBatch: 2,
};

/** What some writers tell apart. */
const KNOWN: Readonly<Record<string, readonly (readonly unknown[])[]>> = {
  'invalid-quantity': [
    ...['empty', 'syntax', 'unknown-unit', 'wrong-dimension', 'missing-unit', 'ambiguous', 'range', 'not-finite', 'too-large'],
  ].map((kind) => [{ ...quantity, kind }]),
  'invalid-range': ['shape', 'unit', 'word', 'bound', undefined].map((why) => [{ text: '7', near: [], why }]),
  'invalid-json': [
    ...['comment', 'single-quotes', 'trailing-comma', 'trailing-text', 'bad-number', 'python', 'unexpected', 'unfinished', 'bad-string'],
    ...['too-deep', 'duplicate-key', 'empty', 'html', 'lfs', 'binary', 'too-large'],
  ].map((is) => [{ ...json, is }]),
  'impossible-layout': ['product', 'heads', 'layers', 'experts', 'virtual', 'batch'].map((why) => [{ ...layout, why }]),
  'too-many-rows': ['ranking', 'scenario', 'table'].map((format) => [{ rows: 9, limit: 8, format }]),
  'nothing-to-solve': [[{ fixed: ['--gpus', '--duration'] }], [{ fixed: ['--gpus', '--budget'], timeless: true }]],
  'does-not-fit': [
    [{ layout: 'tp=1', arithmetic: { total: '80 GiB', weights: '70 GiB', engine: '3 GiB', cache: null, request: '1 GiB' }, fits: null }],
    [{ needed: '90 GiB', there: '80 GiB', remedies: [{ say: 'so-many-gpus', gpus: '16' }] }],
  ],
  'mixed-bases': [[{ bases: [{ what: 'power', groups: [{ basis: 'tdp', names: ['a100'], more: 2 }] }] }]],
  'inferred-figures': [[{ name: 'A100', figures: [{ figure: 'peak', precision: 'tf32', path: 'peak.tf32' }] }]],
  'estimated-keys': [[{ keys: ['window'] }]],
  'config-defaults': [[{ keys: [{ key: 'window', value: null }], from: 'transformers' }]],
  'invalid-type': [[{ wanted: { say: 'number' }, found: { say: 'list' } }]],
  'config-type': [[{ key: 'k', wanted: { say: 'number' }, found: { say: 'list' } }]],
  'unknown-scenario': [[{ text: '7', choices: ['8'], near: [] }]],
  undescribed: ['class-head', 'head', 'heads', 'prompts', 'output-in-parts', 'folding-parts', 'own-matrices', 'picture-table'].map(
    (what) => [{ what }],
  ),
};

type Writers = Readonly<Record<string, unknown>>;

/** Codes of writers whose texts are missing in the other language, or English there. */
function untranslated(english: Writers, other: Writers): readonly string[] {
  const problems = Object.entries(english).flatMap(([code, write]) => {
    if (SAME.has(code)) return Object.hasOwn(other, code) ? [] : [`${code}: missing`];
    const texts = called(other[code], KNOWN[code]).flatMap(textsOf);
    if (called(write, KNOWN[code]).every((made) => made === undefined)) return [`${code}: no sample can be put in`];
    if (texts.length === 0) return [`${code}: fails`];
    return texts.filter((text) => !HAN.test(text) || ENGLISH.test(text)).map((text) => `${code}: ${text}`);
  });
  return [
    ...new Set([...problems, ...Object.keys(other).flatMap((code) => (Object.hasOwn(english, code) ? [] : [`${code}: not in English`]))]),
  ];
}

/** The sentences of a text or a wording. What would be accepted may be a name alone, which is the same everywhere. */
function textsOf(made: unknown): readonly string[] {
  if (typeof made === 'string') return [made];
  if (typeof made !== 'object' || made === null) return [];
  const { message, try: advice } = made as { message?: string; try?: unknown };
  return [...(message === undefined ? [] : [message]), ...(typeof advice === 'string' && / [a-z]+ [a-z]+ /.test(advice) ? [advice] : [])];
}

describe('in Chinese', () => {
  test('every mistake has its words', () => {
    expect(untranslated(messages, messagesChinese)).toEqual([]);
  });

  test('every remark has its words', () => {
    expect(untranslated(remarkWords, remarksChinese)).toEqual([]);
  });

  test('every phrase has its words', () => {
    expect(untranslated(phrases, phrasesChinese)).toEqual([]);
  });
});
