import { readFileSync } from 'node:fs';
import { readArchitecture } from '../../src/architecture/read.js';
import type { Architecture } from '../../src/core/architecture/architecture.js';

/** Presets of every kind of layer that there is. */
const names =
  'gpt-2 llama-3.1-8b mistral-7b gemma-2-9b gemma-3-12b gemma-4-e4b gpt-oss-20b llama-4-scout deepseek-v3.2 deepseek-v2-lite deepseek-v4-pro qwen3-next-80b-a3b qwen3.5-35b-a3b kimi-linear-48b-a3b minimax-text-01 mamba-130m nemotron-nano-9b-v2 nemotron-3-super-120b-a12b bert-base t5-base hunyuan-large phi-4 falcon-40b dbrx snowflake-arctic glm-4.5-air olmoe-1b-7b qwen1.5-moe-a2.7b mixtral-8x7b';

const configs = names.split(' ').flatMap((name) => {
  const preset = JSON.parse(readFileSync(new URL(`../../presets/models/${name}.json`, import.meta.url), 'utf8')) as {
    readonly config: unknown;
  };
  return preset.config === null ? [] : [[name, preset.config] as const];
});

/** These models taken apart, with how many parameters they have; made anew, for tests of how they are made. */
export function everyArchitecture(): readonly {
  readonly name: string;
  readonly architecture: Architecture;
  readonly parameters: number;
}[] {
  return configs.map(([name, config]) => {
    const read = readArchitecture(config);
    if (!read.ok) throw new Error(`${name}: ${JSON.stringify(read.problems)}`);
    return { name, architecture: read.architecture, parameters: read.count.parameters };
  });
}
