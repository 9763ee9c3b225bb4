/** What a reader of a report reads beside the answer itself, in one language. */
export type ReportWords = {
  readonly language: string;
  readonly sections: Readonly<
    Record<'chain' | 'whatIf' | 'pictures' | 'assumptions' | 'figures' | 'details' | 'evidence' | 'remarks', string>
  >;
  readonly intro: Readonly<Record<'chain' | 'changed' | 'whatIf' | 'evidence' | 'data', string>>;
  readonly labels: Readonly<
    Record<
      | 'madeOf'
      | 'usedBy'
      | 'document'
      | 'figures'
      | 'standing'
      | 'table'
      | 'reset'
      | 'copyCommand'
      | 'copyYaml'
      | 'copied'
      | 'was'
      | 'original',
      string
    >
  >;
  readonly standings: Readonly<Record<'verified' | 'read' | 'inferred', string>>;
  /** Why a page has no fields. */
  readonly unasked: Readonly<Record<'service' | 'method' | 'counted' | 'beside' | 'model', string>>;
  readonly madeBy: (tool: string, version: string) => string;
  readonly range: (figure: string, low: string, middle: string, high: string) => string;
  readonly charts: ChartWords;
};

/** Titles of charts, and the sentence that says what each shows, computed from its figures. */
export type ChartWords = {
  readonly step: ChartText<(largest: string, share: string, step: string) => string>;
  readonly memory: ChartText<(used: string, limit: string | undefined, share: string | undefined) => string>;
  readonly parts: Readonly<Record<'weights' | 'gradients' | 'optimizer' | 'activations' | 'other' | 'reserve' | 'pool' | 'cache', string>>;
  readonly limit: (bytes: string) => string;
  readonly tornado: ChartText<(field: string, low: string, high: string) => string>;
  readonly sobol: ChartText<(share: string) => string>;
  readonly spread: ChartText<(figure: string, low: string, high: string) => string>;
  readonly months: ChartText<(first: string, last: string, months: number) => string>;
  readonly monthsBand: string;
  readonly compared: (figure: string) => ChartText<(least: string, name: string, most: string, other: string) => string>;
  readonly duration: ChartText<(gpus: string, time: string, half: string) => string>;
  readonly curve: ChartText<(concurrency: string, rate: string, tokenTime: string) => string> & {
    readonly chosen: (concurrency: string) => string;
  };
  readonly components: ChartText<(largest: string, share: string) => string>;
  readonly flops: ChartText<(largest: string, share: string) => string>;
  readonly errors: ChartText<(least: string, most: string) => string>;
  readonly errorSeries: Readonly<Record<'median' | 'p90', string>>;
  readonly columns: Readonly<Record<'part' | 'value' | 'share', string>>;
};

type ChartText<Sentence> = { readonly title: string; readonly sentence: Sentence };
