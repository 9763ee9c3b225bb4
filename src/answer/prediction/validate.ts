import type { Catalog } from '../../catalog/catalog.js';
import { servingMeasurements } from '../../catalog/serving/measurements.js';
import { breakable, type RedProof, type Suite, suites, type ValidationReport, type ValidationRow } from '../contract/validation.js';
import { brokenModels, type Models, shipped } from './models.js';
import { validateEnergy, validateServing } from './serving/validate.js';
import { validateMemory } from './validate-memory.js';
import { validateTraining } from './validate-training.js';
import { quotedRows, verdictOf } from './verdict.js';

const bySuite: Readonly<Record<Suite, (catalog: Catalog, models: Models) => readonly ValidationRow[]>> = {
  training: validateTraining,
  serving: validateServing,
  memory: (_, models) => validateMemory(models),
  energy: validateEnergy,
};

/** Predicts the packaged measurements of the suites anew, and compares the errors with those that are quoted. */
export function validate(wanted: readonly Suite[], catalog: Catalog): ValidationReport {
  const asked = suites.filter((suite) => wanted.includes(suite));
  const rows = rowsOf(asked, catalog, shipped);
  return {
    rows,
    unpredicted: wanted.includes('serving') ? [{ suite: 'serving', count: servingMeasurements().otherLoads, reason: 'other-load' }] : [],
    verdict: verdictOf(rows, quotedRows(asked)),
    distrusted: distrusted(rows),
    measured: asked.map((suite) => ({ suite, ...acceleratorsOf(rows, suite, catalog) })),
  };
}

function rowsOf(asked: readonly Suite[], catalog: Catalog, models: Models): readonly ValidationRow[] {
  return asked.flatMap((suite) => bySuite[suite](catalog, models));
}

/** Whose formulas they are. */
const SUITES: Readonly<Record<(typeof breakable)[number], Suite>> = {
  'pipeline-bubble': 'training',
  'memory-bandwidth': 'serving',
  activations: 'memory',
  'power-by-load': 'energy',
};

/** Breaks a formula of each suite in turn: the verdict on its figures must turn red. */
export function proveRed(catalog: Catalog, models: typeof brokenModels = brokenModels): RedProof {
  const as = (asked: readonly Suite[], by: Models) => verdictOf(rowsOf(asked, catalog, by), quotedRows(asked));
  const whole = as(suites, shipped);
  const broken = breakable.map((formula) => ({
    suite: SUITES[formula],
    formula,
    verdict: as([SUITES[formula]], models[formula]),
  }));
  const proven = whole.colour === 'green' && broken.every(({ verdict }) => verdict.colour === 'red');
  return { shipped: whole, broken, proven };
}

/** A tenth of the predictions is further off than this. */
const FAR = 0.4;
/** Measurements below which a group tells little. */
const FEW = 10;

/** Those that are far off first, the furthest before others. */
function distrusted(rows: readonly ValidationRow[]): ValidationReport['distrusted'] {
  const ordered = rows.toSorted((one, other) => Math.max(FAR, other.predicted.p90) - Math.max(FAR, one.predicted.p90));
  return ordered.flatMap(({ suite, sample, by, group, count, predicted }) => {
    const reason = predicted.p90 > FAR ? ('far-off' as const) : count < FEW ? ('few' as const) : null;
    return reason === null ? [] : [{ suite, sample, by, group, reason }];
  });
}

/** Accelerators of the catalogue, and those that a suite has measurements of: groups are named after them. */
function acceleratorsOf(rows: readonly ValidationRow[], of: Suite, catalog: Catalog): { readonly gpus: number; readonly of: number } {
  const { gpus } = catalog.index();
  const named = new Set(rows.flatMap(({ suite, by, group }) => (suite === of && by === 'accelerator' ? group.split(', ') : [])));
  return { gpus: gpus.filter(({ id }) => named.has(id)).length, of: gpus.length };
}
