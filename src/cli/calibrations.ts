import type { Catalog } from '../catalog/catalog.js';
import { type Diagnostic, SizingError } from '../diagnostics/diagnostic.js';
import type { Question } from '../scenario/question.js';
import { version } from './package.js';

/** Reads the calibrations that questions name, as a catalogue finds them, so that plans may use them. Throws a SizingError. */
export async function loadCalibrations(questions: readonly Question[], catalog: Catalog): Promise<void> {
  const named = questions.flatMap(({ fields }) => fields.flatMap(({ key, values }) => (key === 'calibration' ? values : [])));
  if (named.length === 0) return;
  const { calibratedPlanBy } = await import('../answer/calibration/plan.js');
  const { readCalibration } = await import('../answer/calibration/read.js');
  const { useCostModels } = await import('../answer/sheet/cost-models.js');
  useCostModels({ calibrated: calibratedPlanBy(version) });
  const diagnostics: Diagnostic[] = [];
  for (const path of new Set(named.map(({ value }) => String(value)))) {
    const there = catalog.file?.(path);
    if (there === undefined || 'reason' in there) continue;
    try {
      await readCalibration(path, there.text);
    } catch (error) {
      if (!(error instanceof SizingError)) throw error;
      diagnostics.push(...error.diagnostics);
    }
  }
  if (diagnostics.length > 0) throw new SizingError(diagnostics);
}
