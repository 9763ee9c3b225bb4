import { slotOf } from '../../core/compile.js';
import type { Example } from '../../core/examples.js';
import type { Input } from '../../core/formula.js';
import { unitText } from '../../core/unit.js';
import type { Step } from '../contract/step.js';
import { known } from './figures.js';
import type { Plan } from './plan.js';
import { sequenceOf } from './token-cost.js';

/** What a token costs, where the architecture says it. */
const COUNTED: ReadonlySet<string> = new Set(['flopsPerToken', 'prefillFlopsPerToken', 'decodeFlopsPerToken']);

/** Worked examples of formulas, by what these say in symbols; kept apart, since only an explanation needs them. */
export type Examples = ReadonlyMap<string, Example>;

/** The explanation of a computed plan: each formula with the numbers put in, and with those of its example. */
export function stepsOf({ sheet, resolved }: Plan, values: Float64Array, examples: Examples): readonly Step[] {
  const symbols = new Map([...sheet.inputs, ...sheet.formulas].map(({ key, symbol }) => [key, symbol]));
  const valueAt = (key: string): number | null => known(values[slotOf(sheet.slots, key)]);
  const inputsOf = (keys: readonly string[]) => keys.map((key) => ({ key, symbol: symbols.get(key) ?? key, value: valueAt(key) }));
  const steps: Step[] = sheet.formulas.map(({ key, symbol, unit, expression, inputs, source }) => ({
    key,
    symbol,
    unit: unitText(unit),
    expression,
    inputs: inputsOf(inputs),
    value: valueAt(key),
    source,
    ...exampleOf(expression, examples),
  }));

  const counted = resolved.flops === '6nd' || resolved.flops === 'palm' ? [] : sheet.inputs.filter(({ key }) => COUNTED.has(key));
  steps.unshift(
    ...counted.map((input) => ({
      ...named(input),
      expression: `${input.symbol}: counted from the architecture`,
      inputs: [],
      value: valueAt(input.key),
      source: `${resolved.flops} FLOP of a token of a sequence of ${sequenceOf(resolved)} tokens; llm-sizing model ${resolved.model?.id} --explain shows each term`,
    })),
  );

  const { quantity, fixedBy, rents } = resolved.unknown;
  const searched = sheet.inputs.find(({ key }) => key === quantity);
  if (searched !== undefined) {
    const limit = fixedBy === 'budget' && rents === 'gpus' ? 'affordableGpus' : 'gpusGiven';
    const limitSymbol = symbols.get(limit) ?? limit;
    const spared = sheet.slots.has('spareGpus');
    // A share of spares need not come out even: then a few GPUs are left that neither work nor stand by.
    const reaches = spared && resolved.capacity?.spares === 'share' ? '≤' : '=';
    const solved: Step = {
      ...named(searched),
      expression: `${searched.symbol}: ${spared ? 'x + n_s' : 'x'} ${reaches} ${limitSymbol}`,
      inputs: inputsOf(['gpusExact', ...(spared ? ['spareGpus'] : []), limit]),
      value: valueAt(searched.key),
      source: `solved for: the ${searched.symbol} at which the GPUs needed are the GPUs there are`,
    };
    const after = steps.findIndex(({ key }) => key === limit) + 1;
    steps.splice(after, 0, solved);
  }
  return steps;
}

function exampleOf(expression: string, examples: Examples): Pick<Step, 'example'> {
  const example = examples.get(expression);
  if (example === undefined) return {};
  const inputs = Object.entries(example.inputs).map(([symbol, value]) => ({ symbol, value }));
  return { example: { ...example, inputs } };
}

const named = ({ key, symbol, unit }: Input) => ({ key, symbol, unit: unitText(unit) });
