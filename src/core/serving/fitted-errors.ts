export type ErrorGroup = {
  readonly metric: 'throughput' | 'tpot' | 'ttft' | 'energy';
  readonly kind: 'dense' | 'experts';
  readonly engine: string | null;
  readonly link: 'nvlink' | 'pcie' | null;
  readonly name: string;
  readonly runs: number;
  readonly p10: number;
  readonly p50: number;
  readonly p90: number;
};
export const errorGroups: readonly ErrorGroup[] = [];
