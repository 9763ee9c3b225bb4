import type { Standing } from '../../catalog/standing.js';
import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import type { Remark } from '../../diagnostics/remark.js';
import type { Kind } from '../../scenario/field.js';
import type { EmbodiedTaken } from '../../scenario/footprint.js';
import type { Value } from '../../scenario/read.js';
import type { MemoryBasis, Origin } from '../../scenario/resolved.js';
import type { CalibratedAnswer } from './calibration.js';
import type { GoodputAnswer, MethodAnswer } from './method.js';
import type { Sensitivity, Timeline, TradeOff, Uncertainty } from './outlook.js';
import type { Prediction } from './prediction.js';
import type { ServingEvidence } from './serving.js';
import type { Step } from './step.js';
import type { Trace } from './trace.js';

/** Version of the JSON contract. Within it keys are added, never renamed or dropped. */
export const SCHEMA_VERSION = 1;

/** What a program reads: the answers to one question, in the order of its scenarios. */
export type AnswerDocument = {
  readonly schemaVersion: typeof SCHEMA_VERSION;
  readonly tool: { readonly name: 'llm-sizing'; readonly version: string };
  readonly results: readonly Result[];
};

/** One scenario, its answer, and what the answer rests on. */
export type Result = {
  readonly name: string;
  readonly kind: Kind;
  /** Every field used, in SI units, as a preset’s id, or as the config that was handed over: itself a scenario that gives the same answer. */
  readonly scenario: Readonly<Record<string, Value | object>>;
  /** Where each field’s value came from; the unknown is `derived`. */
  readonly sources: Readonly<Record<string, Origin>>;
  /** The field that was solved for, and the figure that answers it. */
  readonly unknown: string;
  readonly solved: string;
  /** Figures in SI units, the unit in the key; null is unknown, never zero. */
  readonly answer: Readonly<Record<string, number | null>>;
  readonly evidence: Evidence;
  /** The training step that the utilisation was predicted from; `answer` has its layout and memory too, each an object. */
  readonly prediction?: Prediction;
  /** What a method beyond pre-training consists of; its phases add up to the answer. */
  readonly method?: MethodAnswer;
  /** What failures and checkpoints leave of the time, where that was predicted. */
  readonly goodput?: GoodputAnswer;
  /** What a calibration makes of it, where one is named: `answer` stays as predicted, and `uncertainty` is what the runs left. */
  readonly calibrated?: CalibratedAnswer;
  /** The scenario file that it was asked in. */
  readonly file?: string;
  /** How each figure came about; only when asked for. */
  readonly steps?: readonly Step[];
  /** The same as a graph, with a format and version of its own; only when asked for. */
  readonly trace?: Trace;
  /** What ranges among the assumptions make of the figures. */
  readonly uncertainty?: Uncertainty;
  /** How far each assumption moves the answer; only when asked for. */
  readonly sensitivity?: Sensitivity;
  /** What growing demand takes, month by month. */
  readonly timeline?: Timeline;
  /** The figure that answers at other values of an assumption; only for pictures. */
  readonly tradeOff?: TradeOff;
  /** What must be read with care. */
  readonly warnings: readonly Remark[];
  /** The choices that would change the answer most. */
  readonly hints: readonly Remark[];
  /** Why there is no answer; its figures are then null. */
  readonly error?: Pick<Diagnostic, 'code' | 'message' | 'parameters'>;
};

/** What ranges and time add to an answer. */
export type Extras = {
  readonly parts: Pick<Result, 'uncertainty' | 'sensitivity' | 'timeline' | 'tradeOff'>;
  readonly warnings: readonly Remark[];
  readonly hints: readonly Remark[];
};

/** What was picked from the presets, and where those figures come from. */
export type Evidence = {
  readonly model?: {
    readonly id: string;
    readonly name: string;
    readonly label: string;
    readonly sources: readonly Source[];
    /** How the figures that were used are known, by key path of the preset. */
    readonly standing: Readonly<Record<string, Standing>>;
    /** What the architecture counts: parameters, and the exact FLOP of a token of a sequence of so many tokens. */
    readonly counted?: {
      readonly parameters: number;
      readonly activeParameters: number;
      readonly flopsPerToken: number;
      readonly sequence: number;
    };
  };
  readonly gpu?: {
    readonly id: string;
    readonly name: string;
    /** Precision and sparsity of the peak that counts. */
    readonly peak: string;
    readonly confidence: string;
    readonly memoryBytes: number | null;
    /** Whether the memory is what the driver reports, or what the label says. */
    readonly memoryBasis?: 'reported' | 'label';
    readonly sources: readonly Source[];
    readonly standing: Readonly<Record<string, Standing>>;
  };
  /** The instance by whose name the accelerator was asked for; its number is that of the servers. */
  readonly instance?: {
    readonly name: string;
    readonly provider: string;
    readonly gpus: number;
    /** On-demand price of the whole instance. */
    readonly usdPerHour: number | null;
    readonly region: string | null;
    readonly date: string | null;
    readonly document: string;
    readonly standing: Standing;
  };
  /** What one GPU draws with its share of the server, and how that is known. */
  readonly power?: { readonly wattsPerGpu: number; readonly basis: 'measured' | 'rated' | 'tdp'; readonly standing: Standing };
  /** What must fit, as it is stored: the weights, and the cache of so many sequences where it is served; and the memory of one GPU. */
  readonly memory?: {
    readonly weightsBytes: number;
    readonly cacheBytes: number | null;
    readonly sequences: number;
    readonly bytesPerGpu: number;
    readonly basis: MemoryBasis;
  };
  /** How the serving was predicted. */
  readonly serving?: ServingEvidence;
  readonly price?: {
    readonly usdPerGpuHour: number;
    readonly provider: string;
    readonly date: string;
    readonly source: string;
    readonly old: boolean;
    readonly standing: Standing;
  };
  /** What making the hardware is reckoned to have emitted, in grams, and the document of what nobody gave. */
  readonly embodied?: EmbodiedTaken;
  /** Amounts that were given in yuan, by field, as they were given; the scenario has them in USD, at its yuan for a dollar. */
  readonly cny?: Readonly<Record<string, number>>;
  readonly carbon?: {
    readonly id: string;
    readonly name: string;
    readonly gramsPerKwh: number;
    readonly year: number | null;
    readonly sources: readonly Source[];
    readonly standing: Standing;
  };
};

/** A document that a preset’s figures were taken from. */
export type Source = {
  readonly figures: readonly string[];
  readonly document: string;
  readonly date?: string;
  /** Its figures are known from two independent documents, from their maker’s own, or by arithmetic that is repeated. */
  readonly verified: boolean;
  /** How this document alone knows them. */
  readonly standing: Standing;
};
