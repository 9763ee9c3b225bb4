import type { Diagnostic, Where } from '../diagnostics/diagnostic.js';
import { jsonOf } from '../render/json.js';
import type { Theme } from '../render/theme.js';
import { widthOf, wrap } from '../render/wrap.js';
import type { MistakeWords } from '../words/mistakes.js';
import { spelled, visible } from '../words/quote.js';
import type { Words } from '../words/words.js';

/** Mistakes shown at once; more would hide the first. */
const SHOWN = 10;

/** Diagnostics for people: what, where on the command line, what was meant, what is allowed. */
export function diagnosticsText(diagnostics: readonly Diagnostic[], argv: readonly string[], words: Words, theme: Theme): string {
  const shown = diagnostics.slice(0, SHOWN).map((diagnostic) => one(words.mistake(diagnostic), argv, words.mistakes, theme));
  const more = diagnostics.length - shown.length;
  if (more > 0) shown.push(words.mistakes.more(more));
  return `${shown.join('\n\n')}\n`;
}

/** The same for scripts. */
export function diagnosticsJson(diagnostics: readonly Diagnostic[]): string {
  const errors = diagnostics.map(({ code, message, parameters, where, allowed, suggestions }) => ({
    code,
    message,
    parameters,
    ...(where && { where }),
    ...(allowed && { allowed }),
    suggestions,
  }));
  return `${jsonOf({ schemaVersion: 1, errors }, 2)}\n`;
}

function one(
  { code, message, where, allowed, advises, suggestions }: Diagnostic,
  argv: readonly string[],
  words: MistakeWords,
  theme: Theme,
): string {
  const label = words.label(code);
  const [head = '', ...rest] = wrap(`${label}${words.colon}${message}`, theme.width);
  const lines = [theme.error(label) + head.slice(label.length), ...rest.map((line) => `  ${line}`)];
  if (where?.kind === 'argument') lines.push(...frame(argv, where, meantBy(suggestions, words), theme));
  else if (where?.kind === 'file') lines.push(...fileFrame(where, meantBy(suggestions, words), theme));
  else if (suggestions.length > 0) lines.push(`  ${theme.accent(meantBy(suggestions, words))}`);
  if (allowed)
    lines.push(
      ...wrap(`${advises ? words.try : words.allowed}${words.colon}${allowed}`, theme.width - 4).map((line, place) =>
        place === 0 ? `  ${line}` : `    ${line}`,
      ),
    );
  return lines.join('\n');
}

/** Characters shown on either side of the part that is meant, in a long argument. */
const AROUND = 40;

/** The argument as typed, with carets under the part that is meant. */
function frame(
  argv: readonly string[],
  { index, part, start = 0 }: Extract<Where, { kind: 'argument' }>,
  meant: string,
  theme: Theme,
): readonly string[] {
  const argument = argv[index] ?? '';
  const flag = index > 0 && argv[index - 1]?.startsWith('-') && !argument.startsWith('--') ? `${visible(argv[index - 1] ?? '')} ` : '';
  const meantPart = part ?? argument;
  const before = spelled(ending(argument.slice(0, start)));
  const shown = meantPart === '' ? '‘’' : visible(meantPart);
  const after = spelled(beginning(argument.slice(start + meantPart.length)));
  const carets = theme.error('^'.repeat(Math.max(1, widthOf(shown))));
  const hint = meant === '' ? '' : ` ${theme.accent(meant)}`;
  return [`  ${flag}${before}${shown}${after}`, `  ${' '.repeat(widthOf(flag + before))}${carets}${hint}`];
}

/** The place in a file, and the line with carets where it is known. */
function fileFrame({ file, line, column, source }: Extract<Where, { kind: 'file' }>, meant: string, theme: Theme): readonly string[] {
  const place = line === undefined ? visible(file) : `${visible(file)}:${line}:${column}`;
  const hint = meant === '' ? '' : theme.accent(meant);
  // A line with nothing on it shows nothing.
  if (source === undefined || source.text.trim() === '') return [`  ${place}`, ...(hint === '' ? [] : [`  ${hint}`])];
  const before = widthOf(spelled(source.text.slice(0, source.start)));
  const marked = Math.max(1, widthOf(spelled(source.text.slice(source.start, source.start + source.length))));
  return [
    `  ${place}`,
    `  ${spelled(source.text)}`,
    `  ${' '.repeat(before)}${theme.error('^'.repeat(marked))}${hint === '' ? '' : ` ${hint}`}`,
  ];
}

function ending(text: string): string {
  return text.length > AROUND ? `…${text.slice(-AROUND).replace(/^[\udc00-\udfff]/, '')}` : text;
}

function beginning(text: string): string {
  return text.length > AROUND ? `${text.slice(0, AROUND).replace(/[\ud800-\udbff]$/, '')}…` : text;
}

function meantBy(suggestions: readonly string[], { meant }: MistakeWords): string {
  return suggestions.length === 0 ? '' : meant(suggestions.map((suggestion) => visible(suggestion)));
}
