import type { Result } from '../answer/contract/result.js';
import type { LiveQuestion, Unasked } from '../answer/library/live.js';
import { builtInCatalog } from '../catalog/package-presets.js';

/** What an answer of a report computes with, where the report is one; loaded for no other format. */
export async function liveFor(format: string): Promise<((result: Result) => LiveQuestion | Unasked) | undefined> {
  if (format !== 'html') return undefined;
  const { liveQuestionOf } = await import('../answer/library/live.js');
  const { liveTables } = await import('../answer/prediction/predict.js');
  return (result) => liveQuestionOf(result, builtInCatalog(), liveTables);
}
