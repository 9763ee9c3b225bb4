import type { Catalog } from '../../catalog/catalog.js';
import { type Diagnostic, diagnose, SizingError, type Where } from '../../diagnostics/diagnostic.js';
import { formatQuantity } from '../../quantity/format.js';
import type { Given } from '../../scenario/draft.js';
import { combinationsOf } from '../../scenario/expand.js';
import { inKeys } from '../../scenario/field.js';
import { fieldOf } from '../../scenario/fields.js';
import type { Entry } from '../../scenario/file/node.js';
import type { FileScenario } from '../../scenario/file/scenario-set.js';
import type { Value } from '../../scenario/read.js';
import type { Result } from '../contract/result.js';
import { type AnswerOptions, resultOf } from '../sheet/answer.js';
import type { Plan } from '../sheet/plan.js';
import { mixedBases } from '../sweep/bases.js';
import { comparesAccelerators, plansOf } from '../sweep/combination.js';
import { scenarioOf, withoutAnswer } from '../sweep/sweep.js';

/** The scenarios of one file, the presets that they may name, and what is expected of all of them together. */
export type Project = {
  readonly file: string;
  readonly catalog: Catalog;
  readonly scenarios: readonly FileScenario[];
  readonly expect: readonly Entry[];
};

/** One answer of a scenario (a list among its fields has several), with what it was computed from. */
export type Answered = {
  readonly scenario: FileScenario;
  readonly catalog: Catalog;
  readonly given: ReadonlyMap<string, Given>;
  /** True where the scenario has a list, and this is one of its alternatives. */
  readonly alternative: boolean;
  /** Undefined when the values do not go together. */
  readonly plan: Plan | undefined;
  readonly values: Float64Array;
  readonly result: Result;
};

/** Alternatives of one scenario in a file. */
const MOST_ALTERNATIVES = 10_000;

/**
 * Answers every scenario of the projects, in order. Throws a SizingError with all mistakes of all of
 * them; a question without an answer (exit code 3) keeps its place, its figures unknown.
 */
export function answerProjects(projects: readonly Project[], options: Omit<AnswerOptions, 'catalog'>): readonly Answered[] {
  const diagnostics: Diagnostic[] = [];
  const answered = projects.flatMap(({ catalog, scenarios }) =>
    scenarios.flatMap((scenario) => answerScenario(scenario, { ...options, catalog }, diagnostics)),
  );
  if (diagnostics.length > 0) throw new SizingError(diagnostics);
  return answered;
}

function answerScenario(scenario: FileScenario, options: AnswerOptions, diagnostics: Diagnostic[]): readonly Answered[] {
  const { question, where } = scenario;
  const { kind } = question;
  const combinations = combinationsOf(question);
  const { swept, count } = combinations;
  if (count > MOST_ALTERNATIVES) {
    diagnostics.push(diagnose('too-many-rows', { rows: count, format: 'scenario', limit: MOST_ALTERNATIVES }, where));
    return [];
  }
  const digits = new Int32Array(swept.length);
  const answers: Answered[] = [];
  const planAt = plansOf(kind, combinations, options.catalog);
  const mixed = comparesAccelerators(swept) ? mixedBases(combinations, planAt) : [];
  let reasons: readonly Diagnostic[] | undefined;
  for (let index = 0; index < count; index++) {
    combinations.digitsOf(index, digits);
    const given = combinations.givenOf(digits);
    const planned = planAt(index);
    const names = scenarioOf(new Map(swept.map(({ key }) => [key, given.get(key) as Given])), options.catalog);
    const named = {
      name:
        swept.length === 0
          ? scenario.name
          : `${scenario.name} (${Object.entries(names)
              .map(([key, value]) => `${key} ${written(key, value)}`)
              .join(', ')})`,
      file: scenario.file,
    };
    const common = { scenario, given, catalog: options.catalog, alternative: swept.length > 0 };
    const refuse = (problems: readonly Diagnostic[]) => {
      reasons ??= problems;
      const unknown = answers.find(({ plan }) => plan !== undefined)?.result.unknown ?? 'gpus';
      const result = withoutAnswer(kind, scenarioOf(given, options.catalog), unknown, problems[0]);
      answers.push({ ...common, plan: undefined, values: new Float64Array(0), result: { ...result, ...named } });
    };
    if (!planned.ok) {
      refuse(planned.diagnostics);
      continue;
    }
    const { plan } = planned;
    const values = plan.inputs.slice();
    const problem = plan.compute(values);
    if (problem?.exitCode === 2) {
      refuse([placedIn(problem, given)]);
      continue;
    }
    const { name, kind: _, ...rest } = resultOf(plan, given, values, problem, options);
    const warnings = [...rest.warnings, ...mixed];
    answers.push({
      ...common,
      plan,
      values,
      result: { name: named.name, kind, file: named.file, ...rest, warnings },
    });
  }
  // Values that do not go together are a mistake, unless they are one alternative of several.
  if (reasons !== undefined && answers.every(({ plan }) => plan === undefined)) {
    diagnostics.push(...reasons.map((reason) => inFile(reason, where)));
  }
  return answers;
}

/** A mistake that flags would be blamed for, in the words of the file. */
function inFile(reason: Diagnostic, where: Where): Diagnostic {
  const { message, allowed } = reason;
  return { ...reason, message: inKeys(message), ...(allowed !== undefined && { allowed: inKeys(allowed) }), where: reason.where ?? where };
}

/** The field to blame for what only computing shows to be wrong. */
const BLAMED: Readonly<Partial<Record<Diagnostic['code'], string>>> = {
  'cached-above-prompt': 'cachedPrefix',
  'active-above-total': 'activeParameters',
};

function placedIn(problem: Diagnostic, given: ReadonlyMap<string, Given>): Diagnostic {
  const where = given.get(BLAMED[problem.code] ?? '')?.where;
  return where === undefined ? problem : { ...problem, where };
}

/** A value as people write it. */
function written(key: string, value: Value): string {
  const type = fieldOf(key)?.type;
  return typeof value === 'number' && type?.is === 'quantity' ? formatQuantity(value, type.dimension) : String(value);
}
