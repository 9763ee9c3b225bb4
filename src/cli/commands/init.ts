import { resolve } from 'node:path';
import { type Command, Option } from 'commander';
import { type StarterScenario, starterOf, withDefaults } from '../../answer/project/starter.js';
import type { Catalog } from '../../catalog/catalog.js';
import { withModelFiles } from '../../catalog/model-files.js';
import { builtInCatalog } from '../../catalog/package-presets.js';
import { type Diagnostic, diagnose, SizingError } from '../../diagnostics/diagnostic.js';
import { nearest } from '../../diagnostics/suggest.js';
import { starterJson, starterYaml } from '../../render/project/starter-text.js';
import { flagOf, type Kind, kinds } from '../../scenario/field.js';
import { fields } from '../../scenario/fields.js';
import { yamlScalars } from '../../scenario/file/write-yaml.js';
import { type Assignment, readQuestion } from '../../scenario/question.js';
import { nameProblems } from '../../scenario/scenario-name.js';
import { visible } from '../../words/quote.js';
import { describedBy, type Help, under } from '../described.js';
import { addFieldFlags, addValueFlag, assignmentsOf, type MetFlag, shapeProblems } from '../flags.js';
import type { Invocation } from '../invocation.js';
import { languageOf } from '../language.js';
import { unknownLanguage } from '../language-problem.js';
import { addLanguageFlag, addTerminalFlags, openOutput, writeAll } from '../output.js';
import { placeOf } from '../place.js';
import { loadPredictor } from '../predictor.js';
import { formatOf, pipedIn, schemaFor, seenFrom } from '../starter-file.js';

type Texts = Readonly<Record<string, string>>;

/** The deck, as flags would say it, with what is expected of it. */
const DECK: Readonly<Record<Kind, { readonly name: string; readonly values: Texts; readonly expect: Texts }>> = {
  train: {
    name: 'gpt3-training',
    values: { model: 'gpt3', tokens: '300B', duration: '30d' },
    expect: { servers: '<= 195', gpus: '<= 1600' },
  },
  infer: {
    name: 'gpt3-search',
    values: { model: 'gpt3', requests: '3.5B/day', questions: '4', words: '425' },
    expect: { gpus: '<= 412018' },
  },
};
const DECK_DEFAULTS: Texts = { gpu: 'a100', utilization: '50%' };
/** What a scenario is called where nobody says: a name to type, whatever the language. */
const NAMES: Readonly<Record<Kind, string>> = { train: 'training', infer: 'serving' };
const FORMATS = ['yaml', 'json'];

/** `init`: a scenario file to begin with. */
export function completeInit(command: Command, invocation: Invocation): void {
  const met: MetFlag[] = [];
  command.allowUnknownOption().allowExcessArguments();
  const add = (names: string, words: (help: Help) => string) => under('file', addValueFlag(command, names, words, met));
  add('--kind <kind>', ({ flags }) => flags.kind(kinds));
  add('--name <name>', ({ flags }) => flags.name);
  add('-o, --out <file>', ({ flags }) => flags.outFile);
  add('-f, --format <format>', ({ flags }) => flags.fileFormat(FORMATS));
  command.addOption(
    under(
      'file',
      describedBy(new Option('--force'), ({ flags }) => flags.force),
    ),
  );
  addLanguageFlag(command, met, 'file');
  addTerminalFlags(command, 'file');
  addFieldFlags(command, 'train', met, undefined, kinds);
  addFieldFlags(command, 'infer', met, ({ kinds: own }) => !own.includes('train'));
  command.action(() => init(command, met, invocation));
}

type Choices = { kind?: string; name?: string; out?: string; format?: string; force?: boolean; lang?: string };

async function init(command: Command, met: readonly MetFlag[], { argv, io, words }: Invocation): Promise<void> {
  const { kind: asked, name, format: wanted, out: file, force, lang } = command.opts<Choices>();
  const called = formatOf(file);
  const format = wanted ?? called ?? 'yaml';
  const out = file ?? `llm-sizing.${format}`;
  const diagnostics: Diagnostic[] = [...shapeProblems(command, met, command.args, argv)];
  if (lang !== undefined && languageOf(lang) === undefined) diagnostics.push(unknownLanguage(lang, argv));
  const choice = (flag: string, text: string | undefined, choices: readonly string[]) => {
    if (text !== undefined && !choices.includes(text))
      diagnostics.push(diagnose('unknown-choice', { text, choices, near: nearest(text, choices) }, placeOf(argv, flag, text)));
  };
  choice('--kind', asked, kinds);
  choice('--format', wanted, FORMATS);
  // Files are read by their names.
  if (file !== undefined && called !== undefined && wanted !== undefined && FORMATS.includes(wanted) && wanted !== called)
    diagnostics.push(diagnose('misnamed-file', { path: file, called, wanted }, placeOf(argv, '--format', wanted)));
  if (name !== undefined) diagnostics.push(...nameProblems(name, placeOf(argv, '--name', name)));
  const files = await io.files();
  if (out !== '-' && force !== true && files.exists(resolve(files.cwd, out)))
    diagnostics.push(diagnose('file-exists', { path: out }, argv.some(isOut) ? placeOf(argv, '--out', out) : undefined));
  const catalog = withModelFiles(builtInCatalog(), io.readFile);
  const scenarios = await scenariosOf({ asked: kinds.find((kind) => kind === asked), name }, met, argv, catalog, diagnostics);
  const seen = scenarios.map((scenario) => ({
    ...scenario,
    fields: scenario.fields.map((field) => seenFrom(out, field, files, argv, diagnostics)),
  }));
  if (diagnostics.length > 0) throw new SizingError(diagnostics);
  const starter = { ...withDefaults(seen), schema: schemaFor(out, files) };
  const text = format === 'json' ? starterJson(starter) : starterYaml(starter, await yamlScalars(), words);
  await writeAll([text], openOutput(out, io));
  if (out !== '-') await openOutput(undefined, io).write(`${words.project.starter.written(visible(out), scenarios.length)}\n`);
}

const isOut = (argument: string) => /^(-o|--out(=.*)?)$/s.test(argument);

/** The scenario that the flags describe; without any, those of the deck. */
async function scenariosOf(
  { asked, name }: { asked: Kind | undefined; name: string | undefined },
  met: readonly MetFlag[],
  argv: readonly string[],
  catalog: Catalog,
  diagnostics: Diagnostic[],
): Promise<readonly StarterScenario[]> {
  const given = fields.filter(({ key }) => met.some(({ flag }) => flag === flagOf(key)));
  if (given.length === 0) return deckOf(asked === undefined ? kinds : [asked], name, diagnostics);
  const kind = asked ?? (given.some(({ kinds: own }) => !own.includes('train')) ? 'infer' : 'train');
  for (const { key, kinds: own } of given) {
    if (!own.includes(kind)) diagnostics.push(diagnose('wrong-kind', { key, kind, other: own }, placeOf(argv, flagOf(key))));
  }
  const assignments = assignmentsOf(kind, met, argv);
  const piped = pipedIn(assignments);
  diagnostics.push(...piped);
  if (piped.length > 0) return [];
  const model = assignments.find(({ key }) => key === 'model')?.text ?? '';
  const after = /^[\w.-]+$/.test(model) ? `${model}-` : '';
  return scenarioOf(kind, name ?? after + NAMES[kind], assignments, catalog, diagnostics);
}

/** The deck, or the half of it that is of one kind. */
async function deckOf(asked: readonly Kind[], name: string | undefined, diagnostics: Diagnostic[]): Promise<readonly StarterScenario[]> {
  const where = { kind: 'field', path: '' } as const;
  const made = asked.map(async (kind) => {
    const { name: own, values, expect } = DECK[kind];
    const assignments = Object.entries({ ...values, ...DECK_DEFAULTS }).map(([key, text]) => ({ key, text, whereOf: () => where }));
    const expected = Object.entries(expect).map(([figure, text]) => ({ name: figure, figure, text }));
    const called = (asked.length === 1 ? name : undefined) ?? own;
    const scenarios = await scenarioOf(kind, called, assignments, builtInCatalog(), diagnostics);
    return scenarios.map((scenario) => ({ ...scenario, expect: expected }));
  });
  return (await Promise.all(made)).flat();
}

async function scenarioOf(
  kind: Kind,
  name: string,
  assignments: readonly Assignment[],
  catalog: Catalog,
  diagnostics: Diagnostic[],
): Promise<readonly StarterScenario[]> {
  const read = readQuestion(kind, assignments, catalog);
  if (!read.ok) diagnostics.push(...read.diagnostics);
  // An answer is computed only of what is right.
  if (!read.ok || diagnostics.length > 0) return [];
  await loadPredictor([read.question], catalog);
  return [starterOf(name, read.question, new Map(assignments.map(({ key, text }) => [key, text.trim()])), catalog)];
}
