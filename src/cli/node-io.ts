import { closeSync, constants, fstatSync, openSync, readFileSync, readSync, statSync, writeSync } from 'node:fs';
import { ClosedPipe, type Io, type Output } from './io.js';
import { newFile } from './new-file.js';

/** The process’s own streams, environment and files. A stream is set up when it is first looked at. */
export function nodeIo(): Io {
  const outputs = new Map<number, Output>();
  const outputOf = (descriptor: number, stream: () => NodeJS.WriteStream): Output => {
    let output = outputs.get(descriptor);
    if (output === undefined) {
      output = mayBeTerminal(descriptor)
        ? terminalOutput(descriptor, stream())
        : { isTTY: false, columns: undefined, write: writer(descriptor) };
      outputs.set(descriptor, output);
    }
    return output;
  };
  return {
    get stdout() {
      return outputOf(1, () => process.stdout);
    },
    get stderr() {
      return outputOf(2, () => process.stderr);
    },
    env: process.env,
    readFile,
    createFile: (path) => {
      const { descriptor, finish, abandon } = newFile(path);
      return { write: writer(descriptor), close: async () => finish(), abandon };
    },
    files: async () => (await import('./files/node-files.js')).nodeFiles(readFile),
  };
}

/** Node’s own streams take milliseconds to load and are needed only to know a terminal’s width. */
function mayBeTerminal(descriptor: number): boolean {
  const { dev, ino, isCharacterDevice } = statOf(() => fstatSync(descriptor)) ?? {};
  if (isCharacterDevice !== true) return false;
  const nowhere = statOf(() => statSync(devNull));
  return nowhere === undefined || dev !== nowhere.dev || ino !== nowhere.ino;
}

function statOf(read: () => ReturnType<typeof fstatSync>) {
  try {
    const stats = read();
    return { dev: stats.dev, ino: stats.ino, isCharacterDevice: stats.isCharacterDevice() };
  } catch {
    return undefined;
  }
}

function terminalOutput(descriptor: number, { isTTY, columns }: NodeJS.WriteStream): Output {
  return { isTTY: isTTY === true, columns, write: writer(descriptor) };
}

/** Node’s own constant for it is in a module that nothing else here needs. */
const devNull = process.platform === 'win32' ? '\\\\.\\nul' : '/dev/null';

/** Milliseconds to wait for another process at a pipe that does not block. */
const PATIENCE = 2;

/** Writes all of a text before it resolves: the reader sets the pace, and nothing piles up. */
function writer(descriptor: number): (text: string) => Promise<void> {
  return async (text) => {
    let rest = Buffer.from(text);
    while (rest.length > 0) {
      try {
        rest = rest.subarray(writeSync(descriptor, rest));
      } catch (error) {
        const { code } = error as NodeJS.ErrnoException;
        if (code === 'EPIPE') throw new ClosedPipe();
        if (code !== 'EAGAIN') throw error;
        wait();
      }
    }
  };
}

const readFile: Io['readFile'] = (path, limitBytes = Number.POSITIVE_INFINITY) => {
  if (path === '-') return readToEnd(0, limitBytes);
  const stats = statSync(path);
  if (stats.isDirectory()) return { is: 'directory' };
  if (stats.size > limitBytes) return { is: 'too-large' };
  // What is no plain file, a named pipe for one, has no size to go by.
  if (stats.isFile()) return { is: 'text', text: readFileSync(path, 'utf8') };
  // Opened without waiting for a writer, whom a named pipe may never get.
  const file = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    return readToEnd(file, limitBytes, stats.isFIFO());
  } finally {
    closeSync(file);
  }
};

const CHUNK_BYTES = 1 << 16;

/** Milliseconds that a named pipe is given for somebody to write to it. */
const PIPE_PATIENCE = 2000;

/** Reads a pipe to its end, but not on and on. */
function readToEnd(file: number, limitBytes: number, isNamedPipe = false): ReturnType<Io['readFile']> {
  const chunks: Buffer[] = [];
  const begun = Date.now();
  for (let bytes = 0; ; ) {
    const chunk = Buffer.allocUnsafe(CHUNK_BYTES);
    let count: number;
    try {
      count = readSync(file, chunk);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EOF') break;
      if (code !== 'EAGAIN') throw error;
      wait();
      continue;
    }
    if (count === 0) {
      if (!isNamedPipe || bytes > 0) break;
      // Nobody writes to it, or not yet.
      if (Date.now() - begun > PIPE_PATIENCE) throw Object.assign(new Error('nobody writes'), { code: 'UNWRITTEN' });
      wait();
      continue;
    }
    bytes += count;
    if (bytes > limitBytes) return { is: 'too-large' };
    chunks.push(chunk.subarray(0, count));
  }
  return { is: 'text', text: Buffer.concat(chunks).toString('utf8') };
}

/** Gives the other end of a pipe a moment. */
function wait(): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PATIENCE);
}
