import type { AnswerDocument } from '../answer/contract/result.js';
import type { ScaleAnswer, ScaleRow } from '../answer/prediction/scale/scale.js';
import type { Words } from '../words/words.js';
import { type Block, columns } from './block.js';
import { blocksText, type Paper } from './blocks-text.js';
import { rowsCsv } from './listing.js';
import { shown } from './shown.js';

/** Models for a budget in any format. */
export async function scaleText(
  answer: ScaleAnswer,
  format: string,
  { head, ...paper }: Paper & { readonly head: Omit<AnswerDocument, 'results'> },
): Promise<Iterable<string>> {
  switch (format) {
    case 'json':
      return [`${JSON.stringify({ ...head, ...answer }, null, 2)}\n`];
    case 'jsonl':
      return answer.rows.map((row) => `${JSON.stringify({ schemaVersion: head.schemaVersion, ...row })}\n`);
    case 'csv':
      return [rowsCsv(answer.rows.map(flat))];
    default:
      return blocksText(blocks(answer, paper.words), format, paper);
  }
}

const unknown = { parameters: null, tokens: null, extraFlops: null, breakEvenTokens: null };
const flat = (row: ScaleRow): object => ({ ...row, overTraining: row.overTraining ?? unknown });
const figure = (value: number | null, digits = 3): string => (value === null ? '–' : `${Number(value.toPrecision(digits))}`);

function blocks({ budget, rows }: ScaleAnswer, words: Words): readonly Block[] {
  const own = words.scale;
  const over = rows.filter(({ overTraining }) => overTraining !== null);
  return [
    {
      is: 'title',
      text: own.title(
        shown('trainingFlops', budget.flops, words),
        budget.gpuSeconds === null ? null : shown('gpuHours', budget.gpuSeconds / 3600, words),
      ),
    },
    {
      is: 'table',
      columns: columns([own.approach, 'left'], [own.parameters, 'right'], [own.tokens, 'right'], [own.ratio, 'right'], [own.loss, 'right']),
      rows: rows.map(({ source, parameters, tokens, tokensPerParameter, loss }) => [
        words.source(source),
        shown('parameters', parameters, words),
        shown('tokens', tokens, words),
        figure(tokensPerParameter),
        figure(loss, 4),
      ]),
    },
    ...(over.length === 0
      ? []
      : [
          { is: 'heading', text: own.over(shown('parameters', over[0]?.overTraining?.parameters, words)) } as const,
          {
            is: 'table',
            columns: columns([own.approach, 'left'], [own.tokens, 'right'], [own.extra, 'right'], [own.pays, 'right']),
            rows: over.map(({ source, overTraining }) => [
              words.source(source),
              shown('tokens', overTraining?.tokens, words),
              shown('trainingFlops', overTraining?.extraFlops, words),
              shown('tokens', overTraining?.breakEvenTokens, words),
            ]),
          } as const,
        ]),
    { is: 'remarks', remarks: [{ level: 'hint', label: words.labels.hint, text: own.note }] },
  ];
}
