import * as z from 'zod/mini';
import { isObject } from '../architecture/config.js';
import { withinOther } from '../diagnostics/diagnostic.js';
import type { Part } from '../diagnostics/phrase.js';
import { nearest } from '../diagnostics/suggest.js';
import type { Catalog, Found } from './catalog.js';
import { readConfigObject } from './config-model.js';
import { type Model, readAccelerator, readGrid, readModel } from './facts.js';
import { lookUpKey } from './look-up-key.js';
import { type GpuPreset, type GridPreset, gpuPresetSchema, gridPresetSchema, type ModelPreset, modelPresetSchema } from './schema.js';
import { phraseFor } from './schema-parts.js';

/** Presets that a user brings, as plain data by their names: the keys of a preset file, any of them. */
export type OwnPresets = Readonly<Record<PresetGroup, ReadonlyMap<string, Readonly<Record<string, unknown>>>>>;
export type PresetGroup = 'gpus' | 'models' | 'grids';

/** A mistake in a preset: where, by its keys, and what. */
export type PresetProblem = {
  readonly group: PresetGroup;
  readonly name: string;
  readonly path: readonly string[];
} & (
  | { readonly is: 'wrong'; readonly reason: Part }
  /** The last key of the path is none of those that may stand there. */
  | { readonly is: 'unknown-key'; readonly choices: readonly string[] }
  | { readonly is: 'missing-key' }
  /** The preset that it extends is none. */
  | { readonly is: 'unknown-preset'; readonly text: string; readonly near: readonly string[] }
);

type Plain = Readonly<Record<string, unknown>>;

/**
 * The catalogue with a user’s own presets before those of the package. One that `extends` another
 * changes only what it says; what it does not say is unknown. Checked by the schema of the files.
 */
export function withOwnPresets(
  catalog: Catalog,
  own: OwnPresets,
  document: string,
): { catalog: Catalog; problems: readonly PresetProblem[] } {
  const problems: PresetProblem[] = [];
  const build = <Preset>(
    group: PresetGroup,
    schema: z.ZodMiniObject,
    find: (name: string) => Found<{ readonly preset: Preset | null }>,
    empty: Plain,
  ) => {
    const built = new Map<string, Preset>();
    const names = new Map<string, string>();
    for (const [name, { extends: base, ...said }] of own[group]) {
      const key = lookUpKey(name);
      const same = names.get(key);
      if (key === '' || same !== undefined) {
        const reason: Part = same === undefined ? { say: 'name-without-letters' } : { say: 'same-look-up', name: same };
        problems.push({ group, name, path: [], is: 'wrong', reason });
        continue;
      }
      names.set(key, name);
      const answer = typeof base === 'string' ? find(base) : undefined;
      const found = answer?.found?.preset ?? undefined;
      // What else it says is checked all the same.
      if (base !== undefined && found === undefined) {
        const near = answer !== undefined && 'near' in answer ? answer.near : [];
        problems.push({ group, name, path: ['extends'], is: 'unknown-preset', text: String(base), near });
      }
      const identity = { id: idOf(name), name, aliases: [], line: idOf(name) };
      const merged = overlaid(known({ ...empty, ...withoutReplaced(found as Plain | undefined, said), ...identity }, schema), said);
      const checked = z
        .partial(schema)
        .safeParse({ ...merged, sources: [...((found as { sources?: unknown[] } | undefined)?.sources ?? []), sourceOf(said, document)] });
      if (checked.success) built.set(key, { ...merged, ...checked.data } as Preset);
      else {
        const wrong = checked.error.issues.flatMap((issue) => problemsIn(issue, schema, merged));
        // What it lacks, the preset that it meant to extend may say.
        const told = base !== undefined && found === undefined ? wrong.filter(({ is }) => is !== 'missing-key') : wrong;
        problems.push(...told.map((each) => ({ group, name, ...each })));
      }
    }
    return built;
  };
  const gpus = build<GpuPreset>('gpus', gpuPresetSchema, catalog.gpu, {
    peak: {},
    memory: UNKNOWN_MEMORY,
    links: NO_LINKS,
    power: { tdp: null },
    server: { gpus: null },
    confidence: 'medium',
    vendor: 'own',
  });
  const models = build<ModelPreset>('models', modelPresetSchema, catalog.model, {
    parameters: { total: null, label: '?' },
    trainingTokens: null,
    config: null,
    confidence: 'medium',
  });
  const grids = build<GridPreset>('grids', gridPresetSchema, catalog.region, {
    carbonIntensity: { lifecycle: null, direct: null, lifecyclePreviousYear: null },
    used: 'lifecycle',
  });
  for (const [name, { config }] of own.models) {
    const read = config === undefined || config === null ? undefined : readConfigObject(config, '');
    if (read === undefined || read.ok) continue;
    for (const wrong of read.diagnostics) {
      const path = wrong.where?.kind === 'field' ? ['config', wrong.where.path] : ['config'];
      problems.push({ group: 'models', name, path, is: 'wrong', reason: withinOther(wrong) });
    }
  }
  for (const [name] of own.grids) {
    const grid = grids.get(lookUpKey(name));
    // A grid is asked for one figure alone.
    if (grid !== undefined && Number.isNaN(readGrid(grid).gramsPerKwh))
      problems.push({ group: 'grids', name, path: ['carbonIntensity', grid.used], is: 'missing-key' });
  }
  return {
    problems,
    catalog: {
      index: catalog.index,
      line: catalog.line,
      instances: catalog.instances,
      gpu: before(gpus, readAccelerator, catalog.gpu),
      model: before(models, modelOf, catalog.model),
      region: before(grids, readGrid, catalog.region),
      runs: catalog.runs,
      workload: catalog.workload,
    },
  };
}

type Issue = z.core.$ZodIssue;
type Unnamed<Problem> = Problem extends unknown ? Omit<Problem, 'group' | 'name'> : never;

/** What the schema finds wrong with a preset, key by key. */
function problemsIn(issue: Issue, schema: z.ZodMiniObject, preset: Plain): readonly Unnamed<PresetProblem>[] {
  const path = issue.path.map(String);
  if (issue.code === 'unrecognized_keys') {
    const allowed = keysAt(schema, path);
    const choices = path.length === 0 ? ['extends', ...allowed] : allowed;
    return issue.keys.map((key) => ({ path: [...path, key], is: 'unknown-key', choices }));
  }
  const value = path.reduce<unknown>((whole, key) => (typeof whole === 'object' ? (whole as Plain | null)?.[key] : whole), preset);
  return [
    value === undefined
      ? { path, is: 'missing-key' }
      : { path, is: 'wrong', reason: phraseFor(issue.message) ?? { say: 'told', text: issue.message } },
  ];
}

/** The keys that may stand at a path of a schema. */
function keysAt(schema: unknown, path: readonly string[]): readonly string[] {
  const { def } = schema as { readonly def?: { readonly innerType?: unknown; readonly element?: unknown; readonly shape?: Plain } };
  if (def?.innerType !== undefined) return keysAt(def.innerType, path);
  const [key, ...rest] = path;
  if (key === undefined) return Object.keys(def?.shape ?? {});
  return keysAt(def?.element ?? def?.shape?.[key] ?? {}, rest);
}

const UNKNOWN_MEMORY = { capacity: null, type: null, bandwidth: null };
const NO_LINKS = { scaleUp: null, scaleOut: null, pcieGeneration: null };

function before<Preset, Fact>(
  own: ReadonlyMap<string, Preset>,
  read: (preset: Preset) => Fact,
  find: (name: string) => Found<Fact>,
): (name: string) => Found<Fact> {
  const facts = new Map<string, Fact>();
  return (name) => {
    const key = lookUpKey(name);
    const preset = own.get(key);
    if (preset === undefined) {
      const found = find(name);
      return 'near' in found ? { found: undefined, near: [...nearest(name, own.keys()), ...found.near].slice(0, 3) } : found;
    }
    const fact = facts.get(key) ?? read(preset);
    facts.set(key, fact);
    return { found: fact };
  };
}

/** Ids are lower case with hyphens, whatever a name looks like. */
function idOf(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9.]+/g, '-')
    .replace(/^[-.]+|[-.]+$/g, '')
    .replace(/[-.]{2,}/g, '-');
}

/** What presets of all kinds have, without what this kind does not. */
function known(all: Plain, schema: z.ZodMiniObject): Plain {
  return Object.fromEntries(Object.entries(all).filter(([key]) => key in schema.shape));
}

/** The figures that a user states are the user’s claim. */
function sourceOf(said: Plain, document: string): Plain {
  const figures = Object.keys(said).filter((key) => /^[a-z][A-Za-z0-9]*$/.test(key));
  return { figures: figures.length > 0 ? figures : ['name'], document, standing: 'read' };
}

/** A model of the user’s own: what the preset does not say of its size, its config does. */
function modelOf(preset: ModelPreset): Model {
  const { parameters } = preset;
  const labelled = parameters.label === '?' ? { ...preset, parameters: { ...parameters, label: preset.name } } : preset;
  const model = readModel(labelled);
  const counted = parameters.total === null ? model.architecture()?.count : undefined;
  return counted === undefined ? model : { ...model, parameters: counted.parameters, activeParameters: counted.activeParameters };
}

/** What the driver of the base reports is not the memory of a card that says its own. */
function withoutReplaced(base: Plain | undefined, said: Plain): Plain | undefined {
  const { memory } = said;
  if (base === undefined || !isObject(memory) || memory['capacity'] === undefined || !isObject(base['memory'])) return base;
  const { reported: _, ...rest } = base['memory'];
  return { ...base, memory: rest };
}

/** The power of another server is not that of this one. */
const REPLACED = new Set(['server']);

/** Groups are laid over each other key by key; everything else replaces. */
function overlaid(base: Plain, over: Plain): Plain {
  const laid = Object.entries(over).map(([key, value]) => {
    const below = Object.hasOwn(base, key) ? base[key] : undefined;
    return [key, isObject(value) && isObject(below) && !REPLACED.has(key) ? overlaid(below, value) : value];
  });
  return { ...base, ...Object.fromEntries(laid) };
}
