import type { Placed } from './architecture.js';
import type { ParameterCount } from './count.js';
import { type Explanation, gathered, sumOver } from './explanation.js';
import { type Component, sizeOf } from './part.js';
import { times } from './size.js';

const DEFINITION = 'definition';

const componentSymbols: Readonly<Record<Component, string>> = {
  tokenEmbedding: 'N_V',
  positionEmbedding: 'N_P',
  layerEmbedding: 'N_l',
  query: 'N_q',
  key: 'N_k',
  value: 'N_v',
  keyValue: 'N_kv',
  attentionOutput: 'N_o',
  attentionGate: 'N_g',
  attentionBias: 'N_sb',
  indexer: 'N_i',
  crossAttention: 'N_x',
  recurrence: 'N_r',
  convolution: 'C',
  feedForward: 'N_f',
  router: 'N_ro',
  routedExperts: 'N_e',
  sharedExperts: 'N_sh',
  residualMixing: 'N_m',
  norms: 'N_n',
  biases: 'N_b',
  pooler: 'N_p',
  outputHead: 'N_h',
};

/** Parameters by component, in all, active and without the tables. */
export function explainCount(explanation: Explanation, placed: readonly Placed[], count: ParameterCount): void {
  const own = placed.filter(({ tensor }) => !tensor.tied);
  const present = Object.keys(count.components) as Component[];
  for (const component of present) {
    const sum = sumOver(
      own.filter(({ tensor }) => tensor.component === component),
      sizeOf,
    );
    explanation.step(
      `components.${component}`,
      componentSymbols[component],
      'parameters',
      sum.text,
      count.components[component] as number,
      `${DEFINITION}: the elements of its matrices and vectors, over all layers`,
    );
  }
  explanation.step(
    'parameters',
    'N',
    'parameters',
    present.map((component) => componentSymbols[component]).join(' + '),
    count.parameters,
    `${DEFINITION}: every trainable number once`,
  );
  const idle = gathered(
    own.flatMap(({ tensor: { copies, active, shape }, layers }) =>
      copies === undefined || active === undefined
        ? []
        : [times(layers, { text: `${copies.text} − ${active.text}`, value: copies.value - active.value, sum: true }, ...shape)],
    ),
  );
  const left = idle.value === 0 ? 'N' : `N − ${idle.sum ? `(${idle.text})` : idle.text}`;
  explanation.step(
    'activeParameters',
    'N_a',
    'parameters',
    left,
    count.activeParameters,
    `${DEFINITION}: without the experts that a token does not pass`,
  );
  const tables = (['tokenEmbedding', 'positionEmbedding', 'outputHead'] as const).filter(
    (component) => count.components[component] !== undefined,
  );
  explanation.step(
    'nonEmbeddingParameters',
    'N_ne',
    'parameters',
    ['N', ...tables.map((component) => componentSymbols[component])].join(' − '),
    count.nonEmbeddingParameters,
    `${DEFINITION}: without the tables and an output matrix of its own`,
  );
}
