import type { AnswerDocument } from '../../answer/contract/result.js';
import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import { visible } from '../../words/quote.js';
import type { Words } from '../../words/words.js';
import { blocksText, type Paper } from '../blocks-text.js';
import { jsonOf } from '../json.js';
import { data, property, xml } from './escapes.js';

/** Mistakes in what was to be checked, in the format of the report that they take the place of; undefined for a table. */
export async function mistakesText(
  diagnostics: readonly Diagnostic[],
  format: string,
  { head, ...paper }: Paper & { readonly head: Omit<AnswerDocument, 'results'> },
): Promise<Iterable<string> | undefined> {
  switch (format) {
    case 'json':
      return [`${jsonOf({ schemaVersion: head.schemaVersion, errors: diagnostics.map(({ exitCode, advises, ...parts }) => parts) }, 2)}\n`];
    case 'junit':
      return [junit(diagnostics, paper.words)];
    case 'github':
      return diagnostics.map((diagnostic) => annotation(diagnostic, paper.words));
    case 'html':
    case 'markdown':
      return blocksText(
        [
          { is: 'title', text: paper.words.check.notChecked },
          {
            is: 'remarks',
            remarks: diagnostics.map((diagnostic) => ({
              level: 'error',
              label: placeOf(diagnostic) ?? diagnostic.code,
              text: sentenceOf(diagnostic, paper.words),
            })),
          },
        ],
        format,
        paper,
        { document: { ...head, errors: diagnostics.map(({ exitCode, advises, ...parts }) => parts) } },
      );
    default:
      return undefined;
  }
}

function annotation(diagnostic: Diagnostic, words: Words): string {
  const { where, code } = diagnostic;
  const line = where?.kind === 'file' && where.line !== undefined ? `line=${where.line},col=${where.column},` : '';
  const place = where?.kind === 'file' ? `file=${property(where.file)},${line}` : '';
  return `::error ${place}title=${property(code)}::${data(sentenceOf(diagnostic, words))}\n`;
}

/** JUnit’s XML: a mistake is an error of a test that could not be run, not a failure. */
function junit(diagnostics: readonly Diagnostic[], words: Words): string {
  const count = diagnostics.length;
  const cases = diagnostics.map((diagnostic) => {
    const { where, code } = diagnostic;
    const line = where?.kind === 'file' && where.line !== undefined ? ` line="${where.line}"` : '';
    const file = where?.kind === 'file' ? ` file="${xml(where.file)}"${line}` : '';
    const name = placeOf(diagnostic) ?? code;
    return `    <testcase classname="llm-sizing" name="${xml(name)}"${file}>\n      <error type="${code}" message="${xml(words.mistake(diagnostic).message)}">${xml(sentenceOf(diagnostic, words))}</error>\n    </testcase>`;
  });
  const totals = `tests="${count}" failures="0" errors="${count}"`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="llm-sizing" ${totals}>\n  <testsuite name="llm-sizing" ${totals}>\n${cases.join('\n')}\n  </testsuite>\n</testsuites>\n`;
}

/** What is wrong, what was meant and what is allowed, in a line. */
function sentenceOf(diagnostic: Diagnostic, words: Words): string {
  const { message, suggestions, allowed } = words.mistake(diagnostic);
  return words.check.mistake(message, suggestions.map(visible), allowed);
}

/** File, line and column, where the mistake is in a file. */
function placeOf({ where }: Diagnostic): string | undefined {
  if (where?.kind !== 'file') return undefined;
  return where.line === undefined ? visible(where.file) : `${visible(where.file)}:${where.line}:${where.column}`;
}
