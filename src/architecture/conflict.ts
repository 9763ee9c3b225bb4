/** Why a key of a config.json, with the value that it has, cannot be counted. */
export type Conflict =
  | { readonly say: 'more-than'; readonly of: 'experts' | 'layers'; readonly limit: number }
  | {
      readonly say: 'divides-not';
      readonly of: 'query-heads' | 'hidden-size' | 'hidden-size-without-head-dim' | 'layer-width' | 'all-values' | 'inner-width';
      readonly number: number;
    }
  | { readonly say: 'divides-not-heads'; readonly heads: number; readonly headDim: number }
  | { readonly say: 'divides-not-both'; readonly from: number; readonly to: number }
  | { readonly say: 'absent-with' | 'absent-without' | 'described-with' | 'described-for'; readonly key: string }
  /** A head, or another part, that the library has and that is not described. */
  | { readonly say: 'undescribed'; readonly what: Undescribed }
  | { readonly say: 'no-width'; readonly of: 'expert' | 'network' }
  | { readonly say: 'own-code-only'; readonly library: number }
  | { readonly say: 'none-of'; readonly choices: readonly string[] }
  | { readonly say: 'layer-count'; readonly layers: number; readonly of: string }
  | { readonly say: 'deeper-than'; readonly most: number }
  | { readonly say: 'unknown-letter'; readonly letter: string; readonly known: readonly string[] }
  | { readonly say: 'entry-count'; readonly of: 'entries' | 'letters'; readonly count: number; readonly layers: number }
  /** What the library has instead of the key, where that is a number. */
  | { readonly say: 'library-goes-by'; readonly key: string; readonly dense?: number; readonly list?: boolean }
  | { readonly say: 'two-vocabularies'; readonly vocabulary: number }
  | { readonly say: 'not-decoder-width'; readonly width: number }
  | { readonly say: 'not-hidden-size'; readonly hidden: number; readonly times: 1 | 2 }
  | { readonly say: 'contradicts-key'; readonly value: number }
  | { readonly say: 'not-both-parts'; readonly sum: number }
  | { readonly say: 'not-inner-width'; readonly headDim: number; readonly inner: number }
  | { readonly say: 'family-structure'; readonly family: string }
  | {
      readonly say:
        | 'positions-open'
        | 'gate-open'
        | 'sound-beside'
        | 'sound-not-told-apart'
        | 'drafts-for-another'
        | 'versions-differ'
        | 'encoder-is-another-model'
        | 'fewer-than-first-layers'
        | 'odd-width'
        | 'no-object'
        | 'no-factor'
        | 'family-layer'
        | 'family-needed'
        | 'may-change-shape';
    };

export type Undescribed =
  | 'class-head'
  | 'head'
  | 'heads'
  | 'prompts'
  | 'output-in-parts'
  | 'folding-parts'
  | 'biases-to-encoder'
  | 'own-matrices'
  | 'picture-table';

/** What stands in the place of a value that is too long to repeat. */
export type Stands = { readonly say: 'object' | 'this-list' } | { readonly say: 'list-of-length'; readonly length: number };

/** What a value should be, and what it is. */
export type WantedValue =
  | { readonly say: 'whole' | 'true-or-false' | 'object' }
  | { readonly say: 'list-of' | 'one-of-list'; readonly of: 'texts' | 'numbers' };
export type FoundValue =
  | { readonly say: 'null' | 'list' | 'object' | 'text' | 'number' | 'boolean' }
  | { readonly say: 'typeof'; readonly type: string };
