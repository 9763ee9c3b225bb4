import * as z from 'zod/mini';
import en from 'zod/v4/locales/en.js';
import { inEnglish, type Phrase } from '../diagnostics/phrase.js';
import { STANDINGS } from './standing.js';

// What the library of schemas says itself.
z.config(en());

const phrases = new Map<string, Phrase>();

/** The phrase that a message of these schemas says; undefined for what the library of schemas says itself. */
export function phraseFor(message: string): Phrase | undefined {
  return phrases.get(message);
}

export function worded(phrase: Phrase): string {
  const message = inEnglish(phrase);
  phrases.set(message, phrase);
  return message;
}

/** `12.5 TFLOPS`, `80 GiB`: a positive decimal number, one space, and one of the units. */
export function quantity(description: string, ...units: readonly string[]) {
  const unit = units.map((text) => text.replaceAll('/', String.raw`\/`)).join('|');
  return z
    .string()
    .check(z.regex(new RegExp(String.raw`^\d+(\.\d+)? (${unit})$`), worded({ say: 'number-with-unit', units })), z.describe(description));
}

export const text = (description: string) => z.string().check(z.minLength(1), z.describe(description));
export const texts = (description: string) => z._default(z.array(z.string().check(z.minLength(1))), []).check(z.describe(description));
export const count = (description: string) => z.int().check(z.positive(), z.describe(description));

/** Checks of plausibility that a figure may be excepted from, with its reason beside it. */
const CHECKS = [
  'fp8-to-bf16',
  'sparse-to-dense',
  'bandwidth-of-bus',
  'server-power',
  'mfu',
  'tokens-to-hours',
  'order-in-line',
  'context',
  'price-of-sibling',
  'rate-of-width',
  'size-of-name',
] as const;

export const id = z
  .string()
  .check(z.regex(/^[a-z0-9]+([.-][a-z0-9]+)*$/), z.describe('Name of the preset and of its file: lower case, digits, dots and hyphens'));
const day = z.string().check(z.regex(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, worded({ say: 'a-day', example: '2026-11-24' })));
export const date = z
  .string()
  .check(
    z.regex(/^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/, worded({ say: 'a-date', examples: ['2026-11-24', '2026-11', '2026'] })),
  );

export const aliases = texts('Other names that people type; case and punctuation do not matter, except a dot between digits');
export const line = text('Product line or model family: presets that share it are offered as the others of a short name');
export const recorded = day.check(z.describe('Day on which the claims of this file were entered'));
export const confidence = z
  .enum(['high', 'medium', 'low', 'none'])
  .check(z.describe('How far the figures can be trusted; none: there are no figures'));
export const exceptions = z
  .optional(
    z.array(
      z.strictObject({
        check: z.enum(CHECKS).check(z.describe('The check of plausibility that a figure does not pass')),
        reason: text('Why the figure is right all the same'),
      }),
    ),
  )
  .check(z.describe('Figures that are right though a check of plausibility says otherwise'));
export const disagreements = texts('Where sources disagree: who says what, which value is kept and why');
export const notes = texts('What a reader of the figures has to know');
/** How a claim is known. */
export const claim = {
  standing: z
    .optional(z.enum(STANDINGS))
    .check(
      z.describe(
        'verified: the document of those who made the thing, or arithmetic that the build or a test repeats; read: read in one document of others; inferred: a usual figure, a guess, or a figure that no document states. Left out: read',
      ),
    ),
  verified: z.optional(z.boolean()).check(z.describe('What standing was before there were three: true is read, false is inferred')),
};

export const sources = z
  .array(
    z.strictObject({
      figures: z
        .array(z.string().check(z.regex(/^[a-z][A-Za-z0-9]*(\.[a-z][A-Za-z0-9]*)*$/)))
        .check(z.minLength(1), z.describe('Key paths of this file that the source supports; a parent path covers what is under it')),
      document: text('The source: a document, a URL, or repository@commit and path'),
      date: z.optional(date).check(z.describe('Date of the source')),
      ...claim,
      note: z.optional(text('What the source says in its own terms')),
    }),
  )
  .check(z.minLength(1), z.describe('Where the figures come from; every figure needs at least one source'));
