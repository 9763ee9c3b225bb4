import type { Catalog } from '../catalog/catalog.js';
import { type Diagnostic, diagnose, type Where } from '../diagnostics/diagnostic.js';

type Read = { readonly ok: true; readonly value: string } | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

/** The path of a file that is there, by which it is found from anywhere. */
export function readNamedFile(text: string, say: 'a-calibration' | 'a-request-log', where: Where, catalog: Catalog): Read {
  const file = text.trim();
  const there = catalog.file?.(file) ?? { reason: { say: 'command-line-only' } as const };
  if (!('reason' in there)) return { ok: true, value: there.as ?? file };
  return { ok: false, diagnostics: [diagnose('unreadable-file', { file, reason: there.reason, allowed: { say } }, where)] };
}

/** What lengths mean is read where they are used; where a log of them is, where it is written. Standard input is everywhere. */
export function readLengths(text: string, where: Where, catalog: Catalog): Read {
  const lengths = text.trim();
  if (writtenAs(lengths) === 'path' && lengths !== '-') return readNamedFile(lengths, 'a-request-log', where, catalog);
  return { ok: true, value: lengths };
}

/** Begins with a percentile or a share. */
const LISTED = /^p?\d{1,3}(\.\d+)?%?\s*[:=]/i;
const PATH = /^-$|[\\/]|\.(csv|tsv|txt)$/i;

/** How a workload is written that is no name of a preset: as lengths, or as the path of a log. */
export function writtenAs(text: string): 'lengths' | 'path' | undefined {
  if (LISTED.test(text)) return 'lengths';
  return PATH.test(text) ? 'path' : undefined;
}
