import { describe, expect, test } from 'vitest';
import { builtInCatalog } from '../../src/catalog/package-presets.js';
import { combinationsOf } from '../../src/scenario/expand.js';
import { type Assignment, type Question, readQuestion } from '../../src/scenario/question.js';

const assignment = (key: string, text: string): Assignment => ({
  key,
  text,
  whereOf: (part) => ({ kind: 'field', path: `${key} ${part}` }),
});
const read = (...written: readonly (readonly [key: string, text: string])[]) =>
  readQuestion(
    'train',
    written.map(([key, text]) => assignment(key, text)),
    builtInCatalog(),
  );

function questionOf(...written: readonly (readonly [key: string, text: string])[]): Question {
  const question = read(...written);
  if (!question.ok) throw new Error(question.diagnostics.map(({ code }) => code).join());
  return question.question;
}

function codesOf(...written: readonly (readonly [key: string, text: string])[]): readonly string[] {
  const question = read(...written);
  return question.ok ? [] : question.diagnostics.map(({ code }) => code);
}

describe('a list of values', () => {
  test('is read value by value, each with its place', () => {
    const [field] = questionOf(['tokens', '300B, 1T ,2e12']).fields;
    expect(field?.values).toEqual([
      { value: 300e9, where: { kind: 'field', path: 'tokens 300B' } },
      { value: 1e12, where: { kind: 'field', path: 'tokens 1T' } },
      { value: 2e12, where: { kind: 'field', path: 'tokens 2e12' } },
    ]);
  });

  test.each([
    ['an empty item', '300B,,1T', 'empty-item'],
    ['a comma at the end', '300B,', 'empty-item'],
    ['a range among values', '300B,1T..2T', 'list-and-range'],
    ['a thousands separator: 3,000', '3,000', 'invalid-quantity'],
    ['a range whose ends are in the wrong order', '2T..1T', 'invalid-range'],
  ])('is refused with %s', (_, text, code) => {
    expect(codesOf(['tokens', text])).toEqual([code]);
  });

  test('is refused with a preset that is none, before any row', () => {
    expect(codesOf(['gpu', 'a100,nonesuch'], ['model', 'gpt3,nonesuch'])).toEqual(['unknown-gpu', 'unknown-model']);
  });

  test('reports every value that is wrong', () => {
    expect(codesOf(['tokens', '300B,many,-1'], ['utilization', '200%,50%'])).toEqual(['invalid-quantity', 'out-of-range', 'out-of-range']);
  });

  test('is none in a note', () => {
    expect(questionOf(['note', 'a, b, c']).fields[0]?.values).toEqual([
      { value: 'a, b, c', where: { kind: 'field', path: 'note a, b, c' } },
    ]);
  });
});

describe('the combinations of lists', () => {
  const { swept, count, digitsOf, givenOf } = combinationsOf(
    questionOf(['model', 'gpt3'], ['gpu', 'a100,h100'], ['tokens', '1T,2T,3T'], ['price', 'list,2']),
  );

  test('are as many as the product of their lengths', () => {
    expect(count).toBe(12);
    expect(swept.map(({ key, numeric }) => [key, numeric])).toEqual([
      ['gpu', false],
      ['tokens', true],
      ['price', false],
    ]);
  });

  test('count like an odometer, the last field fastest', () => {
    const digits = new Int32Array(3);
    const seen = Array.from({ length: count }, (_, index) => {
      digitsOf(index, digits);
      return digits.join('');
    });
    expect(seen).toEqual(['000', '001', '010', '011', '020', '021', '100', '101', '110', '111', '120', '121']);
  });

  test('carry what does not vary', () => {
    const given = givenOf(Int32Array.of(1, 2, 0));
    expect([...given].map(([key, { value }]) => [key, value])).toEqual([
      ['model', 'gpt3'],
      ['gpu', 'h100'],
      ['tokens', 3e12],
      ['price', 'list'],
    ]);
  });

  test('are one where nothing varies', () => {
    expect(combinationsOf(questionOf(['model', 'gpt3'], ['gpu', 'a100'])).count).toBe(1);
  });
});
