import type { CompiledSheet } from '../../core/compile.js';
import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import type { Resolved } from '../../scenario/resolved.js';
import type { PredictedParts } from '../contract/predicted-parts.js';

/** A resolved scenario ready to be computed, as often as its numbers change. */
export type Plan = {
  readonly resolved: Resolved;
  readonly sheet: CompiledSheet;
  /** The sheet's inputs in their slots; `NaN` where unknown. Copied before each computation. */
  readonly inputs: Float64Array;
  /** Computes everything in place. Returns why there is no answer, if there is none. */
  readonly compute: (values: Float64Array) => Diagnostic | undefined;
  /** What a cost model says beside the sheet; absent where the utilisation is assumed. */
  readonly predicted?: PredictedParts;
};

/** A plan, or everything that is wrong with what it was to be made of. */
export type Planned = { readonly ok: true; readonly plan: Plan } | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };
