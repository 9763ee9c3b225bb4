import type { ServingEvidence } from '../../answer/contract/serving.js';
import { formatQuantity } from '../../quantity/format.js';
import type { ServingWords } from '../../words/prediction.js';
import type { Words } from '../../words/words.js';
import { type Block, columns, type TableBlock } from '../block.js';
import { amount } from '../shown.js';

const bytes = (value: number) => formatQuantity(value, 'bytes');
const latency = (value: number, words: Words) => amount(value, 'latency', words);
const watts = (value: number) => formatQuantity(value, 'power');
const number = (value: number) => formatQuantity(value, 'number', { significant: 3 });

/** What one replica of a predicted service rests on: its memory, what binds it, its curve, and the commands that were asked for. */
export function servingBlocks(serving: ServingEvidence, words: Words): readonly Block[] {
  const own = words.prediction.serving;
  return [replicaTable(serving, words), curveTable(serving, words), ...launchSteps(serving, own)];
}

function replicaTable(serving: ServingEvidence, language: Words): TableBlock {
  const words = language.prediction.serving;
  const { memory, requestBytes, largestBatch, bounds, wattsPerGpu, workload, speculation, disaggregated, prefillLayout } = serving;
  const rows: [string, string][] = [
    [
      words.memory,
      words.holds({
        total: bytes(memory.total),
        weights: bytes(memory.weights),
        engine: bytes(memory.reserve),
        cache: bytes(memory.pool),
        request: bytes(requestBytes),
        requests: largestBatch,
        tight: memory.verdict === 'tight',
      }),
    ],
    [
      words.bound,
      words.binds(words.bounds[bounds.prefill] ?? bounds.prefill, words.bounds[bounds.decode] ?? bounds.decode, words.loads[bounds.load]),
    ],
  ];
  if (wattsPerGpu !== null)
    rows.push([words.power, words.draws(watts(wattsPerGpu.mean), watts(wattsPerGpu.prefill), watts(wattsPerGpu.decode))]);
  if (workload !== null) {
    const { input, output, source } = workload;
    const side = ({ mean, p50, p95, p99 }: typeof input) => words.percentiles(number(mean), number(p50), number(p95), number(p99));
    rows.push([words.prompts, side(input)], [words.answers, side(output)]);
    if (source !== null) rows.push([words.published, words.source(source.document, source.note)]);
  }
  if (speculation.tokensPerStep !== null)
    rows.push([words.speculation, words.guesses(number(speculation.tokensPerStep), number(speculation.low), number(speculation.high))]);
  if (prefillLayout !== undefined && disaggregated !== null)
    rows.push([
      words.transfer,
      words.carries(prefillLayout, bytes(disaggregated.transferBytes), latency(disaggregated.transferSeconds, language)),
    ]);
  return { is: 'table', columns: columns([words.replica, 'left'], [words.value, 'left']), rows };
}

function curveTable({ curve }: ServingEvidence, language: Words): TableBlock {
  const words = language.prediction.serving;
  return {
    is: 'table',
    columns: columns([words.concurrency, 'right'], [words.ttft, 'right'], [words.tpot, 'right'], [words.rate, 'right'], ['', 'left']),
    rows: curve.map(({ concurrency, ttftSeconds, tpotSeconds, outputTokensPerSecondPerGpu, chosen }) => [
      number(concurrency),
      latency(ttftSeconds, language),
      latency(tpotSeconds, language),
      amount(outputTokensPerSecondPerGpu, 'count', language),
      chosen ? words.chosen : '',
    ]),
  };
}

function launchSteps({ launch }: ServingEvidence, words: ServingWords): readonly Block[] {
  if (launch === null) return [];
  const { serve, benchmark, checkpoint } = launch;
  const needs = checkpoint === null ? '' : words.checkpoint(checkpoint);
  return [
    {
      is: 'steps',
      title: words.commands,
      steps: [
        ...serve.map((command, at) => ({
          name: serve.length === 1 ? words.serve : at === 0 ? words.servePrompts : words.serveAnswers,
          lines: [command],
          source: at === 0 ? needs : '',
        })),
        { name: words.measure, lines: [benchmark], source: words.measures },
      ],
    },
  ];
}
