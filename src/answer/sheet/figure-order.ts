// Nothing but data leaves this module: the build works it out once and puts the outcome in its place.
import { figureKeys } from '../../core/figures.js';
import type { Kind } from '../../scenario/field.js';

/** The figures of an answer, as the sheet declares them. Keys carry SI units; the order and the keys are a contract. */
export const figures: Readonly<Record<Kind, readonly string[]>> = { train: figureKeys('train'), infer: figureKeys('infer') };
