import { light, linear, matrix, type Part, type Tensor } from './part.js';
import { literal, plus, type Size, TWO, times } from './size.js';

/** A depthwise convolution: each channel has a kernel of its own. */
function convolution(channels: Size, width: Size, biased: boolean): readonly Tensor[] {
  return [matrix('recurrence', channels, width), ...(biased ? [light('recurrence', channels)] : [])];
}

/** State of a convolution: the last inputs of each channel. */
const trailing = (channels: Size, width: Size) =>
  ({ is: 'state', elements: times(channels, literal(width.value - 1)), wide: false }) as const;

/** Heads of a linear attention: keys and values, and how wide each is. */
export type LinearHeads = {
  readonly hidden: Size;
  readonly keyHeads: Size;
  readonly keyDim: Size;
  readonly valueHeads: Size;
  readonly valueDim: Size;
  readonly convolutionWidth: Size;
};

/** What each state of `keyDim × valueDim` costs a token: decay, read, write by the delta rule, and the output. */
function deltaRule({ keyDim, valueHeads, valueDim }: Pick<LinearHeads, 'keyDim' | 'valueHeads' | 'valueDim'>) {
  const state = times(valueHeads, keyDim, valueDim);
  return { state, recurrenceFlops: times(literal(7), state) };
}

/** Gated DeltaNet (Qwen3-Next): a recurrence with one state a value head, in place of softmax attention. */
export function gatedDeltaNet(shape: LinearHeads): Part {
  const { hidden, keyHeads, keyDim, valueHeads, valueDim, convolutionWidth } = shape;
  const keys = times(keyHeads, keyDim);
  const values = times(valueHeads, valueDim);
  const channels = plus(times(TWO, keys), values);
  const { state, recurrenceFlops } = deltaRule(shape);
  return {
    is: 'linearAttention',
    tensors: [
      // Query, key, value and output gate; then a rate and a decay for each value head.
      linear('recurrence', hidden, plus(times(TWO, keys), times(TWO, values))),
      matrix('recurrence', hidden, times(TWO, valueHeads)),
      ...convolution(channels, convolutionWidth, false),
      light('recurrence', times(TWO, valueHeads)),
      light('norms', valueDim),
      linear('recurrence', values, hidden),
    ],
    recurrenceFlops,
    memory: [{ is: 'state', elements: state, wide: true }, trailing(channels, convolutionWidth)],
    facts: { kind: 'gatedDeltaNet', heads: valueHeads.value, keyDim: keyDim.value, valueDim: valueDim.value },
  };
}

/** Kimi Delta Attention: a delta rule that forgets channel by channel; its decay and its output gate through `gateRank` each, or one matrix where that is null. */
export function kimiDeltaAttention(shape: LinearHeads & { readonly decayRank: Size | null; readonly gateRank: Size | null }): Part {
  const { hidden, keyHeads, keyDim, valueHeads, valueDim, convolutionWidth, decayRank, gateRank } = shape;
  const keys = times(keyHeads, keyDim);
  const values = times(valueHeads, valueDim);
  const channels = plus(times(TWO, keys), values);
  const { state, recurrenceFlops } = deltaRule(shape);
  return {
    is: 'linearAttention',
    tensors: [
      linear('recurrence', hidden, keys),
      linear('recurrence', hidden, keys),
      linear('recurrence', hidden, values),
      ...convolution(channels, convolutionWidth, false),
      // Decay: matrices, a rate a head, a bias.
      ...through(hidden, decayRank, keys),
      light('recurrence', keyHeads),
      light('recurrence', keys),
      matrix('recurrence', hidden, valueHeads),
      // Output gate.
      ...through(hidden, gateRank, values),
      light('norms', valueDim),
      linear('recurrence', values, hidden),
    ],
    recurrenceFlops,
    memory: [{ is: 'state', elements: state, wide: true }, trailing(channels, convolutionWidth)],
    facts: { kind: 'kimiDeltaAttention', heads: valueHeads.value, keyDim: keyDim.value, valueDim: valueDim.value },
  };
}

/** Two matrices through a narrow middle, or one. */
function through(from: Size, rank: Size | null, to: Size): readonly Tensor[] {
  return rank === null ? [linear('recurrence', from, to)] : [linear('recurrence', from, rank), linear('recurrence', rank, to)];
}

/** Lightning attention (MiniMax-Text-01): linear attention with a fixed decay for each head. */
export function lightningAttention(shape: { readonly hidden: Size; readonly heads: Size; readonly headDim: Size }): Part {
  const { hidden, heads, headDim } = shape;
  const width = times(heads, headDim);
  const state = times(heads, headDim, headDim);
  return {
    is: 'linearAttention',
    tensors: [
      linear('recurrence', hidden, times(literal(3), width)),
      linear('recurrence', hidden, width),
      light('norms', width),
      linear('recurrence', width, hidden),
    ],
    // Decay, write and read.
    recurrenceFlops: times(literal(5), state),
    memory: [{ is: 'state', elements: state, wide: true }],
    facts: { kind: 'lightning', heads: heads.value, keyDim: headDim.value, valueDim: headDim.value },
  };
}

/** Mamba-2: a state-space recurrence over heads, its input and output gate from one projection. */
export type Mamba2Shape = {
  readonly hidden: Size;
  readonly heads: Size;
  readonly headDim: Size;
  readonly groups: Size;
  readonly stateSize: Size;
  readonly convolutionWidth: Size;
  readonly biased: boolean;
  readonly convolutionBias: boolean;
};

export function mamba2(shape: Mamba2Shape): Part {
  const { hidden, heads, headDim, groups, stateSize, convolutionWidth, biased, convolutionBias } = shape;
  const inner = times(heads, headDim);
  const shared = times(TWO, groups, stateSize);
  const channels = plus(inner, shared);
  const projected = plus(times(TWO, inner), shared, heads);
  const state = times(heads, headDim, stateSize);
  return {
    is: 'stateSpace',
    tensors: [
      linear('recurrence', hidden, projected),
      ...(biased ? [light('biases', projected)] : []),
      ...convolution(channels, convolutionWidth, convolutionBias),
      // Decay, step size and skip of each head.
      light('recurrence', times(literal(3), heads)),
      // In front of the output.
      light('norms', inner),
      linear('recurrence', inner, hidden),
      ...(biased ? [light('biases', hidden)] : []),
    ],
    // Decay, write and read of each state.
    recurrenceFlops: times(literal(5), state),
    memory: [{ is: 'state', elements: state, wide: true }, trailing(channels, convolutionWidth)],
    facts: { kind: 'mamba2', heads: heads.value, headDim: headDim.value, stateSize: stateSize.value },
  };
}

/** Mamba: a state-space recurrence over channels. */
export type MambaShape = {
  readonly hidden: Size;
  readonly inner: Size;
  readonly stateSize: Size;
  readonly timeStepRank: Size;
  readonly convolutionWidth: Size;
  readonly biased: boolean;
  readonly convolutionBias: boolean;
};

export function mamba(shape: MambaShape): Part {
  const { hidden, inner, stateSize, timeStepRank, convolutionWidth, biased, convolutionBias } = shape;
  const state = times(inner, stateSize);
  return {
    is: 'stateSpace',
    tensors: [
      linear('recurrence', hidden, times(TWO, inner)),
      ...(biased ? [light('biases', times(TWO, inner))] : []),
      ...convolution(inner, convolutionWidth, convolutionBias),
      linear('recurrence', inner, plus(timeStepRank, times(TWO, stateSize))),
      linear('recurrence', timeStepRank, inner),
      light('recurrence', inner),
      light('recurrence', inner, stateSize),
      light('recurrence', inner),
      linear('recurrence', inner, hidden),
      ...(biased ? [light('biases', hidden)] : []),
    ],
    recurrenceFlops: times(literal(6), state),
    memory: [{ is: 'state', elements: state, wide: true }, trailing(inner, convolutionWidth)],
    facts: { kind: 'mamba', inner: inner.value, stateSize: stateSize.value },
  };
}

/** The double-gated short convolution of LFM2: one projection to what is filtered and both of its gates. */
export function shortConvolution(shape: { readonly hidden: Size; readonly convolutionWidth: Size; readonly biased: boolean }): Part {
  const { hidden, convolutionWidth, biased } = shape;
  const projected = times(literal(3), hidden);
  return {
    is: 'stateSpace',
    tensors: [
      linear('recurrence', hidden, projected),
      ...convolution(hidden, convolutionWidth, biased),
      linear('recurrence', hidden, hidden),
      ...(biased ? [light('biases', projected), light('biases', hidden)] : []),
    ],
    memory: [trailing(hidden, convolutionWidth)],
    facts: { kind: 'shortConvolution', inner: hidden.value },
  };
}

/** Griffin's recurrent block (RecurrentGemma): a convolution and a gated linear recurrence of channels, its gates in blocks of a head. */
export function gatedLinearRecurrence(shape: {
  readonly hidden: Size;
  readonly inner: Size;
  readonly heads: Size;
  readonly blockWidth: Size;
  readonly convolutionWidth: Size;
}): Part {
  const { hidden, inner, heads, blockWidth, convolutionWidth } = shape;
  const gate = matrix('recurrence', heads, blockWidth, blockWidth);
  const gateBias = light('recurrence', heads, blockWidth);
  return {
    is: 'stateSpace',
    tensors: [
      linear('recurrence', hidden, inner),
      linear('recurrence', hidden, inner),
      linear('recurrence', inner, hidden),
      light('biases', plus(times(TWO, inner), hidden)),
      ...convolution(inner, convolutionWidth, true),
      light('recurrence', inner),
      gate,
      gateBias,
      gate,
      gateBias,
    ],
    // Decay, and the input that is added.
    recurrenceFlops: times(literal(4), inner),
    memory: [{ is: 'state', elements: inner, wide: true }, trailing(inner, convolutionWidth)],
    facts: { kind: 'rgLru', inner: inner.value },
  };
}

/** RWKV-4's time mixing: a weighted mean over all tokens that forgets channel by channel. */
export function timeMixing(shape: { readonly hidden: Size; readonly inner: Size }): Part {
  const { hidden, inner } = shape;
  const into = linear('recurrence', hidden, inner);
  return {
    is: 'stateSpace',
    tensors: [
      // Key, value and receptance, of a mixture of this token and the last.
      into,
      into,
      into,
      linear('recurrence', inner, hidden),
      light('recurrence', times(literal(3), hidden)),
      // Decay, and the weight of the token itself.
      light('recurrence', times(TWO, inner)),
    ],
    // Numerator and denominator, each decayed and added to, and their quotient.
    recurrenceFlops: times(literal(7), inner),
    memory: [
      { is: 'state', elements: times(literal(3), inner), wide: true },
      { is: 'state', elements: times(TWO, hidden), wide: false },
    ],
    facts: { kind: 'rwkv', inner: inner.value },
  };
}

/** Heads of matrix-valued memory (mLSTM of xLSTM): exponential gates, a norm a head. */
export function matrixMemory(shape: {
  readonly hidden: Size;
  readonly heads: Size;
  /** Widths of all heads together. */
  readonly keyWidth: Size;
  readonly valueWidth: Size;
  readonly biased: boolean;
}): Part {
  const { hidden, heads, keyWidth, valueWidth, biased } = shape;
  const headDim = Math.floor(valueWidth.value / heads.value);
  const state: Size = {
    text: `${keyWidth.text} × ${valueWidth.text} ÷ ${heads.text}`,
    value: (keyWidth.value * valueWidth.value) / heads.value,
  };
  return {
    is: 'stateSpace',
    tensors: [
      // Query, key, value and output gate; then input and forget gate of each head, always with a bias.
      linear('recurrence', hidden, plus(times(TWO, keyWidth), times(TWO, valueWidth))),
      matrix('recurrence', hidden, times(TWO, heads)),
      light('biases', times(TWO, heads)),
      light('norms', valueWidth),
      linear('recurrence', valueWidth, hidden),
      ...(biased
        ? [light('biases', plus(times(TWO, keyWidth), times(TWO, valueWidth))), light('norms', valueWidth), light('biases', hidden)]
        : []),
    ],
    recurrenceFlops: times(literal(5), state),
    memory: [{ is: 'state', elements: state, wide: true }],
    facts: { kind: 'mlstm', heads: heads.value, headDim },
  };
}
