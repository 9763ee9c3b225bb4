import { type Command, Option } from 'commander';
import { type Diagnostic, diagnose, SizingError } from '../diagnostics/diagnostic.js';
import { nearest } from '../diagnostics/suggest.js';
import { systemReason } from '../diagnostics/system-error.js';
import type { Paper } from '../render/blocks-text.js';
import { formatNames } from '../render/formats.js';
import { NARROWEST, themeFor, WIDEST } from './color.js';
import { describedBy, type Help, under } from './described.js';
import { addValueFlag, type MetFlag } from './flags.js';
import type { Invocation } from './invocation.js';
import { ClosedPipe, type FileOutput, type Io } from './io.js';
import { languageOf, languages } from './language.js';
import { unknownLanguage } from './language-problem.js';
import { placeOf } from './place.js';

/** Adds the flags that say how an answer is written. */
export function addOutputFlags(command: Command, met: MetFlag[], formats: readonly string[] = formatNames): void {
  const add = (names: string, words: (help: Help) => string, choices?: readonly string[]) =>
    under('output', addValueFlag(command, names, words, met, choices));
  add('-f, --format <format>', ({ flags }) => flags.format(formats), formats);
  add('-o, --out <file>', ({ flags }) => flags.out);
  add('--width <columns>', ({ flags }) => flags.width);
  addLanguageFlag(command, met, 'output');
  addTerminalFlags(command, 'output');
}

/** Adds `--lang`. */
export function addLanguageFlag(command: Command, met: MetFlag[], group: keyof Help['groups']): void {
  under(
    group,
    addValueFlag(command, '--lang <language>', ({ flags }) => flags.language(languages), met, languages),
  );
}

/** Adds the flags that every command has. */
export function addTerminalFlags(command: Command, group: keyof Help['groups']): void {
  command.addOption(
    under(
      group,
      describedBy(new Option('--no-color'), ({ flags }) => flags.noColor),
    ),
  );
  command.addOption(
    under(
      group,
      describedBy(new Option('--debug'), ({ flags }) => flags.debug),
    ),
  );
}

/** How an answer is to be written. */
export type OutputChoice = Paper & { readonly format: string; readonly file: string | undefined };

type Options = { format?: string; out?: string; color?: boolean; width?: string; lang?: string };

/** Reads the output flags; mistakes are added to `diagnostics`. */
export async function outputChoice(
  command: Command,
  { argv, io, words }: Invocation,
  diagnostics: Diagnostic[],
  formats: readonly string[] = formatNames,
): Promise<OutputChoice> {
  const { format: wantedFormat, out, color, width, lang } = command.opts<Options>();
  if (out?.trim() === '')
    diagnostics.push(diagnose('missing-value', { flag: '--out', examples: ['answer.csv'] }, placeOf(argv, '--out', out)));
  const called = calledBy(out, formats);
  const format = wantedFormat ?? called ?? formats[0] ?? 'table';
  if (out !== undefined && called !== undefined && format !== called && formats.includes(format)) {
    diagnostics.push(diagnose('misnamed-file', { path: out, called, wanted: format }, placeOf(argv, '--format', format)));
  }
  if (!formats.includes(format)) {
    const where = placeOf(argv, '--format', format);
    diagnostics.push(diagnose('unknown-choice', { text: format, choices: formats, near: nearest(format, formats) }, where));
  }
  if (lang !== undefined && languageOf(lang) === undefined) diagnostics.push(unknownLanguage(lang, argv));
  const wanted = color === false ? false : undefined;
  const theme = await themeFor(out === undefined ? io.stdout : { ...io.stdout, isTTY: false, columns: undefined }, io.env, wanted);
  return {
    format,
    file: out,
    words,
    theme: width === undefined ? theme : { ...theme, width: widthIn(width, argv, diagnostics) ?? theme.width },
    ...(format === 'html' && formats.includes(format) && { page: (await import('./page-parts.js')).pageParts(words.report.language) }),
  };
}

/** Formats by the endings of files. */
const ENDINGS: Readonly<Record<string, string>> = {
  csv: 'csv',
  json: 'json',
  jsonl: 'jsonl',
  ndjson: 'jsonl',
  htm: 'html',
  html: 'html',
  md: 'markdown',
  xml: 'junit',
};

/** The format that the name of a file says. */
function calledBy(file: string | undefined, formats: readonly string[]): string | undefined {
  const called = ENDINGS[/\.(\w+)$/.exec(file ?? '')?.[1]?.toLowerCase() ?? ''];
  return called !== undefined && formats.includes(called) ? called : undefined;
}

function widthIn(text: string, argv: readonly string[], diagnostics: Diagnostic[]): number | undefined {
  const width = /^\d{1,4}$/.test(text.trim()) ? Number(text) : Number.NaN;
  if (width >= NARROWEST && width <= WIDEST) return width;
  const range = { say: 'columns-between', least: String(NARROWEST), most: String(WIDEST) } as const;
  diagnostics.push(diagnose('out-of-range', { text, range, near: [] }, placeOf(argv, '--width', text)));
  return undefined;
}

/** Where chunks of an answer go. The file is opened before the work, so that a bad path fails early. */
export function openOutput(file: string | undefined, io: Io): FileOutput {
  if (file === undefined || file === '-') return { write: guarded('standard output', io.stdout.write), close: nothing, abandon: nothing };
  try {
    const { write, close, abandon } = io.createFile(file);
    return { write: guarded(file, write), close: guarded(file, close), abandon };
  } catch (error) {
    throw cannotWrite(file, error);
  }
}

/** A full disk is nobody’s defect: it is said with the place that could not be written. */
function guarded<Given extends readonly unknown[]>(path: string, write: (...given: Given) => Promise<void>): typeof write {
  return async (...given) => {
    try {
      await write(...given);
    } catch (error) {
      throw error instanceof ClosedPipe ? error : cannotWrite(path, error);
    }
  };
}

function cannotWrite(path: string, error: unknown): SizingError {
  return new SizingError([diagnose('output-failed', { path, reason: systemReason(error, 'writing') })]);
}

const nothing = async () => undefined;

/** Writes chunks as they are made, at the pace of the reader. */
export async function writeAll(chunks: Iterable<string>, output: FileOutput): Promise<void> {
  try {
    for (const chunk of chunks) await output.write(chunk);
  } catch (error) {
    output.abandon();
    throw error;
  }
  await output.close();
}
