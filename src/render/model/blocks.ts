import type { ModelAnswer, ModelResult } from '../../answer/contract/model.js';
import { formatExact, formatQuantity } from '../../quantity/format.js';
import { termOf, type Words } from '../../words/words.js';
import { type Block, columns, type TableBlock } from '../block.js';
import { drawingOf } from '../drawing/drawing.js';
import { shownShare } from '../shown.js';
import { stepTexts } from '../step-text.js';
import { modelComparison } from './comparison.js';
import { layerName } from './layers.js';
import { modelRemarks, shownCount } from './remarks.js';

/** The document that shows models to people: one in full, several side by side. */
export function modelBlocks(results: readonly ModelResult[], words: Words): readonly Block[] {
  const [first] = results;
  if (first === undefined) return [];
  return results.length === 1 ? one(first, words) : modelComparison(results, words);
}

function one(result: ModelResult, words: Words): readonly Block[] {
  const { answer } = result;
  const blocks: Block[] = [
    {
      is: 'title',
      text: words.modelHeadline(result.name, shownCount(answer.parameters, words), shownCount(answer.activeParameters, words)),
    },
    drawingOf(answer.structure, words),
    componentTable(answer, words),
    ...layerTable(answer, words),
    totalsTable(answer, words),
    flopTable(result, words),
    conventionTable(result, words),
    memoryTable(result, words),
  ];
  if (result.steps)
    blocks.push(symbolTable(result.steps, words), { is: 'steps', title: words.labels.steps, steps: stepTexts(result.steps, words) });
  blocks.push(modelRemarks([result], words));
  return blocks;
}

/** Shares below this are only there. */
const LEAST_SHARE = 1e-4;
const percent = (share: number) => (share > 0 && share < LEAST_SHARE ? '<0.01%' : shownShare(share));

/** Parameters by what they are for: in all, and a layer where all layers are of one kind. */
function componentTable({ parameters, activeParameters, components, activeComponents, structure }: ModelAnswer, words: Words): TableBlock {
  const kinds = structure.stacks.flatMap(({ layers }) => layers);
  const layers = kinds.length === 1 ? kinds[0]?.count : undefined;
  const sparse = activeParameters !== parameters;
  const outside = new Set(['tokenEmbedding', 'positionEmbedding', 'outputHead', 'pooler', 'layerEmbedding']);
  const rows = Object.entries(components).map(([key, count]) => [
    termOf(key, words),
    formatExact(count),
    ...(layers === undefined ? [] : [outside.has(key) || count % layers !== 0 ? '–' : formatExact(count / layers)]),
    ...(sparse ? [formatExact(activeComponents[key as keyof typeof activeComponents] ?? 0)] : []),
    percent(count / parameters),
  ]);
  return {
    is: 'table',
    columns: [
      { heading: words.model.component, align: 'left' },
      { heading: termOf('parameters', words), align: 'right' },
      ...(layers === undefined ? [] : [{ heading: words.model.perLayer, align: 'right', droppable: true } as const]),
      ...(sparse ? [{ heading: words.model.active, align: 'right', droppable: true } as const] : []),
      { heading: words.model.share, align: 'right' },
    ],
    rows,
    narrowNote: words.labels.narrow,
  };
}

/** The kinds of layers, where there are several: how many, and how large each is. */
function layerTable({ structure }: ModelAnswer, words: Words): readonly TableBlock[] {
  const kinds = structure.stacks.flatMap(({ role, layers }) => layers.map((layer) => ({ role, layer })));
  if (kinds.length < 2) return [];
  const sparse = kinds.some(({ layer }) => layer.activeParameters !== layer.parameters);
  return [
    {
      is: 'table',
      columns: [
        { heading: words.model.layerKind, align: 'left' },
        { heading: termOf('layers', words), align: 'right' },
        { heading: words.model.perLayer, align: 'right' },
        ...(sparse ? [{ heading: words.model.active, align: 'right', droppable: true } as const] : []),
        { heading: words.model.share, align: 'right' },
      ],
      rows: kinds.map(({ role, layer }) => [
        layerName(role, layer, structure.shape, words),
        formatExact(layer.count),
        formatExact(layer.parameters),
        ...(sparse ? [formatExact(layer.activeParameters)] : []),
        percent(layer.share),
      ]),
      narrowNote: words.labels.narrow,
    },
  ];
}

/** Totals under the conventions in use, and what is beside the model. */
function totalsTable(answer: ModelAnswer, words: Words): TableBlock {
  const keys = [
    'parameters',
    'activeParameters',
    'activeParametersWithoutEmbedding',
    'activeParametersWithoutEmbeddingAndHead',
    'embeddingParameters',
    'nonEmbeddingParameters',
    'mtpParameters',
    'visionParameters',
    'ngramParameters',
    'blockScales',
  ] as const;
  const beside = new Set<string>(['mtpParameters', 'visionParameters', 'ngramParameters', 'blockScales']);
  const already = new Set<number>();
  const rows = keys.flatMap((key) => {
    const count = answer[key];
    if (count === null || (!beside.has(key) && already.has(count))) return [];
    already.add(count);
    return [
      [
        termOf(key, words),
        shownCount(count, words),
        beside.has(key) ? `${formatExact(count)}${words.amounts.marks.comma}${words.model.apart}` : formatExact(count),
      ],
    ];
  });
  return {
    is: 'table',
    columns: columns([words.columns.result, 'left'], [words.columns.value, 'right'], [words.columns.exact, 'right']),
    rows,
  };
}

/** What the symbols of the formulas stand for. */
function symbolTable(steps: NonNullable<ModelResult['steps']>, words: Words): TableBlock {
  const computed = new Set(steps.map(({ symbol }) => symbol));
  const told = new Map(
    steps.flatMap(({ inputs }) => inputs.flatMap((input) => (computed.has(input.symbol) ? [] : [[input.symbol, input] as const]))),
  );
  return {
    is: 'table',
    columns: columns([words.model.symbol, 'left'], [words.columns.assumption, 'left'], [words.columns.value, 'right']),
    rows: [...told.values()].map(({ symbol, key, value }) => [symbol, termOf(key, words), value === null ? '–' : formatExact(value)]),
  };
}

const flop = (value: number | undefined | null) =>
  value === undefined || value === null || value === 0 ? '–' : formatQuantity(value, 'flop');

/** FLOP of a token by component: a sequence on average, its prompt, and the token at its end. */
function flopTable({ answer: { flopsPerToken, structure }, scenario }: ModelResult, words: Words): TableBlock {
  const { forward, prefill, decode } = flopsPerToken.components;
  const generates = decode !== null;
  const keys = [...new Set([...Object.keys(prefill), ...Object.keys(forward), ...Object.keys(decode ?? {})])] as (keyof typeof forward)[];
  const heads = words.model.flopHeads(formatQuantity(scenario.sequence, 'integer'), structure.shape);
  const row = (name: string, ...values: readonly (number | undefined | null)[]) => [name, ...values.slice(0, generates ? 3 : 1).map(flop)];
  return {
    is: 'table',
    columns: columns(
      [heads.title, 'left'],
      [heads.forward, 'right'],
      ...(generates
        ? ([
            [heads.prefill, 'right'],
            [heads.decode, 'right'],
          ] as const)
        : []),
    ),
    rows: [
      ...keys.map((key) => row(termOf(key, words), forward[key], prefill[key], decode?.[key])),
      row(words.model.total, flopsPerToken.forward, flopsPerToken.prefill, flopsPerToken.decode),
    ],
  };
}

/** FLOP of a training token under the published conventions, and how far each is from 6·N. */
function conventionTable({ answer: { flopsPerToken }, scenario }: ModelResult, words: Words): TableBlock {
  const keys = ['sixN', 'palm', 'megatron', 'megatronHardware', 'exact'] as const;
  return {
    is: 'table',
    columns: columns(
      [words.model.trainingAt(formatQuantity(scenario.sequence, 'integer')), 'left'],
      [words.columns.value, 'right'],
      [words.model.overSixN, 'right'],
    ),
    rows: keys.map((key) => [
      termOf(`flopsPerToken.${key}`, words),
      flop(flopsPerToken[key]),
      formatQuantity(flopsPerToken[key] / flopsPerToken.sixN, 'number', { significant: 4 }),
    ]),
  };
}

/** Weights in each format, and what one sequence keeps. */
function memoryTable({ answer, scenario }: ModelResult, words: Words): TableBlock {
  const rows = Object.entries(answer.weightsBytesByFormat).flatMap(([format, bytes]) =>
    format === 'fp16' && scenario.weights !== 'fp16'
      ? []
      : [[`${termOf('weights', words)}${words.amounts.marks.comma}${format}`, formatQuantity(bytes, 'bytes'), `${formatExact(bytes)} B`]],
  );
  const stored = answer.storedWeightsBytes;
  if (stored !== null) rows.push([termOf('storedWeightsBytes', words), formatQuantity(stored, 'bytes'), `${formatExact(stored)} B`]);
  for (const key of [
    'kvBytesPerToken',
    'kvBytesPerTokenBeyondWindows',
    'kvBytesPerSourceToken',
    'stateBytes',
    'kvBytesAtContext',
  ] as const) {
    const bytes = answer[key];
    const shown =
      key === 'kvBytesPerToken' ||
      key === 'kvBytesAtContext' ||
      (key === 'kvBytesPerTokenBeyondWindows' ? bytes !== answer.kvBytesPerToken : bytes > 0);
    if (!shown || answer.structure.shape === 'encoder') continue;
    const where = key === 'kvBytesAtContext' ? `${words.amounts.marks.comma}${formatQuantity(scenario.sequence, 'integer')}` : '';
    rows.push([
      `${termOf(key, words)}${where}${key === 'stateBytes' ? '' : `${words.amounts.marks.comma}${scenario.kv}`}`,
      formatQuantity(bytes, 'bytes'),
      `${formatExact(bytes)} B`,
    ]);
  }
  return {
    is: 'table',
    columns: columns([words.model.memory, 'left'], [words.columns.value, 'right'], [words.columns.exact, 'right']),
    rows,
  };
}
