import { type Diagnostic, diagnose } from '../../diagnostics/diagnostic.js';
import { type Kind, kinds } from '../../scenario/field.js';
import { type Entry, whereOf } from '../../scenario/file/node.js';
import { namedIn, readExpectation } from './expectation.js';
import { figureNamed, figuresLike, type Judged, judgedOf } from './figure-names.js';
import type { Project } from './project.js';
import { judgedTotal } from './total.js';

/** What every kind of answer has together: what stands under the defaults may be meant for any of them. */
const judgedAny: Judged = {
  figures: [...new Set(kinds.flatMap((kind) => judgedOf(kind).figures))],
  figureOf: (field) => field,
  sampled: true,
};

/** What is wrong with the expectations of a project as they are written, each told once. Nothing need be answered for it. */
export function wrongExpectations({ scenarios, expect }: Pick<Project, 'scenarios' | 'expect'>): readonly Diagnostic[] {
  const found = new Map<Entry, Diagnostic>();
  const read = (entry: Entry, judged: Judged) => {
    const expectation = readExpectation(entry, judged);
    if ('problem' in expectation && !found.has(entry)) found.set(entry, expectation.problem);
  };
  // A default, or what is inherited, is read once for each kind, however many scenarios share it.
  const seen = new Map<Kind, Set<Entry>>(kinds.map((kind) => [kind, new Set()]));
  for (const { question, expect: expected } of scenarios) {
    for (const { entry, byDefault } of expected) {
      const already = seen.get(question.kind);
      if (found.has(entry) || already?.has(entry)) continue;
      already?.add(entry);
      const { figure } = namedIn(entry.key);
      const having = kinds.filter((kind) => figureNamed(figure, judgedOf(kind)) !== undefined);
      if (!byDefault || having.includes(question.kind)) read(entry, judgedOf(question.kind));
      else if (having.length === 0) found.set(entry, unknownToAll(entry, figure));
    }
  }
  for (const entry of expect) read(entry, judgedTotal);
  return [...found.values()];
}

function unknownToAll({ keyAt }: Entry, text: string): Diagnostic {
  const { figures: choices, sampled } = judgedAny;
  return diagnose('unknown-figure', { text, choices, near: figuresLike(text, judgedAny), sampled }, whereOf(keyAt));
}
