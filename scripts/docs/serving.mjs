// The serving cost model: docs/serving.md
import { fitted, power } from '../../dist/core/serving/fitted.js';
import { errorGroups } from '../../dist/core/serving/fitted-errors.js';
import { fitStart } from '../../dist/core/serving/start.js';
import { evaluate } from '../../dist/index.js';
import { code, table } from './text.mjs';

/** Constants that one publication alone decides. */
const SINGLE = new Set([
  'workstationFp4Factor',
  'workstationBandwidthFactor',
  'stageSeconds',
  'graceFloorSeconds',
  'indexerSeconds',
  'linearAttentionComputeShare',
]);

const number = (value) => String(Number(value.toPrecision(3)));

const constantTable = () =>
  table(
    ['constant', 'rounded', 'fitted', 'one source alone'],
    Object.entries(fitted.constants).map(([name, value]) => [
      code(name),
      number(fitStart.constants[name]),
      number(value),
      SINGLE.has(name) ? 'yes' : '',
    ]),
  );

const engineTable = () => {
  const names = Object.keys(fitted.engines.vllm).filter((name) => typeof fitted.engines.vllm[name] === 'number');
  const { trtllm, vllm, sglang } = fitted.engines;
  return table(
    ['profile', 'TensorRT-LLM', 'vLLM', 'SGLang'],
    names.map((name) => [code(name), number(trtllm[name]), number(vllm[name]), number(sglang[name])]),
  );
};

const percent = (ratio) => `${ratio >= 1 ? '+' : '−'}${Math.abs(100 * (ratio - 1)).toFixed(0)}%`;
const metrics = {
  throughput: 'output tokens a second',
  tpot: 'time per output token',
  ttft: 'time to first token',
  energy: 'joules a token',
};

const errorTable = () =>
  table(
    ['figure', 'runs like it', 'runs', 'P10', 'median', 'P90'],
    errorGroups.map(({ metric, name, runs, p10, p50, p90 }) => [metrics[metric], name, runs, percent(p10), percent(p50), percent(p90)]),
  );

const powerLine = () => code(`watts of a GPU = TDP × min(1, ${power.atOne} + ${power.perDoubling} × log2(batch ÷ GPUs))`);

/** The demand of the deck through the sheet and through the cost model, side by side. */
function deckTable() {
  const asked = { model: 'gpt3', gpu: 'a100', requests: '3.5B/day' };
  const served = { ...asked, input: 100, output: 467, weights: 'bf16', tpot: '100ms' };
  const answers = [evaluate({ kind: 'infer', ...asked, words: 425 }), evaluate({ kind: 'infer', ...served })];
  const command = (fields) =>
    code(
      `llm-sizing infer ${Object.entries(fields)
        .map(([key, value]) => `--${key} ${value}`)
        .join(' ')}`,
    );
  const figures = {
    GPUs: ({ answer }) => answer.gpus.toLocaleString('en'),
    servers: ({ answer }) => answer.servers.toLocaleString('en'),
    power: ({ answer }) => `${(answer.powerWatts / 1e6).toFixed(1)} MW`,
    utilisation: ({ answer }) => `${(100 * answer.utilization).toFixed(1)}%`,
    'tokens a second of a GPU': ({ answer }) => (answer.tokensPerSecond / answer.gpus).toFixed(1),
    'time to first token': ({ answer }) =>
      answer.ttftSeconds === undefined ? 'not asked' : `${(1000 * answer.ttftSeconds).toFixed(0)} ms`,
    'time per output token': ({ answer }) =>
      answer.tpotSeconds === undefined ? 'not asked' : `${(1000 * answer.tpotSeconds).toFixed(0)} ms`,
    'what binds while generating': ({ evidence }) => evidence.serving?.bounds.decode ?? 'compute, by assumption',
  };
  return [
    `* the sheet: ${command({ ...asked, words: 425 })}`,
    `* this model: ${command(served)}`,
    '',
    table(
      ['figure', 'the sheet', 'this model'],
      Object.entries(figures).map(([name, of]) => [name, ...answers.map(of)]),
    ),
  ].join('\n');
}

/** The parts of docs/serving.md that are made from the code. */
export const servingParts = {
  'serving-constants': constantTable,
  'serving-engines': engineTable,
  'serving-errors': errorTable,
  'serving-power': powerLine,
  'serving-deck': deckTable,
};
