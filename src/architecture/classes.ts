import type { Part } from '../core/architecture/part.js';
import { classifier } from '../core/architecture/pieces.js';
import { literal, type Size } from '../core/architecture/size.js';
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
  [/^(?!\w+For[A-Z])\w+(Model|Encoder)$/, 'base'],
];

/** The first class that a file names. */
function classOf(config: Config): string | undefined {
  const classes = config.rawHereOrOutside('architectures');
  const [first] = Array.isArray(classes) ? classes : [];
  return typeof first === 'string' ? first : undefined;
}

/** What the first class of a file is; undefined where it names none. */
export function aroundOf(config: Config): Around | undefined {
  const first = classOf(config);
  if (first === undefined) return undefined;
  return ENDINGS.find(([ending]) => ending.test(first))?.[1] ?? 'unknown';
}

/** As many labels as the file names; two where it names none. */
export function labelsOf(config: Config): number {
  const named = config.raw('id2label');
  if (typeof named === 'object' && named !== null) return Math.max(1, Object.keys(named).length);
  return config.wholeOr(2, ['num_labels', '_num_labels']);
}

/** Letters and digits of a name; where its version stands in it does not matter. */
const plain = (name: string) => name.toLowerCase().replace(/[^a-z0-9]|v1/g, '');

/**
 * What stands behind a decoder: the matrix to the vocabulary, unless the file is that of the layers
 * alone (`LlamaModel`; classes outside the library that are called so have a matrix) or of a
 * classifier. The class of a multimodal file says nothing of it.
 */
export function decoderHead(config: Config, family: string, hidden: Size, vocabulary: readonly Part[]): readonly Part[] {
  if (config.wholeModelType !== undefined) return vocabulary;
  const labels = literal(labelsOf(config));
  switch (aroundOf(config)) {
    case 'base':
      return config.hasDefaults &&
        [config.text('model_type') ?? '', family].some((name) => plain(classOf(config) ?? '') === `${plain(name)}model`)
        ? []
        : vocabulary;
    case 'sequence':
      return [classifier(hidden, labels, { biased: false })];
    case 'token':
    case 'question':
      return [classifier(hidden, labels, { once: false })];
    case 'unknown':
    case 'choice':
      config.doubt('architectures');
      return vocabulary;
    default:
      return vocabulary;
  }
}
