import type { EngineName } from '../../core/serving/constants.js';
import type { ServingCache, ServingLayout, ServingWeights } from '../../core/serving/served.js';
import { packagedText } from '../package-presets.js';
import { usualCache } from './usual-cache.js';

/** What a published serving measurement was taken on. Names are those of presets. */
type Measured = {
  /** Page or collection: a key of `sources.json`. */
  readonly source: string;
  readonly engine: EngineName;
  readonly model: string;
  readonly gpu: string;
  readonly weights: ServingWeights;
  readonly cache: ServingCache;
  readonly layout: ServingLayout;
};

/** Output tokens a second of an instance that runs as many requests as it can. */
type MeasuredThroughput = Measured & {
  readonly input: number;
  readonly output: number;
  /** Requests of the whole run; null where the page does not say. */
  readonly requests: number | null;
  readonly outputTokensPerSecond: number;
};

/** First token and time a token at a concurrency, in seconds. */
type MeasuredLatency = Measured & {
  readonly input: number;
  readonly output: number;
  readonly concurrency: number;
  /** All requests of the run had the same lengths. */
  readonly equal: boolean;
  readonly ttftSeconds: number;
  readonly tpotSeconds: number;
  /** The same run stands in another row too. */
  readonly repeated: boolean;
};

/** Time between tokens and power at a mean batch, under vLLM. */
type MeasuredEnergy = Measured & {
  readonly task: string;
  readonly output: number;
  readonly batch: number;
  readonly outputTokensPerSecond: number;
  readonly itlSeconds: number;
  readonly watts: number;
  readonly joulesPerToken: number;
};

export type ServingMeasurements = {
  readonly throughput: readonly MeasuredThroughput[];
  readonly latency: readonly MeasuredLatency[];
  readonly energy: readonly MeasuredEnergy[];
  /** Rows that are packaged and that no model here predicts: their metric is not throughput at full load. */
  readonly otherLoads: number;
};

/** The packaged serving measurements. Read when asked for, never at the start. */
export function servingMeasurements(): ServingMeasurements {
  const rows = (name: string) => table(packagedText(`measurements/serving/${name}`));
  const pages = rows('throughput.csv');
  const most = pages.flatMap(throughputOf);
  return {
    throughput: [...rows('trtllm-1.0.csv').map(firstPage), ...most],
    latency: rows('latency.csv').map(latencyOf),
    energy: rows('energy.csv').map(energyOf),
    otherLoads: pages.length - most.length,
  };
}

type Cells = (name: string) => string;

/** Rows of a table without quotes. */
function table(text: string): readonly Cells[] {
  const [head = '', ...lines] = text.trimEnd().split('\n');
  const places = new Map(head.split(',').map((name, at) => [name, at]));
  return lines.map((line) => {
    const cells = line.split(',');
    return (name) => cells[places.get(name) ?? -1] ?? '';
  });
}

function layoutOf(cells: Cells): ServingLayout {
  return { tp: Number(cells('tp')), pp: Number(cells('pp') || 1), ep: Number(cells('ep') || 1), adp: Number(cells('adp') || 1) };
}

function measuredOf(cells: Cells, source: string, engine: EngineName): Measured {
  const weights = cells('weights') as ServingWeights;
  const gpu = cells('gpu');
  const cache = (cells('kv') || usualCache(weights, engine, gpu)) as ServingCache;
  return { source, engine, model: cells('model'), gpu, weights, cache, layout: layoutOf(cells) };
}

/** The 80 rows of the page that says the requests of each length: 3,000 but for long outputs. */
function firstPage(cells: Cells): MeasuredThroughput {
  const input = Number(cells('input'));
  const output = Number(cells('output'));
  return {
    ...measuredOf(cells, 'trtllm-v1.0', 'trtllm'),
    input,
    output,
    requests: requestsOf(input, output),
    outputTokensPerSecond: Number(cells('outputTokensPerSecond')),
  };
}

function requestsOf(input: number, output: number): number {
  if (input === 128 && output === 128) return 30_000;
  if (input >= 20_000) return 1000;
  return ['128/4096', '1000/2000', '2048/2048', '5000/500'].includes(`${input}/${output}`) ? 1500 : 3000;
}

function throughputOf(cells: Cells): MeasuredThroughput[] {
  const source = cells('source');
  if (cells('metric') !== 'max-throughput') return [];
  const engine = source.startsWith('rocm') || source.startsWith('vllm') ? 'vllm' : 'trtllm';
  const requests = cells('requests');
  return [
    {
      ...measuredOf(cells, source, engine),
      input: Number(cells('input')),
      output: Number(cells('output')),
      requests: requests === '' ? null : Number(requests),
      outputTokensPerSecond: Number(cells('outputTokensPerSecond')),
    },
  ];
}

const MS = 1e-3;

function latencyOf(cells: Cells): MeasuredLatency {
  const engine = cells('engine') as EngineName;
  const output = Number(cells('output'));
  return {
    ...measuredOf(cells, `latency-${engine}`, engine),
    input: Number(cells('input')),
    output,
    concurrency: Number(cells('concurrency')),
    equal: engine !== 'vllm' && output < 1000,
    ttftSeconds: Number(cells('ttftMs')) * MS,
    tpotSeconds: Number(cells('tpotMs')) * MS,
    repeated: cells('repeated') === '1',
  };
}

function energyOf(cells: Cells): MeasuredEnergy {
  const gpus = Number(cells('gpus'));
  const ep = Number(cells('ep'));
  const measured = measuredOf(cells, 'ml-energy', 'vllm');
  return {
    ...measured,
    // Experts over n GPUs and nothing else said: attention is split over them too.
    layout: { tp: gpus / Number(cells('dp')), pp: 1, ep, adp: Number(cells('dp')) },
    task: cells('task'),
    output: Number(cells('output')),
    batch: Number(cells('batch')),
    outputTokensPerSecond: Number(cells('outputTokensPerSecond')),
    itlSeconds: Number(cells('itlMedianMs')) * MS,
    watts: Number(cells('watts')),
    joulesPerToken: Number(cells('joulesPerToken')),
  };
}
