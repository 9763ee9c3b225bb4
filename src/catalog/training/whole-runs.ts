import { number, table } from './table.js';

/** A whole training run that was published: what it trained, on what, and how much of the peak it reached. */
export type WholeRun = {
  readonly model: string;
  readonly parameters: number;
  readonly activeParameters: number;
  readonly tokens: number;
  readonly gpu: string;
  /** Null where the document does not say. */
  readonly gpus: number | null;
  readonly gpuHours: number | null;
  readonly precision: string;
  /** What its makers say they reached; null where they do not. */
  readonly reportedUtilization: number | null;
  /** Why it is not judged by; empty where it is. */
  readonly doubt: string;
};

/** `presets/measurements/training/whole-runs.csv`. */
export function readWholeRuns(text: string): readonly WholeRun[] {
  return table(text).map((cells) => {
    const known = (name: string) => (cells[name] ? number(cells, name) : null);
    const { model = '', gpu = '', precision = '', doubt = '' } = cells;
    return {
      model,
      parameters: number(cells, 'parameters'),
      activeParameters: number(cells, 'activeParameters'),
      tokens: number(cells, 'tokens'),
      gpu,
      gpus: known('gpus'),
      gpuHours: known('gpuHours'),
      precision: precision || 'bf16',
      reportedUtilization: known('reportedUtilization'),
      doubt,
    };
  });
}
