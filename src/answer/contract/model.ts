import type { Positions } from '../../core/architecture/architecture.js';
import type { FlopComponent } from '../../core/architecture/flops.js';
import type { WeightFormatName } from '../../core/architecture/memory.js';
import type { Component, PartKind } from '../../core/architecture/part.js';
import type { Remark } from '../../diagnostics/remark.js';
import type { AnswerDocument, Source } from './result.js';
import type { Step } from './step.js';
import type { Trace } from './trace.js';

/** What a program reads of models taken apart, in the order in which they were named. */
export type ModelDocument = Omit<AnswerDocument, 'results'> & { readonly results: readonly ModelResult[] };

/** A model taken apart: counts, FLOP, memory, structure. */
export type ModelResult = {
  readonly name: string;
  readonly kind: 'model';
  readonly scenario: ModelScenarioUsed;
  readonly sources: Readonly<Record<string, 'given' | 'preset' | 'default' | 'derived'>>;
  readonly answer: ModelAnswer;
  readonly evidence: {
    readonly model?: {
      readonly id: string;
      readonly name: string;
      readonly label: string;
      /** Parameters as published, and why the count differs; null where it does not. */
      readonly published: number | null;
      readonly note: string | null;
      readonly sources: readonly Source[];
    };
    /** `model_type` it was read as; an estimate where that is not known. */
    readonly family: string;
    readonly estimated: boolean;
  };
  readonly steps?: readonly Step[];
  readonly trace?: Trace;
  readonly warnings: readonly Remark[];
  readonly hints: readonly Remark[];
};

/** What a description assumed. */
type ModelScenarioUsed = {
  readonly kind: 'model';
  /** Preset id, path of the file, or the config itself. */
  readonly model: unknown;
  /** Context length in tokens. */
  readonly sequence: number;
  readonly weights: string;
  readonly kv: string;
};

type ByComponent<Key extends string> = Readonly<Partial<Record<Key, number>>>;

export type ModelAnswer = {
  readonly parameters: number;
  readonly activeParameters: number;
  readonly activeParametersWithoutEmbedding: number;
  readonly activeParametersWithoutEmbeddingAndHead: number;
  readonly embeddingParameters: number;
  readonly nonEmbeddingParameters: number;
  readonly components: ByComponent<Component>;
  readonly activeComponents: ByComponent<Component>;
  /** Beside the language model; null where there is none, or it cannot be counted. */
  readonly mtpParameters: number | null;
  readonly visionParameters: number | null;
  readonly ngramParameters: number | null;
  readonly blockScales: number | null;
  readonly flopsPerToken: ModelFlops;
  readonly kvBytesPerToken: number;
  readonly kvBytesPerTokenBeyondWindows: number;
  readonly kvBytesPerSourceToken: number;
  readonly kvBytesAtContext: number;
  readonly stateBytes: number;
  readonly weightsBytes: number;
  readonly weightsBytesByFormat: Readonly<Record<WeightFormatName, number>>;
  /** As the repository keeps them, where its file says how to the byte. */
  readonly storedWeightsBytes: number | null;
  readonly contextTokens: number | null;
  readonly structure: Structure;
};

/** FLOP of one token. */
export type ModelFlops = {
  /** Mean over a sequence of the context length, every position projected to the vocabulary. */
  readonly forward: number;
  readonly prefill: number;
  /** Null for a model that generates no tokens. */
  readonly decode: number | null;
  readonly training: number;
  readonly sixN: number;
  readonly palm: number;
  readonly megatron: number;
  readonly megatronHardware: number;
  readonly exact: number;
  /** `exact` ÷ `sixN`. */
  readonly exactOverSixN: number;
  readonly components: {
    readonly forward: ByComponent<FlopComponent>;
    readonly prefill: ByComponent<FlopComponent>;
    readonly decode: ByComponent<FlopComponent> | null;
  };
};

/** The parts of a model in the order in which a token passes them. */
export type Structure = {
  readonly shape: 'decoder' | 'encoder' | 'encoder-decoder';
  readonly hiddenSize: number;
  readonly vocabulary: number;
  readonly positions: Positions;
  readonly embedding: readonly StructurePart[];
  readonly stacks: readonly StructureStack[];
  readonly head: readonly StructurePart[];
};

export type StructureStack = {
  readonly role: 'encoder' | 'decoder';
  readonly before: readonly StructurePart[];
  /** The kinds of layers. */
  readonly layers: readonly StructureLayer[];
  /** Runs of layers, first to last: which kind, and how many of it in a row. */
  readonly order: readonly { readonly layer: number; readonly count: number }[];
  readonly after: readonly StructurePart[];
};

export type StructureLayer = {
  readonly count: number;
  /** Parameters of one such layer, and those a token passes. */
  readonly parameters: number;
  readonly activeParameters: number;
  /** Share of all parameters, all such layers together. */
  readonly share: number;
  readonly blocks: readonly StructureBlock[];
};

/** One residual step: its branches are added to the stream, side by side where there are several. */
export type StructureBlock = {
  readonly before: readonly StructurePart[];
  readonly branches: readonly (readonly StructurePart[])[];
  readonly merged: readonly StructurePart[];
  readonly after: readonly StructurePart[];
};

export type StructurePart = {
  readonly is: PartKind;
  /** Widths, heads, windows and kinds, by what the part is. */
  readonly facts: Readonly<Record<string, number | string | boolean | null>>;
  /** Parameters of one. */
  readonly parameters: number;
  /** Share of all parameters of the model, all layers that have it together, 0 to 1. */
  readonly share: number;
};
