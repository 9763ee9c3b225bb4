import { calledElsewhere, figureNamed, type Judged, judgedOf, withoutUnit } from '../../answer/project/figure-names.js';
import { judgedTotal } from '../../answer/project/total.js';
import { choicesOf, type Field, type Kind, kinds } from '../../scenario/field.js';
import { fields, fieldsOf } from '../../scenario/fields.js';
import { english } from '../../words/en/english.js';
import { say } from '../../words/en/say.js';
import { schemaWords } from '../../words/en/schemas.js';
import { termFor } from '../../words/words.js';
import { helpOfField } from '../field-help.js';
import { byKey, object, type Schema, text } from './parts.js';

/** The schemas of the presets that the package brings, by group. */
type PresetSchemas = Readonly<Record<'gpus' | 'models' | 'grids', Schema>>;

/** The schema of scenario files, for editors to complete and check; the program itself says more. */
export function scenarioFileSchema(presets: PresetSchemas): Schema {
  const reference = (name: string): Schema => ({ $ref: `#/definitions/${name}` });
  const scenario = (kind: Kind): Schema =>
    open({
      kind: { const: kind, description: KIND },
      extends: { type: ['string', 'null'], description: schemaWords.scenarioFile.extended },
      ...Object.fromEntries(fieldsOf(kind).map((field) => [field.key, fieldSchema(field, [kind])])),
      expect: reference(`${kind}Expectations`),
    });
  return {
    type: 'object',
    properties: {
      $schema: text,
      version: { enum: [1, '1'], description: schemaWords.scenarioFile.version },
      extends: { ...text, description: schemaWords.scenarioFile.base },
      defaults: reference('defaults'),
      presets: {
        description: schemaWords.scenarioFile.presets,
        ...open(Object.fromEntries(Object.entries(presets).map(([group, schema]) => [group, byKey(ownPreset(schema))]))),
      },
      scenarios: {
        description: schemaWords.scenarioFile.scenarios,
        ...byKey({ anyOf: kinds.map(reference) }),
      },
      expect: reference('totalExpectations'),
    },
    patternProperties: { '^x-': { description: schemaWords.scenarioFile.own } },
    required: ['version'],
    additionalProperties: false,
    definitions: {
      defaults: {
        description: schemaWords.scenarioFile.defaults,
        ...open({
          kind: { enum: kinds, description: KIND },
          ...Object.fromEntries(
            fields.flatMap((field) => {
              const own = kinds.filter((kind) => field.kinds.includes(kind));
              return own.length === 0 ? [] : [[field.key, fieldSchema(field, own)]];
            }),
          ),
          expect: { anyOf: kinds.map((kind) => reference(`${kind}Expectations`)) },
        }),
      },
      ...Object.fromEntries(kinds.map((kind) => [kind, scenario(kind)])),
      expected: expected(),
      ...Object.fromEntries(kinds.map((kind) => [`${kind}Expectations`, expectations(kind)])),
      totalExpectations: {
        type: ['object', 'null'],
        description: schemaWords.scenarioFile.expectTotal,
        ...open(Object.fromEntries([...namesOf(judgedTotal)].map(([name, figure]) => [name, expectedOf(figure)]))),
      },
    },
  };
}

const KIND = schemaWords.scenarioFile.kind;
const TAKES_BACK = schemaWords.scenarioFile.takesBack;

/** An object with some of these keys and no others. */
function open(properties: Readonly<Record<string, Schema>>): Schema {
  return object(properties, []);
}

/** A preset of one’s own has the keys of the package’s, any of them, and its values as people write them. */
function ownPreset(schema: Schema): Schema {
  const { properties, ...rest } = loosened(schema);
  const extended: Schema = { ...text, description: schemaWords.scenarioFile.presetBase };
  return { ...rest, properties: { extends: extended, ...(properties as Schema) } };
}

/** The keys of a schema, whatever their values. */
function loosened({ properties, additionalProperties, description }: Schema): Schema {
  const about = description === undefined ? {} : { description };
  if (typeof properties !== 'object' || properties === null) return about;
  const keys = Object.entries(properties as Readonly<Record<string, Schema>>).map(([key, schema]) => [key, loosened(schema)]);
  return {
    ...about,
    type: ['object', 'null'],
    properties: Object.fromEntries(keys),
    ...(additionalProperties === false && { additionalProperties }),
  };
}

/** One value, several to compare, or null. */
function fieldSchema(field: Field, own: readonly Kind[]): Schema {
  const { type, example, default: preset } = field;
  const help = [...new Set(own.map((kind) => helpOfField(field, kind)))].join('; ');
  const about = { examples: [example], ...(preset !== undefined && { default: preset }) };
  switch (type.is) {
    case 'quantity':
      return {
        type: ['string', 'number', 'array', 'null'],
        items: { type: ['string', 'number'] },
        minItems: 1,
        description: schemaWords.scenarioFile.quantity(help, say(type.range), type.words ?? [], type.certain === true),
        ...about,
      };
    case 'choice': {
      const choices = [...new Set(own.flatMap((kind) => choicesOf(type, kind)))];
      const one = choices.map(inAnyCase).join('|');
      const inAnyLetters = { type: 'string', pattern: `^ *(${one}) *$` };
      return {
        description: `${help}; ${TAKES_BACK}`,
        ...about,
        anyOf: [
          { enum: [...choices, null] },
          { type: 'string', pattern: `^ *(${one})( *, *(${one}))* *$` },
          { type: 'array', items: { anyOf: [{ enum: choices }, inAnyLetters] }, minItems: 1 },
        ],
      };
    }
    case 'preset':
      return { type: ['string', 'array', 'null'], items: text, minItems: 1, description: `${help}; ${TAKES_BACK}`, ...about };
    case 'layout':
    case 'together':
      return { type: ['string', 'object', 'null'], description: help, ...about };
    case 'workload':
      return { type: ['string', 'object', 'array', 'null'], description: help, ...about };
    case 'target':
      return { type: ['string', 'array', 'null'], items: text, minItems: 1, description: `${help}; ${TAKES_BACK}`, ...about };
    case 'file':
      return { type: ['string', 'null'], description: help, ...about };
    case 'text':
      return { type: ['string', 'number', 'null'], description: help, ...about };
  }
}

/** A pattern of a word in capitals, small letters, or both. */
function inAnyCase(word: string): string {
  return word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/[a-z]/gi, (letter) => `[${letter.toLowerCase()}${letter.toUpperCase()}]`);
}

const EXPECTED: Schema = { $ref: '#/definitions/expected' };

/** What is expected of one figure. */
function expected(): Schema {
  const limit: Schema = { type: ['string', 'number'] };
  return {
    anyOf: [{ type: 'string', pattern: '\\d' }, { type: ['number', 'null'] }, { minProperties: 1, ...open({ min: limit, max: limit }) }],
    examples: ['<= 2048', '< 20M', '>= 10', '10..20', '195 ± 1'],
  };
}

/** What may be expected: every name of a figure, and percentiles of it. */
function expectations(kind: Kind): Schema {
  const names = namesOf(
    judgedOf(kind),
    fieldsOf(kind).map(({ key }) => key),
  );
  const figure = [...names.keys()].map((name) => name.replaceAll('.', '\\.')).join('|');
  return {
    type: ['object', 'null'],
    description: schemaWords.scenarioFile.expect,
    properties: Object.fromEntries([...names].map(([name, key]) => [name, expectedOf(key)])),
    patternProperties: {
      [`^[pP]\\d{1,2}(\\.\\d+)?\\( *(${figure}) *\\)$`]: {
        description: schemaWords.scenarioFile.percentile,
        allOf: [EXPECTED],
      },
    },
    additionalProperties: false,
  };
}

/** Every name by which a figure may be meant, and its key. */
function namesOf(judged: Judged, more: readonly string[] = []): ReadonlyMap<string, string> {
  const shortened = judged.figures.flatMap((key) => [
    key,
    withoutUnit(key),
    key.replace(/PerWindow$/, ''),
    withoutUnit(key).replace(/PerWindow$/, ''),
  ]);
  return new Map(
    [...shortened, ...calledElsewhere.keys(), ...more].flatMap((name) => {
      const figure = figureNamed(name, judged);
      return figure === undefined ? [] : [[name, figure] as const];
    }),
  );
}

function expectedOf(figure: string): Schema {
  return { description: termFor(figure, english)?.meaning ?? figure, allOf: [EXPECTED] };
}
