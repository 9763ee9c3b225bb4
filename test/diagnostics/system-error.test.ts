import { mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { systemReason } from '../../src/diagnostics/system-error.js';

const folder = mkdtempSync(join(tmpdir(), 'llm-sizing-'));
afterAll(() => rmSync(folder, { recursive: true }));

const thrownBy = (act: () => unknown) => {
  try {
    act();
  } catch (error) {
    return error;
  }
  throw new Error('nothing was thrown');
};

test('what the system says of a path is a phrase, which every language words', () => {
  expect(systemReason(thrownBy(() => readFileSync(folder)))).toEqual({ say: 'directory' });
  expect(systemReason(thrownBy(() => readFileSync(join(folder, 'missing'))))).toEqual({ say: 'no-such-file' });
  expect(
    systemReason(
      thrownBy(() => openSync(folder, 'w')),
      'writing',
    ),
  ).toEqual({ say: 'directory' });
  expect(
    systemReason(
      thrownBy(() => openSync(join(folder, 'missing', 'answer.csv'), 'w')),
      'writing',
    ),
  ).toEqual({ say: 'no-such-directory' });
});

test('of what is not worded, the part is said that a person reads', () => {
  expect(systemReason(Object.assign(new Error('EIO: i/o error, read'), { code: 'EIO' }))).toEqual({ say: 'told', text: 'i/o error' });
  expect(systemReason(Object.assign(new Error("EBUSY: resource busy or locked, open '/a, b'"), { code: 'EBUSY' }))).toEqual({
    say: 'told',
    text: 'resource busy or locked',
  });
});

test('a reason without a code is repeated', () => {
  expect(systemReason(new Error('nobody is there'))).toEqual({ say: 'told', text: 'nobody is there' });
  expect(systemReason('gone')).toEqual({ say: 'told', text: 'gone' });
});
