import type { Catalog } from '../../catalog/catalog.js';
import { spellLimit } from '../../quantity/spell.js';
import { combinationsOf } from '../../scenario/expand.js';
import type { Field, Kind } from '../../scenario/field.js';
import { DAY_SECONDS } from '../../scenario/field-types.js';
import { fieldsOf } from '../../scenario/fields.js';
import type { Question } from '../../scenario/question.js';
import { spelledValue } from '../../scenario/spelled.js';
import type { Result } from '../contract/result.js';
import { runsOutInMonth } from '../outlook/timeline.js';
import { figureOf } from '../sheet/figures.js';
import { computerOf, plansOf } from '../sweep/combination.js';
import { answersTo } from '../sweep/sweep.js';
import { RUNS_OUT } from './figure-names.js';

/** A scenario to begin a file with. */
export type StarterScenario = {
  readonly name: string;
  readonly kind: Kind;
  /** What was given, as it was written. */
  readonly fields: readonly StarterField[];
  /** Defaults that hold now, and that may be said otherwise. */
  readonly open: readonly StarterField[];
  /** What came out, as limits that hold. */
  readonly expect: readonly StarterExpectation[];
};

export type StarterField = { readonly key: string; readonly text: string };
type StarterExpectation = { readonly name: string; readonly figure: string; readonly text: string };

/** Makes a scenario of a question, and of how its values were written. Throws a SizingError when it has no answer. */
export function starterOf(name: string, question: Question, written: ReadonlyMap<string, string>, catalog: Catalog): StarterScenario {
  const { kind } = question;
  const results = [...answersTo(question, { catalog }).results()];
  const [first] = results;
  const own = fieldsOf(kind);
  return {
    name,
    kind,
    fields: own.flatMap((field) => {
      const text = written.get(field.key);
      return text === undefined ? [] : [{ key: field.key, text }];
    }),
    open: first === undefined ? [] : own.flatMap((field) => defaultIn(first, field)),
    expect: [...expectationsOf(kind, results), ...fleetLasts(question, catalog)],
  };
}

/** What all of several scenarios say alike, but for their model, said once. */
export function withDefaults(scenarios: readonly StarterScenario[]): {
  readonly defaults: readonly StarterField[];
  readonly scenarios: readonly StarterScenario[];
} {
  const [first, ...others] = scenarios;
  const shared = (field: StarterField) =>
    others.length > 0 &&
    field.key !== 'model' &&
    others.every(({ fields }) => fields.some(({ key, text }) => key === field.key && text === field.text));
  const defaults = first?.fields.filter(shared) ?? [];
  const own = ({ key }: StarterField) => !defaults.some((field) => field.key === key);
  return { defaults, scenarios: scenarios.map((scenario) => ({ ...scenario, fields: scenario.fields.filter(own) })) };
}

/** A default that the answer rests on, as people write it. */
function defaultIn({ scenario, sources }: Result, field: Field): readonly StarterField[] {
  const value = scenario[field.key];
  if (sources[field.key] !== 'default' || typeof value === 'object' || value === undefined) return [];
  // Its length changes nothing where a token costs what its parameters say.
  if (field.key === 'sequence' && scenario['flops'] === '6nd') return [];
  return [{ key: field.key, text: spelledValue(field, value) }];
}

/** What more is better of; of anything else less is. */
const MORE_IS_BETTER = new Set(['tokens', 'tokensPerWindow', 'requestsPerSecond', 'parameters']);

/** Limits that all answers keep: on what was solved for, on the fleet, on the money. None where an answer is missing. */
function expectationsOf(kind: Kind, results: readonly Result[]): readonly StarterExpectation[] {
  const unknown = results[0]?.unknown ?? 'gpus';
  const cost = kind === 'train' ? 'cost' : 'costPerWindow';
  const names = [unknown === 'budget' ? cost : unknown, 'gpus', 'servers', cost];
  return [...new Set(names)].flatMap((name) => {
    const figure = name === cost ? figureOf(kind, 'budget') : figureOf(kind, name);
    const values = results.map(({ answer }) => answer[figure]);
    if (!values.every((value) => typeof value === 'number' && value > 0)) return [];
    const known = values as readonly number[];
    const more = MORE_IS_BETTER.has(figure);
    return [{ name, figure, text: limitOf(figure, more ? Math.min(...known) : Math.max(...known), more) }];
  });
}

/** That a given fleet lasts as long as it does now, where it runs out within the horizon, and not at once. */
function fleetLasts(question: Question, catalog: Catalog): readonly StarterExpectation[] {
  const combinations = combinationsOf(question);
  const compute = computerOf(question.kind, combinations, plansOf(question.kind, combinations, catalog));
  let first = Number.POSITIVE_INFINITY;
  for (let index = 0; index < combinations.count; index++) {
    const { plan, values, problems } = compute(index);
    const month = plan === undefined || problems.length > 0 ? undefined : runsOutInMonth(plan, values);
    if (month === undefined) return [];
    first = Math.min(first, month);
  }
  return Number.isFinite(first) && first > 0 ? [{ name: RUNS_OUT, figure: RUNS_OUT, text: `>= ${first}` }] : [];
}

/** A limit in the unit in which people write the figure. */
function limitOf(figure: string, value: number, more: boolean): string {
  const sign = more ? '>=' : '<=';
  const side = more ? 'below' : 'above';
  if (figure === 'gpus' || figure === 'servers') return `${sign} ${value}`;
  if (figure === 'durationSeconds') return `${sign} ${spellLimit(value / DAY_SECONDS, side)}d`;
  if (figure === 'requestsPerSecond') return `${sign} ${spellLimit(value, side)}/s`;
  if (figure === 'utilization') return `${sign} ${Math.min(100, Number(spellLimit(value * 100, side)))}%`;
  return `${sign} ${spellLimit(value, side)}`;
}
