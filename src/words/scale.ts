/** What a reader of `scale` reads, in one language. */
export type ScaleWords = Readonly<Record<'approach' | 'parameters' | 'tokens' | 'ratio' | 'loss' | 'extra' | 'pays' | 'note', string>> & {
  readonly title: (flops: string, hours: string | null) => string;
  readonly over: (parameters: string) => string;
};
