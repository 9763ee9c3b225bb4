import type { AnswerDocument } from '../../answer/contract/result.js';
import type { CheckReport, Verdict } from '../../answer/project/check.js';
import type { Words } from '../../words/words.js';
import { blocksText, type Paper } from '../blocks-text.js';
import { jsonOf } from '../json.js';
import { checkBlocks, figureOf, mendText, scenarioOf, sentenceOf } from './check-blocks.js';
import { data, property, xml } from './escapes.js';

/** Formats of a check; the first is the default. */
export const checkFormats = ['table', 'json', 'junit', 'github', 'markdown', 'html'] as const;

/** A check in any of its formats. */
export async function checkText(
  report: CheckReport,
  format: string,
  { head, ...paper }: Paper & { readonly head: Omit<AnswerDocument, 'results'> },
): Promise<Iterable<string>> {
  switch (format) {
    case 'json':
      return [`${jsonOf({ ...head, ...report }, 2)}\n`];
    case 'junit':
      return [junit(report, paper.words)];
    case 'github':
      return annotations(report, paper.words);
    default:
      return blocksText(checkBlocks(report, paper.words), format, paper, { document: { ...head, ...report } });
  }
}

/** JUnit’s XML: a suite a scenario, a case an expectation. */
function junit({ verdicts, broken }: CheckReport, words: Words): string {
  const suites = new Map<string, Verdict[]>();
  for (const verdict of verdicts) {
    const key = `${verdict.file}: ${scenarioOf(verdict, words)}`;
    const suite = suites.get(key);
    if (suite === undefined) suites.set(key, [verdict]);
    else suite.push(verdict);
  }
  const lines = [...suites].map(([name, cases]) => {
    const failures = cases.filter(({ holds }) => !holds).length;
    const tests = cases.map((verdict) => {
      const line = verdict.where.kind === 'file' ? ` line="${verdict.where.line}"` : '';
      const opening = `    <testcase classname="${xml(name)}" name="${xml(`${figureOf(verdict, words)} ${verdict.expected}`)}" file="${xml(verdict.file)}"${line}`;
      if (verdict.holds) return `${opening}/>`;
      return `${opening}>\n      <failure message="${xml(sentenceOf(verdict, words))}">${xml(mendText(verdict, words))}</failure>\n    </testcase>`;
    });
    return `  <testsuite name="${xml(name)}" tests="${cases.length}" failures="${failures}">\n${tests.join('\n')}\n  </testsuite>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="llm-sizing" tests="${verdicts.length}" failures="${broken}">\n${lines.join('\n')}\n</testsuites>\n`;
}

/** Annotations of a GitHub workflow: an error at the line of each broken expectation, and a notice that tells the count. */
function* annotations({ verdicts, broken, unchecked = [] }: CheckReport, words: Words): Iterable<string> {
  for (const verdict of verdicts) {
    if (verdict.holds) continue;
    const { where } = verdict;
    const place = where.kind === 'file' ? `file=${property(where.file)},line=${where.line},col=${where.column},` : '';
    const title = property(`${scenarioOf(verdict, words)}${words.amounts.marks.colon}${figureOf(verdict, words)}`);
    yield `::error ${place}title=${title}::${data(`${sentenceOf(verdict, words)}${words.clause}${mendText(verdict, words)}`)}\n`;
  }
  for (const file of unchecked) yield `::warning file=${property(file)},title=llm-sizing::${data(words.check.unchecked(file))}\n`;
  yield `::notice title=llm-sizing::${data(words.check.headline(verdicts.length, broken))}\n`;
}
