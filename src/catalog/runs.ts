import type { MeasurementPreset } from './document-schemas.js';
import type { Accelerator } from './facts.js';
import { standingOf } from './standing.js';

/** A published training run. */
export type PublishedRun = {
  readonly model: string;
  /** Preset of the accelerator; null where only its line is known. */
  readonly gpu: string | null;
  readonly line: string;
  readonly gpus: number | null;
  /** Null where it is not known: the 16-bit peak then counts. */
  readonly precision: string | null;
  readonly parameters: number;
  readonly activeParameters: number;
  /** 6 × active parameters × tokens ÷ (time × dense peak of the precision), 0 to 1. */
  readonly utilization: number;
  /** Over a whole run with its restarts, or of its steps alone. */
  readonly basis: 'whole run' | 'steps';
  /** Short name of the document. */
  readonly publication: string;
  readonly document: string;
  readonly date: string;
};

const SECONDS_AN_HOUR = 3600;
/** Significant digits that no published figure has more of. */
const DIGITS = 5;

/**
 * The runs of a measurement preset. Documents count FLOP by different conventions (with attention in
 * full or in half, with what is recomputed, or without); here all are reckoned from parameters,
 * tokens and time, as the sheet does. Throws an error that names the file for what does not go together.
 */
export function readRuns(preset: MeasurementPreset, accelerators: readonly Accelerator[]): readonly PublishedRun[] {
  const { basis, name: publication, document, date } = preset;
  const fail = (reason: string): never => {
    throw new Error(`presets: ${preset.id}.json: ${reason}`);
  };
  if (standingOf(preset) === 'inferred') fail('its runs are inferred, and nobody published them');
  return preset.runs.map((run) => {
    const { model, gpus, precision, parameters, activeParameters = parameters, tokens, gpuHours, tokensPerSecondPerGpu } = run;
    const cards = accelerators.filter(({ id, line }) => (run.gpu === undefined ? line === run.line : id === run.gpu));
    const [card] = cards;
    if (card === undefined) return fail(`${model}: no accelerator preset for ${run.gpu ?? run.line}`);
    const peak = card.peak(precision ?? 'bf16');
    if (peak === undefined || cards.some((other) => other.peak(precision ?? 'bf16') !== peak)) {
      return fail(`${model}: no one peak of ${run.gpu ?? run.line} at ${precision ?? 'bf16'}`);
    }
    const rate = basis === 'steps' ? tokensPerSecondPerGpu : (tokens ?? Number.NaN) / ((gpuHours ?? Number.NaN) * SECONDS_AN_HOUR);
    const utilization = (6 * activeParameters * (rate ?? Number.NaN)) / peak;
    if (!(utilization > 0 && utilization < 1)) return fail(`${model}: its utilisation is ${utilization}`);
    return {
      model,
      gpu: run.gpu ?? null,
      line: card.line,
      gpus,
      precision,
      parameters,
      activeParameters,
      utilization: Number(utilization.toPrecision(DIGITS)),
      basis,
      publication,
      document,
      date,
    };
  });
}
