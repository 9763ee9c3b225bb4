import { type Counted, countedOf } from '../architecture/counted.js';
import { type ArchitectureRead, readArchitecture } from '../architecture/read.js';
import { type Shapes, shapesOf } from '../architecture/shapes.js';
import { type Dimension, parseQuantity } from '../quantity/parse.js';
import type { Instance } from './instances.js';
import type { ModelPrecision, WeightFormat } from './model-formats.js';
import { once } from './once.js';
import type { GpuPreset, GridPreset, ModelPreset } from './schema.js';
import { type Standing, standingOf } from './standing.js';

export type { Counted };

/** A dated price, in USD a GPU-hour, with who asks it. */
type ListPrice = {
  readonly usdPerGpuHour: number;
  readonly provider: string;
  readonly date: string;
  readonly source: string;
  readonly standing: Standing;
  /** More than a year before the newest price of the catalogue. */
  readonly old: boolean;
};

/** What one GPU draws with its share of the server, and how that is known. */
type GpuPower = {
  readonly wattsPerGpu: number;
  readonly basis: 'measured' | 'rated' | 'tdp';
  /** Key path of the figure that it comes from. */
  readonly figure: string;
};

/** An accelerator preset in SI units. */
export type Accelerator = {
  readonly id: string;
  readonly name: string;
  readonly line: string;
  /** Precisions that it has a dense peak for. */
  readonly precisions: readonly string[];
  /** Dense matrix peak in FLOP/s (integer formats: OP/s). */
  readonly peak: (precision: string) => number | undefined;
  /** The same with 2:4 structured sparsity, where published. */
  readonly sparsePeak: (precision: string) => number | undefined;
  /** What its driver reports, which decides whether something fits; where nobody says, what the label says. */
  readonly memoryBytes: number | null;
  /** Key path of the figure that the memory comes from. */
  readonly memoryFigure: 'memory.reported' | 'memory.capacity';
  readonly gpusPerServer: number | null;
  readonly power: GpuPower | null;
  readonly listPrice: ListPrice | null;
  /** The instance by whose name it was asked for. */
  readonly instance: Instance | null;
  /** The file as it is written. */
  readonly preset: GpuPreset;
};

/** An architecture with its exact counts, and in which low precision its repository keeps it. */
export type ModelArchitecture = Omit<Extract<ArchitectureRead, { readonly ok: true }>, 'ok'>;

/** A model in plain numbers. */
export type Model = {
  readonly id: string;
  readonly name: string;
  /** Null where the size was never disclosed. */
  readonly parameters: number | null;
  /** Parameters that one token passes; equal to `parameters` for a dense model. */
  readonly activeParameters: number | null;
  readonly trainingTokens: number | null;
  /** Number format that its makers trained it in; null where they state none. */
  readonly trainingPrecision: ModelPrecision | null;
  /** Number format that its makers serve it in; null where they state none. */
  readonly servingPrecision: ModelPrecision | null;
  /** Format that its repository keeps the linear layers in; null where it is not known. */
  readonly weights: WeightFormat | null;
  /** The name that was typed, what of it was left out (`-Instruct-FP8`), and the format of the weights that this says. */
  readonly leftOut?: { readonly typed: string; readonly words: string; readonly weights: WeightFormat | null };
  /** Read when it is first asked for; null where it is not known. */
  readonly architecture: () => ModelArchitecture | null;
  /** What a sheet asks of it: from the numbers that come with the package, else from the architecture. */
  readonly counted: () => Counted | null;
  /** What the cost models ask of it, likewise; null where its architecture is not known. */
  readonly shapes: () => Shapes | null;
  /** The file as it is written; null for a model that is no preset. */
  readonly preset: ModelPreset | null;
};

/** A model preset in plain numbers. */
export type PresetModel = Model & { readonly preset: ModelPreset };

/** An electricity grid preset. */
export type Grid = {
  readonly id: string;
  readonly name: string;
  /** Carbon intensity in grams of CO2-equivalent a kWh. */
  readonly gramsPerKwh: number;
  /** Key path of the figure that is used. */
  readonly figure: string;
  readonly year: number | null;
  readonly preset: GridPreset;
};

/** Cooling, processors, network and fans on top of the chip’s rated power, where no server figure is known. */
const SERVER_TO_TDP = 1.25;

export function readAccelerator(preset: GpuPreset): Accelerator {
  return {
    id: preset.id,
    name: preset.name,
    line: preset.line,
    precisions: Object.keys(preset.peak),
    peak: peaksOf(preset.peak),
    sparsePeak: peaksOf(preset.sparsePeak ?? {}),
    memoryBytes: read(preset.memory.reported ?? preset.memory.capacity, 'bytes'),
    memoryFigure: preset.memory.reported === undefined ? 'memory.capacity' : 'memory.reported',
    gpusPerServer: preset.server.gpus ?? null,
    power: readPower(preset),
    listPrice: newestOnDemandPrice(preset),
    instance: null,
    preset,
  };
}

/** An accelerator as an instance holds it: its number, and the price of the instance or none. */
export function withinInstance(accelerator: Accelerator, instance: Instance): Accelerator {
  const { name, provider, gpus, usdPerHour, region, date, document, standing } = instance;
  const priced = usdPerHour !== null && date !== null;
  return {
    ...accelerator,
    instance,
    gpusPerServer: gpus,
    listPrice: priced
      ? {
          usdPerGpuHour: usdPerHour / gpus,
          provider: `${provider} ${name}${region === null ? '' : `, ${region}`}`,
          date,
          source: document,
          standing,
          old: isOldPrice(date),
        }
      : null,
  };
}

/** What an architecture comes to, where that is known beforehand. */
type Known = { readonly counted: () => Counted; readonly shapes: () => Shapes };

export function readModel(preset: ModelPreset, known?: Known): PresetModel {
  const { total, active } = preset.parameters;
  const architecture = once(() => architectureOf(preset));
  return {
    id: preset.id,
    name: preset.name,
    parameters: total,
    activeParameters: active ?? total,
    trainingTokens: preset.trainingTokens,
    trainingPrecision: preset.precision?.training ?? null,
    servingPrecision: preset.precision?.serving ?? null,
    weights: preset.weights ?? null,
    architecture,
    ...(known !== undefined && preset.config !== null ? known : countedLater(architecture)),
    preset,
  };
}

/** The build refuses a preset whose config cannot be read. */
function architectureOf({ config }: ModelPreset): ModelArchitecture | null {
  const read = config === null ? null : readArchitecture(config);
  return read?.ok ? read : null;
}

/** What an architecture comes to, when it is asked for. */
export function countedLater(architecture: Model['architecture']): Pick<Model, 'counted' | 'shapes'> {
  const of = <What>(count: (read: ModelArchitecture) => What) => {
    const read = architecture();
    return read && count(read);
  };
  return { counted: once(() => of(countedOf)), shapes: once(() => of(shapesOf)) };
}

export function readGrid(preset: GridPreset): Grid {
  const { id, name, year, carbonIntensity, otherEstimates, used } = preset;
  const group = Object.hasOwn(carbonIntensity ?? {}, used) ? 'carbonIntensity' : 'otherEstimates';
  const text = ({ ...otherEstimates, ...carbonIntensity } as Readonly<Record<string, string | null>>)[used];
  return { id, name, gramsPerKwh: read(text, 'carbonIntensity') ?? Number.NaN, figure: `${group}.${used}`, year: year ?? null, preset };
}

/** Formats that are multiplied as another is, with scales for blocks of numbers. */
const SCALED: Readonly<Record<string, string>> = { mxfp8: 'fp8', nvfp4: 'fp4' };

/** Peaks are read when they are asked for: a preset has a dozen, and an answer uses one. */
function peaksOf(texts: Readonly<Record<string, string | undefined>>): (precision: string) => number | undefined {
  return (precision) => {
    const named = Object.hasOwn(texts, precision) ? precision : SCALED[precision];
    return named !== undefined && Object.hasOwn(texts, named) ? (read(texts[named], 'flopRate') ?? undefined) : undefined;
  };
}

/** Day of the newest price of the catalogue; a test keeps it so. */
export const NEWEST_PRICE = '2026-10-04';
const YEAR_BEFORE = `${Number(NEWEST_PRICE.slice(0, 4)) - 1}${NEWEST_PRICE.slice(4)}`;

/** A price of more than a year before the newest one; a month or a year counts to its end. */
function isOldPrice(date: string): boolean {
  return `${date}-99-99`.slice(0, YEAR_BEFORE.length) < YEAR_BEFORE;
}

/** Measured server power first, else the rated one, else that of the rack, else a multiple of the chip’s TDP. */
function readPower({ server, power }: GpuPreset): GpuPower | null {
  const measured = read(server.measuredPower, 'power');
  if (measured !== null && server.gpus) return { wattsPerGpu: measured / server.gpus, basis: 'measured', figure: 'server.measuredPower' };
  const rated = read(server.ratedPower, 'power');
  if (rated !== null && server.gpus) return { wattsPerGpu: rated / server.gpus, basis: 'rated', figure: 'server.ratedPower' };
  const rack = read(server.rackPower, 'power');
  if (rack !== null && server.gpusPerRack) return { wattsPerGpu: rack / server.gpusPerRack, basis: 'rated', figure: 'server.rackPower' };
  const tdp = read(power.tdp, 'power');
  return tdp === null ? null : { wattsPerGpu: SERVER_TO_TDP * tdp, basis: 'tdp', figure: 'power.tdp' };
}

/** The newest dated on-demand price that was read of one GPU-hour; the lowest where several share the day. */
function newestOnDemandPrice({ prices }: GpuPreset): ListPrice | null {
  let newest: ListPrice | null = null;
  for (const price of prices ?? []) {
    const { kind, usd, per, date, provider, source } = price;
    if (kind !== 'cloud-on-demand' || per !== 'GPU-hour' || typeof usd !== 'number' || !date || standingOf(price) === 'inferred') continue;
    if (newest === null || date > newest.date || (date === newest.date && usd < newest.usdPerGpuHour)) {
      newest = { usdPerGpuHour: usd, provider, date, source, standing: standingOf(price), old: isOldPrice(date) };
    }
  }
  return newest;
}

/** A figure of a preset in SI units; null where the preset does not know it. */
export function read(text: string | null | undefined, dimension: Dimension): number | null {
  if (text === null || text === undefined) return null;
  const parsed = parseQuantity(text, dimension);
  return parsed.ok ? parsed.value : null;
}
