import type { Catalog } from '../../catalog/catalog.js';
import { CONFIG, PATH } from '../../catalog/model-files.js';
import { diagnose } from '../../diagnostics/diagnostic.js';
import type { Reader } from './file.js';

type Follower = Pick<Reader, 'follow' | 'root' | 'open'>;

/** The catalogue as the scenario file at `path` sees it: the path of a config.json is meant from where it is written. */
export function catalogSeenFrom(path: string, own: Catalog, files: Catalog, reader: Follower): Catalog {
  return {
    ...own,
    model: (name) => {
      const preset = PATH.test(name) ? undefined : own.model(name);
      if (preset?.found !== undefined) return preset;
      const target = name === '-' ? undefined : pathWithin(path, name, reader);
      // A name that is no preset and no file is a misspelt preset.
      if (preset !== undefined && (target === undefined || !isThere(target, reader))) return preset;
      if (target === undefined) {
        return { found: undefined, near: [], problems: [diagnose('outside-tree', { path: name, root: reader.root })] };
      }
      // A bare name in the working directory could be taken for a preset.
      const as = /^(\.{1,2}([\\/]|$)|[\\/]|[a-z]:)/i.test(target) ? target : `./${target}`;
      const model = files.model(as);
      return model.found === undefined ? model : { ...model, as };
    },
    file: (name) => {
      const target = reader.follow(path, name);
      if (target === undefined)
        return { reason: typeof reader.root === 'string' ? { say: 'outside-of', root: reader.root } : { say: 'outside-directory' } };
      const there = files.file?.(target) ?? { reason: { say: 'no-files-here' as const } };
      return 'reason' in there ? there : { ...there, as: target };
    },
  };
}

/** Where a path leads, unless that, or the file of a model in it, is outside. */
function pathWithin(from: string, name: string, { follow }: Follower): string | undefined {
  return follow(from, `${name}/${CONFIG}`) === undefined ? undefined : follow(from, name);
}

function isThere(path: string, { open }: Follower): boolean {
  try {
    open(path, 0);
    return true;
  } catch {
    return false;
  }
}
