import type { Catalog } from '../../catalog/catalog.js';
import { servingMeasurements } from '../../catalog/serving/measurements.js';
import type { Suite, ValidationReport } from '../contract/validation.js';
import { validateServing } from './serving/validate.js';
import { validateTraining } from './validate-training.js';

/** Predicts the packaged measurements of the suites anew. */
export function validate(wanted: readonly Suite[], catalog: Catalog): ValidationReport {
  const serving = wanted.includes('serving');
  return {
    rows: [...(wanted.includes('training') ? validateTraining(catalog) : []), ...(serving ? validateServing(catalog) : [])],
    unpredicted: serving ? [{ suite: 'serving', count: servingMeasurements().otherLoads, reason: 'other-load' }] : [],
  };
}
