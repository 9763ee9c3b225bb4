#!/usr/bin/env node
'use strict';
// Runs the program, in parts that are loaded when they are needed, from the code that V8 compiled for them in an earlier run.
// Compiled code saves start-up time and decides nothing else: V8 refuses that of another version or under other flags, and this
// file that of another build or one that was damaged, which V8 would run; a part is then compiled anew, and its code kept.
const { existsSync, readFileSync } = require('node:fs');
const { Script } = require('node:vm');

const FOLDER = `${__dirname}/../program/`;
// Patches of Node itself do not change what V8 accepts.
const CACHE = `.${process.versions.v8.replace(/-.*/, '')}.cache`;
const STAMP_LENGTH = 40;
/** The stamp, and what the code was used for. */
const TAIL_LENGTH = STAMP_LENGTH + 4;
/** A tree that was built has the code beside the parts; a package ships none. */
const isBuilt = existsSync(`${FOLDER}parts.json`);
const parts = new Map();
/** Parts whose code is to be kept: none was, or not what this command needs of them. */
const unkept = [];

/** A bit for the command that runs: a part keeps what each command needed of it. */
const [, , command = ''] = process.argv;
const use = 1 << (command.charCodeAt(0) + command.charCodeAt(2) * 6 + command.length * 25);

/**
 * Where the code of parts is kept for later runs: among the caches of the user, where programs put what they can make anew.
 * Nowhere where there are none, or where Node is told to keep no code.
 */
function cachesOfUser() {
  const { NODE_DISABLE_COMPILE_CACHE, NODE_COMPILE_CACHE, XDG_CACHE_HOME, LOCALAPPDATA, HOME } = process.env;
  if (NODE_DISABLE_COMPILE_CACHE) return undefined;
  const ofHome = HOME && `${HOME}${process.platform === 'darwin' ? '/Library/Caches' : '/.cache'}`;
  return NODE_COMPILE_CACHE || XDG_CACHE_HOME || LOCALAPPDATA || ofHome;
}

const caches = cachesOfUser();

/**
 * Code compiled for this very source, and whole: a file has it twice, which no damage does the same to, and then the stamp of the
 * source. Comparing bytes takes less time than adding them up.
 */
function compiledCode(file, stamp) {
  try {
    const kept = readFileSync(file);
    const length = (kept.length - TAIL_LENGTH) / 2;
    if (kept.latin1Slice(length * 2, length * 2 + STAMP_LENGTH) !== stamp) return undefined;
    const code = kept.subarray(0, length);
    return code.compare(kept, length, length * 2) === 0 ? { code, uses: kept.readInt32LE(kept.length - 4) } : undefined;
  } catch {
    return undefined;
  }
}

/** The build writes ASCII only, which takes a byte a character and is not decoded. Some parts it compresses. */
function sourceOf(filename) {
  try {
    return readFileSync(filename, 'utf8');
  } catch {
    return require('node:zlib')
      .brotliDecompressSync(readFileSync(`${filename}.br`))
      .latin1Slice();
  }
}

function load(name) {
  const known = parts.get(name);
  if (known !== undefined) return known.exports;
  const filename = FOLDER + name;
  const source = sourceOf(filename);
  const part = { exports: {} };
  parts.set(name, part);
  const stamp = source.slice(-STAMP_LENGTH);
  const file = caches && `${caches}/llm-sizing/${stamp}-${process.arch}${CACHE}`;
  const kept = (isBuilt && compiledCode(filename.replace(/\.cjs$/, CACHE), stamp)) || compiledCode(file, stamp);
  const script = new Script(source, { filename, cachedData: kept?.code });
  const uses = kept === undefined || script.cachedDataRejected ? 0 : kept.uses;
  if ((uses & use) === 0) keepLater({ script, filename, stamp, uses: uses | use, file });
  // A part exports while it runs, and others run within it.
  const outer = globalThis.exports;
  globalThis.exports = part.exports;
  script.runInThisContext();
  globalThis.exports = outer;
  return part.exports;
}

/** At the end, when the code of what was called is compiled too. */
function keepLater(part) {
  if (unkept.push(part) > 1 || require.main !== module) return;
  process.once('exit', (code) => code === 0 && require('./keep-code.cjs').keepWhereWelcome(unkept));
}

// What a part finds of its surroundings, as a module would: text that need not be put into a function is text that is not copied.
globalThis.require = (name) => (name.startsWith('./') ? load(name.slice(2)) : require(name));
globalThis.__dirname = FOLDER;

if (require.main === module) load('program.cjs');
else module.exports = { CACHE, compiledCode, load, unkept };
