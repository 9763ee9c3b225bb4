// The types of the library that follow from declarations: fields by kind, figures by kind. Pure types, so that one text is the
// source that is checked in and the declaration that is shipped: what tsc made of the last one is written over.
import { readFileSync, writeFileSync } from 'node:fs';
import { figures } from '../../dist/answer/sheet/figures.js';
import { inferenceSheet } from '../../dist/core/inference.js';
import { trainingSheet } from '../../dist/core/training.js';
import { remarkCodes } from '../../dist/diagnostics/remark.js';
import { choicesOf, inKeys } from '../../dist/scenario/field.js';
import { fieldsOf } from '../../dist/scenario/fields.js';
import { layoutGroups } from '../../dist/scenario/layout-text.js';
import { english } from '../../dist/words/en/english.js';
import { fieldHelp } from '../../dist/words/en/fields.js';
import { messages } from '../../dist/words/en/messages.js';
import { helpOf } from '../../dist/words/fields.js';
import { termFor } from '../../dist/words/words.js';

const root = new URL('../../', import.meta.url);
const WIDTH = 140;
const HEADER = '// Made by `npm run build` from what is declared once; change that, not this.\n';

/** `readonly key?: type;`, over several lines where it is long, as the formatter has it. */
function property(key, mark, types, about) {
  const line = `  readonly ${key}${mark}: ${types.join(' | ')};`;
  const code = line.length <= WIDTH ? line : `  readonly ${key}${mark}:\n${types.map((type) => `    | ${type}`).join('\n')};`;
  return `  /** ${about} */\n${code}`;
}

const quoted = (choices) => choices.map((choice) => `'${choice}'`);
const sentence = (text) => (/^[a-z]{2}/.test(text) ? text[0].toUpperCase() + text.slice(1) : text);

/** What a bare number is in, where the field has a unit. */
const siUnits = {
  duration: 'seconds',
  rate: 'a second',
  tokenRate: 'tokens a second',
  flopRate: 'FLOP/s',
  bytes: 'bytes',
  bandwidth: 'bytes a second',
  power: 'watts',
  growth: 'a share a month',
};
function aboutField(field, kind) {
  const unit = field.type.is === 'target' ? 'seconds' : siUnits[field.type.dimension];
  return `${sentence(inKeys(helpOf(fieldHelp, field.key, kind)))}${unit === undefined ? '' : `; in ${unit}`}`;
}

function typesOf({ type }, kind) {
  switch (type.is) {
    case 'choice':
      return quoted(choicesOf(type, kind));
    case 'preset':
      return type.of === 'model' ? ['string', 'object'] : ['string'];
    case 'layout':
      return ['string', 'LayoutGiven'];
    case 'together':
      return ['string', 'Readonly<Record<string, number | string>>'];
    case 'file':
    case 'text':
      return ['string'];
    default:
      return ['Quantity'];
  }
}

const fieldText = (field, kind) => property(field.key, '?', [...typesOf(field, kind), 'undefined'], aboutField(field, kind));

function scenarioText() {
  const { train, infer } = { train: fieldsOf('train'), infer: fieldsOf('infer') };
  const textOf = new Map(infer.map((field) => [field.key, fieldText(field, 'infer')]));
  const common = train.filter((field) => textOf.get(field.key) === fieldText(field, 'train'));
  const own = (kind, fields) => fields.filter((field) => !common.includes(field)).map((field) => fieldText(field, kind));
  const body = (lines) => `{\n${lines.join('\n')}\n}`;
  return `${HEADER}
/** A number in SI units, or text as a person writes it: \`2592000\` or \`'30d'\`. */
export type Quantity = number | string;

/** Sizes of parallel groups; those that are left out are searched. */
export type LayoutGiven = {
${layoutGroups.map((group) => `  readonly ${group}?: number;`).join('\n')}
};

type Common = ${body(common.map((field) => fieldText(field, 'train')))};

/** The assumptions of a training run; the fields of the command line, in camelCase. */
export type TrainingScenario = Common & ${body(own('train', train))};

/** The assumptions of a service; the fields of the command line, in camelCase. */
export type InferenceScenario = Common & ${body(own('infer', infer))};
`;
}

/** Figures that every answer of a kind has, whatever was asked. */
function always(kind) {
  const sheets = kind === 'train' ? [trainingSheet] : ['window', 'words', 'tokens'].map((demand) => inferenceSheet(demand));
  const inAll = (key) => sheets.every(({ inputs, formulas }) => [...inputs, ...formulas].some((each) => each.key === key));
  return new Set(figures[kind].filter(inAll));
}

function meaningOf(key) {
  const term = termFor(key, english);
  if (term === undefined) throw new Error(`the figure ${key} has no words: src/words/en/terms.ts`);
  return term.meaning;
}

function figuresText() {
  const body = (kind) => {
    const there = always(kind);
    const line = (key) => property(key, there.has(key) ? '' : '?', ['number', 'null'], sentence(meaningOf(key)));
    return `{\n${figures[kind].map(line).join('\n')}\n}`;
  };
  return `${HEADER}
/** Figures of a training run, in SI units; null is unknown, never zero. Those that not every question has may be absent. */
export type TrainingFigures = ${body('train')};

/** Figures of a service, in SI units; null is unknown, never zero. Those that not every question has may be absent. */
export type InferenceFigures = ${body('infer')};
`;
}

/** Codes by name in the declarations, which else would have to carry the parameters of every message and phrase. */
const told = [
  { file: 'diagnostics/codes', of: 'keyof typeof messages', codes: Object.keys(messages) },
  { file: 'diagnostics/remark', of: 'keyof typeof remarkWords', codes: remarkCodes },
];

function tellCodes() {
  for (const { file, of, codes } of told) {
    const declarations = new URL(`dist/${file}.d.ts`, root);
    const text = readFileSync(declarations, 'utf8');
    if (!text.includes(`= ${of};`)) throw new Error(`${file} does not declare its codes as ${of}`);
    writeFileSync(
      declarations,
      text.replace(
        `= ${of};`,
        `=\n${quoted(codes)
          .map((code) => `  | ${code}`)
          .join('\n')};`,
      ),
    );
  }
}

/** Writes the types, as source and as declaration. */
export function writeTypes() {
  const files = { 'scenario/scenario': scenarioText(), 'answer/contract/figures-by-kind': figuresText() };
  for (const [name, text] of Object.entries(files)) {
    const source = new URL(`src/${name}.ts`, root);
    if (readFileSync(source, { encoding: 'utf8', flag: 'a+' }) !== text) writeFileSync(source, text);
    writeFileSync(new URL(`dist/${name}.d.ts`, root), text);
  }
  tellCodes();
}
