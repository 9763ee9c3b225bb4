/** Stands in for node:child_process in the bundled command, which starts no other program. */
export {};
