import type { AnswerDocument } from '../answer/contract/result.js';
import type { ScaleAnswer, ScaleRow } from '../answer/prediction/scale/scale.js';
import { english } from '../words/en/english.js';
import { scaleEnglish } from '../words/en/scale.js';
import { type Block, columns } from './block.js';
import { blocksText } from './blocks-text.js';
import { rowsCsv } from './listing.js';
import { shown } from './shown.js';
import type { Theme } from './theme.js';

/** Models for a budget in any format. */
export async function scaleText(
  answer: ScaleAnswer,
  format: string,
  { theme, head }: { theme: Theme; head: Omit<AnswerDocument, 'results'> },
): Promise<Iterable<string>> {
  switch (format) {
    case 'json':
      return [`${JSON.stringify({ ...head, ...answer }, null, 2)}\n`];
    case 'jsonl':
      return answer.rows.map((row) => `${JSON.stringify({ schemaVersion: head.schemaVersion, ...row })}\n`);
    case 'csv':
      return [rowsCsv(answer.rows.map(flat))];
    default:
      return blocksText(blocks(answer), format, { theme });
  }
}

const unknown = { parameters: null, tokens: null, extraFlops: null, breakEvenTokens: null };
const flat = (row: ScaleRow): object => ({ ...row, overTraining: row.overTraining ?? unknown });
const figure = (value: number | null, digits = 3): string => (value === null ? '–' : `${Number(value.toPrecision(digits))}`);

function blocks({ budget, rows }: ScaleAnswer): readonly Block[] {
  const words = scaleEnglish;
  const over = rows.filter(({ overTraining }) => overTraining !== null);
  return [
    {
      is: 'title',
      text: words.title(
        shown('trainingFlops', budget.flops),
        budget.gpuSeconds === null ? null : shown('gpuHours', budget.gpuSeconds / 3600),
      ),
    },
    {
      is: 'table',
      columns: columns(
        [words.approach, 'left'],
        [words.parameters, 'right'],
        [words.tokens, 'right'],
        [words.ratio, 'right'],
        [words.loss, 'right'],
      ),
      rows: rows.map(({ source, parameters, tokens, tokensPerParameter, loss }) => [
        source,
        shown('parameters', parameters),
        shown('tokens', tokens),
        figure(tokensPerParameter),
        figure(loss, 4),
      ]),
    },
    ...(over.length === 0
      ? []
      : [
          { is: 'heading', text: words.over(shown('parameters', over[0]?.overTraining?.parameters)) } as const,
          {
            is: 'table',
            columns: columns([words.approach, 'left'], [words.tokens, 'right'], [words.extra, 'right'], [words.pays, 'right']),
            rows: over.map(({ source, overTraining }) => [
              source,
              shown('tokens', overTraining?.tokens),
              shown('trainingFlops', overTraining?.extraFlops),
              shown('tokens', overTraining?.breakEvenTokens),
            ]),
          } as const,
        ]),
    { is: 'remarks', remarks: [{ level: 'hint', label: english.labels.hint, text: words.note }] },
  ];
}
