import type { ModelDocument, ModelResult } from '../../answer/contract/model.js';
import { blocksText, type Paper } from '../blocks-text.js';
import { jsonOf } from '../json.js';
import { rowsCsv } from '../listing.js';
import { modelBlocks } from './blocks.js';

type Context = Paper & { readonly head: Omit<ModelDocument, 'results'> };

/** Descriptions of models in any format. */
export async function modelDocument(
  results: readonly ModelResult[],
  format: string,
  { head, ...paper }: Context,
): Promise<Iterable<string>> {
  switch (format) {
    case 'json':
      return [`${jsonOf({ ...head, results }, 2)}\n`];
    case 'jsonl':
      return results.map((result) => `${jsonOf({ schemaVersion: head.schemaVersion, ...result })}\n`);
    case 'csv':
      return [rowsCsv(results.map(csvRow))];
    default:
      return blocksText(modelBlocks(results, paper.words), format, paper, {
        document: { ...head, results },
        charts: async () => (await import('./charts.js')).modelCharts(results, paper.words),
      });
  }
}

/** The figures of a model in one row; its structure has no place in a table. */
function csvRow({ name, scenario: { sequence, weights, kv }, answer }: ModelResult): object {
  const { structure, ...figures } = answer;
  return { name, sequence, weights, kv, shape: structure.shape, ...figures };
}
