import type { Architecture } from '../core/architecture/architecture.js';
import type { ParameterCount } from '../core/architecture/count.js';
import { servedModel } from '../core/serving/from-architecture.js';
import type { ServedModel } from '../core/serving/served.js';
import { shapeOfArchitecture } from '../core/training/from-architecture.js';
import type { ModelShape } from '../core/training/shape.js';

/** A model as the cost models see it. */
export type Shapes = {
  readonly training: ModelShape;
  /** Null for what the cost model of serving has no place for. */
  readonly serving: ServedModel | null;
};

/** The shapes of a model that was read. */
export function shapesOf({ architecture, count }: { readonly architecture: Architecture; readonly count: ParameterCount }): Shapes {
  return { training: shapeOfArchitecture(architecture), serving: servedModel(architecture, count.parameters) };
}
