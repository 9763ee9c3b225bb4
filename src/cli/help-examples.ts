import { examplesHeading } from './described.js';

/** Command lines that show what each command is for, by the words that lead to it. They are what one types: no language changes them. */
const examples: Readonly<Record<string, readonly string[]>> = {
  train: [
    'llm-sizing train --model gpt3 --gpu a100',
    'llm-sizing train --model llama-3.1-8b --gpu h100 --gpus 64 --utilization auto',
    "llm-sizing train --model gpt3 --gpu a100 --utilization '30% to 50%'",
  ],
  infer: [
    'llm-sizing infer --model gpt3 --gpu a100 --requests 3.5B/day --words 425',
    'llm-sizing infer --model llama-3.1-8b --gpu h100,mi300x --tokens 20k/s',
  ],
  model: ['llm-sizing model deepseek-v3', 'llm-sizing model ./config.json --sequence 8192'],
  scale: ['llm-sizing scale --compute 5.76e23'],
  run: ['llm-sizing run plan.yaml', 'llm-sizing run plan.yaml --format html --out plan.html'],
  check: ['llm-sizing check plan.yaml', 'llm-sizing check plan.yaml --set utilization=40%'],
  diff: ['llm-sizing diff before.yaml after.yaml', 'llm-sizing diff before.yaml after.yaml --fail-above 10%'],
  init: ['llm-sizing init', 'llm-sizing init --model llama-3.1-8b --gpu h100 --tokens 1T'],
  presets: ['llm-sizing presets gpus h100', 'llm-sizing presets show a100'],
  'presets models': ['llm-sizing presets models llama-3'],
  'presets gpus': ['llm-sizing presets gpus h100'],
  'presets instances': ['llm-sizing presets instances p5'],
  'presets regions': ['llm-sizing presets regions eu-west-3'],
  'presets show': ['llm-sizing presets show a100', 'llm-sizing presets show p5.48xlarge --format json'],
  validate: ['llm-sizing validate', 'llm-sizing validate training --format json'],
  completion: ['llm-sizing completion bash > ~/.llm-sizing.bash', 'llm-sizing completion man > llm-sizing.1'],
  schema: ['llm-sizing schema scenario > scenario.schema.json'],
};

/** Examples of a command, by the words that lead to it from the program; none where there is no such command. */
export function examplesOfCommand(path: string): readonly string[] {
  return examples[path] ?? [];
}

/** What stands below the help of a command; nothing below that of the program, which has its own. */
export function examplesText(path: string): string {
  const lines = examplesOfCommand(path);
  return lines.length === 0 ? '' : `\n${examplesHeading()}\n${lines.map((line) => `  ${line}\n`).join('')}`;
}
