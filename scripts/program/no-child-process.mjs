/** Stands in for node:child_process in the argument parser of the bundled command, which starts no other program. */
export {};
