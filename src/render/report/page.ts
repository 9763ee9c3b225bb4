import type { LiveScript } from '../../answer/library/live.js';
import type { ReportWords } from '../../words/report.js';
import type { Chart } from './chart/chart.js';
import { figureHtml, staleHtml } from './figure.js';
import { dataOf, element, type Markup, raw, together } from './markup.js';
import { style } from './style.js';

/** What a page needs from outside: the script that makes it live, and the means to vouch for it. */
export type PageParts = {
  /** Lights what a figure is made of; and that with all that a question is computed with, for a page that computes. */
  readonly script: (name: 'plain' | 'unpack' | LiveScript) => string;
  /** A text compressed, in base 64. */
  readonly packed: (text: string) => string;
  /** SHA-256 of a text, in base 64. */
  readonly sha256: (text: string) => string;
};

export type Section = {
  readonly id: string;
  readonly title: string;
  readonly body: readonly Markup[];
  readonly class?: string;
  readonly hidden?: boolean;
  /** It says itself what of it follows the fields of the page. */
  readonly follows?: boolean;
};

export type Page = {
  readonly title: string;
  /** Said below the title; what follows the fields of the page is computed anew. */
  readonly lead: readonly { readonly text: string; readonly follows: boolean }[];
  readonly sections: readonly Section[];
  /** Who made it, and the answer for programs. */
  readonly document: PageDocument;
  /** What the script computes with. */
  readonly live?: { readonly script: LiveScript; readonly [key: string]: unknown };
};

/** The answer for programs, which begins with who made it. */
export type PageDocument = { readonly tool: { readonly name: string; readonly version: string }; readonly [key: string]: unknown };

/** One self-contained file: it asks for nothing, and allows nothing but its own style and script. */
export function pageOf(page: Page, parts: PageParts, words: ReportWords): string {
  const open = pageWith(page, parts, words, false);
  return page.live === undefined || new TextEncoder().encode(open).length <= MOST_BYTES ? open : pageWith(page, parts, words, true);
}

/** A page with more has its script compressed. */
const MOST_BYTES = 200_000;

function pageWith(
  { title, lead, sections, document, live }: Page,
  { script: scriptOf, packed, sha256 }: PageParts,
  words: ReportWords,
  isPacked: boolean,
): string {
  const whole = scriptOf(live?.script ?? 'plain');
  const script = isPacked ? scriptOf('unpack') : whole;
  const original = live && words.labels.original;
  const policy = [
    "default-src 'none'",
    `style-src 'sha256-${sha256(style)}'`,
    `script-src ${[...new Set([script, whole])].map((text) => `'sha256-${sha256(text)}'`).join(' ')}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  const { markup } = element(
    'html',
    { lang: words.language },
    element(
      'head',
      {},
      element('meta', { charset: 'utf-8' }),
      element('meta', { 'http-equiv': 'Content-Security-Policy', content: policy }),
      element('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
      element('meta', { name: 'generator', content: `${document.tool.name} ${document.tool.version}` }),
      element('title', {}, title),
      raw('style', {}, style),
    ),
    element(
      'body',
      {},
      element(
        'header',
        {},
        element('h1', { id: 'headline' }, title),
        staleHtml(original),
        lead.map(({ text, follows }) =>
          element('p', { class: 'lead', 'data-range': follows }, text, follows ? undefined : staleHtml(original)),
        ),
      ),
      element(
        'main',
        {},
        sections.map((section) => sectionHtml(section, original)),
      ),
      element('footer', {}, element('p', {}, words.madeBy(document.tool.name, document.tool.version)), element('p', {}, words.intro.data)),
      dataOf('answer', document),
      live === undefined ? undefined : dataOf('live', live),
      isPacked ? raw('script', { type: 'text/plain', id: 'packed' }, packed(whole)) : undefined,
      raw('script', {}, script),
    ),
  );
  return `<!doctype html>\n${markup}\n`;
}

function sectionHtml({ id, title, body, class: name, hidden, follows }: Section, original: string | undefined): Markup {
  return element(
    'section',
    { id, class: name, hidden, 'aria-labelledby': `${id}-title` },
    element('h2', { id: `${id}-title` }, title, follows === true ? undefined : staleHtml(original)),
    body,
  );
}

/** The pictures, where there are any; of a page that computes, with those that follow its fields. */
export function picturesOf(charts: readonly Chart[], words: ReportWords, following?: readonly string[]): readonly Section[] {
  if (charts.length === 0) return [];
  const { table, original } = words.labels;
  const figures = charts.map((chart) => figureHtml(chart, table, following && !following.includes(chart.id) ? original : undefined));
  return [{ id: 'pictures', title: words.sections.pictures, body: [together(figures)], follows: true }];
}
