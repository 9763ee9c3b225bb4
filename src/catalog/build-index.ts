import type { ConfigProblem } from '../architecture/config.js';
import { readArchitecture } from '../architecture/read.js';
import { inEnglish } from '../diagnostics/phrase.js';
import { uncoveredFigures } from './coverage.js';
import { instancesPresetSchema, measurementPresetSchema } from './document-schemas.js';
import type { CatalogIndex } from './entries.js';
import { type Accelerator, type Grid, type PresetModel, read, readAccelerator, readGrid, readModel } from './facts.js';
import { indexOf } from './index-entries.js';
import { type Instance, instanceKeys, readInstances } from './instances.js';
import { keysOf } from './names.js';
import { type PublishedRun, readRuns } from './runs.js';
import { gpuPresetSchema, gridPresetSchema, modelPresetSchema } from './schema.js';

/** A preset file: its name without `.json`, and what it holds. */
export type PresetFile = { readonly id: string; readonly content: unknown };

export type PresetFiles = {
  readonly gpus: readonly PresetFile[];
  readonly models: readonly PresetFile[];
  readonly grids: readonly PresetFile[];
};

/**
 * Validates the measurements and makes the list of published runs. Throws an error that names the
 * file when one breaks its schema, was only inferred, names an accelerator that is no preset, or does
 * not say what its utilisation follows from.
 */
export function buildRuns(measurements: readonly PresetFile[], gpus: readonly PresetFile[]): readonly PublishedRun[] {
  const accelerators = gpus.map(({ content }) => readAccelerator(gpuPresetSchema.parse(content)));
  return measurements.flatMap((file) => readRuns(parsed(file, measurementPresetSchema), accelerators));
}

/**
 * Validates the files of instances. Throws an error that names the file when one breaks its schema, names an
 * accelerator that is no preset or a source that it lacks, has a price in spite of a doubt, or when two names,
 * of instances or of accelerators, are looked up alike.
 */
export function buildInstances(files: readonly PresetFile[], { gpus }: CatalogIndex): readonly Instance[] {
  const owners = new Map<string, string>([...keysOf(gpus).keys()].map((key) => [key, 'an accelerator']));
  return files.flatMap((file) => {
    const preset = parsed(file, instancesPresetSchema);
    const fail = (reason: string): never => {
      throw new Error(`presets: instances/${preset.id}.json: ${reason}`);
    };
    const read = readInstances(preset);
    for (const instance of read) {
      const { name, gpu, usdPerHour, document, doubt } = instance;
      if (!gpus.some(({ id }) => id === gpu)) fail(`${name}: no accelerator preset ${gpu}`);
      if (document === '') fail(`${name}: no source`);
      if (usdPerHour !== null && doubt !== null) fail(`${name}: a price of what is not certain`);
      for (const key of new Set(instanceKeys(instance))) {
        if (owners.has(key)) fail(`${name} is looked up as ${owners.get(key)} is`);
        owners.set(key, name);
      }
    }
    return read;
  });
}

/**
 * Validates every preset and makes the compact index. Throws an error that names the file when a
 * preset breaks its schema, states a figure without a source, has another id than its file name,
 * answers to a name that another one has, has a config that cannot be read, or states a count that
 * its config does not give.
 */
export function buildIndex(files: PresetFiles): CatalogIndex {
  const gpus = files.gpus.map((file) => soundAccelerator(readAccelerator(checked(file, gpuPresetSchema))));
  const models = files.models.map((file) => soundModel(readModel(checked(file, modelPresetSchema))));
  const grids = files.grids.map((file) => soundGrid(readGrid(checked(file, gridPresetSchema))));
  const index = indexOf({ gpus, models, grids });
  for (const presets of Object.values(index)) keysOf(presets);
  return index;
}

type Checkable = { readonly id: string };

function checked<Preset extends Checkable & Parameters<typeof uncoveredFigures>[0]>(file: PresetFile, schema: Schema<Preset>): Preset {
  const preset = parsed(file, schema);
  const uncovered = uncoveredFigures(preset);
  if (uncovered.length > 0) throw new Error(`presets: ${file.id}.json: no source for ${uncovered.join(', ')}`);
  return preset;
}

type Schema<Preset> = { readonly parse: (content: unknown) => Preset };

function parsed<Preset extends Checkable>({ id, content }: PresetFile, schema: Schema<Preset>): Preset {
  let preset: Preset;
  try {
    preset = schema.parse(content);
  } catch (error) {
    throw new Error(`presets: ${id}.json: ${error instanceof Error ? error.message : error}`);
  }
  if (preset.id !== id) throw new Error(`presets: ${id}.json says it is ${preset.id}`);
  return preset;
}

/** A quantity that parses to nothing, to zero or to no number would break the answers that use it. */
function soundAccelerator(accelerator: Accelerator): Accelerator {
  const { id, precisions, peak, sparsePeak, memoryBytes, power, preset } = accelerator;
  const wrong = [
    ...precisions.flatMap((precision) => (isSound(peak(precision)) ? [] : [`peak.${precision}`])),
    ...Object.keys(preset.sparsePeak ?? {}).flatMap((precision) => (isSound(sparsePeak(precision)) ? [] : [`sparsePeak.${precision}`])),
    ...(preset.memory.capacity && !isSound(memoryBytes) ? ['memory.capacity'] : []),
    ...(preset.memory.bandwidth && !isSound(read(preset.memory.bandwidth, 'bandwidth')) ? ['memory.bandwidth'] : []),
    ...(preset.power.tdp && !isSound(read(preset.power.tdp, 'power')) ? ['power.tdp'] : []),
    ...(power !== null && !isSound(power.wattsPerGpu) ? ['server'] : []),
  ];
  if (wrong.length > 0) throw new Error(`presets: ${id}.json: not a quantity above zero: ${wrong.join(', ')}`);
  return accelerator;
}

/** The counts of a model preset are those of its config. */
function soundModel(model: PresetModel): PresetModel {
  const { id, config, parameters } = model.preset;
  const read = config === null ? null : readArchitecture(config);
  if (read?.ok === false) throw new Error(`presets: ${id}.json: its config cannot be read: ${read.problems.map(problemText).join('; ')}`);
  const counted = { computed: read?.count.parameters ?? null, nonEmbedding: read?.count.nonEmbeddingParameters ?? null };
  for (const key of ['computed', 'nonEmbedding'] as const) {
    const [stated, count] = [parameters[key], counted[key]];
    if (stated !== count) throw new Error(`presets: ${id}.json: parameters.${key} is ${stated}, and its config gives ${count}`);
  }
  return model;
}

function problemText(problem: ConfigProblem): string {
  const key = `config${problem.key === '' ? '' : `.${problem.key}`}`;
  switch (problem.is) {
    case 'missing':
      return `${[key, ...problem.alternatives].join(' or ')} is missing`;
    case 'type':
      return `${key} must be ${inEnglish(problem.wanted)}, not ${inEnglish(problem.found)}`;
    case 'range':
      return `${key} must be ${inEnglish(problem.range)}, not ${problem.value}`;
    case 'conflict':
      return `${key} ${inEnglish(problem.value)} ${inEnglish(problem.why)}`;
  }
}

function soundGrid(grid: Grid): Grid {
  if (!isSound(grid.gramsPerKwh)) throw new Error(`presets: ${grid.id}.json: ${grid.figure} is not a carbon intensity above zero`);
  return grid;
}

function isSound(value: number | null | undefined): boolean {
  return typeof value === 'number' && Number.isFinite(value) && value > 0;
}
