// What each spelling is read as, or how it is refused and what is offered instead, a line each. After a change that is meant:
// `npx vitest run test/quantity/readings.test.ts --update=all`, and look at the difference.
import { describe, expect, test } from 'vitest';
import { type Dimension, parseQuantity } from '../../src/quantity/parse.js';
import { spellings } from './spellings.js';

const read = (text: string, dimension: Dimension, nouns: readonly string[] = []) => parseQuantity(text, dimension, { nouns });

/** `75 %` as a ratio: 0.75; a refusal with its unit, what the text measures instead, and what is offered. */
function line(text: string, dimension: Dimension, nouns: readonly string[] = []): string {
  const said = read(text, dimension, nouns);
  if (said.ok) return `${text}: ${said.value}`;
  const { kind, unit, found, alternatives } = said.problem;
  const about = [kind, ...(unit === undefined ? [] : [`‘${unit}’`]), ...(found === undefined ? [] : [`is ${found}`])].join(' ');
  return `${text}: ${about}${alternatives.map((each, place) => `${place === 0 ? '; ' : ' | '}${each}`).join('')}`;
}

test('every spelling, read or refused', async () => {
  const parts = spellings.map(([dimension, texts]) => [`## ${dimension}`, ...texts.map((text) => line(text, dimension)), ''].join('\n'));
  const counted = [
    '8 GPU',
    '8 gpus',
    '8卡',
    '3 B tokens',
    '3B tokens tokens',
    '3B token x',
    'tokens',
    '3个 tokens',
    '4 s',
    '兆 3',
    '3兆卡',
    '3 兆',
  ];
  const nouns = [
    '## count of GPUs, cards and tokens',
    ...counted.map((text) => line(text, 'count', ['GPUs', 'token', '卡', '个', 's'])),
    '',
  ];
  await expect([...parts, nouns.join('\n')].join('\n')).toMatchFileSnapshot('readings.txt');
});

test('64 characters are read, and one more is not', () => {
  expect([read(`${'0'.repeat(62)}12`, 'count').ok, read(`${'0'.repeat(63)}12`, 'count').ok]).toEqual([true, false]);
  expect(read(`1${' '.repeat(62)}k`, 'count')).toEqual({ ok: true, value: 1000 });
});

describe('what is offered', () => {
  test.each(spellings)('for a %s is read as one, three at most, and none twice', (dimension, texts) => {
    for (const text of texts) {
      const said = read(text, dimension);
      if (said.ok) continue;
      const { alternatives } = said.problem;
      expect(Object.values(said.problem), text).not.toContain(undefined);
      for (const each of alternatives) expect(read(each, dimension).ok, `${text}: ${each}`).toBe(true);
      expect(new Set(alternatives).size, text).toBe(alternatives.length);
      expect(alternatives.length, text).toBeLessThanOrEqual(3);
    }
  });
});

describe('a letter too many in front of a unit or behind it', () => {
  test.each(spellings)('of a %s is never read', (dimension, texts) => {
    const strange = texts
      .filter((text) => read(text, dimension).ok)
      .flatMap((text) =>
        [`${text}z`, text.replace(/(?<=[\d ])(?![eE][-+]?\d)([^-+.\s\d_/]+[^+.\d]*)$/, 'z$1')].filter((each) => each !== text),
      )
      .filter((text) => read(text, dimension).ok);
    expect(strange).toEqual([]);
  });
});
