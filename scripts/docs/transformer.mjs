// The Transformer by its counts: docs/transformer.md

import { acrosses } from '../../dist/architecture/families/across.js';
import { axk2s } from '../../dist/architecture/families/axk2.js';
import { bailings } from '../../dist/architecture/families/bailing.js';
import { classic } from '../../dist/architecture/families/classic.js';
import { convolutions } from '../../dist/architecture/families/convolution.js';
import { cycles } from '../../dist/architecture/families/cycles.js';
import { deepseekV41s } from '../../dist/architecture/families/deepseek-v41.js';
import { dense } from '../../dist/architecture/families/dense.js';
import { encoders } from '../../dist/architecture/families/encoders.js';
import { gemma3ns } from '../../dist/architecture/families/gemma3n.js';
import { gemma4s } from '../../dist/architecture/families/gemma4.js';
import { hybrids } from '../../dist/architecture/families/hybrid.js';
import { inklings } from '../../dist/architecture/families/inkling.js';
import { latents } from '../../dist/architecture/families/latent.js';
import { mixtures } from '../../dist/architecture/families/mixture.js';
import { searched } from '../../dist/architecture/families/nas.js';
import { pairs } from '../../dist/architecture/families/pairs.js';
import { rareEncoders } from '../../dist/architecture/families/rare-encoders.js';
import { recurrents } from '../../dist/architecture/families/recurrent.js';
import { refusedTypes } from '../../dist/architecture/families/refused.js';
import { families } from '../../dist/architecture/families/registry.js';
import { routeds } from '../../dist/architecture/families/routed.js';
import { stateSpaces } from '../../dist/architecture/families/state-space.js';
import { streamed } from '../../dist/architecture/families/streamed.js';
import { t5gemmas } from '../../dist/architecture/families/t5gemma.js';
import { zambas } from '../../dist/architecture/families/zamba.js';
import { zayas } from '../../dist/architecture/families/zaya.js';
import { weightFormats } from '../../dist/core/architecture/memory.js';
import { components } from '../../dist/core/architecture/part.js';
import { symbolOf } from '../../dist/core/architecture/size.js';
import { describeModel } from '../../dist/index.js';
import { formatExact, formatQuantity } from '../../dist/quantity/format.js';
import { english } from '../../dist/words/en/english.js';
import { termFor } from '../../dist/words/words.js';
import { code, nameOf, table } from './text.mjs';

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
      termFor(key, english).meaning,
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
    Object.entries(symbolOf).map(([key, symbol]) => [symbol, nameOf(key), termFor(key, english)?.meaning ?? '']),
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
  ['latent, sparse and compressed attention', { ...latents, ...axk2s, ...streamed, ...bailings, ...deepseekV41s }],
  ['linear attention, state spaces and hybrids', hybrids],
  ['state spaces, convolutions and other recurrences, most with attention', { ...stateSpaces, ...convolutions, ...recurrents, ...zambas }],
  ['experts of a kind of their own', { ...routeds, ...zayas, ...inklings }],
  ['language models with parts for pictures between their own', acrosses],
  ['stacks that are passed several times', cycles],
  ['Gemma 3n and 4', { ...gemma3ns, ...gemma4s }],
  ['layers found by search', searched],
  ['encoders', { ...encoders, ...rareEncoders }],
  ['encoders with a decoder', { ...pairs, ...t5gemmas }],
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

/** The parts of docs/transformer.md that are made from the code. */
export const transformerParts = {
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
  'model-refused': () => `${refusedTypes().map(code).join(', ')}\n`,
};
