import type { Structure, StructureLayer, StructurePart, StructureStack } from '../../answer/contract/model.js';
import type { Marks } from '../../words/amounts.js';
import type { DrawingWords } from '../../words/drawing.js';
import type { Words } from '../../words/words.js';
import type { DrawingBlock, DrawingBox, DrawingColumn, DrawingRow } from '../block.js';
import { amount } from '../shown.js';
import { visibleKinds } from './kinds.js';
import { line, onLine, type Speaker, stepRows } from './layer.js';
import { orderOf } from './order.js';
import { said, shown } from './parts.js';
import { blockParts, shareText } from './shares.js';

type Items = readonly (DrawingRow | DrawingBox)[];
/** What the drawing of one model needs everywhere. */
type Pen = {
  readonly structure: Structure;
  readonly words: DrawingWords;
  readonly marks: Marks;
  readonly speak: Speaker;
  readonly count: (count: number) => string;
};

/** A model from tokens to softmax: a column for each stack, a box for each kind of layer. */
export function drawingOf(model: Structure, language: Words): DrawingBlock {
  const words = language.drawing;
  const structure = visibleKinds(model);
  const speak: Speaker = (part) => ({
    ...said(part, structure, words),
    figure: shareText(part),
    ...(part.is === 'crossAttention' && { link: 'takes' as const }),
  });
  const pen: Pen = { structure, words, marks: language.amounts.marks, speak, count: (count) => amount(count, 'count', language) };
  return { is: 'drawing', columns: structure.stacks.map((stack, place) => column(stack, place, pen)), comma: language.amounts.marks.comma };
}

function column(stack: StructureStack, place: number, pen: Pen): DrawingColumn {
  const { structure, words } = pen;
  const last = place === structure.stacks.length - 1;
  return {
    title: words.title(words.titles[stack.role], shown(structure.hiddenSize)),
    heading: words.heading,
    items: connected([
      ...inputs(place, pen),
      ...positions(stack, pen),
      ...layers(stack, pen),
      ...stack.after.map((part) => finalRow(part, pen)),
      ...(last ? outputs(pen) : [{ ...line('╰─→ ', words.parts.toCrossAttention), link: 'gives' as const }]),
    ]),
  };
}

/** A line between things that stand on it; lines that show already need none. */
function connected(items: Items): Items {
  return items.flatMap((item, place) => {
    const next = items[place + 1];
    const joined = item.is === 'row' && item.track === '' && next?.is === 'row' && next.track === '';
    return joined ? [item, line('│')] : [item];
  });
}

function row(part: StructurePart, { speak }: Pen): DrawingRow {
  const { text, notes, figure } = speak(part);
  return onLine('', text, notes, figure);
}

/** Beside the line: used further down, not added here. */
function beside(text: string, notes: DrawingRow['notes'], figure = ''): DrawingRow {
  return { is: 'row', track: '│  ', below: '│  ', text, notes, figure };
}

/** Added to the line. */
function added(text: string, notes: DrawingRow['notes'] = [], figure = ''): DrawingRow {
  return { is: 'row', track: '+── ', below: '│   ', text, notes, figure };
}

function inputs(place: number, pen: Pen): Items {
  const { structure, words } = pen;
  const { parts, notes } = words;
  const names = structure.stacks.length === 1 ? [parts.tokens] : [parts.sourceTokens, parts.targetTokens];
  const embedding =
    place === 0
      ? structure.embedding.map((part) => (part.is === 'layerEmbedding' ? besidePart(part, pen) : row(part, pen)))
      : structure.embedding.map((part) => ({ ...row(part, pen), notes: [{ text: notes.sameTable }], figure: '' }));
  return [onLine('', names[place] ?? parts.tokens, place === 0 ? [] : [{ text: notes.shifted, droppable: true }]), ...embedding];
}

function besidePart(part: StructurePart, { speak }: Pen): DrawingRow {
  const { text, notes, figure } = speak(part);
  return beside(text, notes, figure);
}

/** Positions as the stack gets them, and a norm where there is one. */
function positions({ before }: StructureStack, pen: Pen): Items {
  const rows = before.map((part) => {
    const { positions: kind } = part.facts;
    if (kind === undefined) return row(part, pen);
    const { text, notes, figure } = pen.speak(part);
    return kind === 'relative' ? beside(text, notes, figure) : added(text, notes, figure);
  });
  return [...implied(before, pen), ...rows];
}

/** Positions that have no parameters. */
function implied(before: readonly StructurePart[], { structure, words: { parts, notes } }: Pen): Items {
  switch (structure.positions) {
    case 'sinusoidal':
      return [added(parts.sinusoidal)];
    case 'rotary':
      return [beside(parts.rotary, [{ text: notes.rotary, droppable: true }])];
    case 'alibi':
      return [beside(parts.alibi, [{ text: notes.alibi, droppable: true }])];
    case 'none':
      return [beside(parts.noPositions, [])];
    case 'relative':
      return before.some(({ facts }) => facts['positions'] === 'relative')
        ? []
        : [beside(parts.relative, [{ text: notes.relative, droppable: true }])];
    case 'learned':
      return [];
  }
}

/** The order of the layers where there are several kinds, then a box for each. */
function layers(stack: StructureStack, pen: Pen): Items {
  const { names, terms, plain } = orderOf(stack, pen.words, pen.marks);
  const boxes = stack.layers.flatMap((layer, place) => [
    ...(place === 0 ? [] : [line(plain ? '│' : '┊')]),
    box(layer, names[place] ?? '', pen),
  ]);
  return terms.length === 0
    ? boxes
    : [
        beside(
          pen.words.parts.order,
          terms.map((text) => ({ text })),
        ),
        ...boxes,
      ];
}

function box(
  { count, parameters, activeParameters, blocks }: StructureLayer,
  title: string,
  { words, speak, count: counted }: Pen,
): DrawingBox {
  const rows = blocks.flatMap((block) => stepRows(block, words.parts.parallel, speak));
  return {
    is: 'box',
    title,
    count: `× ${shown(count)}`,
    rows: rows.length > 0 ? rows : [line('│')],
    foot: [
      ...(parameters > 0 ? [count > 1 ? words.each(counted(parameters)) : counted(parameters)] : []),
      ...(activeParameters < parameters ? [words.active(counted(activeParameters))] : []),
    ],
    figure: shareText(...blocks.flatMap(blockParts)),
  };
}

function finalRow(part: StructurePart, pen: Pen): DrawingRow {
  const drawn = row(part, pen);
  if (part.is === 'norm') return { ...drawn, text: pen.words.last(drawn.text) };
  return part.is === 'residualMixing' ? { ...drawn, text: pen.words.parts.joinStreams } : drawn;
}

/** The head: the output matrix and softmax; an encoder by itself gives a vector for each token. */
function outputs(pen: Pen): Items {
  const { structure, words } = pen;
  const { shape, head, vocabulary, hiddenSize } = structure;
  const rows = head.map((part) => row(part, pen));
  const end = head.some(({ is }) => is === 'outputHead')
    ? [onLine('', words.parts.softmax, [{ text: words.vocabulary(shown(vocabulary)) }])]
    : [];
  const vectors = shape === 'encoder' ? [onLine('', words.parts.tokenVectors, [{ text: words.width(shown(hiddenSize)) }])] : [];
  return [...vectors, ...rows, ...end].map((item, place, all) => (place === all.length - 1 ? { ...item, below: '  ' } : item));
}
