import { type Architecture, type Placed, placedParts, placedTensors, type Stack, shapeOf } from './architecture.js';
import type { ConventionFlops } from './conventions.js';
import type { ParameterCount } from './count.js';
import type { TokenFlops } from './flops.js';
import { type CacheBytes, type CacheFormatName, cacheFormats, type WeightFormatName, weightFormats } from './memory.js';
import { activeSizeOf, type Component, type Memory, type Reach, sizeOf } from './part.js';
import { literal, plus, type Size, times } from './size.js';

/** One line of an explanation: a formula in symbols, the numbers put in, the value. */
export type ExplainedStep = {
  readonly key: string;
  readonly symbol: string;
  readonly unit: string;
  /** `symbol = …` */
  readonly expression: string;
  readonly inputs: readonly { readonly key: string; readonly symbol: string; readonly value: number }[];
  readonly value: number;
  readonly source: string;
};

/** Everything that was computed of a model, to be explained. */
export type Computed = {
  readonly count: ParameterCount;
  readonly flops: TokenFlops;
  readonly conventions: ConventionFlops;
  readonly cache: CacheBytes;
  readonly weightsBytes: number;
  readonly context: number;
  readonly weights: WeightFormatName;
  readonly kv: CacheFormatName;
};

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

const PALM = 'Chowdhery et al. 2022 (PaLM), arXiv:2204.02311, appendix B';
const NARAYANAN = 'Narayanan et al. 2021, arXiv:2104.04473, section 5.1 and appendix';
const DEFINITION = 'definition';

/** Collects steps; each may use the symbols of the architecture and of the steps before it. */
class Explanation {
  readonly steps: ExplainedStep[] = [];
  private readonly known = new Map<string, { key: string; value: number }>();

  constructor(architecture: Architecture) {
    for (const { symbol, key, value } of architecture.symbols.named) this.known.set(symbol, { key, value });
  }

  told(symbol: string, key: string, value: number): void {
    this.known.set(symbol, { key, value });
  }

  step(key: string, symbol: string, unit: string, right: string, value: number, source: string): void {
    const used = new Set(right.match(/\p{L}[\p{L}\d_]*/gu) ?? []);
    const inputs = [...used].flatMap((name) => {
      const found = this.known.get(name);
      return found === undefined ? [] : [{ key: found.key, symbol: name, value: found.value }];
    });
    this.steps.push({ key, symbol, unit, expression: `${symbol} = ${right}`, inputs, value, source });
    this.known.set(symbol, { key, value });
  }
}

/** The explanation of every figure of a model, in the order in which they build on each other. */
export function explainModel(architecture: Architecture, computed: Computed): readonly ExplainedStep[] {
  const explanation = new Explanation(architecture);
  const placed = placedTensors(architecture);
  explainCount(explanation, placed, computed.count);
  explanation.told('s', 'sequence', computed.context);
  if (shapeOf(architecture) === 'encoder-decoder') explainPairFlops(explanation, architecture, computed);
  else explainFlops(explanation, architecture, computed);
  explainConventions(explanation, architecture, computed);
  explainWeights(explanation, placed, computed);
  explainCache(explanation, architecture, computed);
  return explanation.steps;
}

/** Σ over layers of a size of each tensor. */
function sumOver(placed: readonly Placed[], size: (tensor: Placed['tensor']) => Size): Size {
  return plus(...placed.map(({ tensor, layers }) => times(layers, size(tensor))));
}

function explainCount(explanation: Explanation, placed: readonly Placed[], count: ParameterCount): void {
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
      count.components[component] ?? 0,
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
  const idle = plus(
    ...own.flatMap(({ tensor: { copies, active, shape }, layers }) =>
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

type Side = { readonly suffix: string; readonly stack: Stack | undefined; readonly head: boolean; readonly source: boolean };

/** Matrices that a token of one side passes, in elements. */
function passed(placed: readonly Placed[], { stack, head, source }: Side): Size {
  const here = placed.filter(({ tensor, stack: own }) => {
    if (tensor.use !== 'multiply') return false;
    if (tensor.bySource) return source && own !== stack;
    if (own === null) return !source && (head || tensor.component !== 'outputHead');
    return own === stack;
  });
  return sumOver(here, activeSizeOf);
}

function reaches(architecture: Architecture, stack: Stack | undefined): readonly { reach: Reach; layers: Size }[] {
  return placedParts(architecture).flatMap(({ part, layers, stack: own }) =>
    own === stack ? (part.reach ?? []).map((reach) => ({ reach, layers })) : [],
  );
}

function recurrences(architecture: Architecture, stack: Stack | undefined): Size {
  return plus(
    ...placedParts(architecture).flatMap(({ part, layers, stack: own }) =>
      own === stack && part.recurrenceFlops ? [times(layers, part.recurrenceFlops)] : [],
    ),
  );
}

/** Keys that a query looks at on average over a sequence of s tokens, as a formula. */
function meanKeysText({ mask, limit, chunked, compression = 1 }: Reach, context: number): string {
  if (mask === 'cross') return 's';
  if (mask === 'bidirectional') return limit === null || limit >= context ? 's' : String(limit);
  const seen = limit === null ? Number.POSITIVE_INFINITY : limit * compression;
  const over = compression === 1 ? '' : ` ÷ ${compression}`;
  if (seen >= context) return `(s + 1) ÷ 2${over}`;
  if (chunked) {
    const chunks = Math.floor(context / seen);
    const rest = context - chunks * seen;
    return `(${chunks} × ${seen} × ${seen + 1} ÷ 2 + ${rest} × ${rest + 1} ÷ 2) ÷ s`;
  }
  return `(${seen} × ${seen + 1} ÷ 2 + (s − ${seen}) × ${seen}) ÷ s${over}`;
}

function keysAtText({ mask, limit, chunked, compression = 1 }: Reach, context: number): string {
  if (mask === 'cross') return 's';
  if (chunked && limit !== null) return limit >= context ? 's' : String(((context - 1) % limit) + 1);
  const seen = limit === null ? Number.POSITIVE_INFINITY : limit * compression;
  if (seen >= context) return compression === 1 ? 's' : `s ÷ ${compression}`;
  return compression === 1 ? String(seen) : String(limit);
}

/** FLOP of attention: for each kind of layer its pairs times the keys seen. */
function scoresText(list: ReturnType<typeof reaches>, pair: (reach: Reach) => Size, keys: (reach: Reach) => string): string {
  return list.map(({ reach, layers }) => `${times(layers, pair(reach)).text} × ${bracketed(keys(reach))}`).join(' + ');
}

function bracketed(text: string): string {
  return /[+−÷×]/.test(text) ? `(${text})` : text;
}

const MATRICES = 'two FLOP for each element of each matrix that a token passes';
const SCORES = 'two FLOP for each dimension of a key and of a value, query and head; keys as the mask allows, on average';
const RECURRENCE = 'decay, write and read of each state, as the recurrence is written';

function explainFlops(explanation: Explanation, architecture: Architecture, { flops, context }: Computed): void {
  const stack = architecture.stacks.at(-1);
  const placed = placedTensors(architecture);
  const side: Side = { suffix: '', stack, head: true, source: false };
  const list = reaches(architecture, stack);
  const { components } = flops.forward;
  const scores = components.attentionScores ?? 0;
  const states = components.recurrenceState ?? 0;
  const matrices = flops.forward.total - scores - states;
  explanation.step('flopsPerToken.matrices', 'F_w', 'FLOP/token', `2 × (${passed(placed, side).text})`, matrices, MATRICES);
  const terms = ['F_w'];
  if (scores > 0) {
    explanation.step(
      'flopsPerToken.attentionScores',
      'F_s',
      'FLOP/token',
      scoresText(
        list,
        ({ flopsPerPair }) => flopsPerPair,
        (reach) => meanKeysText(reach, context),
      ),
      scores,
      SCORES,
    );
    terms.push('F_s');
  }
  if (states > 0) {
    explanation.step('flopsPerToken.recurrenceState', 'F_r', 'FLOP/token', recurrences(architecture, stack).text, states, RECURRENCE);
    terms.push('F_r');
  }
  explanation.step(
    'flopsPerToken.forward',
    'F',
    'FLOP/token',
    terms.join(' + '),
    flops.forward.total,
    'sum; norms, activations and biases are left out',
  );
  const head = components.outputHead ?? 0;
  if (flops.decode !== null) {
    const headText = `2 × ${
      passed(
        placed.filter(({ tensor }) => tensor.component === 'outputHead'),
        side,
      ).text
    }`;
    explanation.step(
      'flopsPerToken.prefill',
      'F_pre',
      'FLOP/token',
      head > 0 ? `F − ${headText}` : 'F',
      flops.prefill.total,
      'reading a prompt: only its last token is projected to the vocabulary, which is counted where tokens are generated',
    );
    const decodeScores = scoresText(
      list,
      ({ flopsPerPair, flopsPerPairDecoding = flopsPerPair }) => flopsPerPairDecoding,
      (reach) => keysAtText(reach, context),
    );
    const parts = ['F_w', ...(list.length > 0 ? [decodeScores] : []), ...(states > 0 ? ['F_r'] : [])];
    explanation.step(
      'flopsPerToken.decode',
      'F_dec',
      'FLOP/token',
      parts.join(' + '),
      flops.decode.total,
      'generating the token at position s, which looks at s keys; latent attention works on the compressed vectors',
    );
  }
  explanation.step(
    'flopsPerToken.training',
    'F_t',
    'FLOP/token',
    '3 × F',
    flops.training,
    'the backward pass has two products for each one of the forward pass',
  );
}

function explainPairFlops(explanation: Explanation, architecture: Architecture, { flops, context }: Computed): void {
  const placed = placedTensors(architecture);
  const [encoder, decoder] = architecture.stacks;
  const keys = (reach: Reach) => meanKeysText(reach, context);
  const pair = ({ flopsPerPair }: Reach) => flopsPerPair;
  const source: Side = { suffix: '', stack: encoder, head: false, source: true };
  const target: Side = { suffix: '', stack: decoder, head: true, source: false };
  const targetFlops = 2 * flops.forward.total - flops.prefill.total;
  explanation.step(
    'flopsPerToken.source',
    'F_e',
    'FLOP/token',
    `2 × (${passed(placed, source).text}) + ${scoresText(reaches(architecture, encoder), pair, keys)}`,
    flops.prefill.total,
    'a token of the source passes the encoder, and becomes a key and a value of each decoder layer',
  );
  explanation.step(
    'flopsPerToken.target',
    'F_d',
    'FLOP/token',
    `2 × (${passed(placed, target).text}) + ${scoresText(reaches(architecture, decoder), pair, keys)}`,
    targetFlops,
    'a token of the target passes the decoder and looks at s tokens of the source',
  );
  explanation.step(
    'flopsPerToken.forward',
    'F',
    'FLOP/token',
    '(F_e + F_d) ÷ 2',
    flops.forward.total,
    'as many source tokens as target tokens',
  );
  explanation.step(
    'flopsPerToken.training',
    'F_t',
    'FLOP/token',
    '3 × F',
    flops.training,
    'the backward pass has two products for each one of the forward pass',
  );
}

function explainConventions(explanation: Explanation, architecture: Architecture, { conventions }: Computed): void {
  explanation.step(
    'flopsPerToken.sixN',
    'F_6',
    'FLOP/token',
    '6 × N_a',
    conventions.sixN,
    'Kaplan et al. 2020, arXiv:2001.08361, section 2.1: 2 FLOP a parameter forward, 4 backward',
  );
  const all = placedParts(architecture).flatMap(({ part, layers }) =>
    (part.reach ?? []).map(({ flopsPerPair }) => times(layers, flopsPerPair)),
  );
  const pairs = plus(...all);
  const half = shapeOf(architecture) === 'encoder-decoder' ? ' ÷ 2' : '';
  const scores = pairs.value === 0 ? '' : ` + 3 × (${pairs.text}) × s${half}`;
  explanation.step(
    'flopsPerToken.palm',
    'F_p',
    'FLOP/token',
    `F_6${scores}`,
    conventions.palm,
    `${PALM}: 6·N + 12·L·H·Q·T, every key counted for every query`,
  );
  if (shapeOf(architecture) === 'encoder-decoder') return;
  const states = recurrences(architecture, architecture.stacks.at(-1));
  const recurrence = states.value === 0 ? '' : ' + F_r';
  const unmasked = pairs.value === 0 ? '' : ` + (${pairs.text}) × s`;
  explanation.step(
    'flopsPerToken.megatron',
    'F_m',
    'FLOP/token',
    `3 × (F_w${unmasked}${recurrence})`,
    conventions.megatron,
    `${NARAYANAN}: 72·B·s·L·h²·(1 + s/6h + V/12Lh) for a feed-forward width of 4·h; model FLOP`,
  );
  const head = passed(
    placedTensors(architecture).filter(({ tensor }) => tensor.component === 'outputHead'),
    { suffix: '', stack: undefined, head: true, source: false },
  );
  const again = `F_m ÷ 3${head.value === 0 ? '' : ` − 2 × ${bracketedSize(head)}`}`;
  explanation.step(
    'flopsPerToken.megatronHardware',
    'F_mh',
    'FLOP/token',
    `F_m + ${again}`,
    conventions.megatronHardware,
    `${NARAYANAN}: the published 96·B·s·L·h²·(1 + s/6h + V/16Lh), with the forward pass of every layer computed again; hardware FLOP`,
  );
}

function bracketedSize(size: Size): string {
  return size.sum ? `(${size.text})` : size.text;
}

function explainWeights(explanation: Explanation, placed: readonly Placed[], { weightsBytes, weights }: Computed): void {
  const { bits, quantized, block, scaleBits } = { block: undefined, scaleBits: 0, ...weightFormats[weights] };
  if (!quantized) {
    explanation.step('weightsBytes', 'B_w', 'B', `N × ${bits} ÷ 8`, weightsBytes, `${weights}: ${bits} bits a parameter`);
    return;
  }
  const linear = placed.filter(({ tensor }) => tensor.linear && !tensor.tied);
  const [along, across] = block ?? [null, 1];
  const elements = sumOver(linear, sizeOf);
  const blocks = plus(
    ...linear.map(({ tensor: { shape, copies = literal(1) }, layers }) => {
      const [input = literal(1), output = literal(1)] = shape;
      const parts = [layers, copies, ...(along === null ? [] : [inBlocks(input, along)]), inBlocks(output, across)];
      return times(...parts);
    }),
  );
  explanation.step(
    'linearParameters',
    'N_li',
    'parameters',
    elements.text,
    elements.value,
    `${DEFINITION}: the linear layers, which low precision keeps`,
  );
  explanation.step(
    'weightScales',
    'n_sc',
    'scales',
    blocks.text,
    blocks.value,
    `${weights}: one scale for ${along ?? 'all'} inputs × ${across} ${across === 1 ? 'output' : 'outputs'}`,
  );
  explanation.step(
    'weightsBytes',
    'B_w',
    'B',
    `(N_li × ${bits} + n_sc × ${scaleBits} + (N − N_li) × 16) ÷ 8`,
    weightsBytes,
    `${weights}: ${bits} bits in linear layers, ${scaleBits} a scale, 16 elsewhere`,
  );
}

function inBlocks(size: Size, block: number): Size {
  return block === 1 ? size : { text: `⌈${bracketedSize(size)} ÷ ${block}⌉`, value: Math.ceil(size.value / block) };
}

function explainCache(explanation: Explanation, architecture: Architecture, { cache, context, kv }: Computed): void {
  const bytes = cacheFormats[kv];
  const memories = placedParts(architecture).flatMap(({ part, layers }) => (part.memory ?? []).map((memory) => ({ memory, layers })));
  const cached = memories.filter(
    (entry): entry is { memory: Extract<Memory, { is: 'cache' }>; layers: Size } => entry.memory.is === 'cache',
  );
  const own = cached.filter(({ memory }) => !memory.bySource);
  const over = (compression = 1) => (compression === 1 ? '' : ` ÷ ${compression}`);
  if (own.length > 0) {
    const sum = own.map(({ memory, layers }) => times(layers, memory.elements).text + over(memory.compression)).join(' + ');
    explanation.step(
      'kvBytesPerToken',
      'B_kv',
      'B/token',
      `${bytes} × (${sum})`,
      cache.perToken,
      `keys and values that each layer keeps of a token, ${bytes} bytes each (${kv})`,
    );
  }
  const states = memories.filter(({ memory }) => memory.is === 'state');
  if (states.length > 0) {
    const sum = states
      .map(({ memory, layers }) => times(literal(memory.is === 'state' && memory.wide ? 4 : bytes), layers, memory.elements).text)
      .join(' + ');
    explanation.step(
      'stateBytes',
      'B_st',
      'B',
      sum,
      cache.state,
      'recurrent states in FP32, trailing inputs of convolutions as the cache; whatever the length',
    );
  }
  if (cached.length === 0 && states.length === 0) return;
  const entries = ({ limit, compression = 1 }: Extract<Memory, { is: 'cache' }>): string => {
    const all = Math.floor(context / compression);
    if (limit !== null && limit < all) return String(limit);
    return compression === 1 ? 's' : String(all);
  };
  const sum = cached.map(({ memory, layers }) => `${times(layers, memory.elements).text} × ${entries(memory)}`).join(' + ');
  const parts = [...(cached.length > 0 ? [`${bytes} × (${sum})`] : []), ...(states.length > 0 ? ['B_st'] : [])];
  explanation.step(
    'kvBytesAtContext',
    'B_c',
    'B',
    parts.join(' + '),
    cache.atContext,
    'one sequence of s tokens; a sliding window keeps no more than its width',
  );
}
