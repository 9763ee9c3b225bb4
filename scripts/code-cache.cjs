// Runs the built program once on the main command and keeps the code that V8 compiled for it.
'use strict';
const { readFileSync, writeFileSync } = require('node:fs');
const { Script } = require('node:vm');

const [, , filename, ...argv] = process.argv;
process.argv = [process.argv[0], filename, ...argv];
const script = new Script(readFileSync(filename, 'utf8'), { filename });
script.runInThisContext()(require, module, exports, filename, require('node:path').dirname(filename));
process.on('exit', () => writeFileSync(filename.replace(/\.cjs$/, '.cache'), script.createCachedData()));
