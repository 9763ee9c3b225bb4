import type { Answers } from '../answer/contract/answers.js';
import type { Result } from '../answer/contract/result.js';
import type { Words } from '../words/words.js';
import { assumptionTable, fieldOfFigure } from './assumption-table.js';
import { type Block, columns, NO_BREAK } from './block.js';
import { calibratedBlocks } from './calibration/answer-blocks.js';
import { comparisonBlocks } from './comparison-blocks.js';
import { figureTerm } from './figure-term.js';
import { goodputBlocks, methodBlocks } from './method/blocks.js';
import { withPercentiles } from './outlook/borne-out.js';
import { outlookBlocks } from './outlook/outlook-blocks.js';
import { predictionBlocks } from './prediction/blocks.js';
import { servingBlocks } from './prediction/serving-blocks.js';
import { remarksOf } from './remark-block.js';
import { shown, shownExact, shownSolved } from './shown.js';
import { stepTexts } from './step-text.js';

/** Figures that the table of assumptions has already, and those shown beside their rounded count. */
const NOT_RESULTS = new Set(['parameters', 'activeParameters', 'peakFlopsPerGpu', 'gpusExact', 'serversExact']);
/** Results even where they repeat what was assumed: what the rest follows from, and what the sheet is about. */
const ALWAYS = new Set(['tokensPerWindow', 'gpus']);
/** Figures that are shown even when nobody knows them. */
const MISSED = new Set(['costUsd', 'costUsdPerWindow', 'powerWatts']);

/** Figures that say nothing where they are equal to another one of the answer, or to what was assumed: without a cache, at 6·N. */
const REPEATED: Readonly<Record<string, string>> = {
  promptTokens: 'input',
  prefillTokens: 'promptTokens',
  computedTokensPerRequest: 'tokensPerRequest',
  computedTokensPerWindow: 'tokensPerWindow',
  prefillFlopsPerToken: 'flopsPerToken',
  decodeFlopsPerToken: 'flopsPerToken',
  paidGpus: 'gpus',
  paidGpuHours: 'gpuHours',
  costUsdPerMillionInputTokens: 'costUsdPerMillionTokens',
  costUsdPerMillionOutputTokens: 'costUsdPerMillionTokens',
  costCnyPerMillionInputTokens: 'costCnyPerMillionTokens',
  costCnyPerMillionOutputTokens: 'costCnyPerMillionTokens',
  ownedCostUsdPerMillionInputTokens: 'ownedCostUsdPerMillionTokens',
  ownedCostUsdPerMillionOutputTokens: 'ownedCostUsdPerMillionTokens',
  ownedCostCnyPerMillionInputTokens: 'ownedCostCnyPerMillionTokens',
  ownedCostCnyPerMillionOutputTokens: 'ownedCostCnyPerMillionTokens',
};

/** The document that shows answers to people: one in full, several side by side. */
export function blocksOf(answers: Answers, words: Words, top = 1): readonly Block[] {
  const results = [...answers.results()];
  const [first] = results;
  if (first === undefined) return [];
  return answers.count === 1 ? answerBlocks(first, words, top) : comparisonBlocks(results, answers.swept, words);
}

/** One answer in full. */
export function answerBlocks(result: Result, words: Words, top = 1): readonly Block[] {
  const { value, result: figure, exact } = words.columns;
  const blocks: Block[] = [
    { is: 'title', text: titleOf(result, words) },
    assumptionTable(result, words),
    { is: 'table', columns: columns([figure, 'left'], [value, 'right'], [exact, 'right']), rows: resultRows(result, words) },
  ];
  if (result.method) blocks.push(...methodBlocks(result.method, words));
  if (result.goodput) blocks.push(...goodputBlocks(result.goodput, words));
  if (result.prediction) blocks.push(...predictionBlocks(result.prediction, top, words));
  if (result.evidence.serving) blocks.push(...servingBlocks(result.evidence.serving, words));
  if (result.calibrated) blocks.push(...calibratedBlocks(result, words));
  blocks.push(...outlookBlocks(result, words));
  if (result.steps)
    blocks.push({
      is: 'steps',
      title: words.labels.steps,
      steps: stepTexts(result.steps, words, (key) => figureTerm(key, result.evidence, words)),
    });
  blocks.push(remarksOf([result], words));
  return blocks;
}

function titleOf(result: Result, words: Words): string {
  const { kind, unknown, solved, scenario, answer, evidence } = result;
  const headline = words.headline({
    kind,
    unknown,
    model:
      evidence.model?.name ??
      (typeof answer['parameters'] === 'number' ? words.unnamed(shown('parameters', answer['parameters'], words)) : words.unnamed()),
    gpu: evidence.gpu?.name ?? 'GPU',
    gpus: shown('gpus', answer['gpus'], words),
    servers: shown('servers', answer['servers'], words),
    instance: evidence.instance?.name,
    replicas:
      typeof answer['replicas'] === 'number'
        ? {
            count: shown('replicas', answer['replicas'], words),
            gpus: shown('gpus', answer['gpusPerReplica'], words),
            one: answer['replicas'] === 1,
          }
        : undefined,
    time: unbroken(shown('duration', answer['durationSeconds'] ?? answer['windowSeconds'], words)),
    tokens:
      shown('tokens', answer['tokens'] ?? answer['tokensPerWindow'], words) +
      (typeof scenario['epochs'] === 'number' && scenario['epochs'] !== 1 ? ` × ${scenario['epochs']}` : ''),
    value: shown(solved, answer[solved], words),
    one: { gpu: answer['gpus'] === 1, server: answer['servers'] === 1 },
  });
  return withPercentiles(headline, result, words);
}

/** A quantity whose number and unit stay on one line. */
function unbroken(text: string): string {
  return text.replaceAll(' ', NO_BREAK);
}

function resultRows({ solved, scenario, answer, evidence }: Result, words: Words): readonly string[][] {
  const rows: string[][] = [];
  for (const [key, value] of Object.entries(answer)) {
    const assumed = !ALWAYS.has(key) && scenario[fieldOfFigure[key] ?? ''] !== undefined;
    const other = REPEATED[key] ?? '';
    const repeated = value !== null && (isSame(value, answer[other]) || value === scenario[other]);
    if (key !== solved && (NOT_RESULTS.has(key) || assumed || repeated)) continue;
    // Memory by what holds it has a table of its own.
    if (value === null ? !MISSED.has(key) : typeof value === 'object' && key === 'memoryBytesPerGpu') continue;
    const exact = shownExact(answer[exactOf(key, answer)]) || (key === solved ? shownSolved(key, value, words) : '');
    rows.push([figureTerm(key, evidence, words), value === null ? words.labels.unknown : shown(key, value, words), exact]);
  }
  return rows;
}

/** The same but for what rounding leaves, where one is computed in another way. */
function isSame(value: unknown, other: unknown): boolean {
  if (typeof value !== 'number' || typeof other !== 'number') return value === other;
  return Math.abs(value - other) <= 1e-12 * Math.abs(other);
}

/** The figure before it was rounded up: with GPUs that stand by, that of the GPUs that work. */
function exactOf(key: string, answer: Result['answer']): string {
  if (key === 'workingGpus') return 'gpusExact';
  return key === 'gpus' && 'workingGpus' in answer ? '' : `${key}Exact`;
}
