import type { Accelerator, Grid, Model } from '../catalog/facts.js';
import type { CacheFormatName, WeightFormatName } from '../core/architecture/memory.js';
import type { CapacityOptions } from '../core/capacity.js';
import type { Demand, Rate } from '../core/demand.js';
import type { Footprint } from '../core/footprint-figures.js';
import type { Remark } from '../diagnostics/remark.js';
import type { Kind } from './field.js';
import type { Convention } from './field-types.js';
import type { PredictionRequest } from './prediction-request.js';
import type { Value } from './read.js';

/** Where the value of a field came from. */
export type Origin = 'given' | 'preset' | 'default' | 'derived' | 'predicted';

/** How the demand of an `infer` scenario is described: what a request is, what it carries, and how many there are. */
export type DemandTold = {
  readonly demand: Demand;
  readonly rate: Rate;
  /** Prompts have examples in them, or a prefix that a cache holds. */
  readonly prompted: boolean;
  /** The prefix is told as a share of the prompt. */
  readonly cachedShare: boolean;
  /** A request is a turn of a conversation. */
  readonly turns: boolean;
};

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
  /** A power budget says how many GPUs there are. */
  readonly powered?: boolean;
};

export type Stored = {
  readonly weights: WeightFormatName;
  readonly kv: CacheFormatName;
  readonly memory: { readonly bytes: number; readonly basis: MemoryBasis } | null;
};

/** How the memory of a GPU is known: given, what the driver reports, or what the label says. */
export type MemoryBasis = 'given' | 'reported' | 'label';

/** A total, or a training run, which asks for no demand. */
export const TOTAL: DemandTold = { demand: 'window', rate: 'requests', prompted: false, cachedShare: false, turns: false };

/** A scenario with nothing left open but the unknown: every number known or known to be unknown. */
export type Resolved = DemandTold & {
  readonly kind: Kind;
  /** How the FLOP of a token are counted. */
  readonly flops: Convention;
  /** Tokens of a sequence; null where the demand itself says how long a request is. */
  readonly sequence: number | null;
  /** What is reckoned with beyond the work itself. */
  readonly capacity: CapacityOptions | undefined;
  /** A measured throughput takes the place of the utilisation. */
  readonly measured: boolean;
  /** Servers are cloud instances, and paid for whole. */
  readonly wholeServers: boolean;
  /** Servers are bought: what owning them costs is told too. */
  readonly owned: boolean;
  /** What is told beside the carbon of electricity. */
  readonly footprint: Footprint;
  /** Amounts that were given in yuan, by field; the scenario has them in dollars. */
  readonly inYuan: Readonly<Record<string, number>>;
  /** How weights and cache are stored, and the memory of one GPU that must hold them; null where it is not known. */
  readonly stored: Stored;
  /** Every field used, in SI units or as a preset's id. */
  readonly scenario: Readonly<Record<string, Value>>;
  readonly sources: Readonly<Record<string, Origin>>;
  /** The sheet's inputs by quantity; one that is absent is unknown. */
  readonly quantities: ReadonlyMap<string, number>;
  readonly unknown: Unknown;
  /** How a step is run whose speed is predicted; null where the utilisation is assumed. */
  readonly prediction: PredictionRequest | null;
  readonly model: Model | null;
  readonly accelerator: Accelerator | null;
  readonly grid: Grid | null;
  /** The accelerator's name as typed. */
  readonly typedGpu: string | null;
  readonly warnings: readonly Remark[];
};
