// The JSON contract: docs/output.md
import { figures } from '../../dist/answer/sheet/figures.js';
import { components } from '../../dist/core/architecture/part.js';
import { quantitiesOf } from '../../dist/core/figures.js';
import { unitText } from '../../dist/core/unit.js';
import { exitCodeOf } from '../../dist/diagnostics/codes.js';
import { remark, remarkCodes } from '../../dist/diagnostics/remark.js';
import { describeModel } from '../../dist/index.js';
import { english } from '../../dist/words/en/english.js';
import { messages } from '../../dist/words/en/messages.js';
import { termFor } from '../../dist/words/words.js';
import { code, nameOf, table } from './text.mjs';

const unitsByKey = new Map(['train', 'infer'].flatMap(quantitiesOf).map(({ key, unit }) => [key, unit]));

function figureTable(kind) {
  return table(
    ['key', 'unit', 'name in tables', 'meaning'],
    figures[kind].map((key) => {
      const unit = unitsByKey.get(key);
      if (unit === undefined) throw new Error(`no sheet has ${key}`);
      return [code(key), unitText(unit) || '1', nameOf(key), termFor(key, english)?.meaning ?? ''];
    }),
  );
}

/**
 * What a writer of messages says of parameters that are their own names in braces. Some are lists and some are not, and a
 * writer fails on the other: each way is tried, lists first.
 */
function saidOf(write) {
  const keys = new Set();
  let failure;
  for (let single = 0; single < 2 ** keys.size || single === 0; single++) {
    const placeholders = new Proxy(
      {},
      {
        get: (_, key) => {
          const place = [...keys.add(String(key))].indexOf(String(key));
          const name = `{${String(key)}}`;
          return Math.floor(single / 2 ** place) % 2 === 1 ? name : [name];
        },
      },
    );
    try {
      const said = write(placeholders);
      if (/undefined/.test(JSON.stringify(said))) throw new Error(`a message has parts without a placeholder: ${JSON.stringify(said)}`);
      return said;
    } catch (error) {
      failure = error;
    }
  }
  throw failure;
}
/** Messages and remarks whose wording depends on the kind of problem. */
const special = {
  'mixed-bases': { bases: [{ what: 'power', groups: [{ basis: '{basis}', names: ['{names}'], more: 0 }] }] },
  'inferred-figures': { figures: [{ figure: 'other', path: '{figure}' }], name: '{name}' },
  'stored-estimated': { why: 'format-byte' },
  'config-defaults': { keys: [{ key: '{key}', value: '{value}' }], from: '{from}' },
  'missing-price': { why: 'cost' },
  'does-not-fit': {
    layout: '{layout}',
    arithmetic: { total: '{total}', weights: '{weights}', engine: '{engine}', cache: '{cache}', request: '{request}' },
    fits: '{fits}',
    needed: '{needed}',
    there: '{there}',
    remedies: ['{remedies}'],
  },
  'target-unreachable': {
    target: ['{target}'],
    nearest: { pools: 1, requests: '{requests}', layout: '{layout}', ttft: '{ttft}', tpot: '{tpot}', otherwise: false },
  },
  'invalid-json': { is: 'unexpected', found: '{found}', wanted: 'value' },
  'invalid-range': { text: '{text}', near: [], why: 'ends' },
  'evidence-not-taken': { because: 'range' },
  'impossible-layout': { why: 'product', layout: '{layout}', product: '{product}', gpus: '{gpus}' },
  'invalid-quantity': { kind: 'missing-unit', text: '{text}', dimension: 'duration', alternatives: [], examples: ['{examples}'] },
};

function messageTable() {
  return table(
    ['code', 'exit', 'says', 'and allows'],
    Object.keys(messages).map((key) => {
      const {
        message,
        try: advice = '',
        allowed = advice,
      } = key in special ? messages[key](special[key]) : saidOf((parameters) => messages[key](parameters));
      return [code(key), exitCodeOf(key), String(message), String(allowed)];
    }),
  );
}

function remarkTable() {
  return table(
    ['code', 'says'],
    remarkCodes.map((key) => {
      const { message } = key in special ? remark(key, special[key]) : saidOf((parameters) => remark(key, parameters));
      return [code(key), String(message)];
    }),
  );
}

/** Figures of a model, with a name for each: those that are lists by component have one row. */
function modelFigureTable() {
  const { answer } = describeModel('gpt3');
  const unitOfFigure = (key) => (key.endsWith('Tokens') ? 'tokens' : /[bB]ytes/.test(key) ? 'B' : 'parameters');
  const row = (key, term, unit) => [code(key), unit, nameOf(term), termFor(term, english)?.meaning ?? lists[key] ?? ''];
  const rows = Object.keys(answer).flatMap((key) => {
    if (key === 'structure') return [];
    if (key !== 'flopsPerToken') return [row(key, key, key === 'blockScales' ? 'scales' : unitOfFigure(key))];
    return Object.keys(answer.flopsPerToken).map((inner) =>
      row(`${key}.${inner}`, `${key}.${inner}`, inner === 'exactOverSixN' ? '1' : 'FLOP/token'),
    );
  });
  return table(
    ['key', 'unit', 'name in tables', 'meaning'],
    rows.map(([key, unit, name, meaning]) => [key, unit, code(name) === key ? '' : name, meaning]),
  );
}

const lists = {
  components: 'parameters by component; only those that the model has',
  activeComponents: 'the same, of those that one token passes',
  weightsBytesByFormat: 'bytes of all weights in each format',
  'flopsPerToken.components': '`forward`, `prefill` and `decode` by component',
};

const componentTable = () =>
  table(
    ['component', 'name in tables', 'meaning'],
    [...components, 'attentionScores', 'recurrenceState'].map((key) => [code(key), nameOf(key), termFor(key, english)?.meaning ?? '']),
  );

/** The parts of docs/output.md that are made from the code. */
export const outputParts = {
  'train-figures': () => figureTable('train'),
  'infer-figures': () => figureTable('infer'),
  remarks: remarkTable,
  errors: messageTable,
  'model-figures': modelFigureTable,
  'model-components': componentTable,
};
