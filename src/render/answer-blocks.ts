import type { Answers } from '../answer/answers.js';
import type { Evidence, Result } from '../answer/result.js';
import { type Block, type Column, NO_BREAK } from './block.js';
import { stepTexts } from './step-text.js';
import { shown, shownExact } from './units.js';
import { termOf, type Words } from './words.js';

const LEFT = 'left' as const;
const RIGHT = 'right' as const;
/** Keys of a scenario that the title or the evidence says already. */
const SAID = new Set(['kind', 'note', 'solve']);
/** Assumptions that only matter once they are not the ordinary. */
const ORDINARY: Readonly<Record<string, number | string>> = { epochs: 1, goodput: 1, pue: 1, sparsity: 'none', questions: 1 };
/** Figures that a comparison shows, where any answer has them. */
const COMPARED = [
  'tokens',
  'tokensPerWindow',
  'durationSeconds',
  'gpusExact',
  'gpus',
  'servers',
  'gpuHours',
  'powerWatts',
  'costUsd',
  'costUsdPerWindow',
  'costUsdPerMillionTokens',
  'co2eGrams',
  'co2eGramsPerWindow',
];
/** Figures that a comparison does without where the terminal is narrow. */
const DROPPABLE = new Set(['gpuHours', 'powerWatts', 'tokens', 'costUsdPerWindow', 'co2eGrams', 'co2eGramsPerWindow']);
/** Figures that the table of assumptions has already, and those shown beside their rounded count. */
const NOT_RESULTS = new Set(['parameters', 'activeParameters', 'peakFlopsPerGpu', 'gpusExact', 'serversExact']);
/** Figures that are assumptions unless they are solved for. */
const GIVEN_OR_SOLVED: Readonly<Record<string, string>> = {
  tokens: 'tokens',
  durationSeconds: 'duration',
  utilization: 'utilization',
  tokensPerWindow: 'tokens',
  requestsPerSecond: 'requests',
  windowSeconds: 'window',
  flopsPerToken: 'flopsPerToken',
};

/** The document that shows answers to people: one in full, several side by side. */
export function blocksOf(answers: Answers, words: Words): readonly Block[] {
  const results = [...answers.results()];
  const [first] = results;
  if (first === undefined) return [];
  return answers.count === 1 ? one(first, words) : several(results, first, answers.swept, words);
}

function one(result: Result, words: Words): readonly Block[] {
  const blocks: Block[] = [
    { is: 'title', text: titleOf(result, words) },
    {
      is: 'table',
      columns: columns([words.columns.assumption, LEFT], [words.columns.value, RIGHT], [words.columns.origin, LEFT]),
      rows: assumptionRows(result, words),
    },
    {
      is: 'table',
      columns: columns([words.columns.result, LEFT], [words.columns.value, RIGHT], [words.columns.exact, RIGHT]),
      rows: resultRows(result, words),
    },
  ];
  if (result.steps) blocks.push({ is: 'steps', title: words.labels.steps, steps: stepTexts(result.steps, words) });
  blocks.push(remarksOf([result], words));
  return blocks;
}

function several(results: readonly Result[], first: Result, swept: readonly string[], words: Words): readonly Block[] {
  const answered = results.find(({ error }) => error === undefined) ?? first;
  const figures = COMPARED.filter((key) => results.some(({ answer }) => typeof answer[key] === 'number') && !constant(key, results));
  const failed = results.some(({ error }) => error !== undefined);
  const heads: (readonly [string, 'left' | 'right'])[] = [
    ...swept.map((key) => [termOf(key, words), typeof first.scenario[key] === 'number' ? RIGHT : LEFT] as const),
    ...figures.map((key) => [termOf(key, words), RIGHT] as const),
    ...(failed ? [[words.labels.noAnswer, LEFT] as const] : []),
  ];
  const rows = results.map(({ scenario, answer, error }) => [
    ...swept.map((key) => shown(key, scenario[key])),
    ...figures.map((key) => (key.endsWith('Exact') ? shownExact(answer[key]) : shown(key, answer[key]))),
    ...(failed ? [error?.code ?? ''] : []),
  ]);
  const differing = new Set(
    Object.keys(answered.scenario).filter((key) =>
      results.some(({ scenario, error }) => !error && scenario[key] !== answered.scenario[key]),
    ),
  );
  const blocks: Block[] = [
    {
      is: 'title',
      text: words.comparison(
        answered.evidence.model?.name ?? '',
        results.length,
        swept.map((key) => termOf(key, words)),
      ),
    },
    {
      is: 'table',
      columns: columns([words.columns.assumption, LEFT], [words.columns.value, RIGHT], [words.columns.origin, LEFT]),
      rows: assumptionRows(answered, words, new Set([...swept, ...differing, 'powerPerGpuWatts'])),
    },
    {
      is: 'table',
      columns: columns(...heads).map((column, place) => ({ ...column, droppable: DROPPABLE.has(figures[place - swept.length] ?? '') })),
      rows,
      narrowNote: words.labels.narrow,
    },
  ];
  for (const { steps, name } of results) {
    if (steps) blocks.push({ is: 'steps', title: `${words.labels.steps}: ${name}`, steps: stepTexts(steps, words) });
  }
  blocks.push(remarksOf(results, words));
  return blocks;
}

/** True for an assumption that every row shares: the table of assumptions shows it once. */
function constant(key: string, results: readonly Result[]): boolean {
  if (GIVEN_OR_SOLVED[key] === undefined) return false;
  const values = new Set(results.filter(({ error }) => error === undefined).map(({ answer }) => answer[key]));
  return values.size <= 1;
}

function titleOf({ kind, unknown, solved, scenario, answer, evidence }: Result, words: Words): string {
  return words.headline({
    kind,
    unknown,
    model: evidence.model?.name ?? `${shown('parameters', answer['parameters'])} parameters`,
    gpu: evidence.gpu?.name ?? 'GPU',
    gpus: shown('gpus', answer['gpus']),
    servers: shown('servers', answer['servers']),
    time: unbroken(shown('duration', answer['durationSeconds'] ?? answer['windowSeconds'])),
    tokens:
      shown('tokens', answer['tokens'] ?? answer['tokensPerWindow']) +
      (typeof scenario['epochs'] === 'number' && scenario['epochs'] !== 1 ? ` × ${scenario['epochs']}` : ''),
    value: shown(solved, answer[solved]),
    one: { gpu: answer['gpus'] === 1, server: answer['servers'] === 1 },
  });
}

/** A quantity whose number and unit stay on one line. */
function unbroken(text: string): string {
  return text.replaceAll(' ', NO_BREAK);
}

function assumptionRows(
  { scenario, sources, evidence }: Result,
  words: Words,
  leftOut: ReadonlySet<string> = new Set(),
): readonly string[][] {
  const rows: string[][] = [];
  for (const [key, value] of Object.entries(scenario)) {
    const source = sources[key];
    if (
      SAID.has(key) ||
      leftOut.has(key) ||
      (ORDINARY[key] === value && source === 'default') ||
      (key === 'activeParameters' && source === 'derived')
    )
      continue;
    rows.push([termOf(key, words), assumed(key, value, evidence), originOf(key, source, evidence, words)]);
  }
  if (evidence.power && !leftOut.has('powerPerGpuWatts')) {
    rows.push([
      termOf('powerPerGpuWatts', words),
      shown('powerPerGpuWatts', evidence.power.wattsPerGpu),
      words.powerBasis[evidence.power.basis],
    ]);
  }
  if (evidence.carbon && !leftOut.has('region')) {
    rows.push([
      termOf('gridGramsPerKwh', words),
      shown('gridGramsPerKwh', evidence.carbon.gramsPerKwh),
      `${words.origins.preset}, ${evidence.carbon.year ?? words.labels.unknown}`,
    ]);
  }
  if (typeof scenario['note'] === 'string') rows.push([termOf('note', words), scenario['note'], words.origins.given]);
  return rows;
}

function assumed(key: string, value: number | string, evidence: Evidence): string {
  if (key === 'model') return evidence.model?.name ?? String(value);
  if (key === 'gpu') return evidence.gpu?.name ?? String(value);
  if (key === 'region') return evidence.carbon?.name ?? String(value);
  return shown(key, value);
}

function originOf(key: string, source: Result['sources'][string] | undefined, evidence: Evidence, words: Words): string {
  const origin = source === undefined ? '' : words.origins[source];
  if (key === 'peak' && source === 'preset') return `${origin}, ${evidence.gpu?.peak}`;
  if (key === 'price' && evidence.price) return `${evidence.price.provider}, ${evidence.price.date}`;
  return origin;
}

function resultRows({ kind, unknown, answer }: Result, words: Words): readonly string[][] {
  const rows: string[][] = [];
  for (const [key, value] of Object.entries(answer)) {
    if (NOT_RESULTS.has(key) && key !== unknown) continue;
    const field = GIVEN_OR_SOLVED[key];
    const computed = key === 'flopsPerToken' || (kind === 'infer' && key === 'tokensPerWindow');
    if (field !== undefined && field !== unknown && !computed) continue;
    if (value === null && !['costUsd', 'costUsdPerWindow', 'powerWatts'].includes(key)) continue;
    rows.push([termOf(key, words), value === null ? words.labels.unknown : shown(key, value), shownExact(answer[`${key}Exact`])]);
  }
  return rows;
}

function remarksOf(results: readonly Result[], words: Words): Block {
  const seen = new Map<string, { level: 'warning' | 'hint' | 'error'; label: string; text: string }>();
  for (const { error, warnings, hints } of results) {
    if (error) seen.set(error.message, { level: 'error', label: words.labels.noAnswer, text: error.message });
    for (const { message } of warnings) seen.set(message, { level: 'warning', label: words.labels.warning, text: message });
    for (const { code, message } of hints) {
      if (results.length === 1 || code === 'card-chosen') seen.set(message, { level: 'hint', label: words.labels.hint, text: message });
    }
  }
  return { is: 'remarks', remarks: [...seen.values()] };
}

function columns(...heads: readonly (readonly [string, 'left' | 'right'])[]): readonly Column[] {
  return heads.map(([heading, align]) => ({ heading, align }));
}
