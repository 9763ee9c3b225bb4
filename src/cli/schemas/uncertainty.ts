import { byKey, figure, list, number, object, type Schema, text, whole } from './parts.js';

/** Published runs that a range was taken from, and what they are alike in. */
export function publishedRangeSchema(): Schema {
  const run = object({
    model: text,
    gpu: { ...text, type: ['string', 'null'], description: 'preset of the accelerator; null where only its line is known' },
    line: text,
    gpus: figure,
    precision: { type: ['string', 'null'] },
    parameters: number,
    activeParameters: number,
    utilization: { ...number, description: '6 × active parameters × tokens ÷ (time × dense peak of the precision)' },
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
      unanswered: { ...whole, description: 'samples without an answer; the percentiles are of the others' },
      ranges: byKey(
        object({
          low: number,
          middle: number,
          high: number,
          shape: { enum: ['uniform', 'triangular', 'lognormal', 'logitnormal', 'observed'] },
        }),
      ),
      percentiles: byKey(object({ p5: number, p10: number, p50: number, p90: number, p95: number }, ['p10', 'p50', 'p90'])),
      histogram: {
        ...object({ figure: text, from: number, to: number, shares: list(number) }),
        description: 'only in a report: shares of the samples in stretches of equal width',
      },
      evidence: publishedRangeSchema(),
      measured: object({ group: text, runs: whole, own: { const: true, description: 'the user’s own, by a calibration' } }, [
        'group',
        'runs',
      ]),
    },
    ['samples', 'seed', 'unanswered', 'ranges', 'percentiles'],
  );
}

/** What moves an answer. */
export function sensitivitySchema(): Schema {
  const end = object({ assumption: number, figure, clipped: { type: 'boolean' } });
  const index = object({
    fields: { ...list(text), description: 'one range, or several that go together' },
    first: { ...number, description: 'share of the variance that it makes alone (first-order Sobol index)' },
    total: { ...number, description: 'the same with what it makes together with others (total Sobol index)' },
  });
  return object(
    {
      figure: text,
      value: figure,
      step: { ...number, description: 'share by which an assumption without a range is moved, both ways' },
      swings: list(object({ field: text, by: { enum: ['range', 'step'] }, low: end, high: end, swing: figure })),
      unmoved: list(text),
      findOutFirst: { ...list(text), description: 'assumptions at their defaults, the one that moves the figure farthest first' },
      sobol: {
        ...object({ points: whole, unanswered: whole, indices: list(index) }),
        description: 'which range how much of the variance is; only with several ranges, empty where a point has no answer',
      },
    },
    ['figure', 'value', 'step', 'swings', 'unmoved'],
  );
}

/** The figure that answers at other values of an assumption. */
export function tradeOffSchema(): Schema {
  return {
    ...object({ field: text, figure: text, points: list(object({ x: number, y: number })) }),
    description: 'only in a report: the figure that answers (y) at other values of an assumption (x), all else as it is',
  };
}
