import { inEnglish, type Phrase } from '../../diagnostics/phrase.js';
import { type AssumptionChange, type Cause, causesOf, changesBetween } from './attribution.js';
import { AT_HORIZON, type ComparedFigures } from './compared.js';
import type { SideEntry } from './sides.js';
import { costUsdPerDayOf, sum } from './total.js';

/** A figure before and after. */
export type FigureChange = {
  readonly before: number | null;
  readonly after: number | null;
  readonly change: number | null;
  /** The change as a share of what was before. */
  readonly changeShare: number | null;
};

/** A scenario that one side has, or both. */
export type ScenarioChange = {
  readonly name: string;
  readonly status: 'added' | 'removed' | 'changed' | 'same';
  /** The figure that answers it. */
  readonly solved: string;
  /** What was assumed differently. */
  readonly assumptions: readonly AssumptionChange[];
  /** Figures that differ. */
  readonly figures: Readonly<Record<string, FigureChange>>;
  /** Which assumption changed each figure by how much. */
  readonly causes: readonly Cause[];
};

/**
 * A figure that grew by more than is allowed. Growth from nothing is above any share; what is gone, or not known any more, could
 * be anything.
 */
type Exceeded = {
  readonly scenario: string | null;
  readonly figure: string;
  readonly changeShare: number | null;
  readonly because: 'grown' | 'new' | 'gone' | 'unknown';
};

/** A file of which a revision holds nothing that can be sized, and why. */
export type NothingAtBase = { readonly file: string; readonly why: Phrase };

/** The same for programs, with the reason in English. */
type ToldNothing = NothingAtBase & { readonly reason: string };

export type DiffReport = {
  readonly before: string;
  readonly after: string;
  readonly scenarios: readonly ScenarioChange[];
  /** All scenarios together; alternatives, and those without an answer, are left out. */
  readonly total: Readonly<Record<string, FigureChange>>;
  /** Share above which a growth fails the comparison, and the figures that grew by more. */
  readonly failAbove: number | null;
  readonly exceeded: readonly Exceeded[];
  /** Files that were compared with nothing. */
  readonly nothingAtBase?: readonly ToldNothing[];
};

/** Figures whose growth is what a threshold is about: what is needed, drawn and paid. */
const WATCHED = [
  'gpus',
  'servers',
  'powerWatts',
  'costUsd',
  'costUsdPerWindow',
  'electricityUsd',
  'electricityUsdPerWindow',
  'co2eGrams',
  'co2eGramsPerWindow',
  AT_HORIZON,
];
/** Relative noise of computing that is no change. */
const NOISE = 1e-12;

/**
 * Compares two sets of answers by the names of their scenarios; where a side is of several files, by their files and names.
 * `failAbove` is a share, or null.
 */
export function diffOf(
  before: readonly SideEntry[],
  after: readonly SideEntry[],
  labels: { before: string; after: string },
  failAbove: number | null,
  nothingAtBase: readonly NothingAtBase[] = [],
): DiffReport {
  const several = [before, after].some((side) => new Set(side.map(({ file }) => file)).size > 1);
  const named = (side: readonly SideEntry[]) => new Map(side.map((each) => [several ? `${each.file}: ${each.name}` : each.name, each]));
  const [earlier, later] = [named(before), named(after)];
  const names = [...new Set([...later.keys(), ...earlier.keys()])];
  const scenarios = names.map((name) => scenarioChange(name, earlier.get(name), later.get(name)));
  const total = figureChanges(totalFigures(before), totalFigures(after));
  const grown = (
    scenario: string | null,
    status: ScenarioChange['status'],
    changes: ScenarioChange['figures'],
    watched: readonly string[],
  ): readonly Exceeded[] =>
    failAbove === null
      ? []
      : watched.flatMap((figure) => {
          const change = changes[figure];
          const because = change && exceeding(status, change, failAbove);
          return because === undefined ? [] : [{ scenario, figure, changeShare: change?.changeShare ?? null, because }];
        });
  return {
    ...labels,
    scenarios,
    total,
    failAbove,
    exceeded: [
      ...scenarios.flatMap(({ name, status, figures, solved }) =>
        grown(name, arrival(status, earlier.get(name), later.get(name)), figures, [
          ...new Set([...WATCHED, `p90(${solved})`, ...(solved === 'durationSeconds' ? [solved] : [])]),
        ]),
      ),
      ...(scenarios.length > 1 ? grown(null, 'changed', total, Object.keys(total)) : []),
    ],
    ...(nothingAtBase.length > 0 && { nothingAtBase: nothingAtBase.map(({ file, why }) => ({ file, reason: inEnglish(why), why })) }),
  };
}

/** What had no answer before comes new, whether or not the file named it. */
function arrival(status: ScenarioChange['status'], before: SideEntry | undefined, after: SideEntry | undefined): ScenarioChange['status'] {
  return before?.answered === false && after?.answered === true ? 'added' : status;
}

/** Why a change is above the limit, if it is. */
function exceeding(
  status: ScenarioChange['status'],
  { before, after, changeShare }: FigureChange,
  limit: number,
): Exceeded['because'] | undefined {
  if (status === 'removed') return before === null ? undefined : 'gone';
  if (before !== null && after === null) return 'unknown';
  if (changeShare !== null) return changeShare > limit + NOISE ? 'grown' : undefined;
  const fromNothing = before === 0 || (status === 'added' && before === null);
  return fromNothing && after !== null && after > 0 ? 'new' : undefined;
}

function scenarioChange(name: string, before: SideEntry | undefined, after: SideEntry | undefined): ScenarioChange {
  const solved = (after ?? before)?.result.solved ?? 'gpus';
  const figures = figureChanges(before?.figures ?? {}, after?.figures ?? {});
  if (before === undefined || after === undefined || before.kind !== after.kind) {
    const status = before === undefined ? 'added' : after === undefined ? 'removed' : 'changed';
    return { name, status, solved, assumptions: [], figures, causes: [] };
  }
  const assumptions = changesBetween(before, after);
  if (assumptions.length === 0 && Object.keys(figures).length === 0)
    return { name, status: 'same', solved, assumptions, figures, causes: [] };
  const causes = causesOf(before, after, assumptions).map(({ fields, parts }) => ({
    fields,
    parts: Object.fromEntries(Object.entries(parts).filter(([key]) => key in figures)),
  }));
  return {
    name,
    status: 'changed',
    solved,
    assumptions,
    figures,
    causes: causes.filter(({ fields, parts }) => fields.length > 0 || Object.keys(parts).length > 0),
  };
}

function figureChanges(before: ComparedFigures, after: ComparedFigures): ScenarioChange['figures'] {
  const keys = [...new Set([...Object.keys(after), ...Object.keys(before)])];
  return Object.fromEntries(
    keys.flatMap((key) => {
      const change = changeOf(before[key] ?? null, after[key] ?? null);
      return change === undefined ? [] : [[key, change]];
    }),
  );
}

/** A change, if there is one beyond the noise of computing. */
function changeOf(before: number | null, after: number | null): FigureChange | undefined {
  if (before === after) return undefined;
  if (before === null || after === null) return { before, after, change: null, changeShare: null };
  const change = after - before;
  if (Math.abs(change) <= NOISE * Math.abs(before)) return undefined;
  return { before, after, change, changeShare: before === 0 ? null : change / Math.abs(before) };
}

/** What the scenarios of a side take together. */
function totalFigures(side: readonly SideEntry[]): ComparedFigures {
  const counted = side.filter(({ alternative, answered }) => !alternative && answered);
  // With nothing but alternatives there is no total; without scenarios it is nothing.
  if (counted.length === 0 && side.length > 0) return {};
  const runs = counted.filter(({ kind }) => kind === 'train');
  return {
    ...Object.fromEntries(['gpus', 'servers', 'powerWatts'].map((key) => [key, sum(counted.map(({ figures }) => figures[key]))])),
    costUsdPerDay: sum(counted.map(({ figures, result }) => costUsdPerDayOf(figures, result.scenario))),
    ...(runs.length > 0 && { trainingCostUsd: sum(runs.map(({ figures }) => figures['costUsd'])) }),
  };
}
