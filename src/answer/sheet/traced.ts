import type { Step } from '../contract/step.js';
import { TRACE_FORMAT, TRACE_VERSION, type Trace, type TraceNode } from '../contract/trace.js';

/** What has steps: an answer, or a model taken apart. */
export type Explained = { readonly steps?: readonly Step[]; readonly prediction?: object };

/** Where a figure of a cost model goes into the sheet: the tokens a second of a GPU. */
const BRIDGE = { from: 'tokensPerSecondPerGpu', to: 'throughputTokensPerSecond' };

/** An answer with the trace of all of its steps, where it has any. */
export function withTrace<Of extends Explained>(result: Of): Of & { readonly trace?: Trace } {
  return result.steps === undefined ? result : { ...result, trace: traceOf(nodesOf(result, result.steps), null, null) };
}

export function traceOf(nodes: readonly TraceNode[], figure: string | null, from: string | null): Trace {
  return { format: TRACE_FORMAT, version: TRACE_VERSION, figure, from, nodes };
}

/** Every quantity of the steps, those that are told before the first that uses them. */
export function nodesOf({ prediction }: Explained, steps: readonly Step[]): readonly TraceNode[] {
  const computed = new Set(steps.map(({ key }) => key));
  const nodes = new Map<string, TraceNode>();
  const bridged = prediction !== undefined && computed.has(BRIDGE.from) && !computed.has(BRIDGE.to);
  for (const { key, symbol, value, inputs } of steps) {
    for (const input of inputs) {
      if (computed.has(input.key) || nodes.has(input.key)) continue;
      const through = bridged && input.key === BRIDGE.to ? [BRIDGE.from] : [];
      nodes.set(input.key, { key: input.key, is: 'told', symbol: input.symbol, value: input.value, inputs: through });
    }
    nodes.set(key, { key, is: 'formula', symbol, value, inputs: inputs.map((input) => input.key) });
  }
  return [...nodes.values()];
}
