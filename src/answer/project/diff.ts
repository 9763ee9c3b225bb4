import { type AssumptionChange, type Cause, causesOf, changesBetween } from './attribution.js';
import type { SideEntry } from './sides.js';

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

export type DiffReport = {
  readonly before: string;
  readonly after: string;
  readonly scenarios: readonly ScenarioChange[];
  /** All scenarios together, alternatives left out. */
  readonly total: Readonly<Record<string, FigureChange>>;
  /** Share above which a growth fails the comparison, and the figures that grew by more. */
  readonly failAbove: number | null;
  readonly exceeded: readonly { readonly scenario: string | null; readonly figure: string; readonly changeShare: number }[];
};

/** Figures whose growth is what a threshold is about: what is needed, drawn and paid. */
const WATCHED = ['gpus', 'servers', 'powerWatts', 'costUsd', 'costUsdPerWindow', 'co2eGrams', 'co2eGramsPerWindow'];
const SUMMED = ['gpus', 'servers', 'powerWatts'];
/** Relative noise of computing that is no change. */
const NOISE = 1e-12;

/** Compares two sets of answers by the names of their scenarios. */
export function diffOf(
  before: readonly SideEntry[],
  after: readonly SideEntry[],
  labels: { before: string; after: string },
  failAbove: number | null,
): DiffReport {
  const earlier = new Map(before.map((entry) => [entry.name, entry]));
  const later = new Map(after.map((entry) => [entry.name, entry]));
  const names = [...new Set([...later.keys(), ...earlier.keys()])];
  const scenarios = names.map((name) => scenarioChange(name, earlier.get(name), later.get(name)));
  const total = Object.fromEntries(
    SUMMED.flatMap((key) => {
      const change = changeOf(sumOf(before, key), sumOf(after, key));
      return change === undefined ? [] : [[key, change]];
    }),
  );
  const grown = (scenario: string | null, figures: ScenarioChange['figures'], watched: readonly string[]) =>
    watched.flatMap((figure) => {
      const share = figures[figure]?.changeShare ?? null;
      return failAbove !== null && share !== null && share > failAbove + NOISE ? [{ scenario, figure, changeShare: share }] : [];
    });
  return {
    ...labels,
    scenarios,
    total,
    failAbove,
    exceeded: [
      ...scenarios
        .filter(({ status }) => status === 'changed')
        .flatMap(({ name, figures, solved }) =>
          grown(name, figures, [...new Set([...WATCHED, ...(solved === 'durationSeconds' ? [solved] : [])])]),
        ),
      ...(scenarios.length > 1 ? grown(null, total, SUMMED) : []),
    ],
  };
}

function scenarioChange(name: string, before: SideEntry | undefined, after: SideEntry | undefined): ScenarioChange {
  const solved = (after ?? before)?.result.solved ?? 'gpus';
  if (before === undefined || after === undefined || before.kind !== after.kind) {
    const figures = figureChanges(before?.result.answer ?? {}, after?.result.answer ?? {});
    const status = before === undefined ? 'added' : after === undefined ? 'removed' : 'changed';
    return { name, status, solved, assumptions: [], figures, causes: [] };
  }
  const assumptions = changesBetween(before, after);
  const figures = figureChanges(before.result.answer, after.result.answer);
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

type Figures = Readonly<Record<string, number | null>>;

function figureChanges(before: Figures, after: Figures): ScenarioChange['figures'] {
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

function sumOf(entries: readonly SideEntry[], key: string): number | null {
  return entries.reduce<number | null>((sum, { result, alternative }) => {
    if (alternative) return sum;
    const value = result.answer[key] ?? null;
    return sum === null || value === null ? null : sum + value;
  }, 0);
}
