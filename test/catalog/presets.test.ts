import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { uncoveredFigures } from '../../src/catalog/coverage.js';
import { lookUpKey } from '../../src/catalog/look-up-key.js';
import {
  type GpuPreset,
  type GridPreset,
  gpuPresetSchema,
  gridPresetSchema,
  type ModelPreset,
  modelPresetSchema,
} from '../../src/catalog/schema.js';
import { type Dimension, parseQuantity } from '../../src/quantity/parse.js';

type Preset = GpuPreset | ModelPreset | GridPreset;
type File = { readonly id: string; readonly text: string; readonly content: unknown };

const PRESETS = new URL('../../presets/', import.meta.url);

function files(kind: string): readonly File[] {
  return readdirSync(new URL(`${kind}/`, PRESETS)).map((name) => {
    const text = readFileSync(new URL(`${kind}/${name}`, PRESETS), 'utf8');
    return { id: name.replace(/\.json$/, ''), text, content: JSON.parse(text) as unknown };
  });
}

const gpuFiles = files('gpus');
const modelFiles = files('models');
const gridFiles = files('grids');
const gpus = new Map(gpuFiles.map(({ id, content }) => [id, content as GpuPreset]));
const models = new Map(modelFiles.map(({ id, content }) => [id, content as ModelPreset]));
const grids = new Map(gridFiles.map(({ id, content }) => [id, content as GridPreset]));

function si(text: string | null | undefined, dimension: Dimension): number {
  const parsed = parseQuantity(text ?? '', dimension);
  if (!parsed.ok) throw new Error(`${text} is not a ${dimension}`);
  return parsed.value;
}

function named<P extends Preset>(presets: ReadonlyMap<string, P>, name: string): P | undefined {
  const key = lookUpKey(name);
  return [...presets.values()].find(({ id, aliases }) => [id, ...aliases].some((other) => lookUpKey(other) === key));
}

function gpu(id: string): GpuPreset {
  const preset = gpus.get(id);
  if (preset === undefined) throw new Error(`no preset ${id}`);
  return preset;
}

describe.each([
  ['gpus', gpuFiles, gpuPresetSchema, 113],
  ['models', modelFiles, modelPresetSchema, 310],
  ['grids', gridFiles, gridPresetSchema, 41],
] as const)('presets/%s', (_, list, schema, expected) => {
  test('has all of them', () => {
    expect(list).toHaveLength(expected);
  });

  test.each(list)('$id follows the schema, and its id is its file name', ({ id, content }) => {
    expect(schema.safeParse(content).error?.message).toBeUndefined();
    expect((content as Preset).id).toBe(id);
  });

  test('is written out in full: reading a file needs no defaults', () => {
    for (const { id, content } of list) expect(schema.parse(content), id).toEqual(content);
  });

  test('states a source for every figure', () => {
    for (const { id, content } of list) expect(uncoveredFigures(content as Preset), id).toEqual([]);
  });

  test('names only figures that are there as sourced', () => {
    for (const { id, content } of list) {
      for (const { figures } of (content as Preset).sources) {
        for (const path of figures) expect(valueAt(content, path), `${id}: ${path}`).toBeDefined();
      }
    }
  });

  test('answers to each name once', () => {
    const owners = new Map<string, string>();
    for (const { content } of list) {
      const { id, aliases } = content as Preset;
      for (const name of [id, ...aliases]) {
        const key = lookUpKey(name);
        expect(key, `${id}: ${name}`).not.toBe('');
        expect(owners.get(key), `${id} and ${owners.get(key)} both answer to ${name}`).toBeUndefined();
        owners.set(key, id);
      }
    }
  });

  test('is pretty-printed JSON that ends with a line break', () => {
    for (const { id, text } of list) expect(text, id).toMatch(/^\{\n {2}"id": [\s\S]*\n\}\n$/);
  });

  test('speaks of the world only, not of how it was looked up', () => {
    const words =
      /\b(seen|search(ed|es)?|find_string|here|session|workspace|sandbox|this machine|from memory|not recoverable|public (source )?file|file id|scraped|Resolution:|(?<!ByteDance-)SEED(?!-OSS))\b|\/work\/|\/tmp\//i;
    for (const { id, text } of list) {
      const offending = text.split('\n').filter((line) => words.test(line) && !/output on \w+ in 10 public files/.test(line));
      expect(offending, id).toEqual([]);
    }
  });
});

function valueAt(tree: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((node, key) => (node as Record<string, unknown> | null | undefined)?.[key], tree) ?? undefined;
}

test('a preset without a source for a figure is caught', () => {
  const { sources, ...rest } = gpu('a100-pcie-80gb');
  const weaker = {
    ...rest,
    sources: sources.map((source) => ({ ...source, figures: source.figures.filter((path) => path !== 'peak.tf32') })),
  };
  expect(uncoveredFigures(weaker)).toEqual(['peak.tf32']);
  expect(gpuPresetSchema.safeParse({ ...rest, sources: [] }).success).toBe(false);
  expect(gpuPresetSchema.safeParse({ ...rest, sources, recorded: undefined }).success).toBe(false);
  expect(gpuPresetSchema.safeParse({ ...rest, sources, colour: 'green' }).success).toBe(false);
  expect(gpuPresetSchema.safeParse({ ...rest, sources, power: { tdp: '300' } }).success).toBe(false);
});

test('the worked example of the README is a good preset', () => {
  const example = /```json\n([\s\S]*?)```/.exec(readFileSync(new URL('README.md', PRESETS), 'utf8'))?.[1] ?? '';
  const preset = gpuPresetSchema.parse(JSON.parse(example));
  expect(uncoveredFigures(preset)).toEqual([]);
  expect(named(gpus, preset.id)).toBeUndefined();
});

describe('names that people type', () => {
  test.each([
    ['a100', 'a100-pcie-80gb'],
    ['A100 80GB', 'a100-pcie-80gb'],
    ['a100-40gb', 'a100-pcie-40gb'],
    ['a100-sxm4', 'a100-sxm-80gb'],
    ['NVIDIA A100-SXM4-80GB', 'a100-sxm-80gb'],
    ['h100', 'h100-pcie-80gb'],
    ['H100 SXM', 'h100-sxm-80gb'],
    ['h100-nvl', 'h100-nvl-94gb'],
    ['h200', 'h200-sxm-141gb'],
    ['b200', 'b200-sxm-180gb'],
    ['b300', 'b300-sxm-288gb'],
    ['v100', 'v100-sxm-32gb'],
    ['4090', 'rtx-4090'],
    ['RTX 4090', 'rtx-4090'],
    ['rtx6000ada', 'rtx-6000-ada'],
    ['mi300x', 'mi300x'],
    ['tpuv4', 'tpu-v4'],
    ['tpu-v5e', 'tpu-v5e'],
    ['gaudi-3', 'gaudi3'],
    ['trn1', 'trainium1'],
    ['trn2', 'trainium2'],
    ['inf2', 'inferentia2'],
    ['gh200', 'gh200-96gb'],
    ['gb200-nvl72', 'gb200'],
    ['m2-ultra', 'apple-m2-ultra-192gb'],
    ['wse3', 'cerebras-wse3'],
    ['groq', 'groq-lpu-v1'],
  ])('GPU %s is %s', (name, id) => {
    expect(named(gpus, name)?.id).toBe(id);
  });

  test.each([
    ['gpt3', 'gpt-3-175b'],
    ['GPT-3', 'gpt-3-175b'],
    ['davinci', 'gpt-3-175b'],
    ['gpt2', 'gpt-2'],
    ['gpt-2-xl', 'gpt-2-xl'],
    ['gpt1', 'gpt-1'],
    ['bert', 'bert-base'],
    ['bert-base-uncased', 'bert-base'],
    ['t5', 't5-base'],
    ['llama2-70b', 'llama-2-70b'],
    ['llama3-8b', 'llama-3-8b'],
    ['llama3.1-70b', 'llama-3.1-70b'],
    ['Llama-3.1-70B-Instruct', 'llama-3.1-70b'],
    ['meta-llama-3.1-70b', 'llama-3.1-70b'],
    ['llama-7b', 'llama-7b'],
    ['mixtral', 'mixtral-8x7b'],
    ['r1', 'deepseek-r1'],
    ['dsv3', 'deepseek-v3'],
    ['qwen-2.5-72b', 'qwen2.5-72b'],
    ['Qwen2.5-72B-Instruct', 'qwen2.5-72b'],
    ['glm4.5', 'glm-4.5'],
    ['DeepSeek-V4-Flash', 'deepseek-v4-flash'],
    ['gemma-4-26B-A4B-it', 'gemma-4-26b-a4b'],
    ['kimi-linear', 'kimi-linear-48b-a3b'],
    ['step3.5-flash', 'step-3.5-flash'],
    ['kimi-k2', 'kimi-k2'],
    ['gpt-oss-120b', 'gpt-oss-120b'],
    ['chinchilla', 'chinchilla-70b'],
    ['palm', 'palm-540b'],
    ['gopher', 'gopher-280b'],
    ['bloom', 'bloom-176b'],
    ['opt-175b', 'opt-175b'],
    ['gpt-neox', 'gpt-neox-20b'],
    ['gptj', 'gpt-j-6b'],
    ['falcon-40b', 'falcon-40b'],
    ['chatgpt', 'gpt-3.5'],
    ['gpt4', 'gpt-4'],
  ])('model %s is %s', (name, id) => {
    expect(named(models, name)?.id).toBe(id);
  });

  test.each([
    ['france', 'fr'],
    ['eu-west-3', 'fr'],
    ['aws-eu-west-3', 'fr'],
    ['francecentral', 'fr'],
    ['gcp-europe-west9', 'fr'],
    ['aws-us-east-1', 'us-mida-pjm'],
    ['aws-us-west-2', 'us-nw-bpat'],
    ['gcp-us-west2', 'us-cal-ciso'],
  ])('region %s is %s', (name, id) => {
    expect(named(grids, name)?.id).toBe(id);
  });

  test.each(['llama-3', 'llama', 'qwen2.5', 'qwen', 'gemma', 'grok'])('the family %s stands for no model', (name) => {
    expect(named(models, name)).toBeUndefined();
  });

  test('regions that two clouds name alike stand for no grid', () => {
    expect(named(grids, 'us-west-1')).toBeUndefined();
    expect(named(grids, 'us-west-2')).toBeUndefined();
    expect(named(gpus, '910b')).toBeUndefined();
  });

  test('the full repository name’s last part is a name too', () => {
    for (const { id, repository } of models.values()) {
      if (repository !== null) expect(named(models, repository.split('/')[1] ?? '')?.id, repository).toBe(id);
    }
  });

  test('a cloud region is one grid', () => {
    expect(grids.get('us-nw-pacw')?.aliases.some((alias) => alias.includes('us-west'))).toBe(false);
  });
});

describe('peaks', () => {
  test.each([
    ['a100-pcie-80gb', 'tf32', 156],
    ['a100-pcie-80gb', 'bf16', 312],
    ['a100-sxm-80gb', 'int8', 624],
    ['h100-sxm-80gb', 'bf16', 989.4],
    ['h100-sxm-80gb', 'tf32', 494.7],
    ['h100-sxm-80gb', 'fp8', 1978.9],
    ['h100-pcie-80gb', 'tf32', 378],
    ['h100-pcie-80gb', 'bf16', 756],
    ['h100-nvl-94gb', 'bf16', 835.5],
    ['h100-nvl-94gb', 'tf32', 417.5],
    ['h200-sxm-141gb', 'bf16', 989.4],
    ['h200-sxm-141gb', 'fp8', 1978.9],
    ['h200-nvl-141gb', 'bf16', 835.5],
    ['b200-sxm-180gb', 'bf16', 2250],
    ['b300-sxm-288gb', 'fp4', 13500],
    ['b300-sxm-288gb', 'int8', 153.5],
    ['gb300', 'int8', 165],
    ['l40s', 'fp8', 733],
    ['l40s', 'bf16', 362.05],
    ['mi300x', 'bf16', 1307.4],
    ['mi355x', 'bf16', 2516.6],
    ['gaudi3', 'bf16', 1677],
    ['rtx-4090', 'bf16', 165.2],
    ['trainium2', 'bf16', 667],
    ['v100-sxm-16gb', 'fp16', 125],
    ['v100-pcie-16gb', 'fp16', 112],
    ['mlu370-x8', 'fp32', 24],
  ] as const)('%s %s is %d, dense', (id, precision, tera) => {
    expect(si(gpu(id).peak[precision], 'flopRate')).toBeCloseTo(tera * 1e12, -6);
  });

  test('grow as the precision shrinks', () => {
    for (const { id, peak } of gpus.values()) {
      const rates = (['tf32', 'bf16', 'fp8'] as const).flatMap((precision) =>
        peak[precision] === undefined ? [] : [si(peak[precision], 'flopRate')],
      );
      expect(rates, id).toEqual(rates.toSorted((a, b) => a - b));
    }
  });

  // H100 PCIe: the data sheet prints 1513, which does not halve; L40S: 733 beside 362.05. B300, GB300: FP4 and INT8 are printed apart.
  const printedApart = new Set(['h100-pcie-80gb bf16', 'h100-pcie-80gb fp16', 'b300-sxm-288gb fp4', 'gb300 fp4', 'l40s bf16', 'l40s fp16']);

  test('with 2:4 sparsity are twice the dense ones', () => {
    for (const { id, peak, sparsePeak } of gpus.values()) {
      for (const [precision, text] of Object.entries(sparsePeak ?? {})) {
        const dense = si(peak[precision as keyof typeof peak], 'flopRate');
        const ratio = si(text, 'flopRate') / dense;
        if (printedApart.has(`${id} ${precision}`)) expect(ratio, `${id} ${precision}`).not.toBe(2);
        else expect(ratio, `${id} ${precision}`).toBeCloseTo(2, 9);
      }
    }
    expect(si(gpu('h100-pcie-80gb').sparsePeak?.bf16, 'flopRate')).toBe(1513e12);
    expect(si(gpu('b300-sxm-288gb').sparsePeak?.fp4, 'flopRate')).toBe(18000e12);
    expect(si(gpu('gb300').sparsePeak?.fp4, 'flopRate')).toBe(20000e12);
  });

  test('have no sparse rate where 2:4 sparsity is not what the vendor means', () => {
    for (const id of ['trainium2', 'trainium3', 'v100-sxm-32gb', 'tpu-v4', 'h20']) expect(gpu(id).sparsePeak, id).toBeUndefined();
  });
});

describe('units', () => {
  test('every figure can be read', () => {
    for (const { id, peak, sparsePeak, vectorPeak, memory, links, power, server } of gpus.values()) {
      for (const text of [peak, sparsePeak, vectorPeak].flatMap((rates) => Object.values(rates ?? {})))
        expect(si(text, 'flopRate'), id).toBeGreaterThan(0);
      for (const text of [memory.capacity, memory.reported, memory.label]) if (text) expect(si(text, 'bytes'), id).toBeGreaterThan(0);
      for (const text of [
        memory.bandwidth,
        links.scaleUp?.bandwidth,
        links.scaleUp?.withoutBridge,
        links.scaleUp?.peerToPeer,
        links.scaleOut?.bandwidth,
      ])
        if (text) expect(si(text, 'bandwidth'), id).toBeGreaterThan(0);
      for (const text of [power.tdp, server.ratedPower, server.measuredPower, server.rackPower])
        if (text) expect(si(text, 'power'), id).toBeGreaterThan(0);
    }
    for (const { id, carbonIntensity, otherEstimates } of grids.values()) {
      for (const text of [...Object.values(carbonIntensity), ...Object.values(otherEstimates)])
        if (text) expect(si(text, 'carbonIntensity'), id).toBeGreaterThan(0);
    }
  });

  test('memory is binary where the label is, and close to what the driver reports', () => {
    expect(si(gpu('a100-pcie-80gb').memory.capacity, 'bytes')).toBe(80 * 2 ** 30);
    expect(si(gpu('h200-sxm-141gb').memory.capacity, 'bytes')).toBe(141 * 2 ** 30);
    expect(si(gpu('b300-sxm-288gb').memory.capacity, 'bytes')).toBe(288 * 2 ** 30);
    for (const { id, memory } of gpus.values()) {
      if (memory.reported === undefined) continue;
      expect(si(memory.reported, 'bytes') / si(memory.capacity, 'bytes'), id).toBeGreaterThan(0.9);
      expect(si(memory.reported, 'bytes'), id).toBeLessThanOrEqual(si(memory.capacity, 'bytes'));
    }
  });

  test('links count one direction', () => {
    expect(gpu('h100-sxm-80gb').links.scaleUp?.bandwidth).toBe('450 GB/s');
    expect(gpu('a800-sxm-80gb').links.scaleUp?.bandwidth).toBe('200 GB/s');
    expect(gpu('h20').links.scaleUp?.bandwidth).toBe('450 GB/s');
    expect(gpu('b200-sxm-180gb').links.scaleUp?.bandwidth).toBe('900 GB/s');
  });

  test('servers are measured only at normal clocks, and below their rating', () => {
    const measured = [...gpus.values()].filter(({ server }) => server.measuredPower !== undefined);
    expect(measured.map(({ id }) => id)).toEqual(['b200-sxm-180gb']);
    for (const { server } of measured) expect(si(server.measuredPower, 'power')).toBeLessThan(si(server.ratedPower, 'power'));
  });
});

test('prices are dated or say that they are not, and are within reason', () => {
  for (const { id, prices } of gpus.values()) {
    for (const { usd, per, date, note, kind } of prices) {
      const [low, high] = typeof usd === 'number' ? [usd, usd] : usd;
      expect(low, id).toBeLessThanOrEqual(high);
      expect(per === 'GPU-hour' ? high : 0, id).toBeLessThan(20);
      expect(kind === 'purchase', id).toBe(per !== 'GPU-hour');
      if (date === null) expect(note, id).toMatch(/undated/);
    }
  }
});

test('an accelerator without a data sheet has no figures', () => {
  const { peak, memory, links, power, confidence, notes } = gpu('mlu590');
  expect([peak, memory, links.scaleUp, power.tdp, confidence]).toEqual([
    {},
    { capacity: null, type: null, bandwidth: null },
    null,
    null,
    'none',
  ]);
  expect(notes.join(' ')).toMatch(/no vendor data sheet was found/i);
});

describe('models', () => {
  test('an undisclosed size stays unknown', () => {
    const undisclosed = [...models.values()].filter(({ parameters }) => parameters.total === null);
    expect(undisclosed.map(({ id }) => id)).toEqual([
      'claude',
      'gemini',
      'gpt-3.5',
      'gpt-4',
      'gpt-4o',
      'gpt-5',
      'gpt-6',
      'grok-3',
      'grok-4',
      'kimi-k3.1',
      'muse-spark',
      'qwen4-max-preview',
    ]);
    for (const { id, parameters, notes } of undisclosed) {
      expect(parameters.active, id).toBeNull();
      expect(notes.join(' '), id).toMatch(/never disclosed/);
    }
  });

  test('name a developer and a country', () => {
    for (const { id, developer, country } of models.values()) expect([developer.length > 1, country.length > 3], id).toEqual([true, true]);
  });

  test('have no more active than total parameters, and fewer without the embeddings', () => {
    for (const {
      id,
      parameters: { total, active, nonEmbedding, computed },
    } of models.values()) {
      if (total === null) continue;
      expect(active ?? 0, id).toBeLessThanOrEqual(total);
      if (nonEmbedding !== null) expect(nonEmbedding, id).toBeLessThan(computed ?? total);
    }
  });

  test('the deck’s GPT-3 has 175B parameters and 300B tokens', () => {
    const preset = models.get('gpt-3-175b');
    expect([preset?.parameters.total, preset?.parameters.computed, preset?.trainingTokens]).toEqual([175e9, 174_604_259_328, 300e9]);
  });
});

describe('grids', () => {
  test('use a value that is there', () => {
    for (const { id, used, carbonIntensity, otherEstimates } of grids.values()) {
      expect({ ...carbonIntensity, ...otherEstimates }[used], id).toBeTypeOf('string');
    }
    expect(
      [...grids.values()]
        .filter(({ used }) => used !== 'lifecycle')
        .map(({ id }) => id)
        .toSorted(),
    ).toEqual(['au-nsw', 'au-vic', 'cn', 'sa']);
  });

  test('emit more over the life cycle than directly', () => {
    for (const {
      id,
      carbonIntensity: { lifecycle, direct },
    } of grids.values()) {
      if (lifecycle && direct) expect(si(lifecycle, 'carbonIntensity'), id).toBeGreaterThan(si(direct, 'carbonIntensity'));
    }
    expect(grids.get('fr')?.carbonIntensity.lifecycle).toBe('34.5 gCO2e/kWh');
  });
});
