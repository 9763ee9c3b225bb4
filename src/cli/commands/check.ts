import { relative, resolve, sep } from 'node:path';
import type { Command } from 'commander';
import { type CheckReport, checkProjects } from '../../answer/project/check.js';
import { answerProjects } from '../../answer/project/project.js';
import { type Diagnostic, SizingError } from '../../diagnostics/diagnostic.js';
import { checkFormats, checkText } from '../../render/project/check-formats.js';
import { treeAround } from '../files/sources.js';
import type { MetFlag } from '../flags.js';
import type { Invocation } from '../invocation.js';
import type { Files } from '../io.js';
import { addSamplingFlags, evidenceOf, samplingOf } from '../outlook-flags.js';
import { addOutputFlags, openOutput, outputChoice, writeAll } from '../output.js';
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
  const { format, file, theme } = await outputChoice(command, invocation, diagnostics, checkFormats);
  const sampling = samplingOf(command, argv, diagnostics);
  if (diagnostics.length > 0) throw new SizingError(diagnostics);
  const { samples, seed } = sampling;
  const files = await io.files();
  const projects = await openProjects(command, met, invocation, files);
  const report = checkProjects(projects, answerProjects(projects, {}), { samples, seed, ...(await evidenceOf(sampling)) });
  const shown = format === 'github' ? seenFromRepository(report, files) : report;
  await writeAll(await checkText(shown, format, { theme, head: documentHead }), openOutput(file, io));
  if (report.broken > 0) invocation.exitCode = 1;
}

/** Annotations name files from the top of the repository, wherever in it the command runs. */
function seenFromRepository(report: CheckReport, files: Files): CheckReport {
  const { cwd } = files;
  const root = treeAround(cwd, files);
  const seen = (file: string) => (file === '-' ? file : relative(root, resolve(cwd, file)).split(sep).join('/'));
  const verdicts = report.verdicts.map((verdict) => {
    const { file, where } = verdict;
    return { ...verdict, file: seen(file), where: where.kind === 'file' ? { ...where, file: seen(where.file) } : where };
  });
  return { ...report, verdicts };
}
