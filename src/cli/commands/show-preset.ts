import type { Command } from 'commander';
import { builtInCatalog } from '../../catalog/package-presets.js';
import { standingOfFigure } from '../../catalog/standing.js';
import { type Diagnostic, diagnose, SizingError } from '../../diagnostics/diagnostic.js';
import { nearest } from '../../diagnostics/suggest.js';
import { blocksText } from '../../render/blocks-text.js';
import { presetBlocks } from '../../render/preset-blocks.js';
import { type MetFlag, shapeProblems } from '../flags.js';
import type { Invocation } from '../invocation.js';
import { addOutputFlags, openOutput, outputChoice, writeAll } from '../output.js';

const FORMATS = ['table', 'json', 'markdown'];

/** `presets show NAME`: every figure of a preset with its sources. */
export function addShow(presets: Command, invocation: Invocation): void {
  const { argv, io } = invocation;
  const met: MetFlag[] = [];
  const command = presets
    .command('show')
    .description('show every figure of a preset with its sources')
    .argument('[name]', 'model, accelerator or region')
    .allowUnknownOption()
    .allowExcessArguments();
  addOutputFlags(command, met, FORMATS);
  command.action(async () => {
    const [name, ...rest] = command.args;
    const diagnostics: Diagnostic[] = [...shapeProblems(command, met, rest, argv)];
    const { format, file, theme } = await outputChoice(command, invocation, diagnostics, FORMATS);
    if (name === undefined) {
      diagnostics.push(diagnose('missing-argument', { argument: 'the name of a preset', example: 'llm-sizing presets show a100' }));
    }
    if (name === undefined || diagnostics.length > 0) throw new SizingError(diagnostics);
    const preset = findPreset(name, argv);
    const text =
      format === 'json'
        ? [`${JSON.stringify(preset, null, 2)}\n`]
        : await blocksText(
            presetBlocks(preset, (path) => standingOfFigure(path, preset.sources)),
            format,
            { theme },
          );
    await writeAll(text, openOutput(file, io));
  });
}

/** A name may be a model’s, an accelerator’s or a region’s. */
function findPreset(name: string, argv: readonly string[]) {
  const catalog = builtInCatalog();
  const near: string[] = [];
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
