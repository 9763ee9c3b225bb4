// Keeps the documentation true. `node scripts/docs.mjs` rewrites what is made from the code and what commands print;
// `node scripts/docs.mjs --check` changes nothing and exits 1 where a document says something else. Both take file names.
//
//   <!-- generated: NAME --> … <!-- end -->   a table made from the declarations of the program
//   ```console                                 `$ command` lines, each followed by what it prints; a line `…` stands for any lines
//   ```js                                      a program; each `// → …` comment is the next line that it prints
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { figures } from '../dist/answer/sheet/figures.js';
import { classic } from '../dist/architecture/families/classic.js';
import { dense } from '../dist/architecture/families/dense.js';
import { encoders } from '../dist/architecture/families/encoders.js';
import { gemma4s } from '../dist/architecture/families/gemma4.js';
import { hybrids } from '../dist/architecture/families/hybrid.js';
import { latents } from '../dist/architecture/families/latent.js';
import { mixtures } from '../dist/architecture/families/mixture.js';
import { searched } from '../dist/architecture/families/nas.js';
import { families } from '../dist/architecture/families/registry.js';
import { weightFormats } from '../dist/core/architecture/memory.js';
import { components } from '../dist/core/architecture/part.js';
import { symbolOf } from '../dist/core/architecture/size.js';
import { affordableDuration, affordableGpus, budgetInput, gpusGivenInput } from '../dist/core/budget.js';
import { withCapacity } from '../dist/core/capacity.js';
import { monthSheet } from '../dist/core/month.js';
import { trainingSheetWith } from '../dist/core/training.js';
import { exitCodeOf } from '../dist/diagnostics/codes.js';
import { remark, remarkCodes } from '../dist/diagnostics/remark.js';
import { describeModel, inferenceSheet, sizeInference, sizeTraining, trainingSheet } from '../dist/index.js';
import { examples } from '../dist/quantity/examples.js';
import { formatExact, formatQuantity } from '../dist/quantity/format.js';
import { parseQuantity } from '../dist/quantity/parse.js';
import { shown } from '../dist/render/units.js';
import { choicesOf, fieldKinds, flagOf, kinds } from '../dist/scenario/field.js';
import { fields } from '../dist/scenario/fields.js';
import { english } from '../dist/words/en/english.js';
import { messages } from '../dist/words/en/messages.js';

const root = fileURLToPath(new URL('../', import.meta.url));

const code = (text) => (text === '' ? '' : `\`${text}\``);
const escaped = (cell) => textOf(cell).replaceAll('|', '\\|').replaceAll('\n', ' ');
const nameOf = (key) => english.terms[key]?.name ?? key;

function textOf(cell) {
  if (typeof cell !== 'string' && typeof cell !== 'number') throw new Error(`${JSON.stringify(cell)} is no cell of a table`);
  return String(cell);
}

function table(heads, rows) {
  const line = (cells) => `| ${cells.map(escaped).join(' | ')} |`;
  return [line(heads), line(heads.map(() => '---')), ...rows.map(line)].join('\n');
}

// Formulas: docs/formulas.md

const formulaHeads = ['symbol', 'name', 'key', 'expression', 'unit', 'source'];
const formulaRow = ({ symbol, key, expression, unit, source }) => [symbol, nameOf(key), code(key), expression, unit, source];
const inputHeads = ['symbol', 'name', 'key', 'unit', 'meaning'];
const inputRow = ({ symbol, key, unit }) => [symbol, nameOf(key), code(key), unit, english.terms[key]?.meaning ?? ''];

function sheetText({ inputs, formulas }) {
  const told = inputs.length > 0 ? `What it is told:\n\n${table(inputHeads, inputs.map(inputRow))}` : '';
  const computed = formulas.length > 0 ? `What it computes, in this order:\n\n${table(formulaHeads, formulas.map(formulaRow))}` : '';
  return [told, computed].filter((part) => part !== '').join('\n\n');
}

const demands = ['window', 'words', 'tokens'];
const demandSheets = demands.map(inferenceSheet);
const inAll = (list, { key }) => demandSheets.every((sheet) => sheet[list].some((other) => other.key === key));

/** What only one way of describing the demand has. */
function demandText(demand) {
  const { inputs, formulas } = inferenceSheet(demand);
  return sheetText({
    inputs: inputs.filter((input) => !inAll('inputs', input)),
    formulas: formulas.filter((formula) => !inAll('formulas', formula)),
  });
}

function commonInference() {
  const { inputs, formulas } = demandSheets[0];
  return sheetText({
    inputs: inputs.filter((input) => inAll('inputs', input)),
    formulas: formulas.filter((formula) => inAll('formulas', formula)),
  });
}

const added = (sheet, plain) => ({
  inputs: sheet.inputs.filter(({ key }) => !plain.inputs.some((other) => other.key === key)),
  formulas: sheet.formulas.filter(({ expression }) => !plain.formulas.some((other) => other.expression === expression)),
});

/** What examples in the prompt and a cached prefix change. */
const promptText = (demand) => sheetText(added(inferenceSheet(demand, { prompted: true }), inferenceSheet(demand)));

/** What a peak, headroom and spare servers change: counted first, then as a share. */
function capacityText() {
  const plain = inferenceSheet('window');
  const counted = withCapacity(plain, { peak: true, spares: 'count' });
  const shared = withCapacity(plain, { peak: true, spares: 'share' });
  const counts = added(counted, plain);
  const shares = added(shared, counted);
  return `${sheetText(counts)}\n\nWith spares as a share of the servers, their number is computed:\n\n${sheetText(shares)}`;
}

/** What is changed by a convention that counts attention beside N, and by one that tells prompts from generated tokens. */
function conventionText() {
  const parts = [
    added(trainingSheetWith({ attention: true }), trainingSheet),
    added(inferenceSheet('window', { attention: true }), inferenceSheet('window')),
    added(inferenceSheet('tokens', { apart: true }), inferenceSheet('tokens')),
  ];
  const inputs = new Map(parts.flatMap((part) => part.inputs).map((input) => [input.key, input]));
  return sheetText({ inputs: [...inputs.values()], formulas: parts.flatMap((part) => part.formulas) });
}

// Fields and quantities: docs/input.md

const dimensionWords = {
  count: 'count',
  number: 'plain number',
  ratio: 'share',
  duration: 'duration',
  rate: 'rate',
  flop: 'FLOP',
  flopRate: 'FLOP/s',
  bytes: 'bytes',
  bandwidth: 'bandwidth',
  power: 'power',
  money: 'money',
  hourlyPrice: 'price of a GPU-hour',
  energyPrice: 'price of a kWh',
  carbonIntensity: 'carbon of a kWh',
  growth: 'growth',
  months: 'months',
};

const presetWords = { model: 'name of a model, or path of its `config.json`', gpu: 'name of an accelerator', region: 'name of a region' };

function rangeOf({ type }, kind) {
  switch (type.is) {
    case 'quantity':
      return `${dimensionWords[type.dimension]}, ${type.range}${type.words ? `; or ${type.words.map(code).join(', ')}` : ''}`;
    case 'choice':
      return choicesOf(type, kind).map(code).join(', ');
    case 'preset':
      return presetWords[type.of];
    default:
      return 'text';
  }
}

/** What holds for each kind of scenario: once where it is the same. */
function forKinds(field, say) {
  const texts = field.kinds.map((kind) => say(kind));
  return new Set(texts).size === 1 ? texts[0] : field.kinds.map((kind, place) => `${kind}: ${texts[place]}`).join('; ');
}

/** A default as people would write it. */
function defaultOf({ key, type, default: value, example }) {
  if (value === undefined) return '';
  if (type.is !== 'quantity') return code(value);
  const read = parseQuantity(example, type.dimension);
  return code(read.ok && read.value === value ? example : shown(key, value));
}

const asText = (list) => list.join(', ');

/** Which commands know a field: `train` and `infer` are the two that size. */
function commandsOf({ kinds: own }) {
  if (asText(own) === asText(fieldKinds)) return 'all';
  return asText(own) === asText(kinds) ? 'both' : asText(own);
}

function fieldTable(group) {
  const rows = fields
    .filter((field) => field.group === group)
    .map((field) => [
      code(flagOf(field.key)),
      code(field.key),
      commandsOf(field),
      forKinds(field, (kind) => rangeOf(field, kind)),
      defaultOf(field),
      forKinds(field, (kind) => (typeof field.help === 'string' ? field.help : field.help[kind])),
      code(field.example),
    ]);
  return table(['flag', 'key', 'for', 'what it may be', 'default', 'meaning', 'example'], rows);
}

const usedDimensions = [...new Set(fields.flatMap(({ type }) => (type.is === 'quantity' ? [type.dimension] : [])))];
const units = { duration: 's', rate: '1/s', flop: 'FLOP', flopRate: 'FLOP/s', money: 'USD' };
const moreUnits = { growth: '1/month', months: 'months', hourlyPrice: 'USD/GPU-hour', energyPrice: 'USD/kWh', count: '', number: '' };
const unitOf = (dimension) => units[dimension] ?? moreUnits[dimension] ?? '';
const nouns = { nouns: ['tokens'] };

function valueRead(dimension, text) {
  const { ok, value } = parseQuantity(text, dimension, nouns);
  if (!ok) throw new Error(`${text} is no ${dimension}`);
  return value;
}

/** Other spellings than the examples that messages show. */
const spellings = [
  ['count', ['2M', '35亿', '1.5万亿', '3千', '3 million', '300B tokens']],
  ['duration', ['30 days', '1w', '720h', '1d12h', '2小时30分钟']],
  ['rate', ['100 rps', '35亿次/天', '100 requests per second']],
  ['ratio', ['50 percent']],
  ['flopRate', ['1979 TOPS', '0.5P']],
  ['flop', ['600B']],
  ['money', ['2000万']],
  ['hourlyPrice', ['$2.5/GPU-hour']],
  ['energyPrice', ['120/MWh']],
  ['months', ['18mo']],
];
const extra = new Map(spellings);

function quantityTable() {
  const rows = usedDimensions.flatMap((dimension) => {
    const texts = [...new Set([...examples[dimension], ...(extra.get(dimension) ?? [])])];
    const byValue = new Map();
    for (const text of texts) {
      const value = valueRead(dimension, text);
      byValue.set(value, [...(byValue.get(value) ?? []), text]);
    }
    return [...byValue].map(([value, same]) => [
      dimensionWords[dimension],
      same.map(code).join(', '),
      `${formatExact(value)} ${unitOf(dimension)}`.trim(),
    ]);
  });
  return table(['what', 'written', 'read as'], rows);
}

/** What can be read in more than one way, or in none. */
const unclear = [
  ['count', ['3,000', '5兆', '1e16', '1..3']],
  ['duration', ['30', '30m', '3mo', '1y', '2h30']],
  ['rate', ['100', '5/mo']],
  ['flopRate', ['156', '156B', '156t']],
  ['flop', ['350 GFLOPS']],
  ['money', ['20 EUR', '50 cents']],
  ['hourlyPrice', ['2.5/GPU', '$1800/mo']],
  ['energyPrice', ['0.12/mWh']],
  ['growth', ['10%', '50%/year']],
  ['months', ['24']],
];

function refusedTable() {
  const rows = unclear.flatMap(([dimension, texts]) =>
    texts.map((text) => {
      const { ok, problem } = parseQuantity(text, dimension, nouns);
      if (ok) throw new Error(`${text} is read as a ${dimension}`);
      return [dimensionWords[dimension], code(text), problem.kind, problem.alternatives.map(code).join(', ')];
    }),
  );
  return table(['what', 'written', 'refused as', 'offered instead'], rows);
}

// The JSON contract: docs/output.md

const allSheets = [
  trainingSheet,
  ...demandSheets,
  ...demands.map((demand) => inferenceSheet(demand, { prompted: true })),
  inferenceSheet('tokens', { apart: true }),
  withCapacity(trainingSheet, { peak: true, spares: 'count' }),
];
const unitsByKey = new Map(allSheets.flatMap(({ inputs, formulas }) => [...inputs, ...formulas].map(({ key, unit }) => [key, unit])));

function figureTable(kind) {
  return table(
    ['key', 'unit', 'name in tables', 'meaning'],
    figures[kind].map((key) => {
      const unit = unitsByKey.get(key);
      if (unit === undefined) throw new Error(`no sheet has ${key}`);
      return [code(key), unit === '' ? '1' : unit, nameOf(key), english.terms[key]?.meaning ?? ''];
    }),
  );
}

/** Stands in for the parameters of a message: each is its own name in braces. */
const placeholders = new Proxy({}, { get: (_, key) => [`{${String(key)}}`] });
/** Messages and remarks whose wording depends on the kind of problem. */
const special = {
  'invalid-range': { text: '{text}', near: [], why: 'ends' },
  'evidence-not-taken': { because: 'range' },
  'invalid-quantity': { kind: 'missing-unit', text: '{text}', dimension: 'duration', alternatives: [], examples: ['{examples}'] },
};

function messageTable() {
  return table(
    ['code', 'exit', 'says', 'and allows'],
    Object.keys(messages).map((key) => {
      const { message, allowed = '' } = messages[key](special[key] ?? placeholders);
      return [code(key), exitCodeOf(key), String(message), String(allowed)];
    }),
  );
}

function remarkTable() {
  return table(
    ['code', 'says'],
    remarkCodes.map((key) => [code(key), String(remark(key, special[key] ?? placeholders).message)]),
  );
}

/** Figures of a model, with a name for each: those that are lists by component have one row. */
function modelFigureTable() {
  const { answer } = describeModel('gpt3');
  const unitOfFigure = (key) => (key.endsWith('Tokens') ? 'tokens' : /[bB]ytes/.test(key) ? 'B' : 'parameters');
  const row = (key, term, unit) => [code(key), unit, nameOf(term), english.terms[term]?.meaning ?? lists[key] ?? ''];
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
    [...components, 'attentionScores', 'recurrenceState'].map((key) => [code(key), nameOf(key), english.terms[key]?.meaning ?? '']),
  );

// The Transformer by its counts: docs/transformer.md

const described = new Map();
function model(name, options = {}) {
  const key = JSON.stringify([name, options]);
  if (!described.has(key)) described.set(key, describeModel(name, { ...options, explain: true }));
  return described.get(key);
}

const shownModels = ['bert-base', 'gpt3', 'llama-3.1-8b'];
const ofShown = components.filter((key) => shownModels.some((name) => model(name).answer.components[key] !== undefined));

/** The right side of the formula of a figure; nothing where the model does not have it. */
function formulaOf({ steps }, key) {
  const step = steps.find((one) => one.key === key);
  return step === undefined ? '–' : step.expression.replace(/^\S+ = /, '');
}

const share = (part, whole) => {
  const percent = (part / whole) * 100;
  return percent < 0.05 ? '<0.1 %' : `${percent.toFixed(1)} %`;
};

function partTable() {
  return table(
    ['part', 'what it is for', ...shownModels.map((name) => model(name).name)],
    ofShown.map((key) => [
      nameOf(key),
      english.terms[key].meaning,
      ...shownModels.map((name) => formulaOf(model(name), `components.${key}`)),
    ]),
  );
}

function shareTable() {
  const answers = shownModels.map((name) => model(name).answer);
  const cells = (say) => answers.map(say);
  return table(
    ['part', ...shownModels.map((name) => model(name).name)],
    [
      ...ofShown.map((key) => [
        nameOf(key),
        ...cells(({ components: own, parameters }) => (own[key] === undefined ? '–' : share(own[key], parameters))),
      ]),
      ['all of it', ...cells(({ parameters }) => formatExact(parameters))],
    ],
  );
}

function mixtureTable() {
  const { answer, ...rest } = model('deepseek-v3');
  return table(
    ['part', 'formula', 'parameters', 'active'],
    [
      ...Object.keys(answer.components).map((key) => [
        nameOf(key),
        formulaOf(rest, `components.${key}`),
        formatExact(answer.components[key]),
        formatExact(answer.activeComponents[key]),
      ]),
      ['all of it', '', formatExact(answer.parameters), formatExact(answer.activeParameters)],
    ],
  );
}

/** The three ways of counting active parameters. */
function activeTable() {
  return table(
    ['model', 'all that a token passes', 'without embedding', 'without embedding and head'],
    ['mixtral-8x7b', 'deepseek-v3', 'gpt-oss-120b', 'qwen3-235b-a22b'].map((name) => {
      const { name: called, answer } = model(name);
      const { activeParameters, activeParametersWithoutEmbedding, activeParametersWithoutEmbeddingAndHead } = answer;
      return [called, ...[activeParameters, activeParametersWithoutEmbedding, activeParametersWithoutEmbeddingAndHead].map(formatExact)];
    }),
  );
}

const symbolTable = () =>
  table(
    ['symbol', 'name', 'meaning'],
    Object.entries(symbolOf).map(([key, symbol]) => [symbol, nameOf(key), english.terms[key]?.meaning ?? '']),
  );

/** What a token costs in GPT-3, as its explanation says it. */
function flopTable() {
  const { steps } = model('gpt3');
  return table(
    ['figure', 'formula', 'FLOP a token', 'source'],
    steps
      .filter(({ key }) => key.startsWith('flopsPerToken.'))
      .map(({ key, expression, value, source }) => [nameOf(key), expression, formatQuantity(value, 'flop'), source]),
  );
}

const compared = [
  ['gpt3', 2048],
  ['palm-540b', 2048],
  ['bert-base', 512],
  ['gpt-2', 1024],
  ['qwen3-0.6b', 4096],
  ['llama-3.1-8b', 8192],
  ['llama-3.1-8b', 131_072],
  ['gemma-3-27b', 131_072],
  ['mixtral-8x7b', 4096],
  ['gpt-oss-120b', 131_072],
  ['deepseek-v3', 4096],
  ['deepseek-v3', 131_072],
  ['deepseek-v3.2', 131_072],
  ['nemotron-3-nano-30b-a3b', 131_072],
  ['t5-base', 512],
  ['transformer-big', 512],
];

function conventionTable() {
  const ratio = (value, flops) => (value / flops.sixN).toFixed(3);
  return table(
    ['model', 'sequence', '6·N', 'PaLM ÷ 6·N', 'Megatron ÷ 6·N', 'Megatron hardware ÷ 6·N', 'exact ÷ 6·N'],
    compared.map(([name, sequence]) => {
      const { name: called, answer } = model(name, { sequence });
      const flops = answer.flopsPerToken;
      const values = ['palm', 'megatron', 'megatronHardware', 'exact'].map((key) => ratio(flops[key], flops));
      return [called, formatExact(sequence), formatQuantity(flops.sixN, 'flop'), ...values];
    }),
  );
}

const caches = [
  ['gpt3', 'every head its own (MHA)'],
  ['palm-540b', 'one head for all (MQA)'],
  ['llama-3.1-70b', 'groups of heads (GQA)'],
  ['gemma-3-27b', 'GQA, 5 of 6 layers with a window'],
  ['gpt-oss-120b', 'GQA, every other layer with a window'],
  ['deepseek-v3', 'latent (MLA)'],
  ['deepseek-v3.2', 'MLA with an indexer'],
  ['qwen3-next-80b-a3b', 'linear attention, every fourth layer GQA'],
  ['nemotron-3-nano-30b-a3b', 'Mamba-2, a few layers GQA'],
  ['minimax-text-01', 'lightning attention, every eighth layer GQA'],
];

function cacheTable() {
  const sequence = 131_072;
  return table(
    ['model', 'attention', 'formula', 'bytes a token', 'beyond windows', 'state, bytes', `a sequence of ${formatExact(sequence)}`],
    caches.map(([name, kind]) => {
      const { name: called, answer, steps } = model(name, { sequence });
      const { kvBytesPerToken, kvBytesPerTokenBeyondWindows: beyond, stateBytes, kvBytesAtContext, contextTokens } = answer;
      return [
        called,
        kind,
        formulaOf({ steps }, 'kvBytesPerToken'),
        formatExact(kvBytesPerToken),
        beyond === kvBytesPerToken ? 'the same' : formatExact(beyond),
        stateBytes === 0 ? '–' : formatExact(stateBytes),
        contextTokens !== null && contextTokens < sequence ? '–' : formatQuantity(kvBytesAtContext, 'bytes'),
      ];
    }),
  );
}

function weightTable() {
  const names = ['gpt3', 'llama-3.1-70b', 'deepseek-v3'];
  const scaleOf = ({ quantized, block, scaleBits }) => {
    if (!quantized) return '–';

    const [along, across] = block;
    const over = along === null ? 'an output channel' : across === 1 ? `${along} elements` : `${along} × ${across} elements`;
    return `${scaleBits} bits for ${over}`;
  };
  return table(
    ['format', 'bits', 'scale', 'what it holds', ...names.map((name) => model(name).name)],
    Object.entries(weightFormats).map(([format, how]) => [
      code(format),
      how.bits,
      scaleOf(how),
      how.quantized ? 'linear layers; the rest bf16' : 'everything',
      ...names.map((name) => formatQuantity(model(name).answer.weightsBytesByFormat[format], 'bytes')),
    ]),
  );
}

const familyGroups = [
  ['dense decoders', dense],
  ['the line of GPT, and before Llama', classic],
  ['mixtures of experts', mixtures],
  ['latent, sparse and compressed attention', latents],
  ['linear attention, state spaces and hybrids', hybrids],
  ['Gemma 4', gemma4s],
  ['layers found by search', searched],
  ['encoders, and encoders with a decoder', encoders],
];

function familyTable() {
  const listed = new Set(familyGroups.flatMap(([, group]) => Object.keys(group)));
  const left = Object.keys(families).filter((name) => !listed.has(name));
  if (left.length > 0) throw new Error(`no group of families has ${left.join(', ')}`);
  return table(
    ['what they are', '`model_type`'],
    familyGroups.map(([what, group]) => [what, Object.keys(group).map(code).join(', ')]),
  );
}

// The reference sheet: docs/deck.md

const deck = { parameters: 175e9, tokens: 300e9, seconds: 30 * 86_400, effective: 156e12 * 0.5, server: 8 };
const demand = { requests: '3.5B/day', questions: 4, words: 425, tokensPerWord: '4/3' };
const tokensPerDay = (3.5e9 * 4 * 425 * 4) / 3;

/** A printed figure, what the sheet's own arithmetic gives, and what the program says. */
function deckRow([name, printed, exact, ours, unit]) {
  return [
    name,
    printed,
    unit === 'integer' ? formatExact(Math.round(exact * 1000) / 1000) : formatQuantity(exact, unit),
    formatQuantity(ours, unit),
  ];
}

const deckHeads = ['figure', 'printed', 'exact', 'ours'];

function deckTraining() {
  const { answer } = sizeTraining({ model: 'gpt3', gpu: 'a100' });
  const flops = 6 * deck.parameters * deck.tokens;
  const rate = flops / deck.seconds;
  const gpus = rate / deck.effective;
  return table(
    deckHeads,
    [
      ['training compute, 6 × N × tokens', '3.15e23 FLOP', flops, answer.trainingFlops, 'flop'],
      ['time', '30 d', deck.seconds, answer.durationSeconds, 'duration'],
      ['required rate', '121,528 TFLOPS', rate, answer.requiredFlopsPerSecond, 'flopRate'],
      ['effective rate of a GPU', '78 TFLOPS', deck.effective, answer.effectiveFlopsPerGpu, 'flopRate'],
      ['GPUs', '1,558', gpus, answer.gpus, 'integer'],
      ['servers of 8', '195', Math.ceil(gpus) / deck.server, answer.servers, 'integer'],
    ].map(deckRow),
  );
}

function deckInference() {
  const { answer } = sizeInference({ model: 'gpt3', gpu: 'a100', ...demand });
  const slipped = sizeInference({ model: 'gpt3', gpu: 'a100', ...demand, flopsPerToken: 2 * deck.tokens }).answer;
  const flops = 2 * deck.parameters * tokensPerDay;
  const rate = flops / 86_400;
  const gpus = rate / deck.effective;
  const rows = [
    ['tokens a day', '7.933T', tokensPerDay, 'tokensPerWindow', 'count'],
    ['inference compute, 2 × N × tokens', '4.76e24 FLOP', flops, 'inferenceFlops', 'flop'],
    ['required rate', '55,000,000 TFLOPS', rate, 'requiredFlopsPerSecond', 'flopRate'],
    ['GPUs', '706,315', gpus, 'gpus', 'integer'],
    ['servers of 8', '88,000', Math.ceil(gpus) / deck.server, 'servers', 'integer'],
  ];
  return table(
    [...deckHeads, 'ours with 6e11 FLOP a token'],
    rows.map(([name, printed, exact, key, unit]) => [
      ...deckRow([name, printed, exact, answer[key], unit]),
      formatQuantity(slipped[key], unit),
    ]),
  );
}

const generators = {
  'training-formulas': () => sheetText(trainingSheet),
  'inference-by-total': () => demandText('window'),
  'inference-in-words': () => demandText('words'),
  'inference-in-tokens': () => demandText('tokens'),
  'inference-formulas': commonInference,
  'budget-formulas': () =>
    sheetText({ inputs: [budgetInput, gpusGivenInput], formulas: [affordableGpus('durationSeconds'), affordableDuration] }),
  'prompts-in-words': () => promptText('words'),
  'prompts-in-tokens': () => promptText('tokens'),
  'capacity-formulas': capacityText,
  'month-formulas': () => sheetText(monthSheet),
  conventions: conventionText,
  'model-parts': partTable,
  'model-shares': shareTable,
  'model-mixture': mixtureTable,
  'model-active': activeTable,
  'model-symbols': symbolTable,
  'model-flops': flopTable,
  'model-conventions': conventionTable,
  'model-caches': cacheTable,
  'model-weights': weightTable,
  'model-families': familyTable,
  'model-figures': modelFigureTable,
  'model-components': componentTable,
  'workload-fields': () => fieldTable('Workload'),
  'accelerator-fields': () => fieldTable('Accelerator'),
  'money-fields': () => fieldTable('Money, power and carbon'),
  'time-fields': () => fieldTable('Demand over time'),
  'question-fields': () => fieldTable('Question'),
  quantities: quantityTable,
  refused: refusedTable,
  'train-figures': () => figureTable('train'),
  'infer-figures': () => figureTable('infer'),
  remarks: remarkTable,
  errors: messageTable,
  'deck-training': deckTraining,
  'deck-inference': deckInference,
};

function withGenerated(text, problem) {
  return text.replace(/<!-- generated: (\S+) -->\n([\s\S]*?)<!-- end -->/g, (whole, name) => {
    const generate = generators[name];
    if (generate === undefined) {
      problem(`nothing generates ${name}`);
      return whole;
    }
    const fresh = `<!-- generated: ${name} -->\n\n${generate()}\n\n<!-- end -->`;
    if (fresh !== whole) problem(`the part ${name} is not what the code says`);
    return fresh;
  });
}

// Commands and programs

/** A folder for PATH with the built program under its own name. */
const bin = mkdtempSync(join(tmpdir(), 'llm-sizing-docs-'));
symlinkSync(join(root, 'dist/cli/bin.cjs'), join(bin, 'llm-sizing'));
// Commands of the documentation name the examples as they lie in the repository.
cpSync(join(root, 'examples'), join(bin, 'examples'), { recursive: true });
process.on('exit', () => rmSync(bin, { recursive: true }));
const { NO_COLOR, FORCE_COLOR, NODE_OPTIONS, COLUMNS, ...inherited } = process.env;
const env = { ...inherited, PATH: `${bin}${delimiter}${process.env.PATH}` };

const tidied = (text) => text.replace(/[ \t]+$/gm, '').trimEnd();

/** What a shell prints for a command, on both of its outputs. */
function printedBy(command) {
  const { stdout, error } = spawnSync('sh', ['-c', `exec 2>&1\n${command}`], { cwd: bin, env, encoding: 'utf8', maxBuffer: 1 << 26 });
  if (error) throw error;
  return tidied(stdout);
}

/** Whether the text is what is written, where a line `…` stands for any lines. */
function matches(written, text) {
  const pattern = written.split('\n').map((line) => (line === '…' ? '[\\s\\S]*' : line.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')));
  return new RegExp(`^${pattern.join('\n')}$`).test(text);
}

function withCommands(text, problem, counted) {
  return text.replace(/^```console\n([\s\S]*?)^```$/gm, (_, body) => {
    const sessions = body.split(/^(?=\$ )/m).map((session) => {
      const [, typed = '', written = ''] = /^\$ ((?:.*\\\n)*.*)\n?([\s\S]*)$/.exec(session) ?? [];
      if (typed === '') {
        problem('a console block does not begin with a command');
        return session;
      }
      counted();
      const printed = printedBy(typed);
      const before = tidied(written);
      if (before.split('\n').includes('…') ? matches(before, printed) : before === printed) return `$ ${typed}\n${before}`;
      problem(`$ ${typed}\n${firstDifference(before, printed)}`);
      return before.includes('…') ? `$ ${typed}\n${before}` : `$ ${typed}\n${printed}`;
    });
    return `\`\`\`console\n${sessions.map((session) => session.trimEnd()).join('\n\n')}\n\`\`\``;
  });
}

function firstDifference(before, printed) {
  const now = printed.split('\n');
  const then = before.split('\n');
  const place = now.findIndex((line, index) => line !== then[index]);
  return `    prints:  ${now[Math.max(0, place)] ?? ''}\n    written: ${then[Math.max(0, place)] ?? ''}`;
}

function withPrograms(text, problem, counted) {
  return text.replace(/^```js\n([\s\S]*?)^```$/gm, (_, body) => {
    counted();
    const { stdout, stderr, status } = spawnSync(process.execPath, ['--input-type=module', '--eval', body], {
      cwd: root,
      env,
      encoding: 'utf8',
    });
    if (status !== 0) problem(`a program fails: ${stderr}`);
    const printed = stdout.trimEnd().split('\n');
    const fresh = body.replace(/\/\/ → .*/g, () => `// → ${printed.shift()}`);
    if (fresh !== body || printed.length > 0) problem('a program prints something else than its comments say');
    return `\`\`\`js\n${fresh}\`\`\``;
  });
}

// The documents

const [flags, named] = [
  process.argv.slice(2).filter((word) => word.startsWith('-')),
  process.argv.slice(2).filter((word) => !word.startsWith('-')),
];
const check = flags.includes('--check');
const unknown = flags.filter((flag) => flag !== '--check');
if (unknown.length > 0) throw new Error(`no flag ${unknown.join(', ')}: node scripts/docs.mjs [--check] [files]`);
const documents =
  named.length > 0
    ? named
    : ['README.md', 'CONTRIBUTING.md', ...readdirSync(join(root, 'docs')).map((name) => `docs/${name}`)]
        .filter((name) => name.endsWith('.md'))
        .map((name) => join(root, name));

let problems = 0;
let commands = 0;
for (const file of documents) {
  const text = readFileSync(file, 'utf8');
  const problem = (what) => {
    problems++;
    console.error(`${relative(root, file)}: ${what}`);
  };
  const counted = () => {
    commands++;
  };
  const fresh = withPrograms(withCommands(withGenerated(text, problem), problem, counted), problem, counted);
  if (!check && fresh !== text) writeFileSync(file, fresh);
}
console.log(`${documents.length} documents, ${commands} commands and programs, ${problems} differences${check ? '' : ', rewritten'}`);
if (check && problems > 0) process.exitCode = 1;
