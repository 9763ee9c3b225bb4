import { withCapacity } from './capacity.js';
import { figuresInYuan, figuresOfFootprint } from './footprint-figures.js';
import type { Input, Sheet } from './formula.js';
import { inferenceSheet } from './inference.js';
import { withOwnership } from './ownership.js';
import { servingFigures } from './serving/figures.js';
import { withTokenPrices } from './token-prices.js';
import { stepFigures } from './training/figures.js';
import { trainingSheetWith } from './training.js';
import { withWholeServers } from './whole-servers.js';

/** Which parts of a sheet there are beside the plain chain from FLOP to servers and money. */
export type Parts = {
  readonly peak: boolean;
  readonly spares: boolean;
  readonly owned: boolean;
  readonly embodied: boolean;
  readonly water: boolean;
  readonly yuan: boolean;
  /** Prompts and answers are told apart, and so is what they cost. */
  readonly apart: boolean;
  readonly users: boolean;
  readonly concurrentUsers: boolean;
  readonly turns: boolean;
  /** The utilisation is predicted: from a training step, or from how a model is served. */
  readonly predicted: boolean;
  /** Servers are paid for whole. */
  readonly instances: boolean;
};
const EVERYTHING: Parts = {
  peak: true,
  spares: true,
  owned: true,
  embodied: true,
  water: true,
  yuan: true,
  apart: true,
  users: true,
  concurrentUsers: true,
  turns: true,
  predicted: true,
  instances: true,
};

/** What a sheet is told, and what it computes, or has from a cost model. */
type Declared = { readonly inputs: readonly Input[]; readonly formulas: readonly Input[] };

/** The sheets that hold every figure of a kind, given its parts. */
function sheetsOf(
  kind: 'train' | 'infer',
  { peak, spares, owned, users, concurrentUsers, turns, predicted, instances, apart, ...footprint }: Parts,
): readonly Declared[] {
  const whole = (sheet: Sheet, suffix: '' | 'PerWindow') => {
    const sized = withCapacity(sheet, { peak: peak && kind === 'infer', spares: spares ? 'share' : 'none' });
    const owning = owned ? withOwnership(sized, suffix) : sized;
    const bought = apart && kind === 'infer' ? withTokenPrices(owning, { rented: true, owned }) : owning;
    const { inputs, formulas } = instances ? withWholeServers(bought, kind === 'train' ? 'durationSeconds' : 'windowSeconds') : bought;
    const told = kind === 'train' ? stepFigures : servingFigures;
    const computed: readonly Input[] = [...formulas, ...figuresOfFootprint(footprint, suffix), ...(predicted ? told : [])];
    // What a cost model tells may be a formula, too.
    const once = new Map(computed.map((figure) => [figure.key, figure]));
    return { inputs, formulas: [...computed, ...(footprint.yuan ? figuresInYuan([...once.values()]) : [])] };
  };
  if (kind === 'train') return [whole(trainingSheetWith({ attention: false }), '')];
  const rates = [...(users ? (['users'] as const) : []), ...(concurrentUsers ? (['concurrentUsers'] as const) : [])];
  const asked = rates.length === 0 ? (['requests'] as const) : rates;
  return asked.map((rate) => whole(inferenceSheet('tokens', { rate, turns }), 'PerWindow'));
}

/** Every quantity of the sheets of a kind: what they are told, and what they compute. */
export function quantitiesOf(kind: 'train' | 'infer'): readonly Input[] {
  return sheetsOf(kind, EVERYTHING).flatMap(({ inputs, formulas }) => [...inputs, ...formulas]);
}

const declared = (sheets: readonly Declared[]): readonly Input[] =>
  sheets.flatMap(({ inputs, formulas }) => [...inputs, ...formulas]).filter(({ after }) => after !== undefined);

/**
 * Keys of the figures of an answer, in the order in which they are shown: each stands behind the one
 * that its declaration names, and behind what that one was followed by before.
 */
export function figureKeys(kind: 'train' | 'infer'): readonly string[] {
  const followers = new Map<string, Set<string>>();
  for (const { key, after = '' } of declared(sheetsOf(kind, EVERYTHING))) {
    const others = followers.get(after);
    if (others === undefined) followers.set(after, new Set([key]));
    else others.add(key);
  }
  const from = (key: string): readonly string[] => [...(followers.get(key) ?? [])].flatMap((next) => [next, ...from(next)]);
  return from('');
}

/** Those of them that there are with these parts alone. */
export function figureKeysWith(kind: 'train' | 'infer', parts: Parts): ReadonlySet<string> {
  return new Set(declared(sheetsOf(kind, parts)).map(({ key }) => key));
}
