// Keeps the code that this version of Node compiles for the built program: each part as the command uses it that needs it most.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const path = (name) => fileURLToPath(new URL(name, import.meta.url));
const commands = [
  ['train', '--model', 'gpt3', '--gpu', 'a100'],
  ['model', 'llama-3.1-8b'],
  ['train', '--model', 'gpt3', '--gpu', 'a100-sxm-80gb', '--precision', 'bf16', '--gpus', '1024', '--utilization', 'auto'],
  ['check', 'examples/deck.yaml'],
  ['run', 'examples/growth.yaml'],
];
for (const command of commands) {
  const { status, stderr } = spawnSync(process.execPath, [path('code-cache.cjs'), path('../../dist/cli/bin.cjs'), ...command], {
    cwd: path('../../'),
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`${command.join(' ')} ended with ${status}: ${stderr}`);
}
