import { type Diagnostic, diagnose } from '../diagnostics/diagnostic.js';
import { otherEncoding } from '../diagnostics/encoding.js';
import type { Part } from '../diagnostics/phrase.js';
import { systemReason } from '../diagnostics/system-error.js';
import type { Catalog, Found } from './catalog.js';
import { readConfigText } from './config-model.js';
import type { Model } from './facts.js';

/** What stands at a path; `-` is standard input. Throws what the system throws. */
export type ReadPath = (
  path: string,
  limitBytes?: number,
) => { readonly is: 'text'; readonly text: string } | { readonly is: 'directory' } | { readonly is: 'too-large' };

/** What a repository calls the file that describes its model. */
export const CONFIG = 'config.json';
/** The largest config.json in use has some hundred kilobytes. */
const LARGEST_BYTES = 256 * 2 ** 20;
/** Names that can only be paths. */
export const PATH = /^(-|\.{1,2}([\\/].*)?|[\\/].*|.*\\.*|.*\.json)$/s;

/** A catalogue whose models may also be config.json files: by path, by folder, or `-`. Each is read once: a pipe has no second time. */
export function withModelFiles(catalog: Catalog, read: ReadPath): Catalog {
  const opened = new Map<string, Found<Model>>();
  return {
    ...catalog,
    model: (name) => {
      const known = opened.get(name);
      if (known !== undefined) return known;
      const isPath = PATH.test(name);
      const preset = isPath ? undefined : catalog.model(name);
      if (preset?.found !== undefined) return preset;
      const there = attempt(name, read);
      // A name that is no preset and no file is a misspelt preset.
      if (preset !== undefined && 'reason' in there) return preset;
      const model = openModel(name, there, read);
      opened.set(name, model);
      return model;
    },
    file: (path) => {
      const there = attempt(path, read);
      if ('reason' in there) return there;
      return there.is === 'text' ? { text: there.text } : { reason: { say: there.is === 'directory' ? 'folder' : 'too-large' } };
    },
  };
}

type There = ReturnType<ReadPath> | { readonly reason: Part };

function attempt(path: string, read: ReadPath): There {
  try {
    return read(path, LARGEST_BYTES);
  } catch (error) {
    return { reason: systemReason(error) };
  }
}

function openModel(path: string, there: There, read: ReadPath): Found<Model> {
  const file = path === '-' ? 'standard input' : path;
  const inside = 'is' in there && there.is === 'directory' ? attempt(`${path.replace(/[\\/]+$/, '')}/${CONFIG}`, read) : there;
  if ('reason' in inside) return failed([unreadable(file, inside === there ? inside.reason : { say: 'no-config-inside', file: CONFIG })]);
  if (inside.is === 'too-large') return failed([unreadable(file, { say: 'too-large' })]);
  if (inside.is === 'directory') return failed([unreadable(file, { say: 'config-is-folder', file: CONFIG })]);
  const encoding = otherEncoding(inside.text);
  if (encoding !== undefined) return failed([unreadable(file, encoding)]);
  const config = readConfigText(inside.text, file, path);
  return config.ok ? { found: config.model } : failed(config.diagnostics);
}

function failed(problems: readonly Diagnostic[]): Found<Model> {
  return { found: undefined, near: [], problems };
}

function unreadable(file: string, reason: Part): Diagnostic {
  return diagnose('unreadable-file', { file, reason, allowed: { say: 'a-config' } }, { kind: 'file', file });
}
