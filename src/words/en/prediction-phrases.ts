type None = Record<never, never>;

/** What a prediction lacks or is told twice, what would make a model fit, and what a command line lacks. */
export const predictionPhrases = {
  /** What a step, a method or a prediction cannot do without. */
  'model-size': (_: None): string => 'the size of the model',
  'an-accelerator': (_: None): string => 'an accelerator',
  'memory-and-bandwidth': ({ gpu }: { gpu: string }): string => `the memory and bandwidth of ${gpu}`,
  '16-bit-peak': (_: None): string => 'the 16-bit peak',
  'a-method': (_: None): string => 'a method that it belongs to',
  'training-data': (_: None): string => 'the data to train on',
  'answer-pairs': (_: None): string => 'how many pairs of answers there are',
  prompts: (_: None): string => 'how many prompts the policy answers',
  'stage-data': (_: None): string => 'the data of its three stages',
  'teacher-size': (_: None): string => 'the size of the teacher',
  'teaching-tokens': (_: None): string => 'the tokens to learn from',
  'request-lengths': (_: None): string => 'how long prompts and answers are',
  'pool-demand': (_: None): string => 'a demand to size two pools for',
  'pool-network': (_: None): string => 'the network that takes caches from one pool to the other',
  'known-architecture': (_: None): string => 'a model whose architecture is known',
  'accelerator-preset': (_: None): string => 'an accelerator with a preset',
  'accepted-share': (_: None): string => 'the share of guessed tokens that is accepted',
  'means-of-two-pools': (_: None): string => 'targets of the mean where there are two pools',
  'percentile-of-bursts': (_: None): string => 'a percentile that is held under bursts',
  'load-of-a-replica': (_: None): string => 'how a replica is loaded',
  'load-and-percentile': (_: None): string => 'how a replica is loaded: a percentile is of requests that arrive by themselves',
  /** Why nothing can be predicted, and for what. */
  'architecture-unknown': (_: None): string => 'its architecture is not known',
  'attention-not-modelled': (_: None): string => 'its kind of attention is not in the cost model',
  'hardware-unknown': ({ what }: { what: 'peak' | 'memory' | 'bandwidth' }): string =>
    `its ${{ peak: 'bf16 peak', memory: 'memory', bandwidth: 'memory bandwidth' }[what]} is not known`,
  'fp32-weights': (_: None): string => 'weights in fp32',
  'fp32-cache': (_: None): string => 'a cache in fp32',
  'served-in-16-bits': (_: None): string => 'engines serve 16 bits and fewer',
  'kept-in-16-bits': (_: None): string => 'engines keep 16 bits and fewer',
  /** What two fields both say. */
  'training-software': (_: None): string => 'the software that trains',
  recomputation: (_: None): string => 'what is computed again',
  'token-cost': (_: None): string => 'what a token costs',
  'productive-share': (_: None): string => 'the share of the time that makes progress',
  'lengths-of-requests': (_: None): string => 'how long requests are',
  'lengths-differ': (_: None): string => 'whether lengths differ',
  'serving-engine': (_: None): string => 'which engine serves',
  /** What would make a model fit. */
  'so-many-gpus': ({ gpus }: { gpus: string }): string => `${gpus} GPUs`,
  'adapters-instead': ({ method }: { method: 'LoRA' | 'QLoRA' }): string => `${method} in place of full training`,
  'smaller-or-more-memory': (_: None): string => 'a smaller micro batch or sequence, or GPUs with more memory',
  /** What is missing on the command line. */
  'a-shell': ({ choices }: { choices: readonly string[] }): string => `a shell: ${choices.join(', ')}`,
  'two-to-compare': (_: None): string => 'what to compare',
  'model-or-path': (_: None): string => 'the name of a model or the path of its config.json',
  'a-figure': (_: None): string => 'the figure to explain',
  'measurements-table': (_: None): string => 'a table of measurements',
  'schema-name': (_: None): string => 'the name of a schema',
  'preset-name': (_: None): string => 'the name of a preset',
  'config-path': (_: None): string => 'the path of a config.json',
  'standard-input-unnamed': (_: None): string => 'a scenario file cannot name what was piped in',
  'saved-or-base': ({ diff, base }: { diff: string; base: string }): string =>
    `${diff}, or a saved answer in the place of either, or ${base} with any files`,
} as const;
