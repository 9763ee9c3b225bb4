// The serving cost model: docs/serving.md
import { fitted, power } from '../../dist/core/serving/fitted.js';
import { errorGroups } from '../../dist/core/serving/fitted-errors.js';
import { fitStart } from '../../dist/core/serving/start.js';
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

/** The parts of docs/serving.md that are made from the code. */
export const servingParts = {
  'serving-constants': constantTable,
  'serving-engines': engineTable,
  'serving-errors': errorTable,
  'serving-power': powerLine,
};
