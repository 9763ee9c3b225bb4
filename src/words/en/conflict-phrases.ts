import type { Conflict, Undescribed } from '../../architecture/conflict.js';
import { listed } from '../quote.js';

type Of<Say extends Conflict['say']> = Extract<Conflict, { readonly say: Say }>;
type None = Record<never, never>;

const undescribed: Readonly<Record<Undescribed, string>> = {
  'class-head': 'is a class whose head is not described here',
  head: 'has a head that is not described here',
  heads: 'has heads that are not described here',
  prompts: 'has prompts that are not described here',
  'output-in-parts': 'has an output in parts that is not described here',
  'folding-parts': 'folds proteins by parts that are not described here',
  'biases-to-encoder': 'is not described for attention to the encoder',
  'own-matrices': 'has matrices of its own that are not described here',
  'picture-table': 'has a table of pictures beside that of tokens, which is not described here',
};

function divided({ of, number }: Of<'divides-not'>): string {
  const whole = {
    'query-heads': `the ${number} query heads`,
    'hidden-size': `the hidden size ${number}`,
    'hidden-size-without-head-dim': `the hidden size ${number}, and there is no head_dim`,
    'layer-width': `the width ${number} of a layer`,
    'all-values': `the ${number} of all values`,
    'inner-width': `the inner width of ${number}`,
  };
  return `does not divide ${whole[of]}`;
}

/** Why a value of a config.json cannot be counted; the key and the value stand in front. */
export const conflictPhrases = {
  'more-than': ({ of, limit }: Of<'more-than'>): string => `is more than the ${limit} ${of}`,
  'divides-not': divided,
  'divides-not-heads': ({ heads, headDim }: Of<'divides-not-heads'>): string => `does not divide the ${heads} heads of ${headDim}`,
  'divides-not-both': ({ from, to }: Of<'divides-not-both'>): string => `does not divide ${from} and ${to}`,
  'absent-with': ({ key }: { key: string }): string => `is not there with ${key}`,
  'absent-without': ({ key }: { key: string }): string => `is not there without ${key}`,
  'described-with': ({ key }: { key: string }): string => `is not described without ${key}`,
  'described-for': ({ key }: { key: string }): string => `is described for ${key} only`,
  undescribed: ({ what }: Of<'undescribed'>): string => undescribed[what],
  'no-width': ({ of }: Of<'no-width'>): string => (of === 'expert' ? 'is no width of an expert' : 'is no width of a network'),
  'own-code-only': ({ library }: Of<'own-code-only'>): string => `is obeyed by its own code and not by the library, which has ${library}`,
  'none-of': ({ choices }: Of<'none-of'>): string => `is none of ${listed(choices)}`,
  'layer-count': ({ layers, of }: Of<'layer-count'>): string =>
    of === 'pattern' ? `is not the ${layers} layers of the pattern` : `is not the ${layers} layers of ${of}`,
  'deeper-than': ({ most }: Of<'deeper-than'>): string => `makes the model more than ${most} layers deep`,
  'unknown-letter': ({ letter, known }: Of<'unknown-letter'>): string => `has ‘${letter}’ in it; known are ${known.join(' ')}`,
  'entry-count': ({ of, count, layers }: Of<'entry-count'>): string => `has ${count} ${of}, and the model ${layers} layers`,
  'library-goes-by': ({ key, dense, list }: Of<'library-goes-by'>): string =>
    dense === undefined
      ? `is not obeyed by the library, which goes by ${key}`
      : `is not obeyed by the library, which has ${dense}${list ? ' dense layers' : ''} here; ${key} is`,
  'two-vocabularies': ({ vocabulary }: Of<'two-vocabularies'>): string =>
    `is not the vocabulary of ${vocabulary}, and this class has matrices for both`,
  'not-decoder-width': ({ width }: Of<'not-decoder-width'>): string => `is not the width ${width} of the decoder`,
  'not-hidden-size': ({ hidden, times }: Of<'not-hidden-size'>): string =>
    times === 2 ? `is not twice the hidden size ${hidden}` : `is not the hidden size ${hidden}`,
  'contradicts-key': ({ value }: Of<'contradicts-key'>): string => `is not ${value}, what another key says`,
  'not-both-parts': ({ sum }: Of<'not-both-parts'>): string => `is not the ${sum} of both its parts`,
  'not-inner-width': ({ headDim, inner }: Of<'not-inner-width'>): string => `heads of ${headDim} are not the inner width of ${inner}`,
  'family-structure': ({ family }: Of<'family-structure'>): string =>
    `is a structure that only its family explains, and the family ‘${family}’ is not known`,
  'family-layer': (_: None): string => 'is a kind of layer that only its family explains',
  'family-needed': (_: None): string => 'takes a family that is known',
  'positions-open': (_: None): string => 'leaves open whether there is a table of positions',
  'gate-open': (_: None): string => 'does not say whether the feed-forward network has a gate',
  'sound-beside': (_: None): string => 'holds encoders of sound beside MoshiForCausalLM, which are not told apart',
  'sound-not-told-apart': (_: None): string =>
    'has an encoder of sound whose parameters are not told apart from those of the language model',
  'drafts-for-another': (_: None): string => 'drafts tokens or moves for another model, whose layers it looks into',
  'versions-differ': (_: None): string =>
    'is obeyed by some versions of the library and not by others, and the file does not say which wrote it',
  'encoder-is-another-model': (_: None): string => 'makes the encoder alone another model',
  'fewer-than-first-layers': (_: None): string => 'is fewer than the three layers that the model begins with',
  'odd-width': (_: None): string => 'makes an odd width of all values, which are in two halves',
  'no-object': (_: None): string => 'is no object',
  'no-factor': (_: None): string => 'is no factor',
  'may-change-shape': (_: None): string => 'may change the shape, and its family is not known',
} as const satisfies { [Say in Conflict['say']]: (parts: Of<Say>) => string };
