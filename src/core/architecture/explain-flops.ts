import { type Architecture, type Placed, placedParts, placedTensors, type Stack, shapeOf } from './architecture.js';
import { bracketedSize, type Computed, type Explanation, sumOver } from './explanation.js';
import { activeSizeOf, type Reach } from './part.js';
import { plus, type Size, times } from './size.js';

const PALM = 'Chowdhery et al. 2022 (PaLM), arXiv:2204.02311, appendix B';
const NARAYANAN = 'Narayanan et al. 2021, arXiv:2104.04473, section 5.1 and appendix';

type Side = { readonly stack: Stack | undefined; readonly source: boolean };

/** Matrices that a token of one side passes, in elements. */
function passed(placed: readonly Placed[], { stack, source }: Side): Size {
  const here = placed.filter(({ tensor, stack: own }) => {
    if (tensor.use !== 'multiply') return false;
    if (tensor.bySource) return source && own !== stack;
    if (own === null) return !source;
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
  if (mask === 'bidirectional') return 's';
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

function keysAtText({ limit, chunked, compression = 1 }: Reach, context: number): string {
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

/** FLOP of a token of a model with one stack. */
export function explainFlops(explanation: Explanation, architecture: Architecture, { flops, context }: Computed): void {
  const stack = architecture.stacks.at(-1);
  const placed = placedTensors(architecture);
  const side: Side = { stack, source: false };
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
  if (flops.decode !== null) {
    const headText = `2 × ${bracketedSize(
      passed(
        placed.filter(({ tensor }) => tensor.component === 'outputHead'),
        side,
      ),
    )}`;
    explanation.step(
      'flopsPerToken.prefill',
      'F_pre',
      'FLOP/token',
      `F − ${headText}`,
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

/** FLOP of a token of an encoder with a decoder. */
export function explainPairFlops(explanation: Explanation, architecture: Architecture, { flops, context }: Computed): void {
  const placed = placedTensors(architecture);
  const [encoder, decoder] = architecture.stacks;
  const keys = (reach: Reach) => meanKeysText(reach, context);
  const pair = ({ flopsPerPair }: Reach) => flopsPerPair;
  const source: Side = { stack: encoder, source: true };
  const target: Side = { stack: decoder, source: false };
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

/** FLOP of a training token as published conventions count them. */
export function explainConventions(explanation: Explanation, architecture: Architecture, { conventions }: Computed): void {
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
    { stack: undefined, source: false },
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
