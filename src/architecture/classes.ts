import type { Config } from './config.js';

/** What the class that a file names puts around the layers of its family. */
export type Around =
  /** Nothing, or a pooler. */
  | 'base'
  /** Of an encoder-decoder the encoder alone. */
  | 'encoder'
  /** A matrix to the vocabulary; of an encoder-decoder the decoder alone. */
  | 'causal'
  /** What predicts masked tokens. */
  | 'masked'
  /** Encoder and decoder with a matrix to the vocabulary. */
  | 'pair'
  | 'pretraining'
  /** Labels for a sequence, for each token, for the ends of an answer, for each of several choices. */
  | 'sequence'
  | 'token'
  | 'question'
  | 'choice'
  /** A class that is not known. */
  | 'unknown';

const ENDINGS: readonly (readonly [RegExp, Around])[] = [
  [/^(T5|MT5|UMT5|T5Gemma|LongT5|SwitchTransformers)\w*EncoderModel$/, 'encoder'],
  [/(ForCausalLM|LMHeadModel|GenerationDecoder)$/, 'causal'],
  [/ForMaskedLM$/, 'masked'],
  [/(ForConditionalGeneration|MTModel|ForTextToText)$/, 'pair'],
  [/ForPreTraining$/, 'pretraining'],
  [/ForSequenceClassification$/, 'sequence'],
  [/ForTokenClassification$/, 'token'],
  [/ForQuestionAnswering$/, 'question'],
  [/ForMultipleChoice$/, 'choice'],
  [/(Model|Encoder)$/, 'base'],
];

/** What the first class of a file is; undefined where it names none. */
export function aroundOf(config: Config): Around | undefined {
  const classes = config.rawHereOrOutside('architectures');
  const [first] = Array.isArray(classes) ? classes : [];
  if (typeof first !== 'string') return undefined;
  return ENDINGS.find(([ending]) => ending.test(first))?.[1] ?? 'unknown';
}

/** As many labels as the file names; two where it names none. */
export function labelsOf(config: Config): number {
  const named = config.raw('id2label');
  if (typeof named === 'object' && named !== null) return Math.max(1, Object.keys(named).length);
  return config.wholeOr(2, ['num_labels', '_num_labels']);
}
