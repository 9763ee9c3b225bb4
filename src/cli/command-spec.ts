import type { Command, Option } from 'commander';
import { suites } from '../answer/contract/validation.js';
import { figures } from '../answer/sheet/figures.js';
import { builtInCatalog } from '../catalog/package-presets.js';
import { workloadIds } from '../catalog/serving/workloads.js';
import type { CommandSpec, FlagSpec, Words } from '../render/completion/spec.js';
import { choicesOf, type FieldKind, fieldKinds, flagOf } from '../scenario/field.js';
import { fields } from '../scenario/fields.js';
import { helpOfHelp } from './described.js';
import { choicesOfFlag } from './flags.js';
import { examplesOfCommand } from './help-examples.js';
import { schemaNames } from './schema-names.js';

const ANY: Words = { is: 'any' };
const FILES: Words = { is: 'files' };
/** Flags that take the name of a file. */
const FILE_FLAGS: ReadonlySet<string> = new Set(['--out', '--measurements', '--write-calibration', '--calibration']);
const names = (list: readonly string[]): Words => ({ is: 'names', names: list });

/** The commands and flags of the program with what a shell may offer for each. */
export function commandSpecOf(program: Command): CommandSpec {
  const catalog = builtInCatalog();
  const { models, gpus, regions } = catalog.index();
  // A shell takes a name with a space for two.
  const instances = catalog.instances().flatMap(({ name }) => (/^[\w.-]+$/.test(name) ? [{ id: name }] : []));
  const presets = { model: models, gpu: [...gpus, ...instances], region: regions };
  const idsOf = (of: keyof typeof presets) => names([...new Set(presets[of].map(({ id }) => id))]);
  const words: Readonly<Record<string, Words>> = {
    model: idsOf('model'),
    run: FILES,
    check: FILES,
    diff: FILES,
    validate: names(suites),
    schema: names(schemaNames),
    completion: names(SHELLS),
    'presets show': names([...presets.gpu, ...models, ...regions].map(({ id }) => id)),
  };

  const flagOfOption = (option: Option, kinds: readonly FieldKind[]): FlagSpec => {
    const long = option.long ?? option.flags;
    const placeholder = /[<[](.*)[>\]]/.exec(option.flags)?.[1];
    return {
      long,
      ...(option.short && { short: option.short }),
      description: option.description,
      ...(placeholder !== undefined && { placeholder, value: offeredFor(option, long, kinds) }),
      ...(option.optional && { optional: true }),
    };
  };
  const offeredFor = (option: Option, long: string, kinds: readonly FieldKind[]): Words => {
    const choices = choicesOfFlag(option);
    if (choices !== undefined) return names(choices);
    if (FILE_FLAGS.has(long)) return FILES;
    if (long === '--sort' || long === '--explain')
      return names([...new Set(kinds.flatMap((kind) => (kind === 'model' ? [] : figures[kind])))]);
    if (long === '--from') return names(fields.flatMap(({ key, quantity }) => (quantity === undefined ? [] : [key])));
    const field = fields.find(({ key }) => flagOf(key) === long);
    if (field?.type.is === 'preset') return idsOf(field.type.of);
    const { type } = field ?? {};
    if (type?.is === 'choice') return names([...new Set(kinds.flatMap((kind) => choicesOf(type, kind)))]);
    if (type?.is === 'workload') return names(workloadIds);
    return type?.is === 'quantity' && type.words !== undefined ? names(type.words) : ANY;
  };

  const specOf = (command: Command, path: string): CommandSpec => {
    const own = fieldKinds.filter((kind) => kind === command.name());
    const below = (name: string) => (path === '' ? name : `${path} ${name}`);
    return {
      name: command.name(),
      description: command.description(),
      flags: [
        ...command.options.map((option) => flagOfOption(option, own.length > 0 ? own : fieldKinds)),
        { long: '--help', short: '-h', description: helpOfHelp() },
      ],
      words: words[path] ?? ANY,
      commands: command.commands.map((each) => specOf(each, below(each.name()))),
      examples: examplesOfCommand(path),
    };
  };
  return specOf(program, '');
}

/** What `completion` prints for. */
export const SHELLS = ['bash', 'zsh', 'fish', 'powershell', 'carapace', 'usage', 'man'] as const;
