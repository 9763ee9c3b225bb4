import type { RequestClass } from '../../core/serving/workload.js';

/** A published mix of lengths: presets/workloads. */
export type WorkloadPreset = {
  readonly id: string;
  readonly name: string;
  readonly document: string;
  readonly date: string;
  readonly note: string;
  readonly classes: readonly RequestClass[];
};

/** Those that are packaged. */
export const workloadIds: readonly string[] = ['agents', 'azure-code', 'azure-conversation', 'lmsys-chat'];
