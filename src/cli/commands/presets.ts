import type { Command } from 'commander';
import { builtInCatalog } from '../../catalog/catalog.js';
import { type Diagnostic, diagnose, SizingError } from '../../diagnostics/diagnostic.js';
import { nearest } from '../../diagnostics/suggest.js';
import type { Block } from '../../render/block.js';
import { english } from '../../render/en.js';
import { type Listing, listingBlocks, listingCsv, valueAt } from '../../render/listing.js';
import { markdownText } from '../../render/markdown.js';
import { presetBlocks } from '../../render/preset-blocks.js';
import type { Theme } from '../../render/theme.js';
import { addValueFlag, type MetFlag, shapeProblems } from '../flags.js';
import type { Invocation } from '../invocation.js';
import { addOutputFlags, openOutput, outputChoice, writeAll } from '../output.js';
import { placeOf } from '../place.js';

const LISTED = ['models', 'gpus', 'regions'] as const;
type Listed = (typeof LISTED)[number];

const columns: Readonly<Record<Listed, readonly string[]>> = {
  models: ['released', 'id', 'developer', 'country', 'parameters', 'trainingTokens', 'activeParameters'],
  gpus: ['released', 'id', 'vendor', 'peak.bf16', 'memoryBytes', 'memoryBytesPerSecond', 'tdpWatts', 'peak.tf32', 'peak.fp8', 'status'],
  regions: ['id', 'name', 'gramsPerKwh', 'year'],
};
const descriptions: Readonly<Record<Listed, string>> = {
  models: 'list models; sorted by release date they are a timeline',
  gpus: 'list accelerators and their dense peaks',
  regions: 'list electricity grids and their carbon',
};
const SHOW_FORMATS = ['table', 'json', 'markdown'];

/** `presets models|gpus|regions [words…]` and `presets show NAME`. */
export function addPresetsCommand(program: Command, invocation: Invocation): void {
  const presets = program.command('presets').description('the models, accelerators and regions that come with the program');
  if (!invocation.argv.includes('presets')) return;
  for (const listed of LISTED) addListing(presets, listed, invocation);
  addShow(presets, invocation);
}

function addListing(presets: Command, listed: Listed, invocation: Invocation): void {
  const met: MetFlag[] = [];
  const command = presets
    .command(listed)
    .description(descriptions[listed])
    .argument('[words...]', 'only those with all of these words')
    .allowUnknownOption();
  const keys = columns[listed];
  addValueFlag(command, '--sort <column>', `${keys.join(', ')} (default: ${keys[0]})`, met);
  addOutputFlags(command, met);
  command.action(async () => {
    const { argv, io } = invocation;
    const words = command.args.filter((word) => !word.startsWith('-'));
    const diagnostics: Diagnostic[] = [
      ...shapeProblems(
        command,
        met,
        command.args.filter((word) => word.startsWith('-')),
        argv,
      ),
    ];
    const { format, file, theme } = await outputChoice(command, invocation, diagnostics);
    const { sort = keys[0] ?? 'id' } = command.opts<{ sort?: string }>();
    if (!keys.includes(sort))
      diagnostics.push(diagnose('unknown-choice', { text: sort, choices: keys, near: nearest(sort, keys) }, placeOf(argv, '--sort', sort)));
    if (diagnostics.length > 0) throw new SizingError(diagnostics);
    const listing = listingOf(listed, words, sort);
    await writeAll(await listingText(listing, format, theme), openOutput(file, io));
  });
}

/** Entries with all the words somewhere in them, smallest or earliest first; what is unknown comes last. */
function listingOf(listed: Listed, words: readonly string[], sort: string): Listing {
  const entries: readonly ListedEntry[] = builtInCatalog().index[listed];
  const wanted = words.map((word) => word.toLowerCase());
  const rows = entries
    .filter((entry) => {
      const text = [entry.id, entry.name, ...entry.aliases, ...Object.values(entry)].join(' ').toLowerCase();
      return wanted.every((word) => text.includes(word));
    })
    .toSorted((a, b) => compare(valueAt(a, sort), valueAt(b, sort)) || compare(a.id, b.id));
  return { title: `${rows.length} ${rows.length === 1 ? listed.slice(0, -1) : listed}`, columns: columns[listed], rows };
}

type ListedEntry = { readonly id: string; readonly name: string; readonly aliases: readonly string[] };

function compare(a: unknown, b: unknown): number {
  if (a === b) return 0;
  if (a === null || a === undefined) return 1;
  if (b === null || b === undefined) return -1;
  return (a as number | string) < (b as number | string) ? -1 : 1;
}

async function listingText(listing: Listing, format: string, theme: Theme): Promise<Iterable<string>> {
  switch (format) {
    case 'json':
      return [`${JSON.stringify({ schemaVersion: 1, presets: listing.rows }, null, 2)}\n`];
    case 'jsonl':
      return listing.rows.map((row) => `${JSON.stringify(row)}\n`);
    case 'csv':
      return [listingCsv(listing)];
    default:
      return blocksText(listingBlocks(listing, english), format, theme);
  }
}

async function blocksText(blocks: readonly Block[], format: string, theme: Theme): Promise<Iterable<string>> {
  return format === 'markdown' ? markdownText(blocks) : (await import('../../render/table.js')).terminalText(blocks, theme);
}

function addShow(presets: Command, invocation: Invocation): void {
  const { argv, io } = invocation;
  const met: MetFlag[] = [];
  const command = presets
    .command('show')
    .description('show every figure of a preset with its sources')
    .argument('[name]', 'model, accelerator or region')
    .allowUnknownOption()
    .allowExcessArguments();
  addOutputFlags(command, met, SHOW_FORMATS);
  command.action(async () => {
    const [name, ...rest] = command.args;
    const diagnostics: Diagnostic[] = [...shapeProblems(command, met, rest, argv)];
    const { format, file, theme } = await outputChoice(command, invocation, diagnostics, SHOW_FORMATS);
    if (name === undefined)
      diagnostics.push(diagnose('missing-argument', { argument: 'the name of a preset', example: 'llm-sizing presets show a100' }));
    if (name === undefined || diagnostics.length > 0) throw new SizingError(diagnostics);
    const preset = findPreset(name, argv);
    const text = format === 'json' ? [`${JSON.stringify(preset, null, 2)}\n`] : await blocksText(presetBlocks(preset), format, theme);
    await writeAll(text, openOutput(file, io));
  });
}

/** A name may be a model’s, an accelerator’s or a region’s. */
function findPreset(name: string, argv: readonly string[]) {
  const catalog = builtInCatalog();
  const near: string[] = [];
  for (const find of [catalog.gpu, catalog.model, catalog.region]) {
    const result = find(name);
    if (result.found !== undefined) return result.found.preset;
    near.push(...result.near);
  }
  throw new SizingError([
    diagnose('unknown-preset', { text: name, near: nearest(name, near) }, { kind: 'argument', index: argv.lastIndexOf(name) }),
  ]);
}
