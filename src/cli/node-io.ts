import { once } from 'node:events';
import { closeSync, openSync, writeSync } from 'node:fs';
import { ClosedPipe, type Io, type Output } from './io.js';

/** The process’s own streams, environment and files. A stream is set up when it is first looked at. */
export function nodeIo(): Io {
  return {
    get stdout() {
      return outputOf(process.stdout);
    },
    get stderr() {
      return outputOf(process.stderr);
    },
    env: process.env,
    createFile: (path) => {
      const file = openSync(path, 'w');
      return {
        write: async (text) => {
          writeSync(file, text);
        },
        close: async () => closeSync(file),
      };
    },
  };
}

const outputs = new Map<NodeJS.WriteStream, Output>();

function outputOf(stream: NodeJS.WriteStream): Output {
  let output = outputs.get(stream);
  if (output === undefined) {
    output = openOutput(stream);
    outputs.set(stream, output);
  }
  return output;
}

function openOutput(stream: NodeJS.WriteStream): Output {
  let failure: NodeJS.ErrnoException | undefined;
  stream.on('error', (error: NodeJS.ErrnoException) => {
    failure ??= error;
  });
  return {
    isTTY: stream.isTTY === true,
    columns: stream.columns,
    write: async (text) => {
      if (failure === undefined && !stream.write(text)) {
        await Promise.race([once(stream, 'drain'), once(stream, 'close')]).catch(() => undefined);
      }
      if (failure?.code === 'EPIPE') throw new ClosedPipe();
      if (failure !== undefined) throw failure;
    },
  };
}
