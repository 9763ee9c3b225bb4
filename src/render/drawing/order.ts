import type { StructureLayer, StructurePart, StructureStack } from '../../answer/contract/model.js';
import type { Marks } from '../../words/amounts.js';
import type { DrawingWords } from '../../words/drawing.js';
import { NO_BREAK } from '../block.js';
import { shown } from './parts.js';
import { blockParts } from './shares.js';

/** What the kinds of layers of a stack are called, and in which order they come. */
type Order = {
  /** One for each kind; empty where there is only one. */
  readonly names: readonly string[];
  /** Terms of the order, first to last; none where there is only one kind. */
  readonly terms: readonly string[];
  /** Each kind comes once: the layers of a kind follow each other. */
  readonly plain: boolean;
};

/** More terms than this are written as a letter for each layer. */
const MOST_TERMS = 5;
/** The longest stretch that is looked for as a repeated one, in runs. */
const LONGEST_STRETCH = 12;

export function orderOf({ layers, order }: StructureStack, words: DrawingWords, marks: Marks): Order {
  if (layers.length < 2) return { names: [''], terms: [], plain: true };
  const names = namesOf(layers, words);
  const plain = order.length === layers.length;
  const terms = termsOf(order, names, marks);
  if (terms.length <= MOST_TERMS) return { names, terms, plain };
  const letters = lettersOf(layers);
  const gap = letters.some((letter) => letter.length > 1) ? ' ' : '';
  const pattern = order.flatMap(({ layer, count }) => new Array<string>(count).fill(letters[layer] ?? '')).join(gap);
  return { names: names.map((name, place) => `${name}${marks.open}${letters[place]}${marks.close}`), terms: [pattern], plain };
}

type Runs = StructureStack['order'];

/** Runs of layers, and stretches of them that repeat: `10 × (5 × sliding, full)`. */
function termsOf(runs: Runs, names: readonly string[], { list, open, close }: Marks): readonly string[] {
  const terms: string[] = [];
  const one = ({ layer, count }: Runs[number]) => (count === 1 ? '' : `${count} × `).concat(names[layer] ?? '').replaceAll(' ', NO_BREAK);
  for (let at = 0; at < runs.length; ) {
    let best = { length: 1, times: 1 };
    for (let length = 2; length <= Math.min(LONGEST_STRETCH, (runs.length - at) / 2); length++) {
      const times = repeats(runs, at, length);
      if (times > 1 && times * length > best.times * best.length) best = { length, times };
    }
    const stretch = runs.slice(at, at + best.length).map(one);
    terms.push(best.times === 1 ? stretch.join('') : `${best.times} ×${open}${stretch.join(list)}${close}`);
    at += best.length * best.times;
  }
  return terms;
}

/** How often the next `length` runs come in a row. */
function repeats(runs: Runs, at: number, length: number): number {
  let times = 1;
  for (let place = at + length; place < runs.length; place++) {
    const run = runs[place];
    const same = runs[place - length];
    if (run?.layer !== same?.layer || run?.count !== same?.count) break;
    if ((place - at + 1) % length === 0) times++;
  }
  return times;
}

const MIXERS = new Set<StructurePart['is']>(['selfAttention', 'latentAttention', 'compressedAttention', 'linearAttention', 'stateSpace']);
const NETWORKS = new Set<StructurePart['is']>(['feedForward', 'experts', 'linear']);

function halvesOf({ blocks }: StructureLayer): { mixer: StructurePart | undefined; network: StructurePart | undefined } {
  const parts = blocks.flatMap(blockParts);
  // Where a dense network stands beside experts, the experts tell the layer apart.
  const networks = parts.filter(({ is }) => NETWORKS.has(is));
  return { mixer: parts.find(({ is }) => MIXERS.has(is)), network: networks.find(({ is }) => is === 'experts') ?? networks[0] };
}

/** The shortest names that tell the kinds apart: by mixer, by its reach, by the network, by widths; told apart by a letter where nothing else does. */
function namesOf(layers: readonly StructureLayer[], words: DrawingWords): readonly string[] {
  const halves = layers.map(halvesOf);
  let names = layers.map(() => '');
  for (const trait of [mixerName, reachName, networkName, keysName, headsName, widthName]) {
    if (new Set(names).size === names.length) break;
    const said = halves.map((half) => trait(half, words));
    if (new Set(said).size > 1) names = names.map((name, place) => `${name} ${said[place]}`.trim());
  }
  // One kind may lack what tells the others apart.
  const mixers = halves.map((half) => mixerName(half, words));
  names = names.map((name, place) => name || (mixers[place] ?? ''));
  return names.map((name, place) => {
    if (names.indexOf(name) === names.lastIndexOf(name)) return name;
    const before = names.slice(0, place).filter((other) => other === name).length;
    return `${name} ${SUFFIXES[before] ?? before + 1}`;
  });
}

type Trait = (halves: ReturnType<typeof halvesOf>, words: DrawingWords) => string;

const mixerName: Trait = ({ mixer, network }, { kinds, parts, notes }) => {
  switch (mixer?.is) {
    case 'selfAttention':
      return kinds.attention;
    case 'latentAttention':
      return kinds.latent;
    case 'compressedAttention':
      return kinds.compressed;
    case 'linearAttention':
    case 'stateSpace': {
      const { kind } = mixer.facts;
      return typeof kind === 'string' && Object.hasOwn(parts, kind) ? parts[kind as keyof typeof parts] : notes.linearAttention;
    }
    default:
      return network === undefined
        ? '–'
        : ({ experts: kinds.experts, linear: parts.projection }[network.is as string] ?? parts.feedForward);
  }
};

const reachName: Trait = ({ mixer }, { kinds }) => {
  const { window = null, chunked, keys = null, compression = null } = mixer?.facts ?? {};
  if (mixer === undefined || mixer.is === 'linearAttention' || mixer.is === 'stateSpace') return '';
  if (compression !== null) return keys === null ? kinds.compressed : kinds.sparseCompressed;
  if (window !== null) return chunked === true ? kinds.chunked : kinds.sliding;
  return keys === null ? kinds.full : kinds.sparse;
};

const networkName: Trait = ({ mixer, network }, { kinds }) => {
  if (mixer === undefined || network === undefined) return '';
  return network.is === 'experts' ? kinds.experts : kinds.dense;
};

const keysName: Trait = ({ mixer }, { kinds }) => (mixer?.facts['shared'] === true ? kinds.sharedKeys : '');

const headsName: Trait = ({ mixer }, words) => {
  const count = mixer?.facts['keyValueHeads'];
  return typeof count === 'number' ? words.keyValueHeads(shown(count)) : '';
};

const widthName: Trait = ({ network }, words) => {
  const width = network?.facts['width'];
  return typeof width === 'number' ? words.width(shown(width)) : '';
};

const SUFFIXES = [...'abcdefghijklmnopqrstuvwxyz'];
const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ', ...SUFFIXES];
/** Layers of one half each have the letters that Nemotron-H writes its patterns in. */
const OF_HALVES: Letters = { stateSpace: 'M', selfAttention: '*', feedForward: '-', experts: 'E' };
const OF_LAYERS: Letters = { stateSpace: 'M', linearAttention: 'L', selfAttention: 'A', latentAttention: 'A', compressedAttention: 'A' };
type Letters = Readonly<Partial<Record<StructurePart['is'], string>>>;

/** A letter for each kind: its own where that is free, else the next one; numbers where the letters do not suffice. */
function lettersOf(layers: readonly StructureLayer[]): readonly string[] {
  if (layers.length > LETTERS.length) return layers.map((_, place) => String(place + 1));
  const taken = new Set<string>();
  return layers.map((layer) => {
    const { mixer, network } = halvesOf(layer);
    const only = mixer ?? network;
    const own = only && (mixer && network ? OF_LAYERS : OF_HALVES)[only.is];
    const letter = own !== undefined && !taken.has(own) ? own : (LETTERS.find((free) => !taken.has(free)) ?? '');
    taken.add(letter);
    return letter;
  });
}
