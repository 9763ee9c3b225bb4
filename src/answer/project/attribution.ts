import type { Catalog } from '../../catalog/catalog.js';
import type { Given } from '../../scenario/draft.js';
import type { Kind } from '../../scenario/field.js';
import { fields } from '../../scenario/fields.js';
import type { Value } from '../../scenario/read.js';
import type { Spread } from '../../scenario/spread.js';
import { computedPlan } from '../sweep/combination.js';
import { type ComparedFigures, comparedFigures } from './compared.js';
import type { SideEntry } from './sides.js';

/** An assumption that differs; null where one side does not make it. */
export type AssumptionChange = {
  readonly field: string;
  readonly before: Value | Spread | null;
  readonly after: Value | Spread | null;
};

/** What changed assumptions did to each figure. Parts of a figure add up to its whole change. */
export type Cause = {
  /** Fields that changed together, since one without the others has no answer; none: presets or program changed. */
  readonly fields: readonly string[];
  readonly parts: Readonly<Record<string, number>>;
};

/** What was given differently on the two sides, in the order of the fields. */
export function changesBetween(before: SideEntry, after: SideEntry): readonly AssumptionChange[] {
  const value = (given: Given | undefined) => given?.spread ?? given?.value ?? null;
  return fields.flatMap(({ key, type }) => {
    if (type.is === 'text') return [];
    const [one, other] = [before.given.get(key), after.given.get(key)];
    const same = JSON.stringify(comparable(before, key, one)) === JSON.stringify(comparable(after, key, other));
    return same ? [] : [{ field: key, before: shownValue(before, key, value(one)), after: shownValue(after, key, value(other)) }];
  });
}

/**
 * Which change caused how much: first the presets and the program, then the assumptions, changed one after the other in the
 * order of the fields; each is held to account for what its turn changes.
 */
export function causesOf(before: SideEntry, after: SideEntry, changes: readonly AssumptionChange[]): readonly Cause[] {
  const causes: Cause[] = [];
  const { kind, catalog } = after;
  const presets = figuresOf(kind, before.given, catalog) ?? figuresOf(kind, before.given, before.catalog);
  let figures = presets === undefined ? before.figures : note(causes, [], before.figures, presets);
  const given = new Map(before.given);
  let waiting: string[] = [];
  for (const { field } of changes) {
    const next = after.given.get(field);
    if (next === undefined) given.delete(field);
    else given.set(field, next);
    waiting.push(field);
    const reached = figuresOf(kind, given, catalog);
    if (reached === undefined) continue;
    figures = note(causes, waiting, figures, reached);
    waiting = [];
  }
  note(causes, waiting, figures, after.figures);
  return causes;
}

/** Records what a step changed, and returns where it led. */
function note(causes: Cause[], changed: readonly string[], before: ComparedFigures, after: ComparedFigures): ComparedFigures {
  const parts: Record<string, number> = {};
  for (const [key, value] of Object.entries(after)) {
    const earlier = before[key];
    if (typeof value === 'number' && typeof earlier === 'number' && value !== earlier) parts[key] = value - earlier;
  }
  if (changed.length > 0 || Object.keys(parts).length > 0) causes.push({ fields: changed, parts });
  return after;
}

/** Figures of what is given; undefined where that has no answer. */
function figuresOf(kind: Kind, given: ReadonlyMap<string, Given>, catalog: Catalog): ComparedFigures | undefined {
  const computed = computedPlan(kind, given, catalog);
  return computed && comparedFigures(computed.plan, computed.values, given);
}

/** A preset by its id, whatever it was called. */
function comparable(side: SideEntry, key: string, given: Given | undefined): unknown {
  return given === undefined ? null : (given.spread ?? shownValue(side, key, given.value));
}

function shownValue({ result }: SideEntry, key: string, value: Value | Spread | null): Value | Spread | null {
  const id = result.scenario[key];
  return typeof value === 'string' && typeof id === 'string' ? id : value;
}
