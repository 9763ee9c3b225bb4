// Keeps the documentation true. `node scripts/docs.mjs` rewrites what is made from the code and what commands print;
// `node scripts/docs.mjs --check` changes nothing and exits 1 where a document says something else. Both take file names.
//
//   <!-- generated: NAME --> … <!-- end -->   a table made from the declarations of the program
//   ```console                                 `$ command` lines, each followed by what it prints; a line `…` stands for any lines
//   ```js                                      a program; each `// → …` comment is the next line that it prints
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { figures } from '../dist/answer/figures.js';
import { affordableDuration, affordableGpus, budgetInput, gpusGivenInput } from '../dist/core/budget.js';
import { exitCodeOf, messages } from '../dist/diagnostics/messages.js';
import { remark, remarkCodes } from '../dist/diagnostics/remarks.js';
import { inferenceSheet, sizeInference, sizeTraining, trainingSheet } from '../dist/index.js';
import { examples } from '../dist/quantity/examples.js';
import { formatExact, formatQuantity } from '../dist/quantity/format.js';
import { parseQuantity } from '../dist/quantity/parse.js';
import { english } from '../dist/render/en.js';
import { shown } from '../dist/render/units.js';
import { choicesOf, flagOf, kinds } from '../dist/scenario/field.js';
import { fields } from '../dist/scenario/fields.js';

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
};

function rangeOf({ type }, kind) {
  switch (type.is) {
    case 'quantity':
      return `${dimensionWords[type.dimension]}, ${type.range}${type.words ? `; or ${type.words.map(code).join(', ')}` : ''}`;
    case 'choice':
      return choicesOf(type, kind).map(code).join(', ');
    case 'preset':
      return `name of ${{ model: 'a model', gpu: 'an accelerator', region: 'a region' }[type.of]}`;
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

function fieldTable(group) {
  const rows = fields
    .filter((field) => field.group === group)
    .map((field) => [
      code(flagOf(field.key)),
      code(field.key),
      field.kinds.length === kinds.length ? 'both' : field.kinds.join(', '),
      forKinds(field, (kind) => rangeOf(field, kind)),
      defaultOf(field),
      forKinds(field, (kind) => (typeof field.help === 'string' ? field.help : field.help[kind])),
      code(field.example),
    ]);
  return table(['flag', 'key', 'for', 'what it may be', 'default', 'meaning', 'example'], rows);
}

const usedDimensions = [...new Set(fields.flatMap(({ type }) => (type.is === 'quantity' ? [type.dimension] : [])))];
const units = { duration: 's', rate: '1/s', flop: 'FLOP', flopRate: 'FLOP/s', money: 'USD' };
const moreUnits = { hourlyPrice: 'USD/GPU-hour', energyPrice: 'USD/kWh', count: '', number: '' };
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

const allSheets = [trainingSheet, ...demandSheets];
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
/** A message whose wording depends on the kind of problem. */
const special = {
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
    remarkCodes.map((key) => [code(key), String(remark(key, placeholders).message)]),
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
  'workload-fields': () => fieldTable('Workload'),
  'accelerator-fields': () => fieldTable('Accelerator'),
  'money-fields': () => fieldTable('Money, power and carbon'),
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
