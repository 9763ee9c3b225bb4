/** One line of the compact index: enough to find, list and sort presets without opening their files. */
type Entry = {
  readonly id: string;
  readonly name: string;
  /** Other names it answers to. */
  readonly aliases: readonly string[];
};

type GpuEntry = Entry & {
  /** Product line: presets that share it are offered as the others of a short name. */
  readonly line: string;
  readonly vendor: string;
  readonly status: string;
  /** ISO date, or its year and month, or its year. */
  readonly released: string;
  /** Dense matrix peaks in FLOP/s (integer formats: OP/s) by precision. */
  readonly peak: Readonly<Record<string, number>>;
  readonly memoryBytes: number | null;
  readonly memoryBytesPerSecond: number | null;
  readonly tdpWatts: number | null;
};

type ModelEntry = Entry & {
  readonly line: string;
  readonly developer: string;
  readonly country: string;
  readonly released: string | null;
  readonly family: string;
  readonly parameters: number | null;
  readonly activeParameters: number | null;
  readonly trainingTokens: number | null;
};

type RegionEntry = Entry & {
  readonly year: number | null;
  /** Carbon intensity in grams of CO2-equivalent a kWh. */
  readonly gramsPerKwh: number;
};

/** Everything the catalogue knows, in brief. */
export type CatalogIndex = {
  readonly gpus: readonly GpuEntry[];
  readonly models: readonly ModelEntry[];
  readonly regions: readonly RegionEntry[];
};
