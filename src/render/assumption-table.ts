import type { Evidence, Result } from '../answer/contract/result.js';
import { termOf, type Words } from '../words/words.js';
import { columns, type TableBlock } from './block.js';
import { shown } from './shown.js';

/** Keys of a scenario that the title or the evidence says already. */
const SAID = new Set(['kind', 'note', 'solve']);
/** Assumptions that only matter once they are not the ordinary. */
const ORDINARY: Readonly<Record<string, number | string>> = {
  epochs: 1,
  goodput: 1,
  pue: 1,
  sparsity: 'none',
  questions: 1,
  flops: '6nd',
};

/** Formats that go without saying where they have 16 bits. */
const STORED = new Set(['weights', 'kv']);

/** Fields that a figure repeats where they are assumed. */
export const fieldOfFigure: Readonly<Record<string, string>> = {
  tokens: 'tokens',
  tokensPerWindow: 'tokens',
  users: 'users',
  concurrentUsers: 'concurrentUsers',
  requestsPerSecond: 'requests',
  durationSeconds: 'duration',
  windowSeconds: 'window',
  utilization: 'utilization',
  gpus: 'gpus',
  gpusExact: 'gpus',
};

/** Each assumption with its value and where it came from. */
export function assumptionTable(result: Result, words: Words, leftOut: ReadonlySet<string> = new Set()): TableBlock {
  const { assumption, value, origin } = words.columns;
  return {
    is: 'table',
    columns: columns([assumption, 'left'], [value, 'right'], [origin, 'left']),
    rows: assumptionRows(result, words, leftOut),
  };
}

function assumptionRows({ scenario, sources, evidence }: Result, words: Words, leftOut: ReadonlySet<string>): readonly string[][] {
  const rows: string[][] = [];
  for (const [key, value] of Object.entries(scenario)) {
    const source = sources[key];
    if (
      SAID.has(key) ||
      leftOut.has(key) ||
      (ORDINARY[key] === value && source === 'default') ||
      (STORED.has(key) && source !== 'given' && (value === 'bf16' || value === 'fp16')) ||
      // What the sheet does not depend on: the check beside it names the length.
      (key === 'sequence' && source !== 'given' && scenario['flops'] === '6nd') ||
      (key === 'activeParameters' && value === scenario['parameters'] && source === 'derived')
    )
      continue;
    const named = evidence.instance && key === 'gpusPerServer' ? 'gpusPerInstance' : key;
    rows.push([termOf(named, words), assumed(key, value, evidence, words), originOf(key, source, evidence, words)]);
  }
  if (evidence.instance && !leftOut.has('gpu')) {
    const { name, provider, gpus } = evidence.instance;
    rows.push([termOf('instance', words), name, words.instance(provider, gpus)]);
  }
  if (evidence.power && !leftOut.has('powerPerGpuWatts')) {
    rows.push([
      termOf('powerPerGpuWatts', words),
      shown('powerPerGpuWatts', evidence.power.wattsPerGpu, words),
      words.powerBasis[evidence.power.basis],
    ]);
  }
  if (evidence.carbon && !leftOut.has('region')) {
    rows.push([
      termOf('gridGramsPerKwh', words),
      shown('gridGramsPerKwh', evidence.carbon.gramsPerKwh, words),
      `${words.origins.preset}${words.amounts.marks.comma}${evidence.carbon.year ?? words.labels.unknown}`,
    ]);
  }
  return rows;
}

function assumed(key: string, value: number | string | object, evidence: Evidence, words: Words): string {
  if (key === 'model') return evidence.model?.name ?? String(value);
  if (key === 'gpu') return evidence.gpu?.name ?? String(value);
  if (key === 'weights' && evidence.memory)
    return `${value}${words.amounts.marks.comma}${shown('memory', evidence.memory.weightsBytes, words)}`;
  if (key === 'region') return evidence.carbon?.name ?? String(value);
  return shownGiven(key, value, evidence, words);
}

/** A value with its unit; of an amount that was given in yuan, that first. */
export function shownGiven(key: string, value: Result['scenario'][string] | undefined, { cny }: Evidence, words: Words): string {
  const amount = shown(key, value, words);
  const yuan = cny?.[key];
  return yuan === undefined ? amount : `${shown(key, yuan, words).replace('$', '¥')} = ${amount}`;
}

function originOf(key: string, source: Result['sources'][string] | undefined, evidence: Evidence, words: Words): string {
  const origin = source === undefined ? '' : words.origins[source];
  if (key === 'peak' && source === 'preset') return `${origin}${words.amounts.marks.comma}${words.peak(evidence.gpu?.peak ?? '')}`;
  if (key === 'price' && evidence.price)
    return [evidence.price.provider, evidence.price.date, ...(evidence.price.old ? [words.labels.old] : [])].join(
      words.amounts.marks.comma,
    );
  return origin;
}
