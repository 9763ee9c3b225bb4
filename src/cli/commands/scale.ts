import type { Command } from 'commander';
import { budgetOf, scaleKeys } from '../../answer/prediction/scale/budget.js';
import { scaled } from '../../answer/prediction/scale/scale.js';
import { builtInCatalog } from '../../catalog/package-presets.js';
import { type Diagnostic, diagnose, SizingError } from '../../diagnostics/diagnostic.js';
import { type Dimension, parseQuantity } from '../../quantity/parse.js';
import { scaleText } from '../../render/scale-formats.js';
import type { Given } from '../../scenario/draft.js';
import { readQuestion } from '../../scenario/question.js';
import { under } from '../described.js';
import { addFieldFlags, addValueFlag, assignmentsOf, type MetFlag, shapeProblems } from '../flags.js';
import type { Invocation } from '../invocation.js';
import { addOutputFlags, openOutput, outputChoice, writeAll } from '../output.js';
import { documentHead } from '../package.js';
import { placeOf } from '../place.js';

const KEYS: ReadonlySet<string> = new Set(scaleKeys);

/** `scale`: the model and the tokens of the lowest loss for a budget of FLOP, GPU-days, power or money. */
export function completeScale(command: Command, invocation: Invocation): void {
  const met: MetFlag[] = [];
  command.allowUnknownOption().allowExcessArguments();
  under(
    'budget',
    addValueFlag(command, '--compute <flop>', ({ flags }) => flags.compute, met),
  );
  under(
    'budget',
    addValueFlag(command, '--gpu-days <count>', ({ flags }) => flags.gpuDays, met),
  );
  addFieldFlags(command, 'train', met, ({ key }) => KEYS.has(key));
  addOutputFlags(command, met);
  command.action(() => run(command, met, invocation));
}

async function run(command: Command, met: readonly MetFlag[], invocation: Invocation): Promise<void> {
  const { argv, io } = invocation;
  const diagnostics: Diagnostic[] = [...shapeProblems(command, met, command.args, argv)];
  const { format, file, ...paper } = await outputChoice(command, invocation, diagnostics);
  const catalog = builtInCatalog();
  const flops = numberOf(met, '--compute', 'flop', argv, diagnostics);
  const gpuDays = numberOf(met, '--gpu-days', 'count', argv, diagnostics);
  const read = readQuestion('train', assignmentsOf('train', met, argv), catalog);
  if (!read.ok) diagnostics.push(...read.diagnostics);
  if (!read.ok || diagnostics.length > 0) throw new SizingError(diagnostics);
  const { fields } = read.question;
  const list = fields.find(({ values }) => values.length > 1);
  if (list !== undefined) throw new SizingError([diagnose('list-refused', {}, (list.values[1] as Given).where)]);
  const given = new Map(fields.map(({ key, values }) => [key, values[0] as Given] as const));
  const budget = budgetOf(given, { flops, gpuDays }, catalog);
  if (!budget.ok) throw new SizingError(budget.diagnostics);
  const parameters = given.get('parameters')?.value;
  const answer = scaled(budget.budget, typeof parameters === 'number' ? parameters : null);
  const output = openOutput(file, io);
  await writeAll(await scaleText(answer, format, { ...paper, head: documentHead }), output);
}

/** The value of a flag of its own, above zero; null where it is not given. */
function numberOf(
  met: readonly MetFlag[],
  flag: string,
  dimension: Dimension,
  argv: readonly string[],
  diagnostics: Diagnostic[],
): number | null {
  const text = met.find((one) => one.flag === flag)?.value;
  if (text === undefined) return null;
  const parsed = parseQuantity(text, dimension);
  if (parsed.ok && parsed.value > 0 && Number.isFinite(parsed.value)) return parsed.value;
  diagnostics.push(diagnose('out-of-range', { text, range: { say: 'above', above: '0' }, near: [] }, placeOf(argv, flag, text)));
  return null;
}
