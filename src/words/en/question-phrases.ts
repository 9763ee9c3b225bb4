import { listed } from '../quote.js';

type None = Record<never, never>;

/** What two parts of a question both say, beside what a part has no effect, and how to say it otherwise. */
export const questionPhrases = {
  'flag-with': ({ flag, other }: { flag: string; other: string }): string => `${flag} with ${other}`,
  'hosting-paid': ({ flag, free }: { flag: string; free: string }): string =>
    `${flag} (USD a kW and month), or ${free} where the room is paid for`,
  /** What two fields both say. */
  'gpus-of-an-instance': (_: None): string => 'how many GPUs an instance has',
  'number-of-gpus': (_: None): string => 'how many GPUs there are',
  'share-of-peak': (_: None): string => 'how much of its peak a GPU reaches',
  /** Beside what something has no effect, or without what. */
  training: (_: None): string => 'training',
  'scenarios-of-kind': ({ kinds }: { kinds: readonly string[] }): string => `scenarios of kind ${kinds.join(' and ')} alone`,
  both: ({ parts }: { parts: readonly string[] }): string => listed(parts),
  'a-range': (_: None): string => 'a range',
  'a-list': (_: None): string => 'a list to compare',
} as const;
