// Runs the built program once on the main command and keeps the code that V8 compiled for it, so that it holds what that
// command uses. The file ends with the program's own stamp and a checksum: the launcher takes it for that program only, and
// only whole.
'use strict';
const { readFileSync, writeFileSync } = require('node:fs');
const { dirname } = require('node:path');
const { Script } = require('node:vm');
const { CHECKSUM_BYTES, checksumOf } = require('./checksum.cjs');

const [, , filename, stampLength, ...argv] = process.argv;
process.argv = [process.argv[0], filename, ...argv];
const source = readFileSync(filename, 'utf8');
const script = new Script(source, { filename });
script.runInThisContext()(require, module, exports, filename, dirname(filename));
process.on('exit', () => {
  const code = script.createCachedData();
  const stamp = Buffer.from(source.slice(-Number(stampLength)));
  // Whole words, so that the checksum covers every byte.
  const padding = Buffer.alloc((4 - ((code.length + stamp.length) % 4)) % 4);
  const body = Buffer.concat([code, padding, stamp]);
  const checksum = Buffer.alloc(CHECKSUM_BYTES);
  checksum.writeInt32LE(checksumOf(body));
  writeFileSync(filename.replace(/\.cjs$/, '.cache'), Buffer.concat([body, checksum]));
});
