import { resolve } from 'node:path';
import type { Command } from 'commander';
import { diffOf } from '../../answer/project/diff.js';
import { answerProjects } from '../../answer/project/project.js';
import { isSavedAnswer, type SideEntry, savedSide, sideOf } from '../../answer/project/sides.js';
import { SCHEMA_VERSION } from '../../answer/result.js';
import { builtInCatalog } from '../../catalog/catalog.js';
import { type Diagnostic, diagnose, SizingError } from '../../diagnostics/diagnostic.js';
import { parseQuantity } from '../../quantity/parse.js';
import { blocksText } from '../../render/blocks-text.js';
import { english } from '../../render/en.js';
import { jsonOf } from '../../render/json.js';
import { diffBlocks } from '../../render/project/diff-blocks.js';
import { sourceAt } from '../files/git.js';
import { type AskedPath, discovered, findSources, loadProjects, type SourceFile } from '../files/sources.js';
import { addValueFlag, type MetFlag } from '../flags.js';
import type { Invocation } from '../invocation.js';
import type { Files } from '../io.js';
import { addOutputFlags, openOutput, outputChoice, writeAll } from '../output.js';
import { version } from '../package.js';
import { placeOf } from '../place.js';
import { pathShapeProblems, pathsOf } from '../project-flags.js';

const FORMATS = ['table', 'json', 'markdown'];
const USAGE =
  'llm-sizing diff before.yaml after.yaml, or a saved answer in the place of either, or --base origin/main with at most one file';

type Options = { readonly base?: string; readonly head?: string; readonly failAbove?: string };
type Side = { readonly label: string; readonly entries: readonly SideEntry[] };

/** `diff`: what changed in assumptions and answers, and which assumption caused how much of it. */
export function completeDiff(command: Command, invocation: Invocation): void {
  const met: MetFlag[] = [];
  command.argument('[files...]', 'two scenario files or saved answers; with --base, one or none').allowUnknownOption();
  const group = 'Comparison:';
  addValueFlag(command, '--base <revision>', 'compare with the file at a git revision, e.g. origin/main', met).helpGroup(group);
  addValueFlag(command, '--head <revision>', 'and take it from this one, in place of the working tree', met).helpGroup(group);
  addValueFlag(
    command,
    '--fail-above <share>',
    'exit code 1 where GPUs, servers, power, cost or carbon grow by more, e.g. 10%',
    met,
  ).helpGroup(group);
  addOutputFlags(command, met, FORMATS);
  command.action(() => diff(command, met, invocation));
}

async function diff(command: Command, met: readonly MetFlag[], invocation: Invocation): Promise<void> {
  const { argv, io } = invocation;
  const diagnostics: Diagnostic[] = [...pathShapeProblems(command, met, argv)];
  const { format, file, theme } = await outputChoice(command, invocation, diagnostics, FORMATS);
  const options = command.opts<Options>();
  const failAbove = options.failAbove === undefined ? undefined : parseQuantity(options.failAbove, 'ratio');
  if (failAbove?.ok === false)
    diagnostics.push(diagnose('invalid-quantity', failAbove.problem, placeOf(argv, '--fail-above', options.failAbove)));
  const paths = pathsOf(command, argv);
  if (options.base === undefined ? paths.length !== 2 : paths.length > 1) {
    diagnostics.push(diagnose('missing-argument', { argument: 'what to compare', example: USAGE }, paths[2]?.where));
  }
  if (options.head !== undefined && options.base === undefined) {
    diagnostics.push(
      diagnose('missing-argument', { argument: '--base', example: '--base origin/main --head HEAD' }, placeOf(argv, '--head')),
    );
  }
  if (diagnostics.length > 0) throw new SizingError(diagnostics);
  const files = await io.files();
  const [before, after] = options.base === undefined ? await sidesOf(paths, files) : await revisionsOf(options, paths[0], argv, files);
  const report = diffOf(
    before.entries,
    after.entries,
    { before: before.label, after: after.label },
    failAbove?.ok ? failAbove.value : null,
  );
  const head = { schemaVersion: SCHEMA_VERSION, tool: { name: 'llm-sizing', version } };
  const text =
    format === 'json' ? [`${jsonOf({ ...head, ...report }, 2)}\n`] : await blocksText(diffBlocks(report, english), format, theme);
  await writeAll(text, openOutput(file, io));
  if (report.exceeded.length > 0) invocation.exitCode = 1;
}

async function sidesOf(paths: readonly AskedPath[], files: Files): Promise<[Side, Side]> {
  const [before, after] = paths as [AskedPath, AskedPath];
  return [await sideAt(before, files), await sideAt(after, files)];
}

async function sideAt(asked: AskedPath, files: Files): Promise<Side> {
  const sources = findSources([asked], files);
  const [first] = sources;
  const saved = first !== undefined && sources.length === 1 && isSavedAnswer(first.text);
  return {
    label: asked.path,
    entries: saved ? savedSide(first.text, asked.path, builtInCatalog(), asked.where) : await answersOf(sources),
  };
}

async function answersOf(sources: readonly SourceFile[]): Promise<readonly SideEntry[]> {
  return sideOf(answerProjects(await loadProjects(sources, builtInCatalog(), new Map()), {}));
}

/** One file at a revision, and at another or as it is now. */
async function revisionsOf(
  { base = '', head }: Options,
  asked: AskedPath | undefined,
  argv: readonly string[],
  files: Files,
): Promise<[Side, Side]> {
  const path = asked?.path ?? discovered(files);
  const at = async (flag: string, revision: string): Promise<Side> => {
    const source = sourceAt(revision, path, files, placeOf(argv, flag, revision));
    return { label: `${revision}:${path}`, entries: source === undefined ? [] : await answersOf([source]) };
  };
  const now = async (): Promise<Side> => ({
    label: path,
    entries: await answersOf(findSources([asked ?? { path, where: { kind: 'argument', index: 0 } }], files)),
  });
  const before = await at('--base', base);
  if (head !== undefined) return [before, await at('--head', head)];
  // A file that is gone took its scenarios along; one that never was is a mistake.
  const gone = before.entries.length > 0 && !files.exists(resolve(files.cwd, path));
  return [before, gone ? { label: path, entries: [] } : await now()];
}
