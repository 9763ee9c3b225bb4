import type { Command } from 'commander';
import type { ModelResult } from '../../answer/contract/model.js';
import { describeModelOf } from '../../answer/library/describe-config.js';
import type { Catalog } from '../../catalog/catalog.js';
import type { Model } from '../../catalog/facts.js';
import { withModelFiles } from '../../catalog/model-files.js';
import { builtInCatalog } from '../../catalog/package-presets.js';
import { type Diagnostic, diagnose, SizingError, type Where } from '../../diagnostics/diagnostic.js';
import { modelDocument } from '../../render/model/formats.js';
import { combinationsOf } from '../../scenario/expand.js';
import { readQuestion } from '../../scenario/question.js';
import { describedBy } from '../described.js';
import { addExplainFlag, asksExplanation, traceAsked, wordsWithExplained } from '../explain-flag.js';
import { addFieldFlags, assignmentsOf, type MetFlag, shapeProblems } from '../flags.js';
import { unshownIn } from '../idle-flags.js';
import type { Invocation } from '../invocation.js';
import { addOutputFlags, openOutput, outputChoice, writeAll } from '../output.js';
import { documentHead } from '../package.js';

/** `model NAME | FILE | -`: a Transformer taken apart. Several names and lists become columns side by side. */
export function completeModel(command: Command, invocation: Invocation): void {
  const met: MetFlag[] = [];
  const [names] = command.allowUnknownOption().registeredArguments;
  if (names !== undefined) describedBy(names, (help) => help.arguments.models);
  addFieldFlags(command, 'model', met);
  addExplainFlag(command, met);
  addOutputFlags(command, met);
  command.action(() => show(command, met, invocation));
}

async function show(command: Command, met: readonly MetFlag[], invocation: Invocation): Promise<void> {
  const { argv, io } = invocation;
  const catalog = withModelFiles(builtInCatalog(), io.readFile);
  wordsWithExplained(command, argv, (word) => catalog.model(word).found !== undefined || /^[.~]|\/|\.json$|^-$/.test(word));
  const isName = (word: string) => word === '-' || !word.startsWith('-');
  const names = command.args.filter(isName);
  const leftover = command.args.filter((word) => !isName(word));
  const diagnostics: Diagnostic[] = [...shapeProblems(command, met, leftover, argv)];
  const { format, file, ...paper } = await outputChoice(command, invocation, diagnostics);
  const asked = traceAsked(command, argv, diagnostics);
  diagnostics.push(...unshownIn(format, command, argv));
  if (names.length === 0) {
    const example = ['llm-sizing model gpt3', 'llm-sizing model ./config.json'];
    diagnostics.push(diagnose('missing-argument', { argument: { say: 'model-or-path' }, example }));
  }
  // Behind an unknown flag stands its value, which is no name.
  const models = leftover.length > 0 ? [] : names.flatMap((name) => modelOf(name, catalog, argv, diagnostics));
  const read = readQuestion('model', assignmentsOf('model', met, argv), catalog);
  if (!read.ok) diagnostics.push(...read.diagnostics);
  if (!read.ok || diagnostics.length > 0) throw new SizingError(diagnostics);

  const combinations = combinationsOf(read.question);
  const digits = new Int32Array(combinations.swept.length);
  const results: ModelResult[] = [];
  for (const { model, where } of models) {
    for (let index = 0; index < combinations.count; index++) {
      combinations.digitsOf(index, digits);
      results.push(describeModelOf(model, model.id, combinations.givenOf(digits), asksExplanation(command), where));
    }
  }
  const told =
    asked === undefined || format === 'html'
      ? results
      : (await import('../../answer/project/traced-answers.js')).tracedResults(results, asked);
  await writeAll(await modelDocument(told, format, { ...paper, head: documentHead }), openOutput(file, io));
}

function modelOf(
  name: string,
  catalog: Catalog,
  argv: readonly string[],
  diagnostics: Diagnostic[],
): readonly { model: Model; where: Where }[] {
  const where: Where = { kind: 'argument', index: argv.lastIndexOf(name) };
  const result = catalog.model(name);
  if (result.found !== undefined) return [{ model: result.found, where }];
  diagnostics.push(...(result.problems ?? [diagnose('unknown-model', { text: name, near: result.near }, where)]));
  return [];
}
