import { grokShape, publishedShapes } from '../../catalog/training/shapes.js';
import { shapeOfSize } from '../../core/training/from-size.js';
import type { ModelShape } from '../../core/training/shape.js';
import type { Resolved } from '../../scenario/resolved.js';

/** Presets of the models that are told apart by how they were trained, not by what their repository holds. */
const GROK = { id: 'grok-1', layers: 64 };

/** A model as the cost model sees it; `assumed` where only its size is known. Null where nothing is. */
export function shapeOf({ model, sources, quantities }: Resolved): { readonly shape: ModelShape; readonly assumed: boolean } | null {
  const own = sources['parameters'] === 'given' || sources['activeParameters'] === 'given';
  if (model !== null && !own) {
    const published = publishedShape(model.id);
    if (published !== undefined) return { shape: published, assumed: false };
  }
  const counted = model?.counted()?.parameters;
  const shapes = model?.shapes() ?? null;
  if (counted !== undefined && shapes !== null && !(own && changesSize(counted, quantities))) {
    return { shape: shapes.training, assumed: false };
  }
  const parameters = quantities.get('parameters') ?? quantities.get('activeParameters');
  return parameters === undefined ? null : { shape: shapeOfSize(parameters), assumed: true };
}

/** The shape of a model as those who published its steps tell it, where any did. */
export function publishedShape(id: string): ModelShape | undefined {
  return id === GROK.id ? grokShape(GROK.layers) : publishedShapes[id];
}

/** Parameters that are given and are not about those of the model. */
function changesSize(counted: number, quantities: Resolved['quantities']): boolean {
  const given = quantities.get('parameters') ?? counted;
  return Math.abs(given / counted - 1) > 0.1;
}
