import { type Packed, packed } from '../architecture/counted.js';
import type { Shapes } from '../architecture/shapes.js';
import type { Accelerator, Grid, Model, PresetModel } from './facts.js';
import type { GpuPreset, ModelPreset } from './schema.js';
import { standingOfFigure } from './standing.js';

/** What one question takes from the catalogue, as JSON: for a page, which holds no preset and reads none. */
export type PlainFacts = {
  readonly model?: PlainModel;
  readonly gpu?: PlainAccelerator;
  readonly region?: Omit<Grid, 'preset'>;
  /** Key paths of figures of the model and the accelerator that no document states. */
  readonly inferred: readonly string[];
};

export type PlainModel = Omit<Model, 'architecture' | 'counted' | 'shapes' | 'preset'> & {
  readonly packed: Packed | null;
  readonly shapes: Partial<Shapes> | null;
  readonly preset: Pick<ModelPreset, 'repository'>;
};

export type PlainAccelerator = Omit<Accelerator, 'peak' | 'sparsePeak' | 'preset'> & {
  /** FLOP/s by precision. */
  readonly peaks: Readonly<Record<string, number>>;
  readonly sparsePeaks: Readonly<Record<string, number>>;
  readonly preset: Partial<GpuPreset>;
};

/** What a question asks of its facts. */
type Asked = {
  /** The shape of the model that a cost model takes. */
  readonly shape: keyof Shapes | null;
  /** What of the file of the accelerator. */
  readonly preset: readonly (keyof GpuPreset)[];
  /** What a cache keeps of the model. */
  readonly parts: boolean;
  /** The list price. */
  readonly listed: boolean;
  /** Precisions that may be named. */
  readonly precisions: readonly string[];
};

const NO_PARTS = { multiplied: {} };

/** The facts of one question. */
export function plainFacts(
  { model, gpu, region }: { readonly model: PresetModel | null; readonly gpu: Accelerator | null; readonly region: Grid | null },
  asked: Asked,
): PlainFacts {
  return {
    ...(model && { model: plainModel(model, asked) }),
    ...(gpu && { gpu: plainAccelerator(gpu, asked) }),
    ...(region && { region: plainGrid(region) }),
    inferred: [
      ...(model ? inferred(model.preset.sources, ['parameters.total', 'parameters.active', 'trainingTokens']) : []),
      ...(gpu ? inferred(gpu.preset.sources, figuresOf(gpu, asked.precisions)) : []),
    ],
  };
}

function plainModel(model: PresetModel, { shape, parts }: Asked): PlainModel {
  const { architecture, counted: _, shapes, preset, ...plain } = model;
  const read = architecture();
  const known = shapes();
  const all = read && packed(read);
  return {
    ...plain,
    packed: all && !parts ? { ...all, outside: NO_PARTS, stacks: all.stacks.map(({ role }) => ({ role, ...NO_PARTS })) } : all,
    shapes: shape === null || known === null ? null : { [shape]: known[shape] },
    preset: { repository: preset.repository },
  };
}

function plainAccelerator(
  { peak, sparsePeak, preset, ...plain }: Accelerator,
  { precisions, preset: keys, listed }: Asked,
): PlainAccelerator {
  return {
    ...plain,
    listPrice: listed ? plain.listPrice : null,
    peaks: peaksOf(peak, precisions),
    sparsePeaks: peaksOf(sparsePeak, precisions),
    preset: Object.fromEntries((['confidence', ...keys] as const).map((key) => [key, preset[key]])),
  };
}

function plainGrid({ preset: _, ...plain }: Grid): NonNullable<PlainFacts['region']> {
  return plain;
}

function peaksOf(peak: Accelerator['peak'], precisions: readonly string[]): Readonly<Record<string, number>> {
  return Object.fromEntries(
    precisions.flatMap((precision) => {
      const value = peak(precision);
      return value === undefined ? [] : [[precision, value]];
    }),
  );
}

/** Figures of an accelerator that an answer may rest on. */
function figuresOf({ peak, sparsePeak, power, memoryFigure }: Accelerator, precisions: readonly string[]): readonly string[] {
  const named = (group: string, of: Accelerator['peak']) =>
    Object.keys(peaksOf(of, precisions)).map((precision) => `${group}.${precision}`);
  return [...named('peak', peak), ...named('sparsePeak', sparsePeak), memoryFigure, ...(power === null ? [] : [power.figure])];
}

/** Those of which no document says anything, or none that counts. */
function inferred(sources: ModelPreset['sources'], figures: readonly string[]): readonly string[] {
  return figures.filter((figure) => (standingOfFigure(figure, sources) ?? 'inferred') === 'inferred');
}
