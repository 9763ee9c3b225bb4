import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Structure, StructurePart } from '../../src/answer/contract/model.js';
import { structureOf } from '../../src/answer/model/structure.js';
import { readArchitecture } from '../../src/architecture/read.js';
import type { DrawingBlock, DrawingRow } from '../../src/render/block.js';
import { drawingOf } from '../../src/render/drawing/drawing.js';
import { visibleKinds } from '../../src/render/drawing/kinds.js';
import { markdownText } from '../../src/render/markdown.js';
import { terminalText } from '../../src/render/table.js';
import { plainTheme, type Theme } from '../../src/render/theme.js';
import { english } from '../../src/words/en/english.js';
import { runsOf, seed } from '../helpers/fuzz.js';
import { columnsOf } from './width.js';

type Config = Readonly<Record<string, unknown>>;

const configs = JSON.parse(readFileSync(new URL('drawings/models.json', import.meta.url), 'utf8')) as Readonly<Record<string, Config>>;
/** Drawn in three widths; the others in one. */
const named = new Set([
  'transformer-base',
  'bert-base',
  'gpt-1',
  'gpt-2',
  'gpt-3',
  't5-base',
  'llama-3.1-70b',
  'mixtral-8x7b',
  'deepseek-v3',
  'nemotron-h',
]);

function structure(config: Config): Structure {
  const read = readArchitecture(config);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return structureOf(read.architecture, read.count.parameters);
}

function drawn(block: DrawingBlock, theme: Theme): string {
  return [...terminalText([block], theme, english.amounts.marks)].join('');
}

/** The model of a name as text. */
function drawing(name: string, width = 80): string {
  return drawn(drawingOf(structure(configs[name] ?? {}), english), plainTheme(width));
}

function partsOf({ embedding, stacks, head }: Structure): readonly StructurePart[] {
  const blocks = stacks.flatMap(({ layers }) => layers.flatMap((layer) => layer.blocks));
  return [
    ...embedding,
    ...stacks.flatMap(({ before, after }) => [...before, ...after]),
    ...blocks.flatMap(({ before, branches, merged, after }) => [...before, ...branches.flat(), ...merged, ...after]),
    ...head,
  ];
}

/** Rows of a drawing with those inside its boxes. */
function rowsOf({ columns }: DrawingBlock): readonly DrawingRow[] {
  return columns.flatMap(({ items }) => items.flatMap((item) => (item.is === 'box' ? item.rows : [item])));
}

const tenths = (figure: string) => (figure === '' || figure === '<0.1%' ? 0 : Math.round(10 * Number(figure.slice(0, -1))));
const sum = (numbers: readonly number[]) => numbers.reduce((all, number) => all + number, 0);

/** What is true of every drawing. */
function expectSound(model: Structure, width: number): void {
  const block = drawingOf(model, english);
  const lines = drawn(block, plainTheme(width)).split('\n');
  expect(lines.filter((line) => columnsOf(line) > width)).toEqual([]);
  expect(lines.filter((line) => /\s$/.test(line))).toEqual([]);
  const figures = rowsOf(block).map(({ figure }) => figure);
  expect(figures.filter((figure) => figure !== '')).toHaveLength(
    partsOf(visibleKinds(model)).filter(({ parameters }) => parameters > 0).length,
  );
  expect(figures).not.toContain('0.0%');
  // Each is rounded by itself: together they are off by half a tenth each at most.
  expect(Math.abs(sum(figures.map(tenths)) - 1000)).toBeLessThanOrEqual(figures.length / 2);
  const shares = partsOf(visibleKinds(model)).filter(({ parameters }) => parameters > 0);
  const rounded = shares.map(({ share }) => (share < 0.0005 ? '<0.1%' : `${(100 * share).toFixed(1)}%`));
  expect(figures.filter((figure) => figure !== '').toSorted()).toEqual(rounded.toSorted());
}

for (const name of Object.keys(configs)) {
  describe(name, () => {
    for (const width of named.has(name) ? [60, 80, 120] : [80]) {
      test(`is drawn in ${width} columns`, async () => {
        await expect(drawing(name, width)).toMatchFileSnapshot(`drawings/${name}-${width}.txt`);
      });
    }

    test.each([40, 50, 60, 79, 99, 100, 111, 132, 200])('fits %i columns, and its shares are those of the count', (width) => {
      expectSound(structure(configs[name] ?? {}), width);
    });
  });
}

describe('a layer shows where its norms are', () => {
  const textAt = (name: string, pattern: RegExp) =>
    drawing(name)
      .split('\n')
      .filter((line) => pattern.test(line));

  test.each(['transformer-base', 'bert-base', 'gpt-1', 'opt-350m'])('on the stream, behind the sum: %s', (name) => {
    expect(textAt(name, /^│ LayerNorm/).length).toBeGreaterThanOrEqual(2);
    expect(textAt(name, /^│ │ +(LayerNorm|RMSNorm)/)).toEqual([]);
  });

  test.each(['gpt-2', 'gpt-3', 't5-base', 'llama-3.1-70b', 'mixtral-8x7b', 'deepseek-v3', 'nemotron-h'])(
    'first in a branch: %s',
    (name) => {
      expect(textAt(name, /^│ (LayerNorm|RMSNorm)/)).toEqual([]);
      expect(drawing(name)).not.toMatch(/(attention|feed-forward|Mamba-2).*\n│ │ {2}(LayerNorm|RMSNorm)/);
      expect(textAt(name, /^│ │ {2}(LayerNorm|RMSNorm)/)).toHaveLength(textAt(name, /^│ \+──╯/).length);
    },
  );

  test.each(['gemma-2', 'gemma-3'])('around a branch: %s', (name) => {
    expect(textAt(name, /^│ │ {2}RMSNorm/)).toHaveLength(2 * textAt(name, /^│ \+──╯/).length);
  });

  test('last in a branch: OLMo 2', () => {
    expect(drawing('olmo-2')).toMatch(/├──╮ +│\n│ │ {2}causal self-attention .*\n│ │ {2}RMSNorm .*\n│ \+──╯/);
  });
});

describe('branches of one step', () => {
  test.each(['falcon-7b', 'palm-540b'])('share a norm: %s', (name) => {
    expect(drawing(name)).toMatch(
      /├──╮ +│\n│ │ {2}LayerNorm .*\n│ │ {2}├──╮ {2}in parallel .*\n│ │ {2}│ {2}causal.*\n│ \+──│──╯ .*\n│ │ {2}feed-forward .*\n│ \+──╯/,
    );
  });

  test('have a norm each: Falcon-40B', () => {
    expect(drawing('falcon-40b')).toMatch(
      /├──┬──╮ {2}in parallel .*\n│ │ {2}│ {2}LayerNorm .*\n│ │ {2}│ {2}causal.*\n│ \+──│──╯ .*\n│ │ {2}LayerNorm .*\n│ │ {2}feed-forward .*\n│ \+──╯/,
    );
  });

  test('pass a norm together: Gemma 4', () => {
    expect(drawing('gemma-4-26b')).toMatch(/\n│ │ {2}╭──│──╯ [^╭]*\n│ │ {2}\+──╯ .*\n│ │ {2}RMSNorm .*\n│ \+──╯/);
  });
});

test.each<[string, string]>([
  ['deepseek-v3', '3 × dense, 58 × experts'],
  ['gemma-3', '10 × (5 × sliding, full), 2 × sliding'],
  ['qwen3-next', '12 × (3 × Gated DeltaNet, attention)'],
  ['gpt-oss', '18 × (sliding, full)'],
  ['gemma-4-26b', '5 × (5 × sliding, full)'],
  ['deepseek-v4', '2 × sliding, CSA a, 20 × (HCA, CSA b)'],
])('the order of the layers of %s', (name, order) => {
  expect(drawing(name, 200)).toContain(`order  `);
  expect(drawing(name, 200)).toContain(order);
});

test('kinds of layers that look the same are drawn as one', () => {
  const config = { ...configs['gemma-2'], sliding_window: null };
  const text = drawn(drawingOf(structure(config), english), plainTheme(80));
  expect(structure(config).stacks[0]?.layers).toHaveLength(2);
  expect(text.match(/╭─┴─.*/g)).toEqual([expect.stringMatching(/^╭─┴─+ × 46 ─╮$/)]);
  expect(text).not.toContain('order');
});

test('an irregular order is the pattern of the file, a letter for each layer', () => {
  const pattern = String(configs['nemotron-h']?.['hybrid_override_pattern']);
  const lines = drawing('nemotron-h').split('\n');
  const from = lines.findIndex((line) => line.includes('order'));
  const shown = lines.slice(from, from + 2).map((line) => line.replace(/^.* {2}/, ''));
  expect(shown.join('')).toBe(pattern);
  for (const title of ['Mamba-2 (M)', 'feed-forward (-)', 'attention (*)']) expect(lines.join('\n')).toContain(`╭─┴─ ${title} ─`);
});

test('an encoder leads to the cross-attention of its decoder by a line where both stand side by side', () => {
  const wide = drawing('transformer-base', 120).split('\n');
  const takes = wide.findIndex((line) => /╭──→│ │ {2}cross-attention/.test(line));
  const gives = wide.findIndex((line) => /╰── to every cross-attention ─+╯/.test(line));
  expect(takes).toBeGreaterThan(0);
  expect(gives).toBeGreaterThan(takes);
  const column = wide[gives]?.indexOf('╯', 10) ?? 0;
  expect(wide.slice(takes, gives).map((line) => line[column])).toEqual(['╭', ...new Array(gives - takes - 1).fill('│')]);
  expect(drawing('transformer-base', 99)).toMatch(/╰─→ to every cross-attention\n\n {2}Decoder/);
});

test('numbers are never left out, however narrow the terminal', () => {
  for (const name of Object.keys(configs)) {
    const numbers = (width: number) => [...drawing(name, width).matchAll(/\d[\d,.]*(?<!,)/g)].map(([number]) => number).toSorted();
    expect(numbers(60)).toEqual(numbers(88));
  }
});

test('latent attention shows the rank of its queries where it is told', () => {
  const model = structure(configs['deepseek-v3'] ?? {});
  const told = JSON.parse(JSON.stringify(model), (key, value) =>
    key === 'facts' && 'rank' in value ? { ...value, queryRank: 1536 } : value,
  );
  expect(drawn(drawingOf(told, english), plainTheme(88))).toContain('query rank 1,536');
});

test('colour only decorates', () => {
  const mark = (code: number) => (text: string) => `\u001b[${code}m${text}\u001b[0m`;
  const theme: Theme = { strong: mark(1), quiet: mark(2), accent: mark(3), warning: mark(4), error: mark(5), width: 120 };
  for (const config of Object.values(configs)) {
    const block = drawingOf(structure(config), english);
    const coloured = drawn(block, theme);
    expect(coloured).toContain('\u001b[');
    expect(coloured.replace(/\u001b\[\d+m/g, '')).toBe(drawn(block, plainTheme(120)));
  }
});

test('Markdown shows the drawing as it is', () => {
  const block = drawingOf(structure(configs['gpt-3'] ?? {}), english);
  expect([...markdownText([block], english.amounts.marks)].join('')).toBe(`\`\`\`text\n${drawing('gpt-3')}\`\`\`\n`);
});

describe('any structure is drawn', () => {
  const whole = (min: number, max: number) => fc.integer({ min, max });
  const decoder = fc.record({
    hidden_size: whole(1, 200_000).map((size) => 64 * size),
    num_hidden_layers: whole(1, 150),
    num_attention_heads: fc.constantFrom(1, 8, 64),
    intermediate_size: whole(1, 1e6),
    vocab_size: whole(1, 1e9),
    sliding_window: fc.option(whole(1, 1e9)),
    tie_word_embeddings: fc.boolean(),
    max_position_embeddings: whole(1, 1e6),
    model_type: fc.constantFrom(
      'llama',
      'gemma2',
      'gemma3_text',
      'cohere2',
      'olmo',
      'olmo2',
      'falcon',
      'gptj',
      'bloom',
      'bert',
      'opt',
      'stablelm',
      'glm4',
    ),
  });
  const mixture = fc.record({
    ...{ hidden_size: whole(1, 1e5), num_hidden_layers: whole(1, 100), intermediate_size: whole(1, 1e5), vocab_size: whole(1, 1e6) },
    num_attention_heads: fc.constant(1),
    num_local_experts: whole(2, 5000),
    num_experts_per_tok: fc.constantFrom(1, 2),
    n_shared_experts: whole(0, 3),
    moe_layers: fc.array(whole(0, 99), { minLength: 1 }),
    tie_word_embeddings: fc.boolean(),
    sliding_window: whole(1, 1e6),
    model_type: fc.constantFrom('mixtral', 'gpt_oss', 'qwen3_moe', 'glm4_moe', 'llama4_text'),
  });
  const hybrid = fc.record({
    model_type: fc.constant('nemotron_h'),
    hybrid_override_pattern: fc.array(fc.constantFrom('M', '*', '-', 'E'), { minLength: 1, maxLength: 300 }).map((kinds) => kinds.join('')),
    ...{ hidden_size: whole(1, 1e4), intermediate_size: whole(1, 1e4), vocab_size: whole(1, 1e6), num_attention_heads: fc.constant(1) },
    ...{ mamba_num_heads: whole(1, 1e4), mamba_head_dim: whole(1, 1e4), ssm_state_size: whole(1, 1e6) },
    ...{ n_routed_experts: whole(2, 1e4), num_experts_per_tok: fc.constant(2), moe_intermediate_size: whole(1, 1e5) },
    ...{ moe_shared_expert_intermediate_size: whole(1, 1e5), moe_latent_size: fc.option(whole(1, 1e4)) },
  });
  const pair = fc.record({
    model_type: fc.constantFrom('t5', 'transformer', 'mt5'),
    ...{ d_model: whole(1, 1e5), d_ff: whole(1, 1e5), d_kv: whole(1, 1e4), vocab_size: whole(1, 1e6) },
    ...{ num_layers: whole(1, 100), num_decoder_layers: whole(1, 100), num_heads: whole(1, 1000) },
  });
  const half = fc.record({ n_heads_in_group: fc.constantFrom(1, 2, 4, 8), no_op: fc.boolean(), replace_with_linear: fc.boolean() });
  const searched = fc.record({
    model_type: fc.constant('nemotron-nas'),
    ...{ hidden_size: fc.constant(8192), num_attention_heads: fc.constant(64), vocab_size: fc.constant(128_256) },
    block_configs: fc.array(
      fc.record({ attention: half, ffn: fc.record({ ffn_mult: fc.double({ min: 0.1, max: 9, noNaN: true }), no_op: fc.boolean() }) }),
      {
        minLength: 1,
        maxLength: 120,
      },
    ),
  });

  test('without a fault, in any width', () => {
    let sound = 0;
    fc.assert(
      fc.property(fc.oneof(decoder, mixture, hybrid, pair, searched), whole(60, 200), (config, width) => {
        const read = readArchitecture(config);
        if (!read.ok) return;
        sound++;
        expectSound(structureOf(read.architecture, read.count.parameters), width);
      }),
      { numRuns: runsOf(300), seed },
    );
    expect(sound).toBeGreaterThan(runsOf(100));
  });
});
