import { expect, test } from 'vitest';
import { ClosedPipe, type Io } from '../../src/cli/io.js';
import { run } from '../../src/cli/run.js';

const LINE = ['train', '--model', 'gpt3', '--gpu', 'a100'];

type Broken = { readonly io: Io; readonly errors: () => string };

/** A world in which looking at the terminal, and all that goes out, fails in the way that is asked for. */
function brokenIo(failure: unknown, breaks: 'columns' | 'write' = 'columns'): Broken {
  let errors = '';
  const stream = { isTTY: false, columns: 80 };
  const io: Io = {
    env: {},
    stdout: {
      isTTY: false,
      get columns() {
        if (breaks === 'columns') throw failure;
        return 80;
      },
      write: async () => Promise.reject(failure),
    },
    stderr: {
      ...stream,
      write: async (text) => {
        errors += text;
      },
    },
    readFile: () => {
      throw failure;
    },
    files: () => Promise.reject(failure),
    createFile: () => {
      throw failure;
    },
  };
  return { io, errors: () => errors };
}

test('a defect ends with 70 and asks for a report, without a stack', async () => {
  const { io, errors } = brokenIo(new TypeError('x is not a function'));
  expect(await run(LINE, io)).toBe(70);
  expect(errors()).toMatch(/^error\[internal\]: a defect of llm-sizing: x is not a function\n {2}try: reporting it/);
  expect(errors()).not.toMatch(/^ {4}at /m);
});

test('--debug shows the stack of a defect', async () => {
  const { io, errors } = brokenIo(new TypeError('x is not a function'));
  expect(await run([...LINE, '--debug'], io)).toBe(70);
  expect(errors()).toMatch(/^ {4}at /m);
});

test('--debug shows no stack of a user’s mistake', async () => {
  const { io, errors } = brokenIo(new Error('never written to'), 'write');
  expect(await run([...LINE, '--tokens', '300Q', '--debug'], io)).toBe(2);
  expect(errors()).not.toMatch(/^ {4}at /m);
});

test('a defect is one JSON document where JSON is asked for', async () => {
  const { io, errors } = brokenIo(new TypeError('x is not a function'));
  expect(await run([...LINE, '--format', 'json'], io)).toBe(70);
  expect(JSON.parse(errors())).toMatchObject({ schemaVersion: 1, errors: [{ code: 'internal' }] });
});

test('what is thrown need not be an error, and cannot reach the terminal', async () => {
  const { io, errors } = brokenIo('\u001b[2Jboom');
  expect(await run(LINE, io)).toBe(70);
  expect(errors()).toContain('\\u{1b}[2Jboom');
  expect(errors()).not.toContain('\u001b');
});

test('a reader that has gone away ends it quietly', async () => {
  const { io, errors } = brokenIo(new ClosedPipe(), 'write');
  expect(await run(LINE, io)).toBe(0);
  expect(errors()).toBe('');
});

test('a full disk is the user’s to mend', async () => {
  const { io, errors } = brokenIo(new Error('no space left on device'), 'write');
  expect(await run(LINE, io)).toBe(2);
  expect(errors()).toMatch(/^error\[output-failed\]: .*no space left on device/);
});

test('a file that cannot be written is the user’s to mend', async () => {
  const { io, errors } = brokenIo(new Error('disk full'), 'write');
  expect(await run([...LINE, '-o', 'answer.txt'], io)).toBe(2);
  expect(errors()).toContain('error[output-failed]: cannot write ‘answer.txt’: disk full');
});
