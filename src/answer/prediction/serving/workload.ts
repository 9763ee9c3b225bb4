import type { Catalog } from '../../../catalog/catalog.js';
import { workloadIds } from '../../../catalog/serving/workloads.js';
import { classesOf, classesOfLog, type RequestClass, type Workload, workloadOf } from '../../../core/serving/workload.js';
import { type Diagnostic, diagnose, type Where } from '../../../diagnostics/diagnostic.js';
import type { Part } from '../../../diagnostics/phrase.js';
import { nearest } from '../../../diagnostics/suggest.js';
import { parseQuantity } from '../../../quantity/parse.js';
import type { Given } from '../../../scenario/draft.js';
import { tokenNouns } from '../../../scenario/field-types.js';
import { writtenAs } from '../../../scenario/named-file.js';

/** Lengths that differ, as they were given: by what they come to, how they are written, and who published them. */
export type GivenWorkload = {
  readonly workload: Workload;
  /** The same lengths without the file that they came from. */
  readonly text: string;
  readonly source: { readonly name: string; readonly document: string; readonly note: string } | null;
};

type Read = { readonly ok: true; readonly given: GivenWorkload } | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

/** Reads the lengths that were given: a preset, percentiles, a mix, or a log. */
export function readWorkload({ value, where }: Given, catalog: Catalog): Read {
  const text = String(value);
  const as = writtenAs(text);
  if (as === 'path') return readLog(text, where, catalog);
  if (as === undefined && NAME.test(text)) {
    const preset = workloadIds.includes(text.toLowerCase()) ? catalog.workload(text.toLowerCase()) : undefined;
    if (preset === undefined) return failed('unknown-choice', { text, choices: workloadIds, near: nearest(text, workloadIds) }, where);
    const { id, name, document, note, classes } = preset;
    return { ok: true, given: { workload: workloadOf(classes), text: id, source: { name, document, note } } };
  }
  const read = readItems(text);
  if (typeof read === 'string') return failed('invalid-workload', { text, part: read }, where);
  return { ok: true, given: { workload: workloadOf(read), text, source: null } };
}

const NAME = /^[a-z][a-z-]{3,}[a-z0-9-]*$/i;
const ITEM = /^(p?)(\d{1,3}(?:\.\d+)?)(%?)[:=]([^/]+)\/([^/]+)$/i;
/** Shares are written with few digits. */
const SHARES = 0.005;

/** Percentiles or shares with their lengths; the part that cannot be read. */
function readItems(text: string): readonly RequestClass[] | string {
  const items: { readonly percentile: boolean; readonly share: number; readonly input: number; readonly output: number }[] = [];
  for (const part of text.split(/[\s;]+/).filter((each) => each !== '')) {
    const [, percentile, number, , input, output] = ITEM.exec(part) ?? [];
    const lengths = [input, output].map((each) => tokensOf(each));
    const [prompt, answer] = lengths;
    const share = Number(number) / 100;
    if (prompt === undefined || answer === undefined || !(share > 0) || share > 1) return part;
    items.push({ percentile: percentile !== '', share, input: prompt, output: answer });
  }
  const [first] = items;
  if (first === undefined || items.some(({ percentile }) => percentile !== first.percentile)) return text;
  if (!first.percentile) {
    const sum = items.reduce((total, { share }) => total + share, 0);
    return Math.abs(sum - 1) > SHARES ? text : items.map(({ share, input, output }) => ({ share: share / sum, input, output }));
  }
  const ordered = [...items].sort((one, other) => one.share - other.share);
  for (const [at, item] of ordered.entries()) {
    const before = ordered[at - 1];
    if (
      item.share === 1 ||
      (before !== undefined && (before.share === item.share || before.input > item.input || before.output > item.output))
    )
      return text;
  }
  return classesOf(ordered.map(({ share, input, output }) => ({ quantile: share, input, output })));
}

function tokensOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const read = parseQuantity(text, 'count', { nouns: tokenNouns });
  return read.ok && read.value >= 1 && read.value < LARGEST ? read.value : undefined;
}

const LARGEST = 1e8;

const INPUT = /^(context|input|prompt|request)[ _-]?(tokens?|length|len)?$|^isl$/i;
const OUTPUT = /^(generated|output|completion|answer|response)[ _-]?(tokens?|length|len)?$|^osl$/i;

/** A log of requests: a table whose header names the tokens of the prompts and of the answers. */
function readLog(path: string, where: Where, catalog: Catalog): Read {
  const refused = (reason: Part) => failed('unreadable-file', { file: path, reason, allowed: { say: 'a-request-log' } }, where);
  const file = catalog.file?.(path) ?? { reason: { say: 'command-line-only' } as const };
  if ('reason' in file) return refused(file.reason);
  const [head = '', ...lines] = file.text
    .replace(/^\ufeff/, '')
    .split(/\r\n?|\n/)
    .filter((line) => line.trim() !== '');
  const separator = ['\t', ';', ','].find((each) => head.includes(each)) ?? ',';
  const cells = (line: string) => line.split(separator).map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'));
  const names = cells(head);
  const input = names.findIndex((name) => INPUT.test(name));
  const output = names.findIndex((name) => OUTPUT.test(name));
  if (input < 0 || output < 0) return refused({ say: 'lengths-unnamed' });
  const requests = [];
  for (const [at, line] of lines.entries()) {
    const row = cells(line);
    const request = { input: Number(row[input] || Number.NaN), output: Number(row[output] || Number.NaN) };
    if (!(request.input >= 0 && request.output >= 0 && request.input < LARGEST && request.output < LARGEST))
      return refused({ say: 'line-without-lengths', line: at + 2 });
    // What was refused or cancelled asks for nothing.
    if (request.input > 0 && request.output > 0) requests.push(request);
  }
  if (requests.length === 0) return refused({ say: 'no-requests' });
  const classes = classesOfLog(requests);
  const digits = (value: number) => String(Number(value.toPrecision(6)));
  const text = classes.map((each) => `${digits(100 * each.share)}%:${digits(each.input)}/${digits(each.output)}`).join(' ');
  return { ok: true, given: { workload: workloadOf(classes), text, source: null } };
}

function failed<Code extends Parameters<typeof diagnose>[0]>(
  code: Code,
  parameters: Parameters<typeof diagnose<Code>>[1],
  where: Where,
): Read {
  return { ok: false, diagnostics: [diagnose(code, parameters, where)] };
}
