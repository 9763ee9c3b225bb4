import type { TableBlock } from '../../block.js';

/** A picture of figures, described: what is drawn, what it says in one sentence, and the table behind it. */
export type Chart = {
  /** Unique in its page. */
  readonly id: string;
  readonly title: string;
  readonly sentence: string;
  readonly table: TableBlock;
  readonly drawn: Bars | Lines | Spans;
};

/** Horizontal bars, each of one part or of several, on one scale that begins at zero. */
export type Bars = {
  readonly is: 'bars';
  readonly rows: readonly {
    readonly label: string;
    readonly text: string;
    readonly chosen?: boolean;
    readonly parts: readonly BarPart[];
  }[];
  /** A value that none should pass. */
  readonly limit?: { readonly value: number; readonly text: string };
};

/** A stretch of a bar; parts of the same label have the same colour and are named below where there are several. */
type BarPart = { readonly label: string; readonly value: number };

/** Curves over a scale. */
export type Lines = {
  readonly is: 'lines';
  readonly x: Axis;
  readonly y: Axis;
  readonly series: readonly {
    readonly label: string;
    readonly points: readonly Point[];
    /** The curve goes in steps: a count that jumps. */
    readonly steps?: boolean;
  }[];
  /** Between two curves, shaded. */
  readonly band?: {
    readonly label: string;
    readonly points: readonly { readonly x: number; readonly low: number; readonly high: number }[];
  };
  /** The answer itself. */
  readonly chosen?: Point & { readonly text: string };
};

export type Point = { readonly x: number; readonly y: number };

export type Axis = {
  readonly label: string;
  readonly scale: 'linear' | 'log';
  /** Ticks are round in multiples of this; 1 if absent. */
  readonly unit?: number;
  /** How a tick is written. */
  readonly text: (value: number) => string;
};

/** Stretches from one value to another, a row each, about a value that all share. */
export type Spans = {
  readonly is: 'spans';
  readonly base: { readonly value: number; readonly text: string };
  readonly rows: readonly { readonly label: string; readonly low: SpanEnd; readonly high: SpanEnd }[];
};

/** Where a stretch ends, and what is written there. */
type SpanEnd = { readonly value: number; readonly text: string };
