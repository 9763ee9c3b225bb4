import { Argument, type Command } from 'commander';
import { diffOf } from '../../answer/project/diff.js';
import { type Diagnostic, diagnose, SizingError } from '../../diagnostics/diagnostic.js';
import { parseQuantity } from '../../quantity/parse.js';
import { blocksText } from '../../render/blocks-text.js';
import { jsonOf } from '../../render/json.js';
import { diffBlocks } from '../../render/project/diff-blocks.js';
import { describedBy, type Help, under } from '../described.js';
import { type AskedRevision, revisionSides, sideAt } from '../files/sides.js';
import type { AskedPath } from '../files/sources.js';
import { addValueFlag, type MetFlag } from '../flags.js';
import type { Invocation } from '../invocation.js';
import { addOutputFlags, openOutput, outputChoice, writeAll } from '../output.js';
import { documentHead } from '../package.js';
import { placeOf } from '../place.js';
import { loadCostModel } from '../predictor.js';
import { pathShapeProblems, pathsOf } from '../project-flags.js';

const FORMATS = ['table', 'json', 'markdown', 'html'];
const USAGE = { say: 'saved-or-base', diff: 'llm-sizing diff before.yaml after.yaml', base: '--base origin/main' } as const;

type Options = { readonly base?: string; readonly head?: string; readonly failAbove?: string };

/** `diff`: what changed in assumptions and answers, and which assumption caused how much of it. */
export function completeDiff(command: Command, invocation: Invocation): void {
  const met: MetFlag[] = [];
  command.addArgument(describedBy(new Argument('[files...]'), (help) => help.arguments.sides)).allowUnknownOption();
  const add = (names: string, words: (help: Help) => string) => under('comparison', addValueFlag(command, names, words, met));
  add('--base <revision>', ({ flags }) => flags.base);
  add('--head <revision>', ({ flags }) => flags.head);
  add('--fail-above <share>', ({ flags }) => flags.failAbove);
  addOutputFlags(command, met, FORMATS);
  command.action(() => diff(command, met, invocation));
}

async function diff(command: Command, met: readonly MetFlag[], invocation: Invocation): Promise<void> {
  const { argv, io } = invocation;
  const diagnostics: Diagnostic[] = [...pathShapeProblems(command, met, argv)];
  const { format, file, ...paper } = await outputChoice(command, invocation, diagnostics, FORMATS);
  const options = command.opts<Options>();
  const failAbove = options.failAbove === undefined ? null : shareOf(options.failAbove, argv, diagnostics);
  const paths = pathsOf(command, argv);
  if (options.base === undefined && paths.length !== 2) {
    diagnostics.push(diagnose('missing-argument', { argument: { say: 'two-to-compare' }, example: USAGE }, paths[2]?.where));
  }
  if (options.head !== undefined && options.base === undefined) {
    diagnostics.push(
      diagnose('missing-argument', { argument: '--base', example: '--base origin/main --head HEAD' }, placeOf(argv, '--head')),
    );
  }
  if (diagnostics.length > 0) throw new SizingError(diagnostics);
  await loadCostModel();
  const files = await io.files();
  const revisionOf = (flag: string, name: string): AskedRevision => ({ name, where: placeOf(argv, flag, name) });
  const { before, after, nothingAtBase } =
    options.base === undefined
      ? { before: await sideAt(paths[0] as AskedPath, files), after: await sideAt(paths[1] as AskedPath, files), nothingAtBase: [] }
      : await revisionSides(
          paths,
          revisionOf('--base', options.base),
          options.head === undefined ? undefined : revisionOf('--head', options.head),
          files,
        );
  const report = diffOf(before.entries, after.entries, { before: before.label, after: after.label }, failAbove, nothingAtBase);
  const text =
    format === 'json'
      ? [`${jsonOf({ ...documentHead, ...report }, 2)}\n`]
      : await blocksText(diffBlocks(report, paper.words), format, paper, { document: { ...documentHead, ...report } });
  if (report.exceeded.length > 0) invocation.exitCode = 1;
  await writeAll(text, openOutput(file, io));
}

/** A share of growth. A bare `10` would be a thousand per cent: it is asked about. */
function shareOf(text: string, argv: readonly string[], diagnostics: Diagnostic[]): number | null {
  const read = parseQuantity(text, 'ratio');
  const where = placeOf(argv, '--fail-above', text);
  if (!read.ok) diagnostics.push(diagnose('invalid-quantity', read.problem, where));
  else if (read.value < 0 || (read.value > 1 && !text.includes('%'))) {
    const near = read.value < 0 ? [] : [`${text.trim()}%`];
    diagnostics.push(diagnose('out-of-range', { text, range: { say: 'share-of-growth' }, near }, where));
  } else return read.value;
  return null;
}
