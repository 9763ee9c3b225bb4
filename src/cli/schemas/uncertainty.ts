import { schemaWords } from '../../words/en/schemas.js';
import { byKey, figure, list, number, object, type Schema, text, whole } from './parts.js';

/** Published runs that a range was taken from, and what they are alike in. */
export function publishedRangeSchema(): Schema {
  const run = object({
    model: text,
    gpu: { ...text, type: ['string', 'null'], description: schemaWords.uncertainty.gpu },
    line: text,
    gpus: figure,
    precision: { type: ['string', 'null'] },
    parameters: number,
    activeParameters: number,
    utilization: { ...number, description: schemaWords.uncertainty.utilization },
    basis: { enum: ['whole run', 'steps'] },
    publication: text,
    document: text,
    date: text,
  });
  const likeness = { enum: ['accelerator', 'precision', 'scale'] };
  return object({ field: { const: 'utilization' }, comparableBy: list(likeness), runs: list(run) });
}

/** What ranges make of an answer. */
export function uncertaintySchema(): Schema {
  return object(
    {
      samples: whole,
      seed: whole,
      unanswered: { ...whole, description: schemaWords.uncertainty.unanswered },
      ranges: byKey(
        object({
          low: number,
          middle: number,
          high: number,
          shape: { enum: ['uniform', 'triangular', 'lognormal', 'logitnormal', 'observed'] },
        }),
      ),
      percentiles: byKey(object({ p5: number, p10: number, p50: number, p90: number, p95: number }, ['p10', 'p50', 'p90'])),
      together: {
        ...list(object({ fields: list(text), rankCorrelation: number })),
        description: schemaWords.uncertainty.together,
      },
      histogram: {
        ...object({ figure: text, from: number, to: number, shares: list(number) }),
        description: schemaWords.uncertainty.histogram,
      },
      evidence: publishedRangeSchema(),
      measured: object({ group: text, runs: whole, own: { const: true, description: schemaWords.uncertainty.own } }, ['group', 'runs']),
    },
    ['samples', 'seed', 'unanswered', 'ranges', 'percentiles'],
  );
}

/** What moves an answer. */
export function sensitivitySchema(): Schema {
  const end = object({ assumption: number, figure, clipped: { type: 'boolean' } });
  const index = object({
    fields: { ...list(text), description: schemaWords.uncertainty.fields },
    first: { ...number, description: schemaWords.uncertainty.first },
    total: { ...number, description: schemaWords.uncertainty.total },
  });
  return object(
    {
      figure: text,
      value: figure,
      step: { ...number, description: schemaWords.uncertainty.step },
      swings: list(object({ field: text, by: { enum: ['range', 'step'] }, low: end, high: end, swing: figure })),
      unmoved: list(text),
      findOutFirst: { ...list(text), description: schemaWords.uncertainty.findOutFirst },
      sobol: {
        ...object({ points: whole, unanswered: whole, indices: list(index) }),
        description: schemaWords.uncertainty.sobol,
      },
    },
    ['figure', 'value', 'step', 'swings', 'unmoved'],
  );
}

/** The figure that answers at other values of an assumption. */
export function tradeOffSchema(): Schema {
  return {
    ...object({ field: text, figure: text, points: list(object({ x: number, y: number })) }),
    description: schemaWords.uncertainty.tradeOff,
  };
}
