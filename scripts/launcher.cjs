#!/usr/bin/env node
'use strict';
// Runs program.cjs, from the code that was compiled when the package was built. Another version of Node refuses that code
// and compiles the program itself: the cache saves start-up time and decides nothing else.
const { readFileSync } = require('node:fs');
const { Script } = require('node:vm');

const filename = `${__dirname}/program.cjs`;

function compiledCode() {
  try {
    return readFileSync(`${__dirname}/program.cache`);
  } catch {
    return undefined;
  }
}

const script = new Script(readFileSync(filename, 'utf8'), { filename, cachedData: compiledCode() });
script.runInThisContext()(require, module, exports, filename, __dirname);
