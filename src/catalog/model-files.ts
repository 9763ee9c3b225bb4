import { type Diagnostic, diagnose, type Where } from '../diagnostics/diagnostic.js';
import type { Catalog, Found } from './catalog.js';
import { readConfigText } from './config-model.js';
import type { Model } from './facts.js';

/** What stands at a path; `-` is standard input. Throws what the system throws. */
export type ReadPath = (path: string) => { readonly is: 'text'; readonly text: string } | { readonly is: 'directory' };

/** What a repository calls the file that describes its model. */
const CONFIG = 'config.json';
/** Names that can only be paths. */
const PATH = /^(-|\.{1,2}[\\/].*|[\\/].*|.*\\.*|.*\.json)$/s;

/** A catalogue whose models may also be config.json files: by path, by folder, or `-`. Each is read once. */
export function withModelFiles(catalog: Catalog, read: ReadPath): Catalog {
  const opened = new Map<string, Found<Model>>();
  return {
    ...catalog,
    model: (name) => {
      if (!PATH.test(name)) {
        const preset = catalog.model(name);
        if (preset.found !== undefined || !exists(name, read)) return preset;
      }
      let model = opened.get(name);
      if (model === undefined) {
        model = openModel(name, read);
        opened.set(name, model);
      }
      return model;
    },
  };
}

function exists(name: string, read: ReadPath): boolean {
  try {
    read(name);
    return true;
  } catch {
    return false;
  }
}

function openModel(path: string, read: ReadPath): Found<Model> {
  const file = path === '-' ? 'standard input' : path;
  const place: Where = { kind: 'file', file };
  let text: string;
  try {
    const there = read(path);
    if (there.is === 'text') text = there.text;
    else {
      const inside = insideOf(path, read);
      if (inside === null) return failed([unreadable(file, `there is no ${CONFIG} in it`, place)]);
      text = inside;
    }
  } catch (error) {
    return failed([unreadable(file, reasonOf(error), place)]);
  }
  const config = readConfigText(text, file, path);
  return config.ok ? { found: config.model } : failed(config.diagnostics);
}

/** The text of the config.json in a folder; null where there is none. */
function insideOf(folder: string, read: ReadPath): string | null {
  const path = `${folder.replace(/[\\/]+$/, '')}/${CONFIG}`;
  if (!exists(path, read)) return null;
  const inside = read(path);
  return inside.is === 'text' ? inside.text : null;
}

function failed(problems: readonly Diagnostic[]): Found<Model> {
  return { found: undefined, near: [], problems };
}

function unreadable(file: string, reason: string, place: Where): Diagnostic {
  return diagnose('unreadable-file', { file, reason, allowed: `a ${CONFIG}, a folder with one in it, or - for standard input` }, place);
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EACCES: 'it may not be read',
  ENOTDIR: 'a part of the path is a file',
  EISDIR: 'it is a folder',
  ENAMETOOLONG: 'the name is too long',
  ERR_FS_FILE_TOO_LARGE: 'it is too large',
  ERR_STRING_TOO_LONG: 'it is too large',
};

function reasonOf(error: unknown): string {
  const { code, message } = error as { readonly code?: string; readonly message?: string };
  return reasons[code ?? ''] ?? message ?? 'it cannot be read';
}
