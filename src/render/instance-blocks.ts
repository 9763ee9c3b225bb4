import { termOf, type Words } from '../words/words.js';
import { type Block, columns } from './block.js';
import { shown } from './shown.js';

/** An instance, and its accelerators as it holds them. */
export type InstanceShown = {
  readonly instance: {
    readonly name: string;
    readonly aliases: readonly string[];
    readonly provider: string;
    readonly gpus: number;
    readonly hostMemory: string | null;
    readonly usdPerHour: number | null;
    readonly region: string | null;
    readonly date: string | null;
    readonly document: string;
    readonly standing: string;
    readonly doubt: string | null;
  };
  readonly accelerator: {
    readonly id: string;
    readonly name: string;
    readonly memoryBytes: number | null;
    readonly listPrice: { readonly usdPerGpuHour: number; readonly old: boolean } | null;
  };
};

/** What an instance holds and costs, and who says so. */
export function instanceBlocks({ instance, accelerator }: InstanceShown, words: Words): readonly Block[] {
  const { name, aliases, provider, gpus, hostMemory, usdPerHour, region, date, document, standing, doubt } = instance;
  const { memoryBytes, listPrice } = accelerator;
  const { open, close, comma } = words.amounts.marks;
  const rows: (readonly [key: string, value: string | null])[] = [
    ['aliases', aliases.length === 0 ? null : aliases.join(', ')],
    ['provider', provider],
    ['gpu', `${accelerator.name}${open}${accelerator.id}${close}`],
    ['gpus', shown('gpus', gpus, words)],
    [
      'memoryBytes',
      memoryBytes === null
        ? null
        : `${shown('memoryBytes', memoryBytes, words)} × ${gpus} = ${shown('memoryBytes', memoryBytes * gpus, words)}`,
    ],
    ['hostMemory', hostMemory],
    ['usdPerHour', usdPerHour === null ? words.labels.unknown : shown('usdPerHour', usdPerHour, words)],
    [
      'price',
      listPrice === null ? null : `${shown('price', listPrice.usdPerGpuHour, words)}${listPrice.old ? `${comma}${words.labels.old}` : ''}`,
    ],
    ['region', region],
    ['date', date],
    ['standing', words.presets.standings[standing] ?? standing],
    ['source', document],
  ];
  const { columns: heads, labels } = words;
  return [
    { is: 'title', text: `${name}${open}${provider}${close}` },
    {
      is: 'table',
      columns: columns([heads.figure, 'left'], [heads.value, 'left']),
      rows: rows.flatMap(([key, value]) => (value === null ? [] : [[termOf(key, words), value]])),
    },
    {
      is: 'remarks',
      remarks: [
        ...(doubt === null ? [] : [{ level: 'warning' as const, label: labels.warning, text: doubt }]),
        { level: 'hint', label: labels.hint, text: words.instanceUse(name, accelerator.id) },
      ],
    },
  ];
}
