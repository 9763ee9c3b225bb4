import { resolve } from 'node:path';
import type { Command } from 'commander';
import { figureNamed, judgedOf } from '../../answer/project/figure-names.js';
import { answerProjects } from '../../answer/project/project.js';
import { ranked, sortedBy } from '../../answer/project/ranked.js';
import { totalOf } from '../../answer/project/total.js';
import { tracedResults } from '../../answer/project/traced-answers.js';
import { type Diagnostic, SizingError } from '../../diagnostics/diagnostic.js';
import { projectText } from '../../render/project/run-formats.js';
import { kinds } from '../../scenario/field.js';
import { under } from '../described.js';
import { addExplainFlag, examplesAsked, traceAsked, wordsWithExplained } from '../explain-flag.js';
import { addValueFlag, type MetFlag } from '../flags.js';
import { unshownIn } from '../idle-flags.js';
import type { Invocation } from '../invocation.js';
import { addOutlookFlags, outlookOf } from '../outlook-flags.js';
import { addOutputFlags, openOutput, outputChoice, writeAll } from '../output.js';
import { documentHead } from '../package.js';
import { liveFor } from '../page.js';
import { placeOf } from '../place.js';
import { addProjectFlags, openProjects, pathShapeProblems } from '../project-flags.js';

/** `run [files…]`: every scenario of a file, and what they take together. */
export function completeRun(command: Command, invocation: Invocation): void {
  const met: MetFlag[] = [];
  addProjectFlags(command, met);
  addOutlookFlags(command, met);
  under(
    'output',
    addValueFlag(command, '--sort <figure>', ({ flags }) => flags.sortScenarios, met),
  );
  addExplainFlag(command, met);
  addOutputFlags(command, met);
  command.action(() => run(command, met, invocation));
}

async function run(command: Command, met: readonly MetFlag[], invocation: Invocation): Promise<void> {
  const { argv, io } = invocation;
  const { cwd, exists } = await io.files();
  const isPath = (word: string) => /[./*]|^-$/.test(word) || exists(resolve(cwd, word));
  wordsWithExplained(command, argv, (word) => !kinds.some((kind) => figureNamed(word, judgedOf(kind)) !== undefined) && isPath(word));
  const diagnostics: Diagnostic[] = [...pathShapeProblems(command, met, argv)];
  const asked = traceAsked(command, argv, diagnostics);
  const { format, file, ...paper } = await outputChoice(command, invocation, diagnostics);
  const outlook = outlookOf(command, argv, diagnostics, { pictures: format === 'html' });
  diagnostics.push(...unshownIn(format, command, argv));
  const { sort = '' } = command.opts<{ sort?: string }>();
  const at = placeOf(argv, '--sort', sort);
  const by = met.some(({ flag }) => flag === '--sort') ? sortedBy(sort, kinds, at, diagnostics) : undefined;
  if (diagnostics.length > 0) throw new SizingError(diagnostics);
  const projects = await openProjects(command, met, invocation, await io.files());
  const answered = answerProjects(projects, {
    explain: await examplesAsked(command, format),
    ...(await outlook(projects.flatMap(({ scenarios }) => scenarios.map(({ question }) => question)))),
  });
  const plain = answered.map(({ result }) => result);
  const given = asked === undefined || format === 'html' ? plain : tracedResults(plain, asked);
  const results = by === undefined ? given : ranked(given, by, sort, at);
  const output = openOutput(file, io);
  if (results.length > 0 && results.every(({ error }) => error !== undefined)) invocation.exitCode = 3;
  await writeAll(
    await projectText(results, totalOf(answered), format, { ...paper, head: documentHead, live: await liveFor(format) }),
    output,
  );
}
