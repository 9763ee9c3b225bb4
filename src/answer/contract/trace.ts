/** Format and version of a trace, apart from those of the answer that it stands in: within a version keys are only added. */
export const TRACE_FORMAT = 'llm-sizing-trace';
export const TRACE_VERSION = 1;

/** How figures follow from each other: a graph without cycles but for what was solved for. */
export type Trace = {
  readonly format: typeof TRACE_FORMAT;
  readonly version: typeof TRACE_VERSION;
  /** The figure whose ancestors these are; null for all there is. */
  readonly figure: string | null;
  /** The quantity from which the ways to it start; null for all of its ancestors. */
  readonly from: string | null;
  /** In the order in which they are computed. */
  readonly nodes: readonly TraceNode[];
};

/** A quantity: computed by a formula, or told. */
export type TraceNode = {
  readonly key: string;
  readonly is: 'formula' | 'told';
  readonly symbol: string;
  readonly value: number | null;
  /** Keys of the quantities that it is computed from. */
  readonly inputs: readonly string[];
};
