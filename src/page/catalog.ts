import { unpacked } from '../architecture/counted.js';
import type { Shapes } from '../architecture/shapes.js';
import type { Catalog, Found } from '../catalog/catalog.js';
import type { Accelerator, Grid, Model } from '../catalog/facts.js';
import { once } from '../catalog/once.js';
import type { PlainAccelerator, PlainFacts, PlainModel } from '../catalog/plain-facts.js';

/** The catalogue of one question: what it takes answers to every name, since a page asks for nothing else. */
export function catalogOfFacts({ model, gpu, region }: PlainFacts): Catalog {
  const found = <Fact>(fact: Fact | undefined) => {
    const known: Found<Fact> = fact === undefined ? { found: undefined, near: [] } : { found: fact };
    return () => known;
  };
  return {
    index: () => ({ gpus: [], models: [], regions: [] }),
    line: () => [],
    gpu: found(gpu && acceleratorOf(gpu)),
    model: found(model && modelOf(model)),
    region: found(region as Grid | undefined),
    instances: () => [],
    runs: () => [],
    workload: () => undefined,
  };
}

function modelOf({ packed, shapes, ...plain }: PlainModel): Model {
  return {
    ...plain,
    architecture: () => null,
    counted: once(() => packed && unpacked(packed)),
    // Of a model that is trained nobody asks how it is served.
    shapes: () => shapes as Shapes | null,
    preset: plain.preset as unknown as Model['preset'],
  };
}

function acceleratorOf({ peaks, sparsePeaks, ...plain }: PlainAccelerator): Accelerator {
  const of = (values: typeof peaks) => (precision: string) => (Object.hasOwn(values, precision) ? values[precision] : undefined);
  return { ...plain, peak: of(peaks), sparsePeak: of(sparsePeaks), preset: plain.preset as Accelerator['preset'] };
}
