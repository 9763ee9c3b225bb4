import { relative, resolve, sep } from 'node:path';
import type { Command } from 'commander';
import { type CheckReport, checkProjects } from '../../answer/project/check.js';
import { answerProjects } from '../../answer/project/project.js';
import { type Diagnostic, SizingError } from '../../diagnostics/diagnostic.js';
import { checkFormats, checkText } from '../../render/project/check-formats.js';
import { mistakesText } from '../../render/project/mistake-formats.js';
import { treeAround } from '../files/sources.js';
import type { MetFlag } from '../flags.js';
import type { Invocation } from '../invocation.js';
import { ClosedPipe, type Files, type Io } from '../io.js';
import { addSamplingFlags, evidenceOf, samplingOf } from '../outlook-flags.js';
import { addOutputFlags, type OutputChoice, openOutput, outputChoice, writeAll } from '../output.js';
import { documentHead } from '../package.js';
import { addProjectFlags, openProjects, pathShapeProblems } from '../project-flags.js';

/** `check [files…]`: whether what is expected of the scenarios holds; exit code 1 where it does not. */
export function completeCheck(command: Command, invocation: Invocation): void {
  const met: MetFlag[] = [];
  addProjectFlags(command, met);
  addSamplingFlags(command, met);
  addOutputFlags(command, met, checkFormats);
  command.action(() => check(command, met, invocation));
}

async function check(command: Command, met: readonly MetFlag[], invocation: Invocation): Promise<void> {
  const { argv, io } = invocation;
  const diagnostics: Diagnostic[] = [...pathShapeProblems(command, met, argv)];
  const choice = await outputChoice(command, invocation, diagnostics, checkFormats);
  const { format, file, ...paper } = choice;
  const sampling = samplingOf(command, argv, diagnostics);
  const { samples, seed } = sampling;
  const files = await io.files();
  const report = await reported(choice, files, io, async () => {
    if (diagnostics.length > 0) throw new SizingError(diagnostics);
    const projects = await openProjects(command, met, invocation, files);
    return checkProjects(projects, answerProjects(projects, {}), { samples, seed, ...(await evidenceOf(sampling)) });
  });
  if (report.broken > 0) invocation.exitCode = 1;
  const shown = format === 'github' ? seenFromRepository(report, files) : report;
  await writeAll(await checkText(shown, format, { ...paper, head: documentHead }), openOutput(file, io));
}

/** Who reads a report looks for a mistake there too: it is written in its format, and thrown on to be told as any other. */
async function reported(
  { format, file, ...paper }: OutputChoice,
  files: Files,
  io: Io,
  judge: () => Promise<CheckReport>,
): Promise<CheckReport> {
  try {
    return await judge();
  } catch (error) {
    if (!(error instanceof SizingError)) throw error;
    const seen = format === 'github' ? error.diagnostics.map((diagnostic) => diagnosticSeen(diagnostic, files)) : error.diagnostics;
    const text = await mistakesText(seen, format, { ...paper, head: documentHead });
    if (text !== undefined) {
      // The mistake is what must be told, whether or not anybody reads the report.
      await writeAll(text, openOutput(file, io)).catch((failure: unknown) => {
        if (!(failure instanceof ClosedPipe)) throw failure;
      });
    }
    throw error;
  }
}

/** Annotations name files from the top of the repository, wherever in it the command runs. */
function seenFromRepository(report: CheckReport, files: Files): CheckReport {
  const seen = pathFromRepository(files);
  const verdicts = report.verdicts.map((verdict) => {
    const { file, where } = verdict;
    return { ...verdict, file: seen(file), where: where.kind === 'file' ? { ...where, file: seen(where.file) } : where };
  });
  return { ...report, verdicts, ...(report.unchecked && { unchecked: report.unchecked.map(seen) }) };
}

function diagnosticSeen(diagnostic: Diagnostic, files: Files): Diagnostic {
  const { where } = diagnostic;
  return where?.kind === 'file' ? { ...diagnostic, where: { ...where, file: pathFromRepository(files)(where.file) } } : diagnostic;
}

function pathFromRepository(files: Files): (file: string) => string {
  const { cwd } = files;
  const root = treeAround(cwd, files);
  return (file) => (file === '-' ? file : relative(root, resolve(cwd, file)).split(sep).join('/'));
}
