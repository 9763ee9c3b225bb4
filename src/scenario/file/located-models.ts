import type { Catalog } from '../../catalog/catalog.js';
import { CONFIG, PATH } from '../../catalog/model-files.js';
import { diagnose } from '../../diagnostics/diagnostic.js';
import type { Reader } from './file.js';

/** The catalogue as the scenario file at `path` sees it: the path of a config.json is meant from where it is written. */
export function catalogSeenFrom(path: string, own: Catalog, files: Catalog, reader: Pick<Reader, 'follow' | 'root'>): Catalog {
  return {
    ...own,
    model: (name) => {
      if (!PATH.test(name)) return own.model(name);
      const target = name === '-' ? undefined : reader.follow(path, name);
      // What lies in a folder may be a link that leads elsewhere.
      if (target === undefined || reader.follow(path, `${name}/${CONFIG}`) === undefined) {
        return { found: undefined, near: [], problems: [diagnose('outside-tree', { path: name, root: reader.root })] };
      }
      // A bare name in the working directory could be taken for a preset.
      const as = /^([./\\]|[a-z]:)/i.test(target) ? target : `./${target}`;
      const model = files.model(as);
      return model.found === undefined ? model : { ...model, as };
    },
  };
}
