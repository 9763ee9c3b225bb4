import { closeSync, fstatSync, openSync, statSync, writeSync } from 'node:fs';
import { devNull } from 'node:os';
import { ClosedPipe, type Io, type Output } from './io.js';

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
    createFile: (path) => {
      const file = openSync(path, 'w');
      return { write: writer(file), close: async () => closeSync(file) };
    },
    files: async () => (await import('./node-files.js')).nodeFiles(),
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

/** Milliseconds to wait for a reader that is behind and whose pipe does not block. */
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
        Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PATIENCE);
      }
    }
  };
}
