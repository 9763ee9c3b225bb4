import type { Command } from 'commander';
import { sortedBy } from '../../answer/project/ranked.js';
import { answersTo } from '../../answer/sweep/sweep.js';
import { withModelFiles } from '../../catalog/model-files.js';
import { builtInCatalog } from '../../catalog/package-presets.js';
import { diagnose, SizingError } from '../../diagnostics/diagnostic.js';
import { answerFormats } from '../../render/formats.js';
import type { Kind } from '../../scenario/field.js';
import { readQuestion } from '../../scenario/question.js';
import { under } from '../described.js';
import { addExplainFlag, examplesAsked, traceAsked, tracedAnswers } from '../explain-flag.js';
import { addFieldFlags, addValueFlag, assignmentsOf, fieldsNeeded, type MetFlag, shapeProblems } from '../flags.js';
import { idle, unshownIn } from '../idle-flags.js';
import type { Invocation } from '../invocation.js';
import { addOutlookFlags, outlookOf } from '../outlook-flags.js';
import { addOutputFlags, openOutput, outputChoice, writeAll } from '../output.js';
import { documentHead } from '../package.js';
import { liveFor } from '../page.js';
import { placeOf } from '../place.js';
import { loadPredictor, predictsStep } from '../predictor.js';

/** `train` and `infer`: flags → scenario → answers → a format. */
export function completeSizing(command: Command, invocation: Invocation): void {
  const kind = command.name() as Kind;
  const met: MetFlag[] = [];
  command.allowUnknownOption().allowExcessArguments();
  addFieldFlags(command, kind, met, fieldsNeeded(kind, invocation.argv));
  under(
    'output',
    addValueFlag(command, '--sort <figure>', ({ flags }) => flags.sort, met),
  );
  if (kind === 'train')
    under(
      'output',
      addValueFlag(command, '--top <count>', ({ flags }) => flags.top, met),
    );
  addExplainFlag(command, met);
  addOutlookFlags(command, met);
  addOutputFlags(command, met);
  command.action(() => size(command, kind, met, invocation));
}

async function size(command: Command, kind: Kind, met: readonly MetFlag[], invocation: Invocation): Promise<void> {
  const { argv, io } = invocation;
  const diagnostics = [...shapeProblems(command, met, command.args, argv)];
  const { format, file, ...paper } = await outputChoice(command, invocation, diagnostics);
  const outlook = outlookOf(command, argv, diagnostics, { kind, pictures: format === 'html' });
  const { sort: by, top: layouts } = command.opts<{ sort?: string; top?: string }>();
  const top = layouts ?? '1';
  const asked = traceAsked(command, argv, diagnostics);
  diagnostics.push(...unshownIn(format, command, argv));
  if (!/^([1-9]|1[01])$/.test(top))
    diagnostics.push(
      diagnose('out-of-range', { text: top, range: { say: 'between', least: '1', most: '11' }, near: [] }, placeOf(argv, '--top', top)),
    );
  const sort = by === undefined ? undefined : sortedBy(by, [kind], placeOf(argv, '--sort', by), diagnostics)?.(kind);
  const catalog = withModelFiles(builtInCatalog(), io.readFile);
  const read = readQuestion(kind, assignmentsOf(kind, met, argv), catalog);
  if (!read.ok) diagnostics.push(...read.diagnostics);
  if (!read.ok || diagnostics.length > 0) throw new SizingError(diagnostics);

  const { question } = read;
  await loadPredictor([question], catalog);
  const { said = [], ...extras } = await outlook([question]);
  const found = answersTo(question, {
    catalog,
    explain: await examplesAsked(command, format),
    ...extras,
    said: [
      ...said,
      ...idle('--top', layouts !== undefined && !predictsStep(question), '--utilization auto'),
      ...idle('--sort', sort !== undefined && question.fields.every(({ values }) => values.length === 1), { say: 'a-list' }),
    ],
    ...(sort !== undefined && { sort: { figure: sort, where: placeOf(argv, '--sort', by) } }),
  });
  const answers = asked === undefined ? found : await tracedAnswers(found, asked, format);
  const { render, maxRows } = answerFormats[format] ?? {};
  if (render === undefined) return;
  if (maxRows !== undefined && answers.count > maxRows)
    throw new SizingError([diagnose('too-many-rows', { rows: answers.count, format, limit: maxRows })]);
  const output = openOutput(file, io);
  await writeAll(await render(answers, { ...paper, head: documentHead, top: Number(top), live: await liveFor(format) }), output);
}
