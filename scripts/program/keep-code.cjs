'use strict';
// Keeps the code that V8 compiled for parts of the program, for the runs to come: whole or not at all.
const { mkdirSync, renameSync, rmSync, writeFileSync } = require('node:fs');
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
      mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
      const code = script.createCachedData();
      writeFileSync(scratch, Buffer.concat([code, code, Buffer.from(stamp), served]), { flag: 'wx' });
      renameSync(scratch, file);
    } catch {
      return discard(scratch);
    }
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
