import { closeSync, fchmodSync, lstatSync, openSync, readlinkSync, realpathSync, renameSync, rmSync, type Stats, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

/** A file that is being written: it has its name only when it is whole. */
export type NewFile = { readonly descriptor: number; readonly finish: () => void; readonly abandon: () => void };

/**
 * Opens a file for writing. What is written stands beside it until all of it is there, so that a full disk or an
 * interruption leaves under the name what was there before. What is no plain file, has several names, or stands in a
 * folder that takes no other, is written as it is. Throws when it cannot be opened.
 */
export function newFile(path: string): NewFile {
  const there = statOf(path);
  const beside = there === undefined || (there.isFile() && there.nlink === 1) ? openBeside(path, there) : undefined;
  if (beside !== undefined) return beside;
  const descriptor = openSync(path, 'w');
  const close = () => closeSync(descriptor);
  return { descriptor, finish: close, abandon: close };
}

function openBeside(path: string, there: Stats | undefined): NewFile | undefined {
  try {
    // A link stays one, also where it leads to no file yet; one that leads to another such link is followed by opening it.
    const isLink = there === undefined && statOf(path, true) !== undefined;
    const target = isLink ? resolve(dirname(path), readlinkSync(path)) : there === undefined ? path : realpathSync(path);
    if (isLink && statOf(target, true) !== undefined) return undefined;
    const part = `${target}.${process.pid}.part`;
    const descriptor = openSync(part, 'wx');
    if (there !== undefined) fchmodSync(descriptor, there.mode & 0o7777);
    return {
      descriptor,
      finish: () => {
        closeSync(descriptor);
        renameSync(part, target);
      },
      abandon: () => {
        closeSync(descriptor);
        rmSync(part, { force: true });
      },
    };
  } catch {
    return undefined;
  }
}

function statOf(path: string, ofLink = false): Stats | undefined {
  try {
    return ofLink ? lstatSync(path) : statSync(path);
  } catch {
    return undefined;
  }
}
