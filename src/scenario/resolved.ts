import type { Accelerator, Grid, Model } from '../catalog/facts.js';
import type { CapacityOptions } from '../core/capacity.js';
import type { Remark } from '../diagnostics/remark.js';
import type { Kind } from './field.js';
import type { Convention } from './field-types.js';
import type { Value } from './read.js';

/** Where the value of a field came from. */
export type Origin = 'given' | 'preset' | 'default' | 'derived';

/** How the demand of an `infer` scenario is described. */
export type Demand = 'window' | 'words' | 'tokens';

/** What is solved for, and what fixes it. */
export type Unknown = {
  /** The field that is asked for; the answer leads with it. */
  readonly field: string;
  /**
   * The sheet's quantity that is searched for so that the GPUs needed equal the GPUs there are;
   * undefined when the sheet, read forwards, is the answer.
   */
  readonly quantity?: string;
  /** What says how many GPUs there are. */
  readonly fixedBy: 'nothing' | 'gpus' | 'budget';
  /** With a budget: what the money decides. */
  readonly rents?: 'gpus' | 'duration';
};

/** A scenario with nothing left open but the unknown: every number known or known to be unknown. */
export type Resolved = {
  readonly kind: Kind;
  readonly demand: Demand;
  /** Prompts have examples in them, or a prefix that a cache holds. */
  readonly prompted: boolean;
  /** How the FLOP of a token are counted. */
  readonly flops: Convention;
  /** Tokens of a sequence; null where the demand itself says how long a request is. */
  readonly sequence: number | null;
  /** What is reckoned with beyond the work itself. */
  readonly capacity: CapacityOptions | undefined;
  /** Every field used, in SI units or as a preset's id. */
  readonly scenario: Readonly<Record<string, Value>>;
  readonly sources: Readonly<Record<string, Origin>>;
  /** The sheet's inputs by quantity; one that is absent is unknown. */
  readonly quantities: ReadonlyMap<string, number>;
  readonly unknown: Unknown;
  readonly model: Model | null;
  readonly accelerator: Accelerator | null;
  readonly grid: Grid | null;
  /** The accelerator's name as typed. */
  readonly typedGpu: string | null;
  readonly warnings: readonly Remark[];
};
