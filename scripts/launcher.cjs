#!/usr/bin/env node
'use strict';
// Runs program.cjs, from the code that was compiled when the package was built. The cache saves start-up time and decides
// nothing else: V8 refuses that of another version, and this file that of another program or one that was damaged, which
// V8 would run; the program is then compiled anew.
const { readFileSync } = require('node:fs');
const { Script } = require('node:vm');
const { CHECKSUM_BYTES, checksumOf } = require('./checksum.cjs');

const STAMP_LENGTH = 40;
const filename = `${__dirname}/program.cjs`;
const source = readFileSync(filename, 'utf8');

function compiledCode() {
  try {
    const cache = readFileSync(`${__dirname}/program.cache`);
    const body = cache.subarray(0, -CHECKSUM_BYTES);
    const whole = checksumOf(body) === cache.readInt32LE(body.length);
    const ours = body.latin1Slice(body.length - STAMP_LENGTH) === source.slice(-STAMP_LENGTH);
    return whole && ours ? body.subarray(0, -STAMP_LENGTH) : undefined;
  } catch {
    return undefined;
  }
}

const script = new Script(source, { filename, cachedData: compiledCode() });
script.runInThisContext()(require, module, exports, filename, __dirname);
