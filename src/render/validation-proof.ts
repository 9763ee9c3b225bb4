import type { AnswerDocument } from '../answer/contract/result.js';
import type { Moved, RedProof, Verdict } from '../answer/contract/validation.js';
import type { ValidationWords } from '../words/validation.js';
import { type Block, columns } from './block.js';
import { blocksText, type Paper } from './blocks-text.js';
import { rowsCsv } from './listing.js';
import { figureText } from './validation-formats.js';

/** What breaking formulas on purpose made of the verdict, in any format. */
export async function proofText(
  proof: RedProof,
  format: string,
  { head, ...paper }: Paper & { readonly head: Omit<AnswerDocument, 'results'> },
): Promise<Iterable<string>> {
  switch (format) {
    case 'json':
      return [`${JSON.stringify({ ...head, ...proof }, null, 2)}\n`];
    case 'jsonl':
      return proof.broken.map((broken) => `${JSON.stringify({ schemaVersion: head.schemaVersion, ...broken })}\n`);
    case 'csv':
      return [
        rowsCsv(
          proof.broken.map(({ suite, formula, verdict: { colour, compared, moved } }) => ({
            suite,
            formula,
            colour,
            compared,
            moved: groupsOf(moved),
          })),
        ),
      ];
    default:
      return blocksText(proofBlocks(proof, paper.words.validation), format, paper, { document: { ...head, ...proof } });
  }
}

function proofBlocks({ shipped, broken, proven }: RedProof, words: ValidationWords): readonly Block[] {
  const { proof } = words;
  const row = (formula: string, suite: string, { colour, compared, moved }: Verdict): readonly string[] => [
    formula,
    suite === '' ? '' : words.suite(suite),
    proof.colours[colour],
    proof.of(groupsOf(moved), compared),
    worstOf(moved, words),
  ];
  return [
    { is: 'title', text: proof.title(proven) },
    {
      is: 'table',
      columns: columns(
        [proof.formula, 'left'],
        [proof.suite, 'left'],
        [proof.verdict, 'left'],
        [proof.groups, 'right'],
        [proof.worst, 'left'],
      ),
      rows: [row(proof.shipped, '', shipped), ...broken.map(({ suite, formula, verdict }) => row(proof.formulas[formula], suite, verdict))],
    },
  ];
}

const groupsOf = (moved: readonly Moved[]): number => new Set(moved.map(({ by, group }) => JSON.stringify([by, group]))).size;

/** The median that moved furthest. */
function worstOf(moved: readonly Moved[], words: ValidationWords): string {
  const sizeOf = ({ quoted, found }: Moved) => Math.abs((found ?? 0) - (quoted ?? 0));
  const worst = moved
    .filter(({ figure }) => figure === 'median')
    .reduce<Moved | undefined>((most, each) => (most === undefined || sizeOf(each) > sizeOf(most) ? each : most), undefined);
  if (worst === undefined) return '';
  return words.proof.move(worst.group, words.figures[worst.figure], figureText(worst, worst.quoted), figureText(worst, worst.found));
}
