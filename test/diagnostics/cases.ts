import type { DiagnosticCode } from '../../src/diagnostics/codes.js';
import { fileCases } from './file-cases.js';

/** A command line that ends with one code. */
export type CommandLineCase = {
  readonly line: string;
  readonly exit: 2 | 3;
  /** What the carets stand under; nothing where the mistake is in what is missing. */
  readonly under?: string;
  /** What the message says is allowed. */
  readonly allowed?: string;
  /** The first thing it says was probably meant. */
  readonly meant?: string;
  /** Files that the command line names, by path. */
  readonly inputs?: Readonly<Record<string, string>>;
};

/** A scenario that only a program can hand in. */
export type LibraryCase = { readonly scenario: unknown; readonly path?: string; readonly says: string };

const TRAIN = 'train --model gpt3 --gpu a100';
const SERVE = 'infer --model llama-3.1-70b --gpu h100-sxm --input 1000 --output 300 --requests 5/s';
const INFER = 'infer --model gpt3 --gpu a100';

export const commandLineCases: Readonly<Partial<Record<DiagnosticCode, CommandLineCase>>> = {
  'unknown-command': {
    line: 'trian --model gpt3',
    exit: 2,
    under: 'trian',
    allowed: 'train, infer, model, scale, run, check, diff, init, presets, validate, completion, schema',
    meant: 'train',
  },
  'unknown-flag': { line: `${TRAIN} --tokenz 3`, exit: 2, under: '--tokenz', allowed: 'llm-sizing train --help', meant: '--tokens' },
  'missing-value': { line: `${TRAIN} --tokens`, exit: 2, under: '--tokens', allowed: '300B' },
  'unexpected-value': { line: `${TRAIN} --sensitivity=yes`, exit: 2, under: '--sensitivity=yes' },
  'repeated-flag': { line: `${TRAIN} --gpu h100`, exit: 2, under: '--gpu', allowed: '--gpu a,b' },
  'excess-argument': { line: `${TRAIN} extra`, exit: 2, under: 'extra', allowed: 'train --help' },
  'missing-argument': { line: 'presets show', exit: 2, allowed: 'presets show a100' },
  'control-character': { line: `${TRAIN} --precision $'\\e[2J'`, exit: 2, under: '\\u{1b}[2J', allowed: 'shows all of itself' },
  'invalid-quantity': { line: `${TRAIN} --tokens 300bln`, exit: 2, under: '300bln', allowed: '300B', meant: '300B' },
  'out-of-range': { line: `${TRAIN} --utilization 150%`, exit: 2, under: '150%', allowed: 'up to 100' },
  'not-whole': { line: `${TRAIN} --gpus 1.5`, exit: 2, under: '1.5', allowed: 'a whole number' },
  'unknown-choice': { line: `${TRAIN} --precision bf61`, exit: 2, under: 'bf61', allowed: 'tf32, bf16', meant: 'bf16' },
  'empty-item': { line: 'train --model gpt3 --gpu a100,,h100', exit: 2, under: 'a100,,h100', allowed: 'a100,h100' },
  'list-and-range': { line: `${TRAIN} --utilization 30%..50%,60%`, exit: 2, under: '30%..50%,60%', allowed: '30%,40%,50%' },
  'range-unsupported': {
    line: `${INFER} --tokens 1B --growth 5%/month --horizon '12 months..24 months'`,
    exit: 2,
    under: '12 months..24 months',
    allowed: 'one value',
  },
  'empty-table': {
    line: 'validate --measurements runs.csv',
    exit: 2,
    inputs: { 'runs.csv': '# nothing yet\n' },
    allowed: 'tokensPerSecondPerGpu',
  },
  'unknown-column': {
    line: 'validate --measurements runs.csv',
    exit: 2,
    under: 'throughput',
    inputs: { 'runs.csv': 'model,gpu,gpus,throughput\nllama-3.1-8b,h100-sxm,8,7800\n' },
    allowed: 'tokensPerSecondPerGpu',
    meant: 'tokensPerSecondPerGpu',
  },
  'nothing-measured': {
    line: 'validate --measurements runs.csv',
    exit: 2,
    under: 'model,gpu,gpus',
    inputs: { 'runs.csv': 'model,gpu,gpus\nllama-3.1-8b,h100-sxm,8\n' },
    allowed: 'stepSeconds',
  },
  'ragged-line': {
    line: 'validate --measurements runs.csv',
    exit: 2,
    under: 'llama-3.1-8b',
    inputs: { 'runs.csv': 'model,gpu,gpus,layout,stepSeconds\nllama-3.1-8b,h100-sxm,8,tp=1,pp=1,12s\n' },
    allowed: 'in quotes',
  },
  'several-values': {
    line: 'validate --measurements runs.csv',
    exit: 2,
    under: '"8,16"',
    inputs: { 'runs.csv': 'model,gpu,gpus,stepSeconds\nllama-3.1-8b,h100-sxm,"8,16",12s\n' },
    allowed: 'a line for each run',
  },
  'invalid-calibration': {
    line: 'train --model llama-3.1-8b --gpu h100-sxm --gpus 8 --utilization auto --calibration ours.yaml',
    exit: 2,
    under: '200',
    inputs: {
      'ours.yaml': `version: 1
program: 0.1.0
groups:
  - metric: trainingSpeed
    gpu: h100-sxm-80gb
    models: dense
    factor: 200
    rows: 6
    configurations: 6
    modelsSeen: 1
    error: { mean: 0.2, median: 0.2, p90: 0.3, bias: 0.2, low: 0.1, high: 0.3 }
    leftOneOut: { mean: 0.02, median: 0.02, p90: 0.03, bias: 0, low: -0.03, high: 0.03 }
`,
    },
    allowed: '--write-calibration',
  },
  'no-path': {
    line: `${TRAIN} --price 2 --explain costUsd --from pue`,
    exit: 2,
    under: 'pue',
    allowed: 'priceUsdPerGpuHour, durationSeconds, utilization',
  },
  'evidence-of-training': { line: `${INFER} --tokens 1B --uncertainty evidence`, exit: 2, under: 'evidence', allowed: '20%..40%' },
  'invalid-range': { line: `${TRAIN} --utilization 50%..30%`, exit: 2, under: '50%..30%', allowed: 'low..high', meant: '30%..50%' },
  'invalid-together': {
    line: `${TRAIN} --together tokens+utilisation=0.5`,
    exit: 2,
    under: 'tokens+utilisation=0.5',
    allowed: 'from -1 to 1',
    meant: 'utilization',
  },
  'impossible-correlation': {
    line: `${TRAIN} --tokens 200B..400B --together tokens+pue=1,tokens+epochs=1`,
    exit: 2,
    under: 'tokens+pue=1,tokens+epochs=1',
    allowed: 'tokens+epochs from 0 to 0',
  },
  'impossible-layout': { line: `${TRAIN} --precision bf16 --gpus 1024 --layout tp=7`, exit: 2, allowed: 'tp × pp × cp × dp' },
  'untrainable-precision': { line: `${TRAIN} --gpus 8 --precision tf32 --zero 1`, exit: 2, allowed: 'bf16, fp16' },
  'unknown-step': {
    line: 'run ./s.yaml',
    exit: 2,
    allowed: 'on an accelerator preset',
    inputs: {
      './s.yaml': `version: 1
presets: { gpus: { x1: { peak: { bf16: 1 PFLOPS } } } }
scenarios: { a: { kind: train, model: gpt3, gpu: x1, gpus: 8, zero: 1 } }
`,
    },
  },
  'method-needs': { line: `${TRAIN} --gpus 8 --method dpo`, exit: 2, allowed: '--comparisons 60k' },
  'one-budget': { line: 'scale --gpu h100', exit: 2, allowed: '--compute 1e24' },
  'no-layout': { line: `${TRAIN} --precision bf16 --gpus 1009 --global-batch 7 --zero 1`, exit: 3, allowed: '--global-batch' },
  'no-layout-fits': { line: `${TRAIN} --precision bf16 --gpus 8 --zero 1`, exit: 3, allowed: 'LoRA' },
  'no-cluster': { line: `${TRAIN} --duration 1min --utilization auto`, exit: 3, allowed: '--duration' },
  'unknown-model': { line: 'train --model gpt33 --gpu a100', exit: 2, under: 'gpt33', allowed: 'presets models', meant: 'gpt3' },
  'unknown-gpu': { line: 'train --model gpt3 --gpu a10O', exit: 2, under: 'a10O', allowed: 'presets gpus', meant: 'a100' },
  'unknown-region': { line: `${TRAIN} --region frence`, exit: 2, under: 'frence', allowed: 'presets regions', meant: 'france' },
  'unknown-preset': {
    line: 'presets show a10O',
    exit: 2,
    under: 'a10O',
    allowed: 'presets models, gpus, instances or regions',
    meant: 'a100',
  },
  'undisclosed-model': { line: 'train --model gpt-4 --gpu a100 --tokens 13T', exit: 2, under: 'gpt-4', allowed: '--parameters' },
  'missing-model': { line: 'train --gpu a100 --tokens 1T', exit: 2, allowed: '--model gpt3' },
  'unreadable-file': { line: 'model ./missing.json', exit: 2, allowed: 'a folder with one in it, or - for standard input' },
  'invalid-json': { line: 'model ./c.json', exit: 2, inputs: { './c.json': '{"a": True}' }, under: 'True', allowed: 'true' },
  'config-missing': {
    line: 'model ./c.json',
    exit: 2,
    inputs: { './c.json': llama({ vocab_size: undefined, vocab_sise: 32_000 }) },
    allowed: 'padded_vocab_size',
    meant: 'vocab_sise',
  },
  'config-type': { line: 'model ./c.json', exit: 2, inputs: { './c.json': llama({ hidden_size: '4096' }) }, under: '"hidden_size"' },
  'config-range': {
    line: 'model ./c.json',
    exit: 2,
    inputs: { './c.json': llama({ num_hidden_layers: -1 }) },
    under: '"num_hidden_layers"',
    allowed: 'a whole number from 1 to 10000',
  },
  'config-conflict': {
    line: 'model ./c.json',
    exit: 2,
    inputs: { './c.json': llama({ num_attention_heads: 5 }) },
    under: '"num_attention_heads"',
  },
  'unknown-architecture': { line: 'model gpt-4', exit: 2, under: 'gpt-4', allowed: 'a config.json of your own' },
  'missing-architecture': {
    line: 'train --model gpt-4 --parameters 1T --tokens 13T --gpu a100 --flops palm',
    exit: 2,
    under: 'palm',
    allowed: '--flops 6nd',
  },
  'without-effect': { line: `${TRAIN} --flops exact --flops-per-token 1e12`, exit: 2, under: 'exact', allowed: 'one of the two' },
  'cached-above-prompt': {
    line: `${INFER} --requests 1/s --input 1000 --output 300 --cached-prefix 1001`,
    exit: 2,
    allowed: 'up to the length of the prompt',
  },
  'missing-gpu': { line: 'train --model gpt3', exit: 2, allowed: '--gpu a100' },
  'missing-tokens': { line: 'train --model gpt-2 --gpu a100', exit: 2, under: 'gpt-2', allowed: '--tokens 300B' },
  'missing-demand': { line: INFER, exit: 2, allowed: '--requests 3.5B/day' },
  'conflicting-demand': { line: `${INFER} --tokens 8T --words 425`, exit: 2, under: '425', allowed: 'with words or with input and output' },
  'incomplete-demand': { line: `${INFER} --words 425`, exit: 2, allowed: '--requests 3.5B/day' },
  'active-above-total': { line: `${TRAIN} --parameters 7B --active-parameters 8B`, exit: 2, allowed: 'up to the total' },
  'unsupported-precision': { line: `${TRAIN} --precision fp8`, exit: 2, under: 'fp8', allowed: 'tf32, bf16, fp16' },
  'unsupported-sparsity': { line: 'train --model gpt3 --gpu v100 --sparsity 2:4', exit: 2, under: '2:4', allowed: '--sparsity none' },
  'missing-list-price': { line: 'train --model gpt3 --peak 312T --price list', exit: 2, under: 'list', allowed: '--price 2.50' },
  'missing-price': { line: `${TRAIN} --budget 2M`, exit: 2, under: '2M', allowed: '--price 2.50' },
  'nothing-to-solve': { line: `${TRAIN} --gpus 1024 --duration 30d`, exit: 2, under: '1024', allowed: '--solve' },
  'conflicting-fields': {
    line: `${TRAIN} --throughput 100/s --utilization 40%`,
    exit: 2,
    under: '40%',
    allowed: 'one of the two',
  },
  'throughput-above-peak': { line: `${TRAIN} --throughput 1M/s`, exit: 2, allowed: 'of one GPU' },
  'incomplete-ownership': {
    line: `${TRAIN} --server-price 150k --hosting 150 --electricity-price 0.08/kWh`,
    exit: 2,
    allowed: '--years 5',
  },
  'missing-exchange-rate': { line: `${TRAIN} --price ¥14/GPU-h`, exit: 2, under: '¥14/GPU-h', allowed: '--cny-per-usd 7.1' },
  'incomplete-footprint': { line: `${TRAIN} --wue 0.3`, exit: 2, allowed: '--grid-water 3.13' },
  'missing-power': { line: 'train --model gpt3 --peak 312T --power-budget 1MW', exit: 2, under: '1MW', allowed: '--power 1275W' },
  'solve-needs-fixed': { line: `${TRAIN} --solve tokens`, exit: 2, under: 'tokens', allowed: '--gpus 1024' },
  'solve-and-given': { line: `${TRAIN} --solve gpus --gpus 8`, exit: 2, under: '8', allowed: 'one of the two' },
  'solve-without-effect': {
    line: `${TRAIN} --flops-per-token 6e11 --gpus 8 --solve parameters`,
    exit: 2,
    under: 'parameters',
    allowed: 'leave out --flops-per-token',
  },
  'unknown-sort': { line: `${TRAIN} --sort costs`, exit: 2, under: 'costs', allowed: 'costUsd', meant: 'costUsd' },
  'unknown-everywhere': { line: `${TRAIN},h100 --sort costUsd`, exit: 2, under: 'costUsd' },
  'too-many-rows': {
    line: `${TRAIN} --tokens ${counted(101, 'B')} --duration ${counted(100, 'd')}`,
    exit: 2,
    allowed: 'csv or jsonl',
  },
  'output-failed': { line: `${TRAIN} -o /missing/answer`, exit: 2 },
  ...fileCases,
  'no-solution': { line: `${TRAIN} --gpus 10 --epochs 1e-300 --solve tokens`, exit: 3 },
  'above-possible': { line: `${TRAIN} --gpus 10 --solve utilization`, exit: 3 },
  'below-one': { line: `${TRAIN} --budget 1 --price 2`, exit: 3 },
  'invalid-layout': { line: `${SERVE} --layout tp=8,zz=2`, exit: 2, under: 'tp=8,zz=2', allowed: 'tp=8,pp=16' },
  'invalid-workload': {
    line: 'infer --model llama-3.1-8b --gpu h100 --requests 5/s --workload 70%:500/200,20%:8000',
    exit: 2,
    under: '70%:500/200',
    allowed: '70%:500/200 30%:8000/500',
  },
  'prediction-needs': { line: `${INFER} --tokens 1B --engine vllm`, exit: 2, allowed: '--input 1000 --output 300' },
  'prediction-lacks': {
    line: 'infer --model bert-base --gpu h100-sxm --weights bf16 --input 100 --output 10 --requests 5/s --engine vllm',
    exit: 2,
    under: 'bert-base',
  },
  'does-not-fit': { line: `${SERVE} --weights bf16 --layout tp=1`, exit: 3, allowed: '--layout tp=2' },
  'target-unreachable': { line: `${SERVE} --tpot 1ms`, exit: 3, allowed: 'TPOT' },
  'only-spares': { line: `${TRAIN} --gpus 8 --spares N+1`, exit: 3, allowed: 'fewer spares' },
  'too-large': { line: `${TRAIN} --utilization 1e-14`, exit: 3 },
};

/** The config.json of a small Llama, with some keys changed; undefined leaves one out. */
function llama(changes: Readonly<Record<string, unknown>> = {}): string {
  const config = {
    model_type: 'llama',
    hidden_size: 4096,
    num_hidden_layers: 32,
    num_attention_heads: 32,
    intermediate_size: 11_008,
    vocab_size: 32_000,
    tie_word_embeddings: false,
  };
  return JSON.stringify({ ...config, ...changes }, null, 2);
}

/** `1d,2d,3d` */
function counted(count: number, unit: string): string {
  return Array.from({ length: count }, (_, place) => `${place + 1}${unit}`).join(',');
}

export const libraryCases: Readonly<Partial<Record<DiagnosticCode, LibraryCase>>> = {
  'unknown-field': { scenario: { kind: 'train', modle: 'gpt3' }, path: 'modle', says: 'did you mean model' },
  'invalid-type': { scenario: { kind: 'train', model: 3 }, path: 'model', says: 'this must be text, not number' },
  unreadable: {
    scenario: new Proxy(
      {},
      {
        ownKeys: () => {
          throw new RangeError('not for you');
        },
      },
    ),
    says: 'not for you; a plain object',
  },
  'list-refused': { scenario: { kind: 'train', model: 'gpt3', gpu: ['a100'] }, path: 'gpu', says: 'one value a call' },
};

/** Codes that no input should reach; exercised by breaking the world around the program. */
export const defects: readonly DiagnosticCode[] = ['internal', 'presets-unreadable'];
