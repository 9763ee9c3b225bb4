import type { Model } from '../../catalog/facts.js';
import { type Remark, remark } from '../../diagnostics/remark.js';

/** What a name says of tuning, date and storage beyond the preset’s, which was left out. */
export function shortenedName(model: Model | null): readonly Remark[] {
  return model?.leftOut ? [remark('name-shortened', { ...model.leftOut, name: model.name })] : [];
}
