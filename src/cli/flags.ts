import { type Command, Option } from 'commander';
import { type Diagnostic, diagnose, type Where } from '../diagnostics/diagnostic.js';
import { nearest } from '../diagnostics/suggest.js';
import { formatQuantity } from '../quantity/format.js';
import { choicesOf, type Field, type FieldKind, fieldKinds, flagOf } from '../scenario/field.js';
import { fields, fieldsOf } from '../scenario/fields.js';
import type { Assignment } from '../scenario/question.js';
import { fieldsCalled } from '../scenario/synonyms.js';
import { pathOf } from './command-path.js';
import { describedBy, type Help, under } from './described.js';
import { helpOfField } from './field-help.js';
import { placeOf } from './place.js';

/** A flag that was met on the command line, in the order met. */
export type MetFlag = { readonly flag: string; readonly value: string };

/** Choices of flags that are no fields: what a shell offers for them. */
const choicesOfFlags = new WeakMap<Option, readonly string[]>();

export const choicesOfFlag = (option: Option): readonly string[] | undefined => choicesOfFlags.get(option);

/** Adds a flag that takes a value; each use is recorded, so that order and repetition are known. */
export function addValueFlag(
  command: Command,
  names: string,
  words: (help: Help) => string,
  met: MetFlag[],
  choices?: readonly string[],
): Option {
  const flag = /--[\w-]+/.exec(names)?.[0] ?? names;
  const option = describedBy(new Option(names), words).argParser((value: string) => {
    met.push({ flag, value });
    return value;
  });
  command.addOption(option);
  if (choices !== undefined) choicesOfFlags.set(option, choices);
  return option;
}

/** The fields of a command that have a flag: a model is named without one where it is what the command is about. */
function flaggedFields(kind: FieldKind): readonly Field[] {
  return fieldsOf(kind).filter(({ key }) => kind !== 'model' || key !== 'model');
}

/** Adds the flags of a scenario: one for each field that the kind has, or of those that are wanted. */
export function addFieldFlags(
  command: Command,
  kind: FieldKind,
  met: MetFlag[],
  wanted: (field: Field) => boolean = () => true,
  // A command of several kinds takes the choices of each.
  told: readonly FieldKind[] = [kind],
): void {
  for (const field of flaggedFields(kind).filter(wanted)) {
    const kinds = told.filter((each) => field.kinds.includes(each));
    const option = addValueFlag(command, `${flagOf(field.key)} <${placeholder(field)}>`, () => describe(field, kinds), met);
    under(field.group, option);
  }
}

/** Flags of a command that sizes beside those of its fields. */
const OTHER_FLAGS = /^(--(sort|explain|from|sensitivity|uncertainty|samples|seed|format|out|width|lang|no-color|debug)|-f|-o)$/;

/**
 * Which fields a command line needs the flags of: of dozens the few that it names, where it names nothing else; all of
 * them for help, and where one is misspelt.
 */
export function fieldsNeeded(kind: FieldKind, [command, ...argv]: readonly string[]): (field: Field) => boolean {
  const named = new Set(argv.flatMap((word) => (word.startsWith('-') ? [word.split('=', 1)[0] as string] : [])));
  const flags = new Set(fieldsOf(kind).map(({ key }) => flagOf(key)));
  const known = command === kind && [...named].every((flag) => flags.has(flag) || OTHER_FLAGS.test(flag));
  return known ? ({ key }) => named.has(flagOf(key)) : () => true;
}

/** What stands for a value in help. */
const placeholders: Readonly<Record<string, string>> = {
  ratio: 'share',
  duration: 'time',
  flopRate: 'flop/s',
  money: 'usd',
  hourlyPrice: 'usd',
  energyPrice: 'usd',
  carbonIntensity: 'g/kWh',
};

function placeholder({ type }: Field): string {
  if (type.is === 'quantity') return placeholders[type.dimension] ?? type.dimension;
  return {
    preset: 'name',
    choice: 'choice',
    layout: 'sizes',
    target: 'time',
    workload: 'lengths',
    file: 'file',
    together: 'pairs',
    text: 'text',
  }[type.is];
}

/** Choices that are listed in help; of more, one is named as an example. */
const MOST_CHOICES = 12;

function describe(field: Field, told: readonly FieldKind[]): string {
  const { type, example, default: preset } = field;
  const choices = type.is === 'choice' ? [...new Set(told.flatMap((kind) => choicesOf(type, kind)))] : [];
  const written = choices.length > 0 && choices.length < MOST_CHOICES ? choices.join(', ') : `e.g. ${example}`;
  const value = type.is === 'quantity' && typeof preset === 'number' ? formatQuantity(preset, type.dimension) : preset;
  return `${helpOfField(field, told[0] ?? 'train')} (${written}${value === undefined ? '' : `; default ${value}`})`;
}

/** The fields that were met, as the scenario takes them. */
export function assignmentsOf(kind: FieldKind, met: readonly MetFlag[], argv: readonly string[]): readonly Assignment[] {
  const keys = new Map(fieldsOf(kind).map(({ key }) => [flagOf(key), key]));
  return met.flatMap(({ flag, value }) => {
    const key = keys.get(flag);
    // A flag in the place of a value was reported as a missing value already.
    return key === undefined || keys.has(value)
      ? []
      : [{ key, text: value, whereOf: (part: string, start: number): Where => placeOf(argv, flag, part, start) }];
  });
}

/** Mistakes in the shape of the command line: flags given twice, unknown flags, words that belong to none. */
export function shapeProblems(
  command: Command,
  met: readonly MetFlag[],
  leftover: readonly string[],
  argv: readonly string[],
): readonly Diagnostic[] {
  const known = command.options.flatMap(({ long }) => (long ? [long] : []));
  const diagnostics: Diagnostic[] = [];
  const seen = new Set<string>();
  for (const { flag, value } of met) {
    if (seen.has(flag)) diagnostics.push(diagnose('repeated-flag', { flag }, placeOf(argv, flag)));
    seen.add(flag);
    if (known.includes(value)) diagnostics.push(diagnose('missing-value', { flag, examples: examplesOf(flag) }, placeOf(argv, flag)));
  }
  const taken = new Set(met.flatMap(({ value }) => (known.includes(value) ? [value] : [])));
  leftover.forEach((word, position) => {
    const index = argv.lastIndexOf(word);
    const where: Where = { kind: 'argument', index };
    const name = word.split('=')[0] ?? word;
    if (word.length > 1 && word.startsWith('-')) {
      diagnostics.push(
        known.includes(name) ? diagnose('unexpected-value', { flag: name }, where) : unknownFlag(command, name, known, where),
      );
    } else if (!leftover[position - 1]?.startsWith('-') && !taken.has(argv[index - 1] ?? '')) {
      diagnostics.push(diagnose('excess-argument', { text: word, command: pathOf(command) }, where));
    }
  });
  return diagnostics;
}

/** A flag that a command lacks: the nearest that it has, or the command that has it. */
export function unknownFlag(command: Command, name: string, known: readonly string[], where: Where): Diagnostic {
  const elsewhere = fieldKinds.filter((kind) => kind !== command.name() && flaggedFields(kind).some(({ key }) => flagOf(key) === name));
  const meant = meantBy(name, known);
  const [field] = known.includes('--set') ? settable(name) : [];
  const path = pathOf(command);
  if (field !== undefined && meant.length === 0)
    return diagnose('unknown-flag', { text: name, near: [], command: path, elsewhere, field }, where);
  return diagnose('unknown-flag', { text: name, near: meant.length > 0 ? meant : nearest(name, known), command: path, elsewhere }, where);
}

/** What flags of other tools are here. */
const OTHERS: Readonly<Record<string, string>> = {
  '--output': '--out',
  '--csv': '--format csv',
  '--json': '--format json',
  '--jsonl': '--format jsonl',
  '--markdown': '--format markdown',
  '--verbose': '--explain',
  '--columns': '--width',
  '-m': '--model',
  '-g': '--gpu',
  '-n': '--gpus',
};

/** Flags of a command that an unknown one means elsewhere. */
function meantBy(name: string, known: readonly string[]): readonly string[] {
  const other = OTHERS[name];
  const flags = [...(other === undefined ? [] : [other]), ...fieldsCalled(name).map(flagOf)];
  return flags.filter((flag) => known.includes(flag.split(' ')[0] as string));
}

/** Fields of a scenario file that a flag is called after. */
function settable(name: string): readonly string[] {
  return [...fields.flatMap(({ key }) => (flagOf(key) === name ? [key] : [])), ...fieldsCalled(name)];
}

/** How the value of a flag is written. */
export function examplesOf(flag: string): readonly string[] {
  return fields.flatMap(({ key, example }) => (flagOf(key) === flag ? [example] : []));
}
