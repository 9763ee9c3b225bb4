import { nearest } from '../../diagnostics/suggest.js';
import type { Dimension } from '../../quantity/parse.js';
import type { Kind } from '../../scenario/field.js';
import { displayUnitOf } from '../contract/units.js';
import { figureOf, figures } from '../sheet/figures.js';

/** Words of a key that name its unit. */
const UNIT_WORDS = /(Seconds|Watts|Joules|Usd|Grams)(?=$|Per|[A-Z])/;

/** Figures that something may be expected of, and the fields that some of them answer. */
export type Judged = {
  readonly figures: readonly string[];
  readonly figureOf: (field: string) => string;
  /** Ranges give them percentiles. */
  readonly sampled: boolean;
};

/** The month in which a given fleet runs out: no figure of the sheet, but of the time ahead. */
export const RUNS_OUT = 'runsOutInMonth';

/** What people call a figure elsewhere, and its key without the unit. */
export const calledElsewhere: ReadonlyMap<string, string> = new Map(
  Object.entries({
    carbon: 'co2e',
    co2: 'co2e',
    emissions: 'co2e',
    MFU: 'mfu',
    HFU: 'hfu',
    time: 'duration',
    days: 'duration',
    money: 'cost',
    nodes: 'servers',
    instances: 'servers',
    accelerators: 'gpus',
    watts: 'power',
  }),
);

/** Those of an answer. */
export function judgedOf(kind: Kind): Judged {
  return {
    figures: [...figures[kind], ...(kind === 'infer' ? [RUNS_OUT] : [])],
    figureOf: (field) => figureOf(kind, field),
    sampled: true,
  };
}

/** The figure that a person means: by its key, without its unit (`cost`) or its window, or by the field that it answers. */
export function figureNamed(name: string, judged: Judged): string | undefined {
  const keys = judged.figures;
  if (keys.includes(name)) return name;
  const field = judged.figureOf(name);
  if (field !== name && keys.includes(field)) return field;
  const found = keys.find((key) => withoutUnit(key) === name) ?? keys.find((key) => [key, withoutUnit(key)].includes(`${name}PerWindow`));
  const meant = calledElsewhere.get(name) ?? name;
  return found ?? (meant === name ? undefined : figureNamed(meant, judged));
}

/** Figures that were probably meant. */
export function figuresLike(typed: string, { figures: keys }: Judged): readonly string[] {
  const name = calledElsewhere.get(typed.toLowerCase()) ?? typed;
  const begun = keys.filter((key) => key.toLowerCase().startsWith(name.toLowerCase()));
  // Of those that go on from it, the one that goes on least.
  if (begun.length > 0) return begun.toSorted((a, b) => a.length - b.length).slice(0, 3);
  const near = nearest(name, keys);
  return near.length > 0 ? near : nearest(name, keys.map(withoutUnit));
}

/** A key of a figure without the words that name its unit. */
export function withoutUnit(key: string): string {
  return key.replace(UNIT_WORDS, '');
}

/** What a figure measures, by the unit in its key. */
export function dimensionOf(figure: string): Dimension {
  if (/Seconds$/.test(figure)) return 'duration';
  if (/Watts$/.test(figure)) return 'power';
  if (/Joules/.test(figure)) return 'energy';
  if (/Usd/.test(figure)) return 'money';
  if (/Grams/.test(figure)) return 'mass';
  if (/Flops(PerSecond|PerGpu)$/.test(figure)) return 'flopRate';
  if (/^flops|Flops$/.test(figure)) return 'flop';
  if (/PerSecond$/.test(figure)) return 'rate';
  if (/Bytes/.test(figure)) return 'bytes';
  return displayUnitOf(figure) === 'ratio' ? 'ratio' : 'number';
}
