import { Argument, type Command } from 'commander';
import { builtInCatalog } from '../../catalog/package-presets.js';
import type { GpuPreset, GridPreset, ModelPreset } from '../../catalog/schema.js';
import { standingOfFigure } from '../../catalog/standing.js';
import { type Diagnostic, diagnose, SizingError } from '../../diagnostics/diagnostic.js';
import { nearest } from '../../diagnostics/suggest.js';
import { blocksText } from '../../render/blocks-text.js';
import { type InstanceShown, instanceBlocks } from '../../render/instance-blocks.js';
import { presetBlocks } from '../../render/preset-blocks.js';
import { describedBy } from '../described.js';
import { type MetFlag, shapeProblems } from '../flags.js';
import type { Invocation } from '../invocation.js';
import { addOutputFlags, openOutput, outputChoice, writeAll } from '../output.js';

type Preset = GpuPreset | ModelPreset | GridPreset;

const FORMATS = ['table', 'json', 'markdown'];

/** `presets show NAME`: every figure of a preset with its sources. */
export function addShow(presets: Command, invocation: Invocation): void {
  const { argv, io } = invocation;
  const met: MetFlag[] = [];
  const command = describedBy(presets.command('show'), (help) => help.show)
    .addArgument(describedBy(new Argument('[name]'), (help) => help.arguments.preset))
    .allowUnknownOption()
    .allowExcessArguments();
  addOutputFlags(command, met, FORMATS);
  command.action(async () => {
    const [name, ...rest] = command.args;
    const diagnostics: Diagnostic[] = [...shapeProblems(command, met, rest, argv)];
    const { format, file, ...paper } = await outputChoice(command, invocation, diagnostics, FORMATS);
    if (name === undefined) {
      diagnostics.push(diagnose('missing-argument', { argument: { say: 'preset-name' }, example: 'llm-sizing presets show a100' }));
    }
    if (name === undefined || diagnostics.length > 0) throw new SizingError(diagnostics);
    const found = findPreset(name, argv);
    const blocks = () =>
      'instance' in found
        ? instanceBlocks(found, paper.words)
        : presetBlocks(found, (path) => standingOfFigure(path, found.sources), paper.words);
    const text = format === 'json' ? [`${JSON.stringify(shownOf(found), null, 2)}\n`] : await blocksText(blocks(), format, paper);
    await writeAll(text, openOutput(file, io));
  });
}

/** What programs get: the preset as it is written; of an instance, its figures. */
function shownOf(found: ReturnType<typeof findPreset>): object {
  return 'instance' in found ? found.instance : found;
}

/** A name may be a model’s, an accelerator’s, an instance’s or a region’s. */
function findPreset(name: string, argv: readonly string[]): Preset | InstanceShown {
  const catalog = builtInCatalog();
  const near: string[] = [];
  const card = catalog.gpu(name).found;
  if (card?.instance) return { instance: card.instance, accelerator: card };
  for (const find of [catalog.gpu, catalog.model, catalog.region]) {
    const result = find(name);
    const preset = result.found?.preset;
    if (preset) return preset;
    if (result.found === undefined) near.push(...result.near);
  }
  throw new SizingError([
    diagnose('unknown-preset', { text: name, near: nearest(name, near) }, { kind: 'argument', index: argv.lastIndexOf(name) }),
  ]);
}
