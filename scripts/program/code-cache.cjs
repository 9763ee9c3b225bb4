'use strict';
// Runs the built program once on a command line, and keeps the code that V8 compiled for each part of it that has none yet,
// so that it holds what that command uses.
const { existsSync, readFileSync, writeFileSync } = require('node:fs');
const vm = require('node:vm');

const [, , launcher, ...argv] = process.argv;
const compiled = [];
const { Script } = vm;
vm.Script = class extends Script {
  constructor(source, { filename }) {
    super(source, { filename });
    compiled.push({ script: this, filename });
  }
};
process.argv = [process.argv[0], launcher, ...argv];
const { CACHE, STAMP_LENGTH, checksumOf, load } = require(launcher);

process.on('exit', () => {
  for (const { script, filename } of compiled) {
    const file = filename.replace(/\.cjs$/, CACHE);
    if (existsSync(file)) continue;
    const code = script.createCachedData();
    const stamp = readFileSync(filename).subarray(-STAMP_LENGTH);
    // Whole words, so that the checksum finds its own place.
    const padding = Buffer.alloc((4 - ((code.length + stamp.length) % 4)) % 4);
    const cache = Buffer.concat([code, padding, stamp, Buffer.alloc(4)]);
    cache.writeInt32LE(checksumOf(cache), cache.length - 4);
    writeFileSync(file, cache);
  }
});
load('program.cjs');
