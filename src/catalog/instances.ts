import { lookUpKey } from './look-up-key.js';

/** A cloud instance, a server of a vendor or a slice of a pod: which accelerators it holds, and what it costs. */
export type Instance = {
  readonly name: string;
  readonly aliases: readonly string[];
  /** Who rents or sells it. */
  readonly provider: string;
  /** Preset of its accelerators, and how many it holds. */
  readonly gpu: string;
  readonly gpus: number;
  /** Memory of the host, as written. */
  readonly hostMemory: string | null;
  /** On-demand price of the whole instance, with its day and region; null where it is not known. */
  readonly usdPerHour: number | null;
  readonly region: string | null;
  readonly date: string | null;
  readonly document: string;
  readonly standing: 'verified' | 'read' | 'inferred';
  /** What is not certain of it. */
  readonly doubt: string | null;
};

/** A file of `presets/instances`, as the schema has it. */
type InstancesFile = {
  readonly name: string;
  readonly sources: readonly { readonly document: string; readonly standing?: Instance['standing'] | undefined }[];
  readonly instances: readonly {
    readonly name: string;
    readonly aliases?: readonly string[] | undefined;
    readonly gpu: string;
    readonly gpus: number;
    readonly hostMemory?: string | undefined;
    readonly usdPerHour?: number | undefined;
    readonly region?: string | undefined;
    readonly date?: string | undefined;
    readonly source: number;
    readonly doubt?: string | undefined;
  }[];
};

/** The instances of one provider; what is doubtful of one is inferred, whatever its document says. */
export function readInstances({ name: provider, sources, instances }: InstancesFile): readonly Instance[] {
  return instances.map(({ name, aliases = [], gpu, gpus, hostMemory, usdPerHour, region, date, source, doubt }) => {
    const claim = sources[source - 1];
    return {
      name,
      aliases,
      provider,
      gpu,
      gpus,
      hostMemory: hostMemory ?? null,
      usdPerHour: usdPerHour ?? null,
      region: region ?? null,
      date: date ?? null,
      document: claim?.document ?? '',
      standing: doubt === undefined ? (claim?.standing ?? 'read') : 'inferred',
      doubt: doubt ?? null,
    };
  });
}

/** Keys that an instance answers to. */
export function instanceKeys({ name, aliases }: Instance): readonly string[] {
  return [name, ...aliases].map(lookUpKey);
}
