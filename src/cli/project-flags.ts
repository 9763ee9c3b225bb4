import { Argument, type Command } from 'commander';
import type { Project } from '../answer/project/project.js';
import { wrongExpectations } from '../answer/project/wrong-expectations.js';
import { builtInCatalog } from '../catalog/package-presets.js';
import { type Diagnostic, diagnose, SizingError, type Where } from '../diagnostics/diagnostic.js';
import { flagOf, kinds } from '../scenario/field.js';
import { fields } from '../scenario/fields.js';
import { onlyNamed } from '../scenario/file/scenario-set.js';
import type { Assignment } from '../scenario/question.js';
import { keysMeant } from '../scenario/synonyms.js';
import { describedBy, under } from './described.js';
import { type AskedPath, findSources, loadProjects } from './files/sources.js';
import { addValueFlag, type MetFlag, shapeProblems } from './flags.js';
import type { Invocation } from './invocation.js';
import type { Files } from './io.js';
import { loadPredictor } from './predictor.js';

/** Flags that may be given more than once. */
const REPEATABLE = new Set(['--only', '--set']);

/** Adds the files of a command, and the flags that pick scenarios of them and change their fields. */
export function addProjectFlags(command: Command, met: MetFlag[]): void {
  command.addArgument(describedBy(new Argument('[files...]'), (help) => help.arguments.files)).allowUnknownOption();
  under(
    'scenarios',
    addValueFlag(command, '--only <name>', ({ flags }) => flags.only, met),
  );
  under(
    'scenarios',
    addValueFlag(command, '--set <field=value>', ({ flags }) => flags.set, met),
  );
}

/** True for a word that is no path: it begins with a dash, and does not stand behind `--`. */
function looksLikeFlag(word: string, argv: readonly string[]): boolean {
  const end = argv.indexOf('--');
  return word !== '-' && word.startsWith('-') && (end < 0 || !argv.slice(end + 1).includes(word));
}

/** Paths among the words that a command was given. */
export function pathsOf(command: Command, argv: readonly string[]): readonly AskedPath[] {
  return command.args
    .filter((word) => !looksLikeFlag(word, argv))
    .map((path) => ({ path, where: { kind: 'argument', index: argv.lastIndexOf(path) } }));
}

/** Mistakes in the shape of a command line with paths. */
export function pathShapeProblems(command: Command, met: readonly MetFlag[], argv: readonly string[]): readonly Diagnostic[] {
  const once = met.filter(({ flag }) => !REPEATABLE.has(flag));
  const flags = command.args.filter((word) => looksLikeFlag(word, argv));
  return shapeProblems(command, once, flags, argv);
}

/** Reads the scenario files that a command line names, with what it changes in them. */
export async function openProjects(
  command: Command,
  met: readonly MetFlag[],
  { argv }: Invocation,
  files: Files,
): Promise<readonly Project[]> {
  const overrides = overridesOf(met, argv);
  const projects = await loadProjects(findSources(pathsOf(command, argv), files), builtInCatalog(), overrides, wrongExpectations);
  const asked = onlyAsked(projects, met, argv);
  await loadPredictor(asked.flatMap(({ scenarios }) => scenarios.map(({ question }) => question)));
  return asked;
}

/** The scenarios that `--only` names. */
function onlyAsked(projects: readonly Project[], met: readonly MetFlag[], argv: readonly string[]): readonly Project[] {
  const names = met.flatMap(({ flag, value }) => (flag === '--only' ? [{ name: value, where: at(argv, value) }] : []));
  if (names.length === 0) return projects;
  const scenarios = projects.flatMap((project) => project.scenarios);
  const wanted = new Set(onlyNamed(scenarios, names));
  // What is expected of all of them together is not for some of them to meet.
  return projects.map((project) => ({
    ...project,
    expect: [],
    scenarios: project.scenarios.filter((scenario) => wanted.has(scenario)),
  }));
}

/** Fields of scenarios of any kind. */
const settable = fields.filter((field) => kinds.some((kind) => field.kinds.includes(kind)));

/** What `--set field=value` says; the last word on a field counts. */
function overridesOf(met: readonly MetFlag[], argv: readonly string[]): readonly Assignment[] {
  const diagnostics: Diagnostic[] = [];
  const overrides = new Map<string, Assignment>();
  for (const { flag, value } of met) {
    if (flag !== '--set') continue;
    const equals = value.indexOf('=');
    const name = value.slice(0, Math.max(0, equals)).trim();
    const field = settable.find(({ key }) => key === name || flagOf(key) === `--${name}`);
    if (equals < 0) diagnostics.push(diagnose('invalid-set', { text: value }, at(argv, value)));
    else if (field === undefined) {
      const choices = settable.map(({ key }) => key);
      diagnostics.push(diagnose('unknown-field', { text: name, choices, near: keysMeant(name, choices) }, at(argv, value, name, 0)));
    } else {
      const whereOf = (part: string, start: number): Where => at(argv, value, part, equals + 1 + start);
      overrides.set(field.key, { key: field.key, text: value.slice(equals + 1), whereOf });
    }
  }
  if (diagnostics.length > 0) throw new SizingError(diagnostics);
  return [...overrides.values()];
}

/** Where a value stands that a repeatable flag was given: after it, or joined to it by `=`. */
function at(argv: readonly string[], value: string, part = value, start = 0): Where {
  const index = argv.findIndex((argument) => argument === value || (argument.startsWith('--') && argument.endsWith(`=${value}`)));
  const before = (argv[index] ?? '').length - value.length;
  return { kind: 'argument', index: Math.max(0, index), part, start: Math.max(0, before) + start };
}
