import type { Answers } from '../answer/contract/answers.js';
import type { AnswerDocument } from '../answer/contract/result.js';
import type { LiveOf } from './answer-text.js';
import type { Paper } from './blocks-text.js';
import { csvText } from './csv.js';
import { jsonLines, jsonText } from './json.js';

type RenderContext = Paper & {
  readonly head: Omit<AnswerDocument, 'results'>;
  /** Predicted layouts that are shown, the best among them. */
  readonly top?: number;
  readonly live?: LiveOf | undefined;
};

/** A format: text in chunks, made as the answers come. */
export type AnswerFormat = {
  /** Rows beyond which nobody reads it; undefined where any number streams. */
  readonly maxRows?: number;
  readonly render: (answers: Answers, context: RenderContext) => Iterable<string> | Promise<Iterable<string>>;
};

const READABLE_ROWS = 10_000;

/** Every format by name; the first is the default. */
export const answerFormats: Readonly<Record<string, AnswerFormat>> = {
  table: {
    maxRows: READABLE_ROWS,
    render: async (answers, context) => (await import('./answer-text.js')).answersText(answers, 'table', context),
  },
  json: { render: (answers, { head }) => jsonText(answers, head) },
  jsonl: { render: (answers, { head }) => jsonLines(answers, head) },
  csv: { render: (answers) => csvText(answers) },
  markdown: {
    maxRows: READABLE_ROWS,
    render: async (answers, context) => (await import('./answer-text.js')).answersText(answers, 'markdown', context),
  },
  html: {
    maxRows: READABLE_ROWS,
    render: async (answers, context) => (await import('./answer-text.js')).answerPage([...answers.results()], answers.swept, context),
  },
};

export const formatNames: readonly string[] = Object.keys(answerFormats);
