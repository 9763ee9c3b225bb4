import { Argument, type Command } from 'commander';
import { builtInCatalog } from '../../catalog/package-presets.js';
import { type Diagnostic, diagnose, SizingError } from '../../diagnostics/diagnostic.js';
import { nearest } from '../../diagnostics/suggest.js';
import { type Listing, listingText, valueAt } from '../../render/listing.js';
import type { Words } from '../../words/words.js';
import { describedBy } from '../described.js';
import { addValueFlag, type MetFlag, shapeProblems } from '../flags.js';
import type { Invocation } from '../invocation.js';
import { addOutputFlags, openOutput, outputChoice, writeAll } from '../output.js';
import { placeOf } from '../place.js';

const FORMATS = ['table', 'json', 'jsonl', 'csv', 'markdown'];

export const LISTED = ['models', 'gpus', 'instances', 'regions'] as const;
export type Listed = (typeof LISTED)[number];

const columns: Readonly<Record<Listed, readonly string[]>> = {
  models: ['released', 'id', 'developer', 'country', 'parameters', 'trainingTokens', 'activeParameters'],
  gpus: ['released', 'id', 'vendor', 'peak.bf16', 'memoryBytes', 'memoryBytesPerSecond', 'tdpWatts', 'peak.tf32', 'peak.fp8', 'status'],
  instances: ['id', 'provider', 'gpu', 'gpus', 'usdPerHour', 'region', 'date', 'hostMemory', 'standing'],
  regions: ['id', 'name', 'gramsPerKwh', 'year'],
};

/** `presets models|gpus|instances|regions [words…]`: what the catalogue has, searched and sorted. */
export function addListing(presets: Command, listed: Listed, invocation: Invocation): void {
  const met: MetFlag[] = [];
  const command = describedBy(presets.command(listed), ({ listings }) => listings[listed])
    .addArgument(describedBy(new Argument('[words...]'), (help) => help.arguments.words))
    .allowUnknownOption();
  const keys = columns[listed];
  addValueFlag(command, '--sort <column>', ({ flags }) => flags.sortBy(keys), met);
  addOutputFlags(command, met, FORMATS);
  command.action(async () => {
    const { argv, io } = invocation;
    const words = command.args.filter((word) => !word.startsWith('-'));
    const flags = command.args.filter((word) => word.startsWith('-'));
    const diagnostics: Diagnostic[] = [...shapeProblems(command, met, flags, argv)];
    const { format, file, ...paper } = await outputChoice(command, invocation, diagnostics, FORMATS);
    const { sort = keys[0] ?? 'id' } = command.opts<{ sort?: string }>();
    if (!keys.includes(sort)) {
      diagnostics.push(diagnose('unknown-choice', { text: sort, choices: keys, near: nearest(sort, keys) }, placeOf(argv, '--sort', sort)));
    }
    if (diagnostics.length > 0) throw new SizingError(diagnostics);
    const listing = listingOf(listed, words, sort, paper.words);
    await writeAll(await listingText(listing, format, paper), openOutput(file, io));
  });
}

/** Entries with all the words somewhere in them, smallest or earliest first; what is unknown comes last. */
function listingOf(listed: Listed, words: readonly string[], sort: string, language: Words): Listing {
  const catalog = builtInCatalog();
  const entries: readonly ListedEntry[] =
    listed === 'instances' ? catalog.instances().map(({ name, ...rest }) => ({ id: name, ...rest })) : catalog.index()[listed];
  const wanted = words.map((word) => word.toLowerCase());
  const rows = entries
    .filter((entry) => {
      const text = Object.values(entry)
        .flat()
        .filter((value) => typeof value !== 'object')
        .join(' ')
        .toLowerCase();
      return wanted.every((word) => text.includes(word));
    })
    .toSorted((a, b) => compare(valueAt(a, sort), valueAt(b, sort)) || compare(a.id, b.id));
  return { title: language.counted(rows.length, listed), columns: columns[listed], rows };
}

type ListedEntry = { readonly id: string };

function compare(a: unknown, b: unknown): number {
  if (a === b) return 0;
  if (a === null || a === undefined) return 1;
  if (b === null || b === undefined) return -1;
  return (a as number | string) < (b as number | string) ? -1 : 1;
}
