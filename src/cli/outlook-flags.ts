import { type Command, Option } from 'commander';
import { SAMPLES, SEED, samplingWith } from '../answer/outlook/sampling-options.js';
import type { CheckOptions } from '../answer/project/check.js';
import type { AnswerOptions } from '../answer/sheet/answer.js';
import { builtInCatalog } from '../catalog/package-presets.js';
import { type Diagnostic, diagnose } from '../diagnostics/diagnostic.js';
import type { Kind } from '../scenario/field.js';
import type { Question } from '../scenario/question.js';
import { describedBy, type Help, under } from './described.js';
import { addValueFlag, type MetFlag } from './flags.js';
import { idle } from './idle-flags.js';
import { placeOf } from './place.js';

/** How uncertainty is computed. */
type Sampling = { readonly samples: number; readonly seed: number; readonly evidence: boolean };

/** What an answer says beyond its figures; modules are loaded only for questions that need them. */
type Outlook = (questions: readonly Question[]) => Promise<Pick<AnswerOptions, 'extras' | 'uncertain' | 'said'>>;

const SOURCES = ['evidence'];
/** Fields that ask for what comes month by month, and one that speaks of ranges. */
const LOOKS_AHEAD = new Set(['growth', 'horizon', 'fleet', 'together']);

/** Adds the flags about how ranges are computed. */
export function addSamplingFlags(command: Command, met: MetFlag[]): void {
  const add = (names: string, words: (help: Help) => string) => under('uncertainty', addValueFlag(command, names, words, met));
  add('--uncertainty <source>', ({ flags }) => flags.uncertainty);
  add('--samples <count>', ({ flags }) => flags.samples(SAMPLES));
  add('--seed <number>', ({ flags }) => flags.seed(SEED));
}

/** Adds those, and the one that asks what moves the answer. */
export function addOutlookFlags(command: Command, met: MetFlag[]): void {
  addSamplingFlags(command, met);
  command.addOption(
    under(
      'uncertainty',
      describedBy(new Option('--sensitivity'), ({ flags }) => flags.sensitivity),
    ),
  );
}

/** Reads the flags about ranges; mistakes are added to `diagnostics`. */
export function samplingOf(command: Command, argv: readonly string[], diagnostics: Diagnostic[]): Sampling {
  const { uncertainty, samples, seed } = command.opts<{ uncertainty?: string; samples?: string; seed?: string }>();
  if (uncertainty !== undefined && !SOURCES.includes(uncertainty)) {
    diagnostics.push(
      diagnose('unknown-choice', { text: uncertainty, choices: SOURCES, near: [] }, placeOf(argv, '--uncertainty', uncertainty)),
    );
  }
  const number = (flag: string, text: string | undefined) => {
    if (text === undefined) return undefined;
    const value = /^[+-]?\d[\d_]*$/.test(text.trim()) ? Number(text.replaceAll('_', '')) : Number.NaN;
    return { value, text, where: placeOf(argv, flag, text) };
  };
  return {
    ...samplingWith({ samples: number('--samples', samples), seed: number('--seed', seed) }, diagnostics),
    evidence: uncertainty === 'evidence',
  };
}

/** What published runs add to a computed answer, where they are asked for. */
export async function evidenceOf({ evidence }: Sampling): Promise<Pick<CheckOptions, 'evidence'>> {
  if (!evidence) return {};
  const { publishedRange } = await import('../answer/outlook/published-range.js');
  const runs = builtInCatalog().runs();
  return { evidence: ({ plan, values, given }) => (plan === undefined ? undefined : publishedRange(plan, values, given, runs).taken) };
}

/** Reads all of them, and tells what they add to the answers: `kind` where a command has one kind of them, `pictures` where the format shows them. */
export function outlookOf(
  command: Command,
  argv: readonly string[],
  diagnostics: Diagnostic[],
  { kind, pictures = false }: { readonly kind?: Kind; readonly pictures?: boolean } = {},
): Outlook {
  const sampling = samplingOf(command, argv, diagnostics);
  if (sampling.evidence && kind === 'infer')
    diagnostics.push(diagnose('evidence-of-training', {}, placeOf(argv, '--uncertainty', 'evidence')));
  const sensitivity = pictures || command.opts<{ sensitivity?: boolean }>().sensitivity === true;
  return async (questions) => {
    const uncertain = questions.some(({ fields }) => fields.some(({ values }) => values.some(({ spread }) => spread !== undefined)));
    const timed = questions.some(({ fields }) => fields.some(({ key }) => LOOKS_AHEAD.has(key)));
    const { samples, seed } = command.opts<{ samples?: string; seed?: string }>();
    const certain = !uncertain && !sampling.evidence;
    const said = [
      ...idle('--samples', certain && samples !== undefined, { say: 'a-range' }, '--uncertainty evidence'),
      ...idle('--seed', certain && seed !== undefined, { say: 'a-range' }, '--uncertainty evidence'),
    ];
    if (certain && !timed && !sensitivity) return { said };
    const { extrasWith } = await import('../answer/outlook/extras.js');
    const { pairsIn } = await import('../answer/outlook/together.js');
    // What cannot go together is told before the first answer leaves.
    for (const { fields } of questions) {
      for (const { key, values } of fields) if (key === 'together') for (const value of values) pairsIn(new Map([[key, value]]));
    }
    const runs = sampling.evidence ? builtInCatalog().runs() : undefined;
    return { extras: extrasWith({ ...sampling, sensitivity, pictures, ...(runs && { runs }) }), uncertain: !certain, said };
  };
}
