'use strict';
// Runs the built program once on a command line, and keeps beside each part of it that has none yet the code that V8 compiled,
// so that it holds what that command uses, and is not added to by others.
const { existsSync } = require('node:fs');

const [, , launcher, ...argv] = process.argv;
process.argv = [process.argv[0], launcher, ...argv];
process.env.NODE_DISABLE_COMPILE_CACHE = '1';
const { CACHE, load, unkept } = require(launcher);
const { keep } = require('../../dist/cli/keep-code.cjs');

const EVERY_COMMAND = -1;

process.on('exit', () => {
  const parts = unkept.map((part) => ({ ...part, file: part.filename.replace(/\.cjs$/, CACHE), uses: EVERY_COMMAND }));
  keep(parts.filter(({ file }) => !existsSync(file)));
});
load('program.cjs');
