'use strict';
// Keeps the code that V8 compiled for parts of the program, for the runs to come: whole or not at all.
const { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } = require('node:fs');
const { dirname } = require('node:path');

/** Seconds of a run after which V8 may have let go of code that only the start needed. */
const LONGEST = 3;

/** Keeps it where nothing speaks against it; a folder that cannot be written to does without. */
function keepWhereWelcome(parts) {
  // Under other flags V8 compiles other code, which it refuses without them.
  if (process.execArgv.length > 0 || process.env.NODE_OPTIONS || process.uptime() > LONGEST) return;
  keep(parts.filter(({ file }) => file));
}

/** A file for each part: its code twice, the stamp of its source, and bits of the commands that it serves. */
function keep(parts) {
  for (const { script, file, stamp, uses } of parts) {
    const scratch = `${file}.${process.pid}`;
    const served = Buffer.alloc(4);
    served.writeInt32LE(uses);
    try {
      makeFolder(dirname(file));
      const code = script.createCachedData();
      writeFileSync(scratch, Buffer.concat([code, code, Buffer.from(stamp), served]), { flag: 'wx' });
      renameSync(scratch, file);
    } catch {
      return discard(scratch);
    }
  }
}

/** With what is above it. One level after the other: Node's own way never ends where a system says of a folder that is there that it is not. */
function makeFolder(folder) {
  if (existsSync(folder)) return;
  if (dirname(folder) !== folder) makeFolder(dirname(folder));
  try {
    mkdirSync(folder, { mode: 0o700 });
  } catch (error) {
    // Another run may have made it meanwhile.
    if (error.code !== 'EEXIST') throw error;
  }
}

function discard(file) {
  try {
    rmSync(file, { force: true });
  } catch {
    // It was never written: nothing can be here.
  }
}

module.exports = { keep, keepWhereWelcome };
