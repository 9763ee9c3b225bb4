#!/usr/bin/env node
'use strict';
// Runs the program, in parts that are loaded when they are needed, from the code that V8 compiled for them when the package
// was built. Compiled code saves start-up time and decides nothing else: V8 refuses that of another version or under other
// flags, and this file that of another build or one that was damaged, which V8 would run; a part is then compiled anew.
const { readFileSync } = require('node:fs');
const { Script } = require('node:vm');

const FOLDER = `${__dirname}/../program/`;
// Patches of Node itself do not change what V8 accepts.
const CACHE = `.${process.versions.v8.replace(/-.*/, '')}.cache`;
const STAMP_LENGTH = 40;
/** Words of 4 bytes between two that the checksum looks at: no part of a file that was lost or overwritten is as short as this. */
const STRIDE = 16;
const PRIME = 0x01000193;
const parts = new Map();

/**
 * FNV-1a over the length and every sixteenth word of the content, which ends before the checksum itself. Eight words a turn:
 * a loop of more turns V8 would begin to optimise, which takes longer than the loop.
 */
function checksumOf(cache) {
  const words = new Int32Array(cache.buffer, cache.byteOffset, cache.length >> 2);
  const { imul } = Math;
  const end = words.length - 1;
  let sum = imul(0x811c9dc5 ^ cache.length, PRIME);
  let place = 0;
  for (const last = end - 7 * STRIDE; place < last; place += 8 * STRIDE) {
    sum = imul(sum ^ words[place], PRIME);
    sum = imul(sum ^ words[place + STRIDE], PRIME);
    sum = imul(sum ^ words[place + 2 * STRIDE], PRIME);
    sum = imul(sum ^ words[place + 3 * STRIDE], PRIME);
    sum = imul(sum ^ words[place + 4 * STRIDE], PRIME);
    sum = imul(sum ^ words[place + 5 * STRIDE], PRIME);
    sum = imul(sum ^ words[place + 6 * STRIDE], PRIME);
    sum = imul(sum ^ words[place + 7 * STRIDE], PRIME);
  }
  for (; place < end; place += STRIDE) sum = imul(sum ^ words[place], PRIME);
  return sum;
}

/** Code compiled for this very source, and whole: a file of the code, the stamp of its source and a checksum. */
function compiledCode(filename, source) {
  try {
    const cache = readFileSync(filename.replace(/\.cjs$/, CACHE));
    const end = cache.length - 4;
    const ours = cache.latin1Slice(end - STAMP_LENGTH, end) === source.slice(-STAMP_LENGTH);
    return ours && checksumOf(cache) === cache.readInt32LE(end) ? cache.subarray(0, end - STAMP_LENGTH) : undefined;
  } catch {
    return undefined;
  }
}

function load(name) {
  const known = parts.get(name);
  if (known !== undefined) return known.exports;
  const filename = FOLDER + name;
  // The build writes ASCII only: a string of one byte a character takes half the memory, and is not decoded.
  const source = readFileSync(filename, 'latin1');
  const part = { exports: {} };
  parts.set(name, part);
  const script = new Script(source, { filename, cachedData: compiledCode(filename, source) });
  script.runInThisContext()(requireFrom, part, part.exports, FOLDER);
  return part.exports;
}

const requireFrom = (name) => (name.startsWith('./') ? load(name.slice(2)) : require(name));

if (require.main === module) load('program.cjs');
else module.exports = { CACHE, STAMP_LENGTH, checksumOf, load };
