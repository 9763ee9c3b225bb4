import type { Catalog } from '../../catalog/catalog.js';
import { type Diagnostic, diagnose, SizingError, type Where } from '../../diagnostics/diagnostic.js';
import { MOST_COMPARED, nearest } from '../../diagnostics/suggest.js';
import type { Given } from '../draft.js';
import { type Field, type Kind, kinds } from '../field.js';
import { fieldMeant, fieldOf, fieldsOf } from '../fields.js';
import { type Assignment, type Question, type QuestionField, readAssignment, saidTwice } from '../question.js';
import { nameProblems } from '../scenario-name.js';
import { writtenWorkload } from '../workload-text.js';
import type { ScenarioFile } from './file.js';
import { chainOf, type Merged, mergedScenarios, unknownField } from './merge.js';
import { type Entry, type Node, nameOfNode, partOf, whereOf, writtenOf } from './node.js';

/** Values to compare in one field; nobody reads more. */
const MOST_VALUES = 10_000;

/** One scenario of a file, read: its question, and what is expected of the answer. */
export type FileScenario = {
  readonly name: string;
  /** The file that was asked for. */
  readonly file: string;
  /** Where its name stands. */
  readonly where: Where;
  readonly question: Question;
  /** What is expected, by figure as written; read by whoever knows the figures. */
  readonly expect: readonly Expected[];
};

/** An entry of `expect`; one that stands under the defaults is meant for every scenario that has the figure. */
type Expected = { readonly entry: Entry; readonly byDefault: boolean };

/** The presets that a scenario file may name. */
export type FileCatalog = {
  /** With config.json files by their paths, seen from the working directory. */
  readonly catalog: Catalog;
  /** As the file at a path sees them. */
  readonly seenFrom: (path: string) => Catalog;
};

/**
 * Reads every scenario of a file. What is written in `overrides` goes before the file, in every scenario whose kind has the
 * field. Mistakes are added to `diagnostics`, each once, however many scenarios share it.
 */
export function readScenarios(
  file: ScenarioFile,
  { catalog, seenFrom }: FileCatalog,
  overrides: readonly Assignment[],
  diagnostics: Diagnostic[],
): readonly FileScenario[] {
  // What is written once means the same in every scenario of a kind, and of a rate of exchange.
  const values = new Map<string, Map<Node | Assignment, readonly Given[]>>();
  const blamed = new Set<Node | Assignment>();
  const once = (as: string, written: Node | Assignment, valuesIn: (found: Diagnostic[]) => readonly Given[]): readonly Given[] => {
    const those = values.get(as) ?? new Map<Node | Assignment, readonly Given[]>();
    values.set(as, those);
    const known = those.get(written);
    if (known !== undefined) return known;
    const found: Diagnostic[] = [];
    const given = valuesIn(found);
    if (!blamed.has(written)) diagnostics.push(...found);
    if (found.length > 0) blamed.add(written);
    those.set(written, given);
    return given;
  };
  const shared = new Set<Entry>(chainOf(file).flatMap(({ defaults }) => defaults?.entries ?? []));
  const sharedExpect = new Set<Entry>(
    [...shared].flatMap(({ key, value }) => (key === 'expect' && value.is === 'map' ? value.entries : [])),
  );
  return mergedScenarios(file, diagnostics).flatMap((scenario) => {
    const { kind, meant } = kindOf(scenario, diagnostics);
    const nameAt = whereOf(scenario.entry.keyAt);
    diagnostics.push(...nameProblems(scenario.name, nameAt));
    const fields = new Map<string, QuestionField>();
    const rate = rateOf(scenario, overrides);
    for (const entry of scenario.fields.values()) {
      const { key, value } = entry;
      if (key === 'kind') continue;
      const field = fieldOf(key);
      // Of an unknown kind, a field is read as the kind that was probably meant has it, or any.
      const as = kind ?? meant ?? kinds.find((each) => field?.kinds.includes(each));
      if (as !== undefined && field?.kinds.includes(as)) {
        const seen = seenFrom(value.source.path);
        const asked = fieldMeant(field, as, textOf(value));
        if ([...fields.values()].some((other) => other.key === asked.key)) diagnostics.push(saidTwice(asked, key, whereOf(entry.keyAt)));
        fields.set(key, { key: asked.key, values: once(`${as} ${rate}`, value, (found) => valuesOf(asked, as, value, seen, found, rate)) });
      }
      // A default that only the other kind has is not meant here.
      else if (field === undefined || !shared.has(entry)) {
        blame(entry, field, kind === undefined || shared.has(entry) ? kinds : [kind], blamed, diagnostics);
      }
    }
    // With the kind that was probably meant, the mistakes in what is expected are found too.
    const taken = kind ?? meant;
    if (taken === undefined) return [];
    for (const override of overrides) {
      const written = fieldOf(override.key);
      if (written === undefined || !written.kinds.includes(taken)) continue;
      // As in a file, null takes back what is said beneath.
      if (override.text.trim() === 'null') {
        fields.delete(written.key);
        continue;
      }
      const field = fieldMeant(written, taken, override.text);
      const given = once(`${taken} ${rate}`, override, (found) => readAssignment(field, taken, override, found, catalog, rate));
      fields.set(written.key, { key: field.key, values: given });
    }
    const { name, entry, expect } = scenario;
    // Of what is said in two ways, the later goes before the file.
    const question = { kind: taken, fields: [...new Map([...fields.values()].map((field) => [field.key, field])).values()] };
    return [
      {
        name,
        file: file.path,
        where: whereOf(entry.keyAt),
        question,
        get expect() {
          return expect().map((each) => ({ entry: each, byDefault: sharedExpect.has(each) }));
        },
      },
    ];
  });
}

/** What a scenario says of yuan for a dollar, as written. */
function rateOf({ fields }: Merged, overrides: readonly Assignment[]): string | undefined {
  const override = overrides.findLast(({ key }) => key === 'cnyPerUsd')?.text;
  if (override !== undefined) return override.trim() === 'null' ? undefined : override;
  const entry = fields.get('cnyPerUsd');
  return entry && writtenOf(entry.value);
}

/** The kind of a scenario; where it has none that is known, the one that was probably meant. */
function kindOf({ fields, entry }: Merged, diagnostics: Diagnostic[]): { readonly kind?: Kind; readonly meant?: Kind | undefined } {
  const node = fields.get('kind')?.value;
  if (node === undefined) {
    diagnostics.push(diagnose('missing-key', { key: 'kind', example: ['kind: train', 'kind: infer'] }, whereOf(entry.keyAt)));
    return {};
  }
  const text = writtenOf(node);
  const kind = kinds.find((known) => known === text);
  if (kind !== undefined) return { kind };
  const near = nearest(text, kinds);
  diagnostics.push(diagnose('unknown-choice', { text, choices: kinds, near }, whereOf(node)));
  return { meant: kinds.find((known) => known === near[0]) };
}

/** Says that a key is no field of the kinds that it may be meant for. */
function blame(entry: Entry, field: Field | undefined, whose: readonly Kind[], blamed: Set<unknown>, diagnostics: Diagnostic[]): void {
  const { key, keyAt, value } = entry;
  const [kind] = whose;
  // Nothing is wrong with a field of a kind that may be meant.
  if (kind === undefined || blamed.has(value) || whose.some((each) => field?.kinds.includes(each))) return;
  blamed.add(value);
  if (field !== undefined) {
    diagnostics.push(diagnose('wrong-kind', { key, kind, other: field.kinds }, whereOf(keyAt)));
    return;
  }
  const names = new Set(whose.flatMap((each) => fieldsOf(each).map((known) => known.key)));
  diagnostics.push(unknownField(entry, ['kind', 'extends', 'expect', ...names]));
}

/** What stands under a field, as far as it says which field is meant. */
function textOf(node: Node): string {
  const scalars = node.is === 'list' ? node.items : [node];
  return scalars.flatMap((each) => (each.is === 'scalar' && each.type !== 'number' ? [each.text] : [])).join(',');
}

/** The values that stand under a field: one, or several to compare. */
function valuesOf(
  field: Field,
  kind: Kind,
  node: Node,
  catalog: Catalog,
  diagnostics: Diagnostic[],
  rate: string | undefined,
): readonly Given[] {
  if (node.is === 'map' && (field.type.is === 'layout' || field.type.is === 'together')) {
    const sizes = node.entries.map(({ key, value }) => `${key}=${writtenOf(value)}`);
    return readAssignment(field, kind, { key: field.key, text: sizes.join(','), whereOf: () => whereOf(node) }, diagnostics, catalog);
  }
  if (field.type.is === 'workload' && (node.is === 'map' || (node.is === 'list' && node.items.some((item) => item.is === 'map')))) {
    const text = writtenWorkload(plain(node) as object);
    return readAssignment(field, kind, { key: field.key, text, whereOf: () => whereOf(node) }, diagnostics, catalog);
  }
  if (node.is === 'map') {
    const wanted = { say: field.type.is === 'quantity' ? 'quantity-like' : 'text-like', example: field.example } as const;
    diagnostics.push(diagnose('invalid-type', { wanted, found: nameOfNode(node) }, whereOf(node)));
    return [];
  }
  if (node.is === 'list') {
    if (node.items.length === 0 || field.type.is === 'text') {
      const wanted = { say: field.type.is === 'text' ? 'text' : 'some-value' } as const;
      diagnostics.push(
        diagnose('invalid-type', { wanted, found: { say: node.items.length === 0 ? 'empty-list' : 'list' } }, whereOf(node)),
      );
      return [];
    }
    if (node.items.length > MOST_VALUES) {
      diagnostics.push(diagnose('too-many-rows', { rows: node.items.length, format: 'scenario', limit: MOST_VALUES }, whereOf(node)));
      return [];
    }
    const given = node.items.flatMap((item) =>
      item.is === 'scalar' ? valuesOf(field, kind, item, catalog, diagnostics, rate) : notInList(item, diagnostics),
    );
    const range = given.length > 1 ? given.find(({ spread }) => spread !== undefined) : undefined;
    if (range !== undefined)
      diagnostics.push(diagnose('list-and-range', { text: node.source.text.slice(node.start, node.end) }, range.where));
    return given;
  }
  if (node.type === 'empty' || node.type === 'null') {
    diagnostics.push(diagnose('missing-setting', { key: field.key }, whereOf(node)));
    return [];
  }
  // A bare number is read as people write it, in JSON as in YAML: where a unit is needed, it is asked for.
  const whereIs = (part: string, start: number): Where => partOf(node, part, start);
  return readAssignment(field, kind, { key: field.key, text: node.text, whereOf: whereIs }, diagnostics, catalog, rate);
}

/** What a piece of a file holds, without where it stands. */
function plain(node: Node): unknown {
  if (node.is === 'list') return node.items.map(plain);
  return node.is === 'map' ? Object.fromEntries(node.entries.map(({ key, value }) => [key, plain(value)])) : node.text;
}

function notInList(node: Node, diagnostics: Diagnostic[]): readonly Given[] {
  diagnostics.push(diagnose('invalid-type', { wanted: { say: 'value' }, found: nameOfNode(node) }, whereOf(node)));
  return [];
}

/** Keeps the scenarios with the given names; a name that none has is an error. */
export function onlyNamed(
  scenarios: readonly FileScenario[],
  names: readonly { readonly name: string; readonly where: Where }[],
): readonly FileScenario[] {
  const choices = [...new Set(scenarios.map(({ name }) => name))];
  const known = new Set(choices);
  const unknown = names.filter(({ name }) => !known.has(name));
  if (unknown.length > 0) {
    throw new SizingError(
      unknown.map(({ name, where }, place) => {
        const compared = place < MOST_COMPARED ? choices : [];
        return diagnose('unknown-scenario', { text: name, choices: compared, near: nearest(name, compared) }, where);
      }),
    );
  }
  const wanted = new Set(names.map(({ name }) => name));
  return scenarios.filter(({ name }) => wanted.has(name));
}
