/** What a written quantity measures; each has one SI (or customary) unit in which its number is kept. */
export type Dimension =
  | 'count' // things, no unit
  | 'number' // a plain factor, no unit
  | 'ratio' // 0..1
  | 'duration' // s
  | 'rate' // 1/s
  | 'flop' // FLOP
  | 'flopRate' // FLOP/s
  | 'bytes' // B
  | 'bandwidth' // B/s
  | 'power' // W
  | 'money' // USD
  | 'hourlyPrice' // USD per GPU-hour
  | 'energyPrice' // USD per kWh
  | 'carbonIntensity' // g CO2e per kWh
  | 'energy' // J
  | 'mass' // g CO2e
  | 'growth' // share a month
  | 'months'; // months, of 365/12 days

/** Why a text was not read as a quantity. The wording is the diagnostics room's; this is only the facts. */
export type QuantityProblem = {
  readonly kind:
    | 'empty'
    | 'syntax'
    | 'unknown-unit'
    | 'wrong-dimension'
    | 'missing-unit'
    | 'ambiguous'
    | 'range'
    | 'not-finite'
    | 'too-large';
  /** As typed. */
  readonly text: string;
  readonly dimension: Dimension;
  /** The offending unit as typed. */
  readonly unit?: string;
  /** For wrong-dimension: what the text measures instead. */
  readonly found?: Dimension;
  /** Corrected spellings of this very value; each of them parses. */
  readonly alternatives: readonly string[];
  /** How this dimension is written. */
  readonly examples: readonly string[];
};

export type ParsedQuantity = { readonly ok: true; readonly value: number } | { readonly ok: false; readonly problem: QuantityProblem };
