// Keeps the code that this version of Node compiles for the built program: each part as the command uses it that needs it most.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const path = (name) => fileURLToPath(new URL(name, import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'llm-sizing-'));
const config = join(folder, 'config.json');
// A file is read with more care than a preset: the code for that is to be there too.
writeFileSync(config, JSON.stringify(JSON.parse(readFileSync(path('../../presets/models/llama-3.1-8b.json'), 'utf8')).config, null, 2));
const commands = [
  ['train', '--model', 'gpt3', '--gpu', 'a100'],
  ['train', '--model', 'gpt3', '--gpu', 'a100', '--lang', 'zh'],
  ['model', config],
  ['train', '--model', 'gpt3', '--gpu', 'a100-sxm-80gb', '--precision', 'bf16', '--gpus', '1024', '--utilization', 'auto'],
  ['infer', '--model', 'llama-3.1-70b', '--gpu', 'h100-sxm', '--requests', '200/s', '--input', '2000', '--output', '300', '--tpot', '50ms'],
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
rmSync(folder, { recursive: true });
