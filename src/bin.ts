import { nodeIo } from './cli/node-io.js';
import { run } from './cli/run.js';

void run(process.argv.slice(2), nodeIo()).then((code) => {
  // Everything is written by now, and tearing down what is not used any more takes a millisecond.
  process.exit(code);
});
